"""How long suggestions take on the first cohort and how good they are, in one process on one core."""

from __future__ import annotations

import time
from pathlib import Path

from tools.benching.site import COHORT


def took() -> list[float]:
    """What the bench shows, in its order.

    Milliseconds of each action's suggestions by the clock, their half and the longest, and the half of processor time;
    those of one sentence's embedding; processor milliseconds and MB that the first suggestion takes more; recall at 5
    of GCM objectives and of SDG goals, mean of items, cross-validated.
    """
    import django

    django.setup()
    from localaction.frameworks import evaluation
    from localaction.frameworks.embedding import embedder
    from localaction.frameworks.suggest import suggest

    rows = evaluation.read_rows(COHORT)
    before, started = _resident(), time.process_time()
    suggest(rows[0].passages, language=rows[0].language)
    first, more = (time.process_time() - started) * 1000, _resident() - before
    times, cpu_times, single = [], [], []
    for row in rows:
        begun, cpu_begun = time.perf_counter(), time.process_time()
        suggest(
            row.passages, language=row.language, kind=row.kind, populations=row.populations, themes=row.themes
        )
        times.append((time.perf_counter() - begun) * 1000)
        cpu_times.append((time.process_time() - cpu_begun) * 1000)
        cpu_begun = time.process_time()
        embedder().embed([row.passages[1].text[:150]])
        single.append((time.process_time() - cpu_begun) * 1000)
    good = evaluation.report(rows, evaluation.rankings(rows))
    return [
        _half(times),
        max(times),
        _half(cpu_times),
        _half(single),
        first,
        more,
        good["gcm_objectives"]["macro_recall_at_5"],
        good["sdg_goals"]["macro_recall_at_5"],
    ]


def _half(found: list[float]) -> float:
    return sorted(found)[len(found) // 2]


def _resident() -> float:
    """MB of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


if __name__ == "__main__":
    print(*took())
