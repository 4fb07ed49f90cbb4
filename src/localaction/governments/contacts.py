"""Who of a team can still be reached: asked once a year, believed until three letters went without an answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q
from django.db.models.functions import Coalesce

from localaction.governments.lifecycle import MembershipStatus
from localaction.governments.models import Government, GovernmentSet, Membership, Role

ASKED_EVERY: Final = timedelta(days=365)
ASKED_AGAIN_AFTER: Final = timedelta(days=30)
ASKED_AT_MOST: Final = 3

_WRITES = Q(status=MembershipStatus.ACTIVE, role__in=(Role.FOCAL_POINT, Role.EDITOR), person__is_active=True)
_HERE = Q(gone_at__isnull=True)


def _silent(now: datetime) -> Q:
    return Q(asked_times__gte=ASKED_AT_MOST, asked_at__lte=now - ASKED_AGAIN_AFTER)


def live_contacts(now: datetime) -> Q:
    """Of memberships: focal points and editors who are here and have not left three letters unanswered."""
    return _WRITES & _HERE & ~_silent(now)


def to_ask(now: datetime) -> Q:
    """Of memberships annotated `with_sign_of_life`: contacts whom to ask now whether they are still here."""
    is_time = Q(sign_of_life__lte=now - ASKED_EVERY)
    rested = Q(asked_at__isnull=True) | Q(asked_at__lte=now - ASKED_AGAIN_AFTER)
    return _WRITES & _HERE & is_time & rested & Q(asked_times__lt=ASKED_AT_MOST)


def with_sign_of_life() -> Coalesce:
    """When a member last said to be here: the day of the answer, or of the beginning."""
    return Coalesce("still_here_at", "started_at")


def lost(now: datetime) -> GovernmentSet:
    """Live governments that once had a team and have nobody left who can be reached."""
    live = Membership.objects.filter(live_contacts(now)).values("government_id")
    had = Membership.objects.filter(started_at__isnull=False).values("government_id")
    return Government.objects.live().filter(pk__in=had).exclude(pk__in=live)
