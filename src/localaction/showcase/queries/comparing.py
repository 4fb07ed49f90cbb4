"""Two to four actions side by side: first what differs, then what is the same, then what none of them says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from localaction.design.writing import language_text, list_text, number_text
from localaction.frameworks import queries as frameworks
from localaction.register import queries as register
from localaction.register import search
from localaction.register.search import SearchRequest
from localaction.register.shapes import Action
from localaction.register.similar import nearest_to
from localaction.register.translations import Reading
from localaction.showcase import addresses, places, words
from localaction.showcase.queries.lineage import lead_of
from localaction.showcase.queries.progress import ProgressView, progress_of
from localaction.showcase.queries.retold import reading_of
from localaction.showcase.saying import Said, lead_and_rest, money, number, said, span

LEAST, MOST = 2, 4
MOST_CHOICES = 8
LONGEST_QUERY = 200
LONGEST_REFERENCE = 40


@dataclass(frozen=True, slots=True)
class Column:
    """One action, and the address of the same comparison without it."""

    reference: str
    title: Said
    href: str
    government: Said
    country: str
    without_href: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one action says in one row; `more_href` leads to the whole where this is the beginning of it."""

    said: tuple[Said, ...]
    more_href: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is compared."""

    heading: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """An action that can be put beside the others."""

    title: Said
    government: Said
    country: str
    href: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Everything the page shows. `silent` names the rows that none of the actions fills. `asked` was searched for."""

    columns: tuple[Column, ...]
    differing: tuple[Row, ...]
    same: tuple[Row, ...]
    silent: str
    has_room: bool
    is_enough: bool
    asked: str
    choices: tuple[Choice, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _One:
    """One action as somebody of that language reads it, with how it goes."""

    reading: Reading
    progress: ProgressView
    language: str

    @property
    def action(self) -> Action:
        return self.reading.action


def compare_page(references: Iterable[str], text: str, language: str) -> ComparePage:
    """The actions of these references side by side; what does not stand is left out and named in `gone`."""
    wanted = [one[:LONGEST_REFERENCE] for one in dict.fromkeys(references) if one][:MOST]
    ones = _ones(wanted, language)
    known = [one.action.reference for one in ones]
    asked = text.strip()[:LONGEST_QUERY]
    rows = [Row(str(heading), tuple(fill(one) for one in ones)) for heading, fill in _rows()] if ones else []
    filled = [row for row in rows if any(cell.said for cell in row.cells)]
    return ComparePage(
        columns=tuple(_column(one, known) for one in ones),
        differing=tuple(row for row in filled if not _is_same(row)),
        same=tuple(row for row in filled if _is_same(row)),
        silent=list_text([row.heading for row in rows if row not in filled], language),
        has_room=len(ones) < MOST,
        is_enough=len(ones) >= LEAST,
        asked=asked,
        choices=_choices(known, asked, language) if len(ones) < MOST else (),
        gone=tuple(one for one in wanted if one not in known),
    )


def _ones(references: Sequence[str], language: str) -> list[_One]:
    """The actions that stand, in the order asked; one query for all and one for the reports of each."""
    today = timezone.now().date()
    found = []
    for reference, one in register.current_many("action", references).items():
        if isinstance(one.content, Action):
            reports = register.reports_of(reference)
            progress = progress_of(one.content, one, reports, language, today)
            found.append(_One(reading_of(one.content, language), progress, language))
    return found


def _column(one: _One, known: Sequence[str]) -> Column:
    action, language = one.action, one.language
    lead = lead_of(action)
    others = [reference for reference in known if reference != action.reference]
    return Column(
        reference=action.reference,
        title=said(action.title, one.reading.language_of("title")),
        href=addresses.action(action.reference, language),
        government=said(lead.name, lead.language) if lead else said("", language),
        country=places.country(action.place.country, language),
        without_href=addresses.compare(language, others),
    )


def _is_same(row: Row) -> bool:
    """Whether every action says the same; one that says nothing does not."""
    return len({tuple(one.text for one in cell.said) for cell in row.cells}) == 1


# --- the rows


def _rows() -> tuple[tuple[str, Callable[[_One], Cell]], ...]:
    """Every row in its order: what it is called, and how it is filled."""
    return (
        (_("Kind"), lambda one: _words(one, words.word(words.KINDS, one.action.kind))),
        (_("Stage"), lambda one: _words(one, one.progress.stage)),
        (_("When"), lambda one: _words(one, span(one.action.starts_on, one.action.ends_on, one.language))),
        (_("Country"), lambda one: _words(one, places.country(one.action.place.country, one.language))),
        (_("Level of government"), _level),
        (_("Size of the government"), _size),
        (_("Priority objectives"), lambda one: _items(one, one.action.priorities)),
        (_("Main objectives"), _main),
        (_("For whom"), lambda one: _terms(one, "populations", one.action.populations)),
        (_("People served"), _served),
        (_("Themes"), lambda one: _terms(one, "themes", one.action.themes)),
        (_("The challenge"), _text("challenge", "challenge")),
        (_("What is done"), _text("what_was_done", "what-is-done")),
        (_("Results"), _text("results", "results")),
        (_("Lessons"), _text("lessons", "lessons")),
        (_("What went wrong"), _text("what_went_wrong", "lessons")),
        (_("Money"), _money),
        (_("Staff"), _text("staff", "transfer")),
        (_("Time needed"), _text("time_needed", "transfer")),
        (_("Legal competence it takes"), _text("legal_competence", "transfer")),
        (_("What must be in place"), _text("preconditions", "transfer")),
        (_("Support needed"), lambda one: _terms(one, "support-kinds", one.action.support_kinds)),
        (_("Written in"), lambda one: _words(one, language_text(one.action.language, one.language))),
        (_("Signature of the Declaration"), _signature),
    )


def _words(one: _One, *texts: str) -> Cell:
    """Words of ours, in the reader's language."""
    return Cell(tuple(said(text, one.language) for text in texts if text))


def _text(name: str, anchor: str) -> Callable[[_One], Cell]:
    """The beginning of a text that the government wrote, with the way to the rest of it."""

    def fill(one: _One) -> Cell:
        lead, rest = lead_and_rest(getattr(one.action, name))
        if not lead:
            return Cell(())
        href = f"{addresses.action(one.action.reference, one.language)}#{anchor}" if rest else ""
        return Cell((said(lead, one.reading.language_of(name)),), href)

    return fill


def _terms(one: _One, vocabulary: str, codes: Iterable[str]) -> Cell:
    return _words(
        one,
        list_text([frameworks.term_label(vocabulary, code, one.language) for code in codes], one.language),
    )


def _items(one: _One, codes: Iterable[str]) -> Cell:
    return _words(
        one, *(frameworks.item_label(code, one.language) for code in codes if frameworks.item(code))
    )


def _main(one: _One) -> Cell:
    return _items(one, [aligned.code for aligned in one.action.alignment if aligned.rank == "primary"])


def _level(one: _One) -> Cell:
    lead = lead_of(one.action)
    return _words(
        one,
        frameworks.term_label("government-levels", lead.level, one.language) if lead and lead.level else "",
    )


def _size(one: _One) -> Cell:
    lead = lead_of(one.action)
    if lead is None or not lead.population:
        return Cell(())
    residents = ngettext("%(number)s resident", "%(number)s residents", lead.population)
    return _words(one, residents % {"number": number_text(lead.population, one.language)})


def _served(one: _One) -> Cell:
    """Each claim with how it was counted; claims are never added up."""
    claims = []
    for claim in one.action.served:
        method = (
            _("How they were counted is not known.")
            if claim.method in ("", "unknown")
            else frameworks.term_label("claim-methods", claim.method, one.language)
        )
        who = frameworks.term_label("populations", claim.who, one.language) if claim.who else ""
        people = " ".join(part for part in (number(claim.number, one.language), who) if part)
        claims.append(f"{people} · {method}")
    return _words(one, *claims)


def _money(one: _One) -> Cell:
    action = one.action
    band = (
        frameworks.term_label("budget-bands", action.budget_band, one.language) if action.budget_band else ""
    )
    return _words(one, money(action.budget_amount, action.budget_currency, one.language), band)


def _signature(one: _One) -> Cell:
    return _words(one, words.word(words.SIGNATURES, one.action.origin.signature))


# --- choosing


def _choices(known: Sequence[str], asked: str, language: str) -> tuple[Choice, ...]:
    """What can be added: what was searched for, else what is like the first one, else the newest."""
    found = _found(known, asked)
    chosen = [reference for reference in found if reference not in known][:MOST_CHOICES]
    standing = register.current_many("action", chosen)
    return tuple(
        _choice(one.content, known, language) for one in standing.values() if isinstance(one.content, Action)
    )


def _found(known: Sequence[str], asked: str) -> list[str]:
    if known and not asked:
        alike = [one.reference for one in nearest_to(known[0], limit=MOST_CHOICES)]
        if alike:
            return alike
    request = SearchRequest(text=asked, per_page=MOST_CHOICES + MOST, counted=())
    return [hit.card.reference for hit in search.find(request).hits]


def _choice(action: Action, known: Sequence[str], language: str) -> Choice:
    lead = lead_of(action)
    reading = reading_of(action, language)
    return Choice(
        title=said(reading.action.title, reading.language_of("title")),
        government=said(lead.name, lead.language) if lead else said("", language),
        country=places.country(action.place.country, language),
        href=addresses.compare(language, [*known, action.reference]),
    )
