"""Calls whose last day is near, and calls that were told to open and cannot."""

from __future__ import annotations

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions import calls
from localaction.actions.models import Call
from localaction.desk.waiting import Kind, Why
from localaction.kit.actors import Actor


def _waiting(_actor: Actor) -> QuerySet[Call]:
    today = timezone.localdate()
    soon, stuck = calls.closing_soon(today), calls.due_to_open(today)
    return Call.objects.filter(Q(pk__in=soon.values("pk")) | Q(pk__in=stuck.values("pk")))


CALL = Kind(
    code="call",
    name=_("Calls"),
    found=_waiting,
    key="code",
    page="actions:desk_call",
    since="made_at",
    title="code",
    why=Case(When(status="draft", then=Value("cannot_open")), default=Value("closes_soon")),
    whys={
        "closes_soon": Why(_("The call closes soon"), _("Close or extend it")),
        "cannot_open": Why(
            _("The call should have opened, but something is missing"), _("See what is missing")
        ),
    },
    call="code",
    searched=("code",),
)
KINDS = (CALL,)
