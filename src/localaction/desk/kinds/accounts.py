"""People who ask to be erased."""

from __future__ import annotations

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from localaction.accounts import queries
from localaction.desk.waiting import Kind, Why

KINDS = (
    Kind(
        code="erasure",
        name=_("Requests to be erased"),
        found=lambda _actor: queries.erasure_requests(),
        page="desk:erasure",
        key=Cast("pk", CharField()),
        since="asked_at",
        whys={"erasure": Why(_("Somebody asks to be erased; the law gives one month"), _("Answer"))},
        title=Coalesce(NullIf(F("person__name"), Value("")), F("person__email"), output_field=CharField()),
        language="person__language",
    ),
)
