"""What an action still lacks before it can be sent, page by page, in words. Pure: it reads what it is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from localaction.actions.limits import (
    CONSENT_WORDS,
    MILESTONE_WORDS,
    REASON_WORDS,
    words_in,
)
from localaction.actions.sections import Page, every_page, pages_asked
from localaction.actions.sections.asked import KNOWN, UNSAID, question_of
from localaction.actions.sections.asks import SECONDS_OF_GROUP

State = Literal["not_started", "begun", "ready"]
Words = str | Promise
SECONDS_TO_MEND = 60
# pages with their own kind of form, with the rows that answer their one question
OWN_ROWS = {"alignment": "alignments", "pictures": "pictures", "owners": "owners"}
NOT_UNDERSTOOD = _("One answer could not be understood.")


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that stands in the way of sending. `field` is where on the page it can be mended."""

    page: str
    field: str
    words: Words
    kind: Literal["missing", "too_long", "unread"] = "missing"


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What readiness must know of a picture."""

    alt: str
    subjects: str
    consent_by: str
    consent_text: str
    consent_on: Any
    guardian: str = ""
    channels: tuple[str, ...] | None = None
    has_ended: bool = False


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """Everything readiness reads: the action's answers by name, its rows, and what could not be understood.

    `rows` maps a relation ("milestones") to rows of answers; `unread` maps a page to field names; `saved` holds
    the pages that somebody has saved. `pathway` decides which questions are asked, `call` which extra ones.
    """

    answers: Mapping[str, Any]
    rows: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    pictures: tuple[PictureFacts, ...] = ()
    unread: Mapping[str, Iterable[str]] = field(default_factory=dict)
    saved: frozenset[str] = frozenset()
    pathway: str = "city"
    call: Any = None

    @property
    def kind(self) -> str:
        """The kind of action, "" while it is not said."""
        return str(self.answers.get("kind") or "")


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    """One question of a pathway: how long it usually takes, and whether its page was saved without it (`is_passed`)."""

    name: str
    seconds: int
    is_needed: bool
    is_answered: bool
    is_passed: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one page stands: its state in the task list, and what it lacks.

    `page` has the questions that the pathway asks there; of a page beside the pathway, all of them.
    """

    page: Page
    state: State
    lacks: tuple[Lack, ...]
    is_needed: bool
    questions: tuple[QuestionFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Readiness:
    """Where the whole draft stands: the pages of its pathway, and those beside it (`more`), which nobody must open."""

    pages: tuple[Standing, ...]
    more: tuple[Standing, ...] = ()

    @property
    def all(self) -> tuple[Standing, ...]:
        """Every page, asked or not, in the order of the draft."""
        order = [page.slug for page in every_page(None)]
        return tuple(sorted((*self.pages, *self.more), key=lambda one: order.index(one.page.slug)))

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """Everything that stands in the way of sending, in the order of the pages."""
        return tuple(lack for standing in self.all for lack in standing.lacks)

    @property
    def is_ready(self) -> bool:
        """Whether the action can be sent."""
        return not self.lacks

    @property
    def minutes_left(self) -> int:
        """How many minutes it usually takes to answer what still stands in the way of sending."""
        to_mend = sum(SECONDS_TO_MEND for lack in self.lacks if lack.kind != "missing")
        return _minutes(to_mend + sum(one.seconds for one in self._open if one.is_needed))

    @property
    def minutes_more(self) -> int:
        """How many more it takes to answer the pathway's other questions, on pages that nobody has saved yet."""
        return _minutes(sum(one.seconds for one in self._open if not one.is_needed and not one.is_passed))

    @property
    def _open(self) -> list[QuestionFacts]:
        return [one for standing in self.pages for one in standing.questions if not one.is_answered]

    @property
    def questions(self) -> int:
        """How many questions the pathway asks, counted as `sections.asked` says."""
        return sum(len(standing.questions) for standing in self.pages)

    @property
    def answered(self) -> int:
        """How many of them have an answer."""
        return self.questions - len(self._open)


def readiness(draft: DraftFacts) -> Readiness:
    """Where the draft stands, page by page."""
    known = {name: str(draft.answers.get(name) or "") for name in KNOWN}
    asked = {page.slug: page for page in pages_asked(draft.pathway, draft.kind, known, draft)}
    pages = [page for page in every_page(draft) if page.names or page.form != "plain"]
    return Readiness(
        pages=tuple(_standing(asked[page.slug], page, draft) for page in pages if page.slug in asked),
        more=tuple(_standing(page, page, draft, asked=False) for page in pages if page.slug not in asked),
    )


def _standing(page: Page, whole: Page, draft: DraftFacts, *, asked: bool = True) -> Standing:
    """Only what is asked can be missing; what was ever written is read, whoever asked for it."""
    unread = (Lack(page.slug, name, NOT_UNDERSTOOD, "unread") for name in draft.unread.get(page.slug, ()))
    missing = _missing(page, draft) if asked else ()
    lacks = (*unread, *missing, *_pictures(whole, draft), *_too_long(whole, draft))
    begun = _is_begun(page, draft) or (not asked and any(_has(draft, name) for name in page.names))
    state: State = "not_started" if not begun else "begun" if lacks else "ready"
    questions = tuple(_questions(page, draft)) if asked else ()
    return Standing(page, state, lacks, asked and page.is_needed_for(draft.kind), questions)


def _questions(page: Page, draft: DraftFacts) -> Iterable[QuestionFacts]:
    """The questions of a page; boxes that belong together are answered when those that are needed are, or any."""
    kinds = {draft.kind or UNSAID}
    boxes = [(ask.name, ask.seconds, bool(kinds & ask.needed_for)) for ask in page.asks]
    boxes += [(group.name, SECONDS_OF_GROUP, bool(kinds & group.needed_for)) for group in page.groups]
    if page.form in OWN_ROWS:
        boxes.append((page.form, page.seconds, page.form == "alignment"))
    by_question: dict[str, list[tuple[str, int, bool]]] = {}
    for box in boxes:
        by_question.setdefault(question_of(box[0]), []).append(box)
    for question, parts in by_question.items():
        needed = [name for name, _seconds, is_needed in parts if is_needed]
        said = {name for name, _seconds, _is_needed in parts if _has(draft, name)}
        yield QuestionFacts(
            name=question,
            seconds=sum(seconds for _name, seconds, _is_needed in parts),
            is_needed=bool(needed),
            is_answered=said >= set(needed) if needed else bool(said),
            is_passed=page.slug in draft.saved,
        )


def _has(draft: DraftFacts, name: str) -> bool:
    return _is_said(draft.answers.get(name)) or bool(draft.rows.get(OWN_ROWS.get(name, name)))


def _minutes(seconds: int) -> int:
    return -(-seconds // 60)


def _is_begun(page: Page, draft: DraftFacts) -> bool:
    rows = {"alignment": "alignments", "reasons": "alignments", "pictures": "pictures"}.get(page.form)
    if page.slug in draft.saved or (rows and draft.rows.get(rows)):
        return True
    return any(draft.rows.get(group.relation) for group in page.groups)


def _is_said(value: Any) -> bool:
    return value is not None and value not in ("", [], ())


def _missing(page: Page, draft: DraftFacts) -> Iterable[Lack]:
    kinds = {draft.kind or UNSAID}
    for ask in page.asks:
        if kinds & ask.needed_for and not _is_said(draft.answers.get(ask.name)):
            yield Lack(page.slug, ask.name, format_lazy(_("Please answer: {question}"), question=ask.label))
    for group in page.groups:
        if kinds & group.needed_for and not draft.rows.get(group.relation):
            yield Lack(
                page.slug, group.name, format_lazy(_("Please answer: {question}"), question=group.label)
            )
    if page.form == "alignment" and not draft.rows.get("alignments"):
        yield Lack(
            page.slug, "", _("Choose at least one objective, principle or goal that your action serves.")
        )


def _pictures(page: Page, draft: DraftFacts) -> Iterable[Lack]:
    if page.form == "pictures":
        for place, picture in enumerate(draft.pictures, start=1):
            yield from _picture_lacks(page, place, picture)


def _picture_lacks(page: Page, place: int, picture: PictureFacts) -> Iterable[Lack]:
    where = f"picture-{place}"
    if not picture.alt:
        words = _("Picture {place}: say in words what it shows, for people who cannot see it.")
        yield Lack(page.slug, where, format_lazy(words, place=place))
    if not picture.subjects:
        words = _("Picture {place}: say whether people can be recognised in it.")
        yield Lack(page.slug, where, format_lazy(words, place=place))
    elif picture.subjects != "nobody":
        for lack in _consent_lacks(picture):
            yield Lack(page.slug, where, format_lazy(lack, place=place))


def _consent_lacks(picture: PictureFacts) -> Iterable[Any]:
    was_asked_where = picture.channels is not None
    if not (picture.consent_by and picture.consent_on and (was_asked_where or picture.consent_text)):
        yield _("Picture {place}: write down who agreed to be shown, to what, and when.")
    if was_asked_where and picture.subjects == "children" and not picture.guardian:
        yield _("Picture {place}: write down which parent or guardian agreed for the children.")
    if picture.channels is not None and "web" not in picture.channels:
        yield _("Picture {place}: say where it may be shown. Without “This website” it must be removed.")
    if picture.has_ended:
        yield _(
            "Picture {place}: the consent has ended. Ask again and write down the new date, or remove it."
        )


def _too_long(page: Page, draft: DraftFacts) -> Iterable[Lack]:
    for name, over, label in (*_texts_over(page, draft), *_rows_over(page, draft), *_own_over(page, draft)):
        if over > 0:
            words = ngettext_lazy(
                "“{question}” is {count} word too long.", "“{question}” is {count} words too long.", over
            )
            yield Lack(page.slug, name, format_lazy(words, question=label, count=over), "too_long")


Over = tuple[str, int, Words]


def _texts_over(page: Page, draft: DraftFacts) -> Iterable[Over]:
    for ask in page.asks:
        if ask.most_words:
            over = words_in(str(draft.answers.get(ask.name) or "")) - ask.most_words
            yield ask.name, over, ask.label


def _rows_over(page: Page, draft: DraftFacts) -> Iterable[Over]:
    for group in page.groups:
        if group.relation == "milestones":
            for place, row in enumerate(draft.rows.get(group.relation, ()), start=1):
                label = format_lazy("{row} {place}", row=group.row, place=place)
                over = words_in(str(row.get(group.key) or "")) - MILESTONE_WORDS
                yield f"{group.name}-{place - 1}-{group.key}", over, label


def _code(item: object) -> str:
    """An item's code as people write it: "GCM 15"."""
    return str(item).replace("-", " ", 1)


def _own_over(page: Page, draft: DraftFacts) -> Iterable[Over]:
    if page.form == "reasons":
        for row in draft.rows.get("alignments", ()):
            yield f"reason-{row['item']}", words_in(str(row["reason"])) - REASON_WORDS, _code(row["item"])
    if page.form == "pictures":
        for place, picture in enumerate(draft.pictures, start=1):
            label = format_lazy(_("Picture {place}"), place=place)
            yield f"picture-{place}", words_in(picture.consent_text) - CONSENT_WORDS, label
