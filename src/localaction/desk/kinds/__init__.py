"""Every kind of waiting thing, in the order in which the queue names them. A new kind is one line here."""

from localaction.desk.kinds import (
    accounts,
    actions,
    assessment,
    calls,
    declarations,
    editing,
    governments,
    letters,
    outreach,
    safety,
)
from localaction.desk.waiting import Kind

KINDS: tuple[Kind, ...] = (
    *safety.RISKS,
    *assessment.OWN,
    *governments.KINDS,
    *declarations.KINDS,
    *actions.SENT,
    *assessment.KINDS,
    *letters.KINDS,
    *actions.PUBLIC,
    *editing.KINDS,
    *safety.KINDS,
    *calls.KINDS,
    *accounts.KINDS,
    *outreach.KINDS,
)
BY_CODE = {kind.code: kind for kind in KINDS}
