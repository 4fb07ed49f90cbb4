"""What is remembered of governments, their people, and what ties them to each other."""

from localaction.governments.models.links import NetworkMembership, Twinning
from localaction.governments.models.people import Invitation, Membership, Role
from localaction.governments.models.registry import (
    Government,
    GovernmentName,
    GovernmentSet,
    Level,
    Organisation,
)

__all__ = [
    "Government",
    "GovernmentName",
    "GovernmentSet",
    "Invitation",
    "Level",
    "Membership",
    "NetworkMembership",
    "Organisation",
    "Role",
    "Twinning",
]
