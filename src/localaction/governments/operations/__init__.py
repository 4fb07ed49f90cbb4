"""Writing: the registry of governments, their teams, and supporting organisations."""

from localaction.governments.operations.invitations import (
    accept_invitation,
    invite,
    read_token,
    token_of,
    withdraw_invitation,
)
from localaction.governments.operations.listing import ensure_many, ensure_organisation, import_government
from localaction.governments.operations.registry import (
    AlreadyThere,
    Details,
    LooksLike,
    UnfitName,
    change_details,
    check_at_the_door,
    enlist,
    found,
    merge,
    propose,
    reject,
    reopen,
    verify,
)
from localaction.governments.operations.teams import accept, change_role, decline, end, hand_over, join

__all__ = [
    "AlreadyThere",
    "Details",
    "LooksLike",
    "UnfitName",
    "accept",
    "accept_invitation",
    "change_details",
    "change_role",
    "check_at_the_door",
    "decline",
    "end",
    "enlist",
    "ensure_many",
    "ensure_organisation",
    "found",
    "hand_over",
    "import_government",
    "invite",
    "join",
    "merge",
    "propose",
    "read_token",
    "reject",
    "reopen",
    "token_of",
    "verify",
    "withdraw_invitation",
]
