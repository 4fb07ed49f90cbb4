"""Loading all content, each kind by the part that owns it."""

from localaction.actions import operations as actions
from localaction.assessment import operations as assessment
from localaction.declarations import operations as declarations
from localaction.frameworks import operations as frameworks


def load_and_announce() -> dict[str, int]:
    """Load all content, and publish the calls among it that are not public as they stand."""
    return {**load_everything(), "calls made public": actions.announce_loaded_calls()}


def load_everything() -> dict[str, int]:
    """Load every content folder that ships with the product; returns how many things of each kind stand."""
    return {
        **frameworks.load(),
        "declarations": declarations.load_declarations(),
        "rubrics": assessment.load_rubrics(),
        "calls": actions.load_calls(),
    }
