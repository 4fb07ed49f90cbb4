"""What the dashboards count. Each module answers one question with rows of codes and numbers, asked of the tables.

Counting reads much, so it is done in the worker and kept as a snapshot; pages read the snapshot alone. Copies made
to rehearse are never counted.
"""

from localaction.desk.figures.coverage import by_objective, by_subregion
from localaction.desk.figures.durations import in_each_state
from localaction.desk.figures.funnel import steps
from localaction.desk.figures.languages import by_language
from localaction.desk.figures.lateness import late, projection

__all__ = ("by_language", "by_objective", "by_subregion", "in_each_state", "late", "projection", "steps")
