"""Edits that are not sent or not answered, and lists at the desk that wait for somebody to go on."""

from __future__ import annotations

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from localaction.actions.batches import waiting_batches
from localaction.actions.lifecycle import EditStatus, ImportStatus
from localaction.actions.models import Edit
from localaction.desk.waiting import Kind, Why
from localaction.kit.actors import Actor


def _edits(_actor: Actor) -> QuerySet[Edit]:
    """Those being written, and those whose author was reminded and is still silent."""
    return Edit.objects.filter(Q(status=EditStatus.WRITING) | Q(status=EditStatus.PROPOSED, reminders__gte=1))


KINDS = (
    Kind(
        code="edit",
        name=_("Edits"),
        found=_edits,
        page="actions:desk_edit",
        key="action__reference",
        since=Coalesce("proposed_at", "begun_at"),
        why=Case(When(status=EditStatus.WRITING, then=Value("writing")), default=Value("silent")),
        whys={
            "writing": Why(_("An edit was begun and not sent to the author"), _("Go on writing")),
            "silent": Why(_("The author has not answered an edit"), _("Look at it")),
        },
        title="action__title",
        title_language=Coalesce(
            KeyTextTransform("title", "action__text_languages"), "action__language", output_field=CharField()
        ),
        country="action__place_country",
        language="action__language",
        call="action__call__code",
        searched=("action__title", "action__reference", "action__place_name"),
    ),
    Kind(
        code="import",
        name=_("Lists to bring in"),
        found=lambda _actor: waiting_batches(),
        page="actions:desk_import",
        key=Cast("pk", CharField()),
        since="brought_at",
        why=Case(
            When(status=ImportStatus.READ, then=Value("read")),
            When(status=ImportStatus.CHECKED, then=Value("checked")),
            default=Value("failed"),
        ),
        whys={
            "read": Why(_("The columns of a list wait to be matched"), _("Match the columns")),
            "checked": Why(_("A list is checked and not brought in"), _("Look at it")),
            "failed": Why(_("A list stopped at a fault"), _("Look at it")),
        },
        title=F("file_name"),
        searched=("file_name", "source"),
    ),
)
