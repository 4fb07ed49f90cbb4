"""What the desk does by itself: counting what the dashboards show, and drawing it."""

from __future__ import annotations

from django.utils import translation

from localaction.desk import dashboards, snapshots
from localaction.kit import charts, jobs


@jobs.every(minutes=60)
def count_everything() -> None:
    """Count what the dashboards show, of every call that is not archived."""
    snapshots.count_all()
    charts.forget_old()


@jobs.job("desk.count_figures", attempts=3)
def count_figures(call: str) -> None:
    """Count what the dashboard of one call shows ("" is all calls)."""
    snapshots.count(call)


@jobs.job("desk.draw_charts", attempts=2)
def draw_charts(call: str, language: str) -> None:
    """Draw the charts of what was counted last of a call, with words in a language."""
    snapshot = snapshots.latest(call)
    if snapshot:
        with translation.override(language):
            charts.draw(dashboards.charts_of(snapshot.figures))
