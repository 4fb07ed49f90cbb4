"""How long the search engine itself takes: 500 different questions with facets, in one process."""

from __future__ import annotations

import random
import time

WORDS = (
    "housing", "refugees", "work", "school", "health", "women", "climate", "logement", "emploi", "écoles", "vivienda",
    "empleo", "salud", "habitação", "trabalho", "escola", "سكن", "عمل", "مدرسة", "city", "card", "language", "flood",
)  # fmt: skip
QUESTIONS = 500


def took() -> tuple[list[float], list[float]]:
    """Milliseconds of each question, sorted: by the clock, and of processor time."""
    import django

    django.setup()
    from localaction.register.search import SearchRequest, find

    dice = random.Random(1)
    times, cpu_times = [], []
    for number in range(QUESTIONS + 20):
        filters = {"gcm": (f"GCM-{dice.randint(1, 23)}",)} if dice.random() < 0.5 else {}
        text = " ".join(dice.sample(WORDS, dice.choice((0, 1, 1, 2))))
        request = SearchRequest(
            text=text, filters=filters, language=dice.choice(("en", "fr", "es", "ar", "pt"))
        )
        started, cpu_started = time.perf_counter(), time.process_time()
        find(request)
        if number >= 20:
            times.append((time.perf_counter() - started) * 1000)
            cpu_times.append((time.process_time() - cpu_started) * 1000)
    return sorted(times), sorted(cpu_times)


if __name__ == "__main__":
    for found in took():
        print(found[len(found) // 2], found[int(len(found) * 0.99)])
