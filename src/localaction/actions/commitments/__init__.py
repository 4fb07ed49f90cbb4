"""Honest commitments: reading what a government promises, advising what would make it checkable, and finding its dates.

Pure, in five languages. It only ever advises: nothing here stops anybody from sending anything.
"""

from localaction.actions.commitments.advising import Advice, Held, Line, Milestone, advise
from localaction.actions.commitments.dates import Found, dates_in
from localaction.actions.commitments.proposing import Proposed, milestones_in

__all__ = ("Advice", "Found", "Held", "Line", "Milestone", "Proposed", "advise", "dates_in", "milestones_in")
