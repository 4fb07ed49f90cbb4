"""What the state of a record changes: for every address of one, whom each state lets in, to read and to write.

An answer is `in` (the page, or a redirect, and nothing recorded), `done` (let in, and recorded), 403, 404 or 405;
several are joined by "|". `team` is viewer and focal point, `rest` everybody who is not named; "*" all states that
are not named. A route or a state that is missing here fails `test_states`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class In:
    """Whom an address lets in while its record is in one of these states."""

    states: str
    read: str
    write: str


Declared = dict[str, tuple[In, ...]]

ACTION: Declared = {
    "actions:action": (
        In("draft", "rest=404 focal=in", "rest=405"),
        In("*", "rest=in stranger=404 declared=404", "rest=405"),
    ),
    "actions:add_picture": (
        In("draft", "rest=405", "rest=404 team=in"),
        In("*", "rest=405", "rest=in stranger=404 declared=404"),
    ),
    "actions:carry_over": (
        In("draft", "rest=405", "rest=404 viewer=403 focal=done"),
        In("*", "rest=405", "rest=403 focal=done stranger=404 declared=404"),
    ),
    "actions:check": (
        In("draft", "rest=404 focal=in", "rest=404 team=in"),
        In("*", "rest=in stranger=404 declared=404", "rest=in stranger=404 declared=404"),
    ),
    "actions:choose_call": (
        In("draft", "rest=405", "rest=404 viewer=403 focal=in"),
        In("*", "rest=405", "rest=403 stranger=404 declared=404"),
    ),
    "actions:clear_passage": (
        In("draft", "rest=403 desk=405", "rest=403 desk=404"),
        In("*", "rest=403 desk=405", "rest=403 desk=in"),
    ),
    "actions:correct": (
        In("draft", "rest=405", "rest=404 team=403"),
        In("*", "rest=405", "rest=403 stranger=404 declared=404"),
        In("published", "rest=405", "rest=403 focal=done stranger=404 declared=404"),
    ),
    "actions:delete": (
        In("draft", "rest=405", "rest=404 viewer=403 focal=done"),
        In("*", "rest=405", "rest=403 stranger=404 declared=404"),
    ),
    "actions:desk_action": (
        In("draft", "rest=403 desk=404", "rest=403 desk=405"),
        In("*", "rest=403 desk=in", "rest=403 desk=405"),
    ),
    "actions:desk_edit": (
        In("draft", "rest=403 desk=404", "rest=403 desk=404"),
        In("*", "rest=403 desk=in", "rest=403 desk=in"),
        In("accepted published", "rest=403 desk=in", "rest=403 desk=done"),
    ),
    "actions:desk_edit_texts": (
        In("draft", "rest=403 desk=404", "rest=403 desk=404"),
        In("*", "rest=403 desk=in", "rest=403 desk=in"),
    ),
    "actions:desk_hand_back": (
        In("draft", "rest=403 desk=404", "rest=403 desk=404"),
        In("*", "rest=403 desk=in", "rest=403 desk=in"),
    ),
    "actions:desk_move": (
        In("draft", "rest=403 desk=405", "rest=403 desk=404"),
        In("*", "rest=403 desk=405", "rest=403 desk=in"),
    ),
    "actions:desk_picture": (
        In("draft", "rest=403 desk=404", "rest=403 desk=405"),
        In("*", "rest=403 desk=in", "rest=403 desk=405"),
    ),
    "actions:desk_take_down_picture": (
        In("draft", "rest=403 desk=404", "rest=403 desk=404"),
        In("*", "rest=403 desk=in", "rest=403 desk=in"),
    ),
    "actions:desk_withdraw": (
        In("draft", "rest=403 desk=404", "rest=403 desk=404"),
        In("*", "rest=403 desk=in", "rest=403 desk=in"),
        In("declined withdrawn", "rest=403", "rest=403"),
    ),
    "actions:differences": (
        In("draft", "rest=404 focal=in", "rest=404 team=in"),
        In("*", "rest=in stranger=404 declared=404", "rest=in stranger=404 declared=404"),
    ),
    "actions:edit": (In("*", "rest=404", "rest=404"),),
    "actions:form_file": (
        In("draft", "rest=404 focal=in", "rest=405"),
        In("*", "rest=in stranger=404 declared=404", "rest=405"),
    ),
    "actions:keep_passage": (
        In("draft", "rest=405", "rest=404 team=in"),
        In("*", "rest=405", "rest=in stranger=404 declared=404"),
    ),
    "actions:languages": (
        In("draft", "rest=404 focal=in", "rest=404 viewer=403 focal=done"),
        In("*", "rest=in stranger=404 declared=404", "rest=done viewer=403 stranger=404 declared=404"),
        In("declined withdrawn", "rest=403 stranger=404 declared=404", "rest=403 stranger=404 declared=404"),
    ),
    "actions:line": (
        In("draft", "rest=405", "rest=404 viewer=403 focal=done"),
        In("*", "rest=405", "rest=403 stranger=404 declared=404"),
        In("handed_back correcting", "rest=405", "rest=done viewer=403 stranger=404 declared=404"),
    ),
    "actions:lineage": (
        In("draft", "rest=404 focal=in", "rest=404 viewer=in focal=done"),
        In("*", "rest=in stranger=404 declared=404", "rest=in stranger=404 declared=404"),
        In(
            "handed_back correcting",
            "rest=in stranger=404 declared=404",
            "rest=done viewer=in stranger=404 declared=404",
        ),
    ),
    "actions:offline": (
        In("draft", "rest=404 focal=in", "rest=404 team=in"),
        In("*", "rest=in stranger=404 declared=404", "rest=in stranger=404 declared=404"),
    ),
    "actions:owner": (
        In("draft", "rest=405", "rest=404 viewer=403 focal=done"),
        In("*", "rest=405", "rest=403 stranger=404 declared=404"),
        In("handed_back correcting", "rest=405", "rest=done viewer=403 stranger=404 declared=404"),
    ),
    "actions:owners": (
        In("draft", "rest=404 focal=in", "rest=404 viewer=in focal=done"),
        In("*", "rest=in stranger=404 declared=404", "rest=in stranger=404 declared=404"),
        In(
            "handed_back correcting",
            "rest=in stranger=404 declared=404",
            "rest=done viewer=in stranger=404 declared=404",
        ),
    ),
    "actions:page": (
        In("draft", "rest=404 focal=in", "rest=404 team=in"),
        In("*", "rest=in stranger=404 declared=404", "rest=in stranger=404 declared=404"),
    ),
    "actions:pathway": (
        In("draft", "rest=405", "rest=404 viewer=403 focal=done"),
        In("*", "rest=405", "rest=403 stranger=404 declared=404"),
        In("handed_back correcting", "rest=405", "rest=done viewer=403 stranger=404 declared=404"),
    ),
    "actions:picture": (
        In("draft", "rest=404 focal=in", "rest=405"),
        In("*", "rest=in stranger=404 declared=404", "rest=405"),
    ),
    "actions:presence": (
        In("draft", "rest=405", "rest=404 team=in"),
        In("*", "rest=405", "rest=in stranger=404 declared=404"),
    ),
    "actions:preview": (
        In("draft", "rest=404 focal=in", "rest=405"),
        In("*", "rest=in stranger=404 declared=404", "rest=405"),
    ),
    "actions:progress_file": (In("*", "rest=404", "rest=405"),),
    "actions:progress_offline": (In("*", "rest=404", "rest=404"),),
    "actions:progress_sheet": (In("*", "rest=404", "rest=404"),),
    "actions:questions": (
        In("draft", "rest=404 focal=in", "rest=404 team=in"),
        In("*", "rest=in stranger=404 declared=404", "rest=in stranger=404 declared=404"),
    ),
    "actions:remove_picture": (
        In("draft", "rest=405", "rest=404 viewer=403 focal=done"),
        In("*", "rest=405", "rest=403 stranger=404 declared=404"),
        In("handed_back correcting", "rest=405", "rest=done viewer=403 stranger=404 declared=404"),
    ),
    "actions:restore": (In("*", "rest=405", "rest=404"),),
    "actions:sent": (
        In("draft", "rest=404 focal=in", "rest=405"),
        In("*", "rest=in stranger=404 declared=404", "rest=405"),
    ),
    "actions:similar": (
        In("draft", "rest=404 focal=in", "rest=405"),
        In("*", "rest=in stranger=404 declared=404", "rest=405"),
    ),
    "actions:suggestions": (
        In("draft", "rest=404 focal=in", "rest=404 viewer=403 focal=in"),
        In("*", "rest=in stranger=404 declared=404", "rest=403 stranger=404 declared=404"),
        In(
            "handed_back correcting",
            "rest=in stranger=404 declared=404",
            "rest=in viewer=403 stranger=404 declared=404",
        ),
    ),
    "actions:take_down_picture": (
        In("draft", "rest=404 focal=in", "rest=404 viewer=403 focal=in"),
        In("*", "rest=in stranger=404 declared=404", "rest=in viewer=403 stranger=404 declared=404"),
    ),
    "actions:translation": (
        In("draft", "rest=404 focal=in", "rest=404 viewer=403 focal=in"),
        In("*", "rest=in stranger=404 declared=404", "rest=in viewer=403 stranger=404 declared=404"),
        In("declined withdrawn", "rest=in stranger=404 declared=404", "rest=403 stranger=404 declared=404"),
    ),
    "actions:translations": (
        In("draft", "rest=404 focal=in", "rest=404 viewer=403 focal=in"),
        In("*", "rest=in stranger=404 declared=404", "rest=in viewer=403 stranger=404 declared=404"),
        In("declined withdrawn", "rest=in stranger=404 declared=404", "rest=403 stranger=404 declared=404"),
    ),
    "actions:withdraw": (
        In("draft", "rest=404 focal=403", "rest=404 team=403"),
        In("*", "rest=in stranger=404 declared=404", "rest=in viewer=403 stranger=404 declared=404"),
        In("declined withdrawn", "rest=403 stranger=404 declared=404", "rest=403 stranger=404 declared=404"),
    ),
    "assessment:agreement": (
        In("draft", "rest=405", "rest=403 desk=404"),
        In("*", "rest=405", "rest=403"),
    ),
    "assessment:as_seen": (
        In("draft", "rest=403 desk=404", "rest=403 desk=404"),
        In("*", "rest=403 desk=in", "rest=403 desk=done"),
    ),
    "assessment:assessors": (
        In("draft", "rest=405", "rest=403 desk=404"),
        In("*", "rest=405", "rest=403 desk=in"),
    ),
    "assessment:decision": (In("*", "rest=404", "rest=404"),),
    "assessment:draft": (
        In("draft", "rest=405", "rest=403 desk=404"),
        In("*", "rest=405", "rest=403"),
    ),
    "assessment:judgement": (
        In("draft", "rest=403 desk=404", "rest=403 desk=404"),
        In("*", "rest=403 desk=in", "rest=403 desk=in"),
    ),
    "assessment:letter": (
        In("draft", "rest=403 desk=404", "rest=403 desk=404"),
        In("*", "rest=403 desk=in", "rest=403 desk=in"),
    ),
    "assessment:propose": (
        In("draft", "rest=405", "rest=403 desk=404"),
        In("*", "rest=405", "rest=403 desk=in"),
    ),
    "assessment:release": (
        In("draft", "rest=405", "rest=403 desk=404"),
        In("*", "rest=405", "rest=403 desk=done"),
    ),
    "assessment:resume": (
        In("draft", "rest=405", "rest=403 desk=404"),
        In("submitted", "rest=405", "rest=403 desk=done"),
        In("*", "rest=405", "rest=403 desk=in"),
    ),
    "assessment:take_back": (In("*", "rest=403 desk=405", "rest=403 desk=in"),),
}
SIGNATURE: Declared = {
    "declarations:check": (
        In("*", "rest=in stranger=404 declared=404", "rest=in stranger=404 declared=404"),
    ),
    "declarations:desk_paper": (In("*", "rest=403 desk=in", "rest=403 desk=in"),),
    "declarations:desk_signature": (In("*", "rest=403 desk=in", "rest=403 desk=in"),),
    "declarations:evidence": (
        In(
            "draft pending listed disputed",
            "rest=in stranger=404 declared=404",
            "rest=in viewer=403 stranger=404 declared=404",
        ),
        In("*", "rest=403 stranger=404 declared=404", "rest=403 stranger=404 declared=404"),
    ),
    "declarations:form_file": (In("*", "rest=in stranger=404 declared=404", "rest=405"),),
    "declarations:offline": (
        In("*", "rest=in stranger=404 declared=404", "rest=in stranger=404 declared=404"),
    ),
    "declarations:paper": (
        In("*", "rest=in stranger=404 declared=404", "rest=in stranger=404 declared=404"),
    ),
    "declarations:sign": (In("*", "rest=in stranger=404 declared=404", "rest=in stranger=404 declared=404"),),
    "declarations:signature": (
        In("*", "rest=in stranger=404 declared=404", "rest=in stranger=404 declared=404"),
    ),
    "declarations:withdraw": (
        In("*", "rest=in stranger=404 declared=404", "rest=in viewer=403 stranger=404 declared=404"),
        In(
            "refused withdrawn superseded",
            "rest=403 stranger=404 declared=404",
            "rest=403 stranger=404 declared=404",
        ),
    ),
}
CALL: Declared = {
    "actions:desk_call": (In("*", "rest=403 desk=in", "rest=403 desk=405"),),
    "actions:desk_call_facts": (
        In("*", "rest=403 desk=in", "rest=403 desk=in"),
        In("archived", "rest=403", "rest=403"),
    ),
    "actions:desk_call_file": (In("*", "rest=403 desk=in", "rest=403 desk=405"),),
    "actions:desk_call_move": (
        In("draft", "rest=403 desk=405", "rest=403 desk=done"),
        In("*", "rest=403 desk=405", "rest=403 desk=in"),
    ),
    "actions:desk_call_question": (
        In("*", "rest=403 desk=in", "rest=403 desk=in"),
        In("archived", "rest=403", "rest=403"),
    ),
    "actions:desk_call_texts": (
        In("*", "rest=403 desk=in", "rest=403 desk=done"),
        In("archived", "rest=403", "rest=403"),
    ),
    "actions:desk_call_window": (
        In("*", "rest=403", "rest=403"),
        In("open closed", "rest=403 desk=in", "rest=403 desk=done"),
    ),
    "actions:desk_copy_call": (In("*", "rest=403 desk=in", "rest=403 desk=done"),),
    "actions:desk_delete_call": (
        In("draft", "rest=403 desk=in", "rest=403 desk=done"),
        In("*", "rest=403", "rest=403"),
    ),
    "actions:desk_rehearse_call": (In("*", "rest=403 desk=in", "rest=403 desk=done"),),
    "assessment:anchor_levels": (In("*", "rest=403 desk=in", "rest=403 desk=in"),),
    "assessment:fairness_csv": (In("*", "rest=403 desk=in", "rest=403 desk=405"),),
    "assessment:fairness_of": (In("*", "rest=403 desk=in", "rest=403 desk=405"),),
}
ASSIGNMENT: Declared = {
    "assessment:abstain": (
        In("assigned open", "rest=405", "rest=403 declared=done"),
        In("*", "rest=405", "rest=403 declared=in"),
    ),
    "assessment:assessment": (In("*", "rest=403 declared=in", "rest=403 declared=in"),),
    "assessment:declare": (In("*", "rest=405", "rest=403 declared=in"),),
}

STATES = {"action": ACTION, "signature": SIGNATURE, "call": CALL, "assignment": ASSIGNMENT}
