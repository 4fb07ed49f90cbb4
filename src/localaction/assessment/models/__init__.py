"""What assessment remembers: assessors, rubrics, who reads what, what was declared, scored and decided, and why."""

from localaction.assessment.models.assessors import AssigningRule, Distribution, Profile
from localaction.assessment.models.calibrating import Anchor, AnchorSheet
from localaction.assessment.models.deciding import Consensus, Decision
from localaction.assessment.models.meeting import AgendaItem, Meeting
from localaction.assessment.models.reading import (
    Assignment,
    ConflictDeclaration,
    HiddenWords,
    How,
    Rubric,
    Score,
)

__all__ = (
    "AgendaItem",
    "Anchor",
    "AnchorSheet",
    "AssigningRule",
    "Assignment",
    "ConflictDeclaration",
    "Consensus",
    "Decision",
    "Distribution",
    "HiddenWords",
    "How",
    "Meeting",
    "Profile",
    "Rubric",
    "Score",
)
