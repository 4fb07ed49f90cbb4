"""`localaction evaluate-search FILE`: how well the search answers questions whose answers are known."""

from __future__ import annotations

from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from localaction.frameworks.embedding import embedder
from localaction.register import evaluation, meanings, search
from localaction.register.evaluation import Graded, Judged, Row
from localaction.register.search import SearchRequest

WAYS = (
    (gettext_lazy("By words alone"), False, False),
    (gettext_lazy("By words and by notions"), True, False),
    (gettext_lazy("By words, by notions and by sentences (LOCALACTION_SEARCH_ENCODER=1)"), True, True),
)


class Command(BaseCommand):
    """Ask every question in each way that the search knows, and print a table of each."""

    help = "Measure the search with questions whose answers are known: nDCG@10, recall@10, recall across languages."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="such as tests/data/search_queries.toml")
        parser.add_argument("--each", action="store_true", help="print every question too")

    def handle(self, *args: Any, file: Path, each: bool, **options: Any) -> None:
        questions = evaluation.read(file)
        embedder()
        meanings.follow()
        languages = {hit.card.reference: hit.card.language for hit in _all_hits()}
        missing = {reference for one in questions for reference in one.grades} - set(languages)
        if missing:
            self.stdout.write(
                _("Not published here: %(references)s.") % {"references": ", ".join(sorted(missing))}
            )
        kept = settings.SEARCH_ENCODER
        for title, with_meaning, with_encoder in WAYS:
            self.stdout.write(str(title))
            settings.SEARCH_ENCODER = with_encoder
            judged = evaluation.evaluate(questions, partial(_found, with_meaning=with_meaning), languages)
            for judgement in judged if each else ():
                self.stdout.write(_line_of(judgement))
            self._print(evaluation.table(judged))
        settings.SEARCH_ENCODER = kept

    def _print(self, rows: list[Row]) -> None:
        self.stdout.write(f"{'':<10}{'questions':>10}{'nDCG@10':>10}{'recall@10':>11}{'across':>9}")
        for row in rows:
            across = "" if row.across is None else f"{row.across:.3f}"
            name = row.language or _("all")
            self.stdout.write(f"{name:<10}{row.questions:>10}{row.ndcg:>10.3f}{row.recall:>11.3f}{across:>9}")


def _all_hits() -> list[search.Hit]:
    found: list[search.Hit] = []
    page = pages = 1
    while page <= pages:
        result = search.find(SearchRequest(page=page, per_page=200, counted=()))
        found += result.hits
        page, pages = page + 1, result.pages
    return found


def _found(question: Graded, *, with_meaning: bool) -> list[str]:
    request = SearchRequest(
        text=question.text, language=question.language, per_page=10, counted=(), meaning=with_meaning
    )
    return [hit.card.reference for hit in search.find(request).hits]


def _line_of(judged: Judged) -> str:
    across = "     " if judged.across is None else f"{judged.across:.2f} "
    return f"{judged.question.language} {judged.ndcg:.2f} {judged.recall:.2f} {across} {judged.question.text}"
