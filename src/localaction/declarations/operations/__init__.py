"""Writing: declarations, signatures and what becomes of them."""

from localaction.declarations.operations.faces import (
    follow_merge,
    follow_verification,
    publish_government,
    publish_governments,
    refresh_face,
)
from localaction.declarations.operations.judging import (
    confirm,
    dispute,
    hand_back,
    refuse,
    settle,
    settle_as_confirmed,
    settle_as_listed,
    settle_as_withdrawn,
    supersede,
)
from localaction.declarations.operations.listing import Legacy, list_legacy, list_legacy_many
from localaction.declarations.operations.loading import load_declarations, load_text
from localaction.declarations.operations.mandate import BadPaper, add_evidence, remove_evidence
from localaction.declarations.operations.signing import (
    Incomplete,
    TextChanged,
    answer,
    begin,
    reaffirm,
    sign,
    withdraw,
    write,
)

__all__ = [
    "BadPaper",
    "Incomplete",
    "Legacy",
    "TextChanged",
    "add_evidence",
    "answer",
    "begin",
    "confirm",
    "dispute",
    "follow_merge",
    "follow_verification",
    "hand_back",
    "list_legacy",
    "list_legacy_many",
    "load_declarations",
    "load_text",
    "publish_government",
    "publish_governments",
    "reaffirm",
    "refresh_face",
    "refuse",
    "remove_evidence",
    "settle",
    "settle_as_confirmed",
    "settle_as_listed",
    "settle_as_withdrawn",
    "sign",
    "supersede",
    "withdraw",
    "write",
]
