"""The letters of a decision: sent at once, or exactly those that were held and read before."""

from __future__ import annotations

from django.utils.translation import gettext as _

from localaction.assessment import queries
from localaction.assessment.models import Decision
from localaction.kit import holding, post
from localaction.kit.actors import Actor


def hold_letters(decision: Decision, letter: post.Letter) -> None:
    """Write the letters of a decision and hold them, to be read before they leave."""
    post.send(letter, held=True, about=queries.record_of(decision))


def send_letters(actor: Actor, decision: Decision, letter: post.Letter, *, anew: bool = False) -> None:
    """Send a decision's letter. Where letters are held, these leave as they were read, or written `anew`.

    Whoever left the team meanwhile gets none; whoever joined it gets theirs.
    """
    held = list(queries.held_letters_of(decision).select_for_update())
    if not held:
        post.send(letter)
        return
    readers = {one.email.lower(): one for one in letter.recipients()}
    for row in held:
        reader = readers.pop(row.recipient_email.lower(), None)
        if reader is None:
            gone = _("This person is no longer one of the contacts.")
            holding.keep_back(actor=actor, letter=row, because=gone)
            continue
        if anew:
            fresh = post.preview(letter, reader)
            row.language, row.subject = fresh.language, fresh.subject
            row.html, row.text = fresh.html, fresh.text
        holding.let_go(actor=actor, letter=row)
    if readers:
        post.send(letter, to=readers.values())
