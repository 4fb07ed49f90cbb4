"""What is remembered of governments, their people, and what ties them to each other."""

from localaction.governments.models.links import NetworkMembership, Twinning
from localaction.governments.models.people import Endorsement, Invitation, MemberObjection, Membership, Role
from localaction.governments.models.registry import (
    Government,
    GovernmentName,
    GovernmentSet,
    Level,
    Organisation,
)

__all__ = [
    "Endorsement",
    "Government",
    "GovernmentName",
    "GovernmentSet",
    "Invitation",
    "Level",
    "MemberObjection",
    "Membership",
    "NetworkMembership",
    "Organisation",
    "Role",
    "Twinning",
]
