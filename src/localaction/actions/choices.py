"""The action's own vocabularies as pages offer them."""

from localaction.actions.lifecycle import AT_THE_DESK, PUBLIC, WRITABLE, Status
from localaction.actions.models import Kind, Stage, Subjects

KINDS = tuple(Kind.choices)
STAGES = tuple(Stage.choices)
SUBJECTS = tuple(Subjects.choices)
STATES = tuple(Status.choices)
__all__ = ("AT_THE_DESK", "KINDS", "PUBLIC", "STAGES", "STATES", "SUBJECTS", "WRITABLE")
