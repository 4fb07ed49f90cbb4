"""How long a suggestion takes on the first cohort, warm, in one process, and what one embedding takes beside it."""

from __future__ import annotations

import time

from tools.benching.site import COHORT


def took() -> tuple[list[float], list[float], float]:
    """Milliseconds of each action's suggestions, sorted: by the clock and of processor time; and of one embedding."""
    import django

    django.setup()
    from localaction.frameworks import evaluation
    from localaction.frameworks.embedding import embedder
    from localaction.frameworks.suggest import prepared, suggest

    rows = evaluation.read_rows(COHORT)
    prepared()
    times, cpu_times, single = [], [], []
    for row in rows:
        started, cpu_started = time.perf_counter(), time.process_time()
        suggest(
            row.passages, language=row.language, kind=row.kind, populations=row.populations, themes=row.themes
        )
        times.append((time.perf_counter() - started) * 1000)
        cpu_times.append((time.process_time() - cpu_started) * 1000)
        cpu_started = time.process_time()
        embedder().embed([row.passages[1].text[:150]])
        single.append((time.process_time() - cpu_started) * 1000)
    return sorted(times), sorted(cpu_times), sorted(single)[len(single) // 2]


if __name__ == "__main__":
    found, cpu_found, one = took()
    print(found[len(found) // 2], found[-1], cpu_found[len(found) // 2], one)
