"""How far governments and actions have come: each step counts those that got at least there."""

from __future__ import annotations

from django.db.models import Count, Q

from localaction.actions.lifecycle import PUBLIC, Status
from localaction.actions.models import OwnerRole
from localaction.declarations.lifecycle import SignatureStatus
from localaction.declarations.models import Signature
from localaction.desk.figures.scope import Row, submitted_of
from localaction.governments.lifecycle import LIVE, MembershipStatus
from localaction.governments.models import Government

NOT_SENT = (SignatureStatus.DRAFT, SignatureStatus.REFUSED, SignatureStatus.WITHDRAWN)
ACCEPTED = (Status.ACCEPTED, *PUBLIC)


def steps(call: str) -> list[Row]:
    """Rows of (step, governments, actions or None). Joining and signing are counted over all calls."""
    team = (MembershipStatus.REQUESTED, MembershipStatus.ACTIVE)
    joined = Government.objects.filter(status__in=LIVE, memberships__status__in=team).distinct().count()
    sent = Signature.objects.exclude(status__in=NOT_SENT).exclude(begun_by=None)
    signed = sent.values("government").distinct().count()
    return [["joined", joined, None], ["signed", signed, None], *_of_actions(call)]


def _of_actions(call: str) -> list[Row]:
    reached = {
        "begun": Q(),
        "sent": ~Q(status=Status.DRAFT),
        "assessed": Q(assessed=True) | Q(status__in=(*ACCEPTED, Status.DECLINED)),
        "accepted": Q(status__in=ACCEPTED),
        "published": Q(status__in=PUBLIC),
    }
    lead = "owners__government"
    counted = (
        submitted_of(call)
        .filter(owners__role=OwnerRole.LEAD)
        .aggregate(
            **{
                f"{step}_actions": Count("pk", filter=found, distinct=True) for step, found in reached.items()
            },
            **{
                f"{step}_governments": Count(lead, filter=found, distinct=True)
                for step, found in reached.items()
            },
        )
    )
    return [[step, counted[f"{step}_governments"], counted[f"{step}_actions"]] for step in reached]
