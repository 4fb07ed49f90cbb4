"""How the search engine grows: questions with facets at 10,000, 100,000 and more documents, beside the bare engine.

    python -m tools.benching.scales FOLDER DOCUMENTS

Makes an index of that many documents out of the published actions of this site (kept in FOLDER for the next time), and
prints milliseconds, p50 and p99 by the clock and of processor time: of the bare engine (the same query, one count of
all facets, the same documents read), of the search by words, and of the search as people use it, which looks for what
is near in meaning too.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tools.benching.engine import WORDS

if TYPE_CHECKING:
    from tantivy import Query

    from localaction.register.documents import Document
    from localaction.register.search import SearchRequest

QUESTIONS = 300
BASES = 500


def make(folder: Path, documents: int) -> None:
    """An index of so many documents, unless it stands there already, made by this code."""
    import tantivy
    from django.conf import settings

    from localaction.register import engine, index

    settings.INDEX_ROOT = folder
    found = index.state()
    if found and found.made == index.made() and found.sequence == documents and index.has_files(found):
        return
    path = folder / f"g-{documents}-{index.made()}"
    path.mkdir(parents=True)
    writer = tantivy.Index(engine.schema(), path=str(path)).writer(200_000_000, 1)
    for document in _documents(documents):
        writer.add_document(engine.document_of(document))
    writer.commit()
    writer.wait_merging_threads()
    index._keep(index.State(sequence=documents, hash="", folder=path.name, made=index.made()))


def _documents(wanted: int) -> Iterator[Document]:
    """Documents of the published actions, each with the facets of another one, so that no two are counted alike."""
    from itertools import islice

    import msgspec

    from localaction.register import documents, queries
    from localaction.register.documents import Dated
    from localaction.register.shapes import Action

    bases = [
        documents.of_action(
            one.content,
            Dated(one.sequence, one.first_sequence, one.published_at, one.first_published_at),
            {},
        )
        for one in islice(queries.all_current("action"), BASES)
        if isinstance(one.content, Action)
    ]
    dice = random.Random(1)
    for number in range(1, wanted + 1):
        base, other = dice.choice(bases), dice.choice(bases)
        card = msgspec.structs.replace(base.card, sequence=number, reference=f"B-{number}")
        yield replace(
            base,
            key=documents.key_of("action", card.reference),
            card=card,
            facets=other.facets,
            years=other.years,
            first_sequence=number,
            since=number,
        )


def measure() -> list[float]:
    """Milliseconds, four figures each: the bare engine, the search by words, the search with meaning."""
    from localaction.register import search
    from localaction.register.opened import reader

    dice = random.Random(7)
    requests = [_request(dice) for _number in range(QUESTIONS)]
    now = reader()
    count = {name: {"terms": {"field": name, "size": 400, "segment_size": 2000}} for name in search.COUNTED}

    def bare(request: SearchRequest) -> None:
        query = asked[id(request)]
        hits = now.searcher.search(query, limit=20, count=True).hits
        now.searcher.aggregate(query, count)
        for _score, address in hits:
            now.searcher.doc(address)

    asked = {id(request): _query(request) for request in requests}
    ways: list[Callable[[SearchRequest], object]] = [
        bare,
        lambda request: search.find(replace(request, meaning=False)),
        search.find,
    ]
    return [figure for way in ways for figure in _percentiles(way, requests)]


def _query(request: SearchRequest) -> Query:
    """What the search ends up asking the engine: every word, or some where nothing has them all."""
    from localaction.register import asking, search
    from localaction.register.planning import Plan

    is_relaxed = search.find(replace(request, meaning=False, counted=())).relaxed
    return Plan(request, asking.read(request.text), relaxed=is_relaxed).query()


def _request(dice: random.Random) -> SearchRequest:
    from localaction.register.search import SearchRequest

    filters = {"gcm": (f"GCM-{dice.randint(1, 23)}",)} if dice.random() < 0.5 else {}
    words = " ".join(dice.sample(WORDS, dice.choice((1, 1, 2))))
    return SearchRequest(text=words, filters=filters, language=dice.choice(("en", "fr", "es", "ar", "pt")))


def _percentiles(way: Callable[[SearchRequest], object], requests: list[SearchRequest]) -> list[float]:
    """Of the clock and of processor time: what else the machine does falls on the first only."""
    from localaction.register.opened import reader

    by_clock, by_cpu = [], []
    for request in requests:
        reader().facets.clear()
        started, cpu_started = time.perf_counter(), time.process_time()
        way(request)
        by_clock.append((time.perf_counter() - started) * 1000)
        by_cpu.append((time.process_time() - cpu_started) * 1000)
    return [sorted(times)[int(len(times) * share)] for times in (by_clock, by_cpu) for share in (0.5, 0.99)]


def main() -> None:
    """Make the index where it is missing, measure, print."""
    import django

    django.setup()
    folder, documents = Path(sys.argv[1]), int(sys.argv[2])
    make(folder, documents)
    print(*measure())


if __name__ == "__main__":
    main()
