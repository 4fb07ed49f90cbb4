"""Dates in words: finding them in a text of five languages and saying which day they mean at the latest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from localaction.actions import periods
from localaction.actions.commitments.folding import Folded, fold
from localaction.actions.commitments.lexicon import Lexicon, lexicon
from localaction.actions.periods import Period

YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d%]|[.,]\d)"
NUMERIC = (
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}|"
    r"(?:0?[1-9]|1[0-2])/(?:19|20)\d\d|(?:19|20)\d\d[-/](?:0[1-9]|1[0-2])"
)
ORDER = (
    "day", "quarter", "half", "month", "range", "year", "in_time", "next_year", "this_year", "the_year",
)  # fmt: skip
LAST_MONTH = {"begin": 3, "middle": 6, "end": 12}
# what may stand before a day or a month, but makes no date of a bare year ("the budget of 2027")
WEAK = frozenset({"de", "del", "do", "du", "le", "el", "o", "al", "between", "entre", "on", "at"})
FARTHEST = 120  # months from today


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text, from `start` up to `end`, with the words that lead to it ("by the end of 2027").

    `due_on` is the last day that it can mean; `precision` how exactly it is known: "day", "month" or "year".
    """

    start: int
    end: int
    passage: str
    due_on: date
    precision: str


def dates_in(text: str, language: str, today: date) -> list[Found]:
    """Every date of a text in a language, past and future, in the order of the text; `today` settles "next year"."""
    return _Reader(fold(text), lexicon(language), _patterns(language.partition("-")[0]), today).found()


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The compiled patterns of one language."""

    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    parts: tuple[tuple[str, re.Pattern[str]], ...]
    lead: re.Pattern[str]
    before: re.Pattern[str]
    no_date: re.Pattern[str]
    people: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(language: str) -> _Patterns:
    words = lexicon(language)
    fills = {
        "month": rf"{_named('month', words.months)}(?: ?[/(] ?(?:{_any(words.months)})\)?)?",
        "number": rf"(?P<number>\d{{1,3}}|{_any(words.numbers)})",
        "ordinal": _named("ordinal", words.ordinals),
        "unit": rf"(?P<unit>{'|'.join(words.units)})",
        "year": YEAR,
        "last": r"(?P<last>(?:20)?\d\d)(?!\d)",
        "day": r"(?P<day>[0-3]?\d)",
        "quarter": r"(?P<quarter>[1-4])",
        "pair": _named("pair", words.pairs),
    }
    kinds = [("numeric", re.compile(rf"(?<![\w/.-])(?:{NUMERIC})(?![\w/-])"))]
    for kind in ORDER:
        for shape in words.dates[kind]:
            pattern = re.sub(r"\{([a-z]+)\}", lambda found: fills[found[1]], shape)
            kinds.append((kind, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")))
    return _Patterns(
        kinds=tuple(kinds),
        parts=tuple((part, re.compile(rf"(?<!\w)(?:{one}) ?$")) for part, one in words.parts.items()),
        lead=re.compile(rf"(?<!\w)و?(?:{words.leads}) ?$"),
        before=re.compile(rf"(?<!\w){words.before}"),
        no_date=re.compile(rf"(?<!\w)(?:{words.no_date})"),
        people=re.compile(rf" (?:agenda|{words.people})"),
    )


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _named(group: str, names: Iterable[str]) -> str:
    return rf"(?P<{group}>{_any(names)})"


class _Reader:
    """Reads one text."""

    def __init__(self, text: Folded, words: Lexicon, patterns: _Patterns, today: date) -> None:
        self.text = text
        self.words = words
        self.patterns = patterns
        self.today = today

    def found(self) -> list[Found]:
        taken: list[tuple[int, int]] = []
        found: list[Found] = []
        for kind, match in self._matches():
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            if date_found := self._read(kind, match):
                found.append(date_found)
        return sorted(found, key=lambda one: one.start)

    def _matches(self) -> Iterator[tuple[str, re.Match[str]]]:
        for kind, pattern in self.patterns.kinds:
            for match in pattern.finditer(self.text.plain):
                yield kind, match

    def _read(self, kind: str, match: re.Match[str]) -> Found | None:
        plain = self.text.plain
        start, end = match.span()
        if self.patterns.no_date.search(plain[:start]) and kind in ("year", "range"):
            return None
        part, start = self._part(kind, start)
        lead = self.patterns.lead.search(plain[:start])
        if lead:
            start = lead.start()
        if not part and (kind == "the_year" or (kind in ("year", "range") and not lead)):
            return None
        if kind == "year" and not part and (lead is None or self._is_loose(lead[0], end)):
            return None
        period = self._period(kind, match, part)
        if period is not None and lead and not part and self.patterns.before.match(lead[0]):
            period = _before(kind, period)
        if period is None:
            return None
        written = self.text.written(start, end)
        first = self.text.places[start]
        return Found(first, first + len(written), written.strip(), period.on, period.precision)

    def _is_loose(self, lead: str, end: int) -> bool:
        """Whether a bare year after such a word, up to `end`, is rather a number or a name."""
        return lead.strip() in WEAK or bool(self.patterns.people.match(self.text.plain[end:]))

    def _part(self, kind: str, start: int) -> tuple[str, int]:
        """Which part of the period is meant, and where the words for it begin."""
        if kind not in ("numeric", "day", "in_time"):
            for part, pattern in self.patterns.parts:
                if found := pattern.search(self.text.plain[:start]):
                    return part, found.start()
        return "", start

    def _period(self, kind: str, match: re.Match[str], part: str) -> Period | None:
        given = {name: value for name, value in match.groupdict().items() if value is not None}
        try:
            if kind == "numeric":
                return periods.read(match[0], end=True)
            if kind == "in_time":
                return self._in_time(given)
            return _named_period(kind, given, part, self.words, self.today)
        except ValueError:
            return None

    def _in_time(self, given: dict[str, str]) -> Period | None:
        if "pair" in given:
            count, unit = self.words.pairs[given["pair"]]
        else:
            number = given["number"]
            count = int(number) if number.isdigit() else self.words.numbers[number]
            unit = next(
                what for names, what in self.words.units.items() if re.fullmatch(names, given["unit"])
            )
        if unit == "week":
            return Period(self.today + timedelta(weeks=count), "day")
        months = count * (12 if unit == "year" else 1)
        if not 0 < months <= FARTHEST:
            return None
        year, month = divmod(self.today.year * 12 + self.today.month - 1 + months, 12)
        return periods.make(year, month + 1, end=True)


def _named_period(kind: str, given: dict[str, str], part: str, words: Lexicon, today: date) -> Period:
    year = int(given["year"]) if "year" in given else today.year + (kind == "next_year")
    if kind == "day":
        return periods.make(year, words.months[given["month"]], int(given["day"]))
    if kind == "month":
        return periods.make(year, words.months[given["month"]], end=True)
    if kind in ("quarter", "half"):
        number = int(given["quarter"]) if "quarter" in given else words.ordinals[given["ordinal"]]
        each = 3 if kind == "quarter" else 6
        return periods.make(year, min(number * each, 12), end=True)
    if kind == "range":
        last = given["last"]
        year = int(last) if len(last) == 4 else year - year % 100 + int(last)
        if year < int(given["year"]):
            raise ValueError(last)
    return periods.make(year, LAST_MONTH[part] if part in ("begin", "middle") else None, end=True)


def _before(kind: str, period: Period) -> Period:
    """The last day that lies before a month, a quarter, a half or a year; a day is kept as it is."""
    on, precision = period
    if precision == "year":
        return periods.make(on.year - 1, end=True)
    if precision == "month":
        months = {"quarter": 3, "half": 6}.get(kind, 1)
        year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
        return periods.make(year, month + 1, end=True)
    return period
