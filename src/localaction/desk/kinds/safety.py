"""Concerns, what is hidden and must be settled, and places that do not answer a recall."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, Value, When
from django.utils.translation import gettext_lazy as _

from localaction.desk.waiting import Kind, Why
from localaction.safety import queries

_CONCERN: dict[str, Any] = {
    "key": "number",
    "page": "safety:desk_concern",
    "since": "told_at",
    "title": Case(When(title="", then=F("address")), default=F("title")),
    "language": "language",
    "searched": ("title", "number", "reference"),
}
RISKS = (
    Kind(
        code="risk",
        name=_("People at risk"),
        found=lambda _actor: queries.new_concerns(urgent=True),
        whys={"risk": Why(_("Somebody says that a person could be at risk"), _("Read it now"))},
        first=True,
        **_CONCERN,
    ),
)
KINDS = (
    Kind(
        code="concern",
        name=_("Concerns"),
        found=lambda _actor: queries.new_concerns(urgent=False),
        whys={"concern": Why(_("A reader reports a concern"), _("Read it"))},
        **_CONCERN,
    ),
    Kind(
        code="hidden",
        name=_("Hidden records"),
        found=lambda _actor: queries.waiting_hidings(),
        key="pk",
        page="safety:hiding",
        since="hidden_at",
        title=Case(When(title="", then=F("reference")), default=F("title")),
        title_language="language",
        why=Case(When(status="asked", then=Value("asked")), default=Value("hidden")),
        whys={
            "hidden": Why(_("It is hidden and must be looked into"), _("Look into it")),
            "asked": Why(_("A second person must agree to restore it"), _("Look at it"), anew=True),
        },
        searched=("title", "reference"),
    ),
    Kind(
        code="recall",
        name=_("Copies not yet hidden"),
        found=lambda _actor: queries.silent_recalls(),
        key="hiding_id",
        page="safety:hiding",
        since="asked_at",
        title="carried__place",
        whys={"silent": Why(_("A place with a copy does not answer our letters"), _("Call there"))},
        searched=("carried__place", "carried__reference"),
    ),
)
