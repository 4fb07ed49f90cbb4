"""What would make a promise checkable: five questions, each answered by a passage or asked in one plain sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from localaction.actions.commitments.dates import dates_in
from localaction.actions.commitments.folding import fold
from localaction.actions.commitments.lexicon import Lexicon, lexicon
from localaction.actions.typed import opening, sentences

Words = str | Promise
Asked = Literal["measurable", "dated", "owner", "resource", "baseline"]
QUESTIONS: Final[dict[Asked, Words]] = {
    "measurable": _("Can it be measured?"),
    "dated": _("Does it have a date?"),
    "owner": _("Is somebody in charge?"),
    "resource": _("Does it have the means?"),
    "baseline": _("Is it clear where you stand today?"),
}
MOST_OF_A_KIND = 3
PASSAGE_WORDS = 40

NO_MEASURE = _("How could somebody check this? Say how many, how often, or for whom.")
NO_DATE = _("There is no date yet. Say by when, even if it is only a year.")
SOMEDAY = _("Nobody can check “{when}”. Say by which month or year.")
PAST = _("This date has passed. Say what comes next, and by when.")
NO_OWNER = _("Who sees to it? Name the office or the partner in charge, not a person.")
NO_MEANS = _("What does it take? Say which money, staff or partner you count on.")
NO_BASELINE = _("Where do you stand today? One number for now lets others see the change later.")
UNDATED = _("This milestone has no date. Say by when.")
UNMEASURED = _("How will others see that this milestone is reached? Say how many or what will be there.")
OVERDUE = _("The date of this milestone has passed. Is it reached, or is there a new date?")


@dataclass(frozen=True, slots=True)
class Milestone:
    """A milestone as advice reads it. A date is the last day of what was named."""

    text: str
    due_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of advice: which question it is about, one plain sentence, and the passage (in the text's language)."""

    about: Asked
    words: Words
    passage: str
    when: str = ""

    @property
    def sentence(self) -> str:
        """The advice with the words that it is about."""
        return str(self.words).replace("{when}", self.when)


@dataclass(frozen=True, slots=True)
class Held:
    """A question that a passage answers already."""

    about: Asked
    passage: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What would help, and what is there already. Nobody must follow it."""

    lines: tuple[Line, ...] = ()
    held: tuple[Held, ...] = ()


def advise(text: str, milestones: Sequence[Milestone], today: date, language: str) -> Advice:
    """Advice on a commitment and its milestones, both in `language`; none as long as nothing is written."""
    told = sentences(text)
    if not told and not milestones:
        return Advice()
    reader = _Reader(lexicon(language), language, today)
    whole = [*told, *(one.text for one in milestones)]
    lines: list[Line] = []
    held: list[Held] = []
    for about, answer, asked in (
        ("measurable", reader.first(whole, reader.measures), reader.vague(whole)),
        ("dated", reader.dated(whole, milestones), reader.undated(told, whole, milestones)),
        ("owner", reader.first(whole, reader.names_owner), _line("owner", NO_OWNER, whole[0])),
        ("resource", reader.first(whole, reader.names_means), _line("resource", NO_MEANS, whole[0])),
        ("baseline", reader.first(whole, reader.names_baseline), _line("baseline", NO_BASELINE, whole[0])),
    ):
        if answer:
            held.append(Held(about, _short(answer)))  # type: ignore[arg-type]
        else:
            lines.append(asked)
    return Advice((*lines, *reader.on_milestones(milestones)), tuple(held))


def _line(about: Asked, words: Words, passage: str) -> Line:
    return Line(about, words, _short(passage))


def _short(passage: str) -> str:
    return opening(passage, PASSAGE_WORDS) or " ".join(passage.split()[:PASSAGE_WORDS]) + " …"


class _Reader:
    """Reads the promises of one language on one day."""

    def __init__(self, words: Lexicon, language: str, today: date) -> None:
        self.words = words
        self.language = language
        self.today = today
        counts = [name for name, number in words.numbers.items() if number > 1]
        self.counted = re.compile(rf"\d|(?<!\w)(?:{'|'.join(counts)}|{words.whole})(?!\w)")
        self.owner = re.compile(rf"(?<!\w)(?:{words.owners})(?!\w)")
        self.means = re.compile(words.means)
        self.baseline = re.compile(rf"(?<!\w)(?:{words.baseline})(?!\w)")
        self.loose = re.compile(rf"(?<!\w)(?:{words.vague})(?!\w)")
        self.someday = re.compile(rf"(?<!\w)(?:{words.someday})(?!\w)")

    @staticmethod
    def first(told: Iterable[str], holds: object) -> str:
        """The first sentence of which something holds, or ""."""
        return next((one for one in told if holds(one)), "")  # type: ignore[operator]

    def measures(self, sentence: str) -> bool:
        """Whether it says how many, or for all or none; the figures of its dates do not count."""
        for found in reversed(dates_in(sentence, self.language, self.today)):
            sentence = sentence[: found.start] + " " + sentence[found.end :]
        return bool(self.counted.search(fold(sentence).plain))

    def names_owner(self, sentence: str) -> bool:
        """Whether it names an office or a partner."""
        return bool(self.owner.search(fold(sentence).plain))

    def names_means(self, sentence: str) -> bool:
        """Whether it names money, staff or other means."""
        return bool(self.means.search(fold(sentence).plain))

    def names_baseline(self, sentence: str) -> bool:
        """Whether it says how things stand now."""
        return bool(self.baseline.search(fold(sentence).plain))

    def coming(self, sentence: str) -> str:
        """The words for a date that is still to come, or ""."""
        found = (one for one in dates_in(sentence, self.language, self.today) if one.due_on >= self.today)
        return next((one.passage for one in found), "")

    def dated(self, whole: Sequence[str], milestones: Sequence[Milestone]) -> str:
        """What dates the promise: words in it, or a milestone with a date that is still to come."""
        for one in milestones:
            if one.due_on and one.due_on >= self.today:
                return one.text
        return self.first(whole, self.coming)

    def vague(self, whole: Sequence[str]) -> Line:
        """Asks for a measure, at the sentence that is the least exact."""
        loose = self.first(whole, lambda one: self.loose.search(fold(one).plain))
        return _line("measurable", NO_MEASURE, loose or whole[0])

    def undated(self, told: Sequence[str], whole: Sequence[str], milestones: Sequence[Milestone]) -> Line:
        """Asks for a date, at words that only seem to be one, at one that has passed, or at the promise itself."""
        for sentence in told:
            folded = fold(sentence)
            if match := self.someday.search(folded.plain):
                return Line("dated", SOMEDAY, _short(sentence), folded.written(*match.span()))
        for sentence in told:
            if dates_in(sentence, self.language, self.today):
                return _line("dated", PAST, sentence)
        return _line("dated", NO_DATE, whole[0])

    def on_milestones(self, milestones: Sequence[Milestone]) -> Iterator[Line]:
        """What each milestone lacks, at most three of a kind."""
        open_ones = [one for one in milestones if one.done_on is None]
        overdue = [one for one in open_ones if one.due_on and one.due_on < self.today]
        undated = [one for one in open_ones if one.due_on is None and not self.coming(one.text)]
        unmeasured = [one for one in open_ones if not self.measures(one.text)]
        for about, words, found in (
            ("dated", OVERDUE, overdue),
            ("dated", UNDATED, undated),
            ("measurable", UNMEASURED, unmeasured),
        ):
            for one in found[:MOST_OF_A_KIND]:
                yield _line(about, words, one.text)  # type: ignore[arg-type]
