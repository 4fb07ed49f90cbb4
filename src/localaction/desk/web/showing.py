"""How the queue is shown: lines with their words and addresses, tabs with counts, filters as chips and choices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from localaction.actions.calls import title_of
from localaction.design.marks import country_name, language_name, reader
from localaction.design.writing import number_text
from localaction.desk import queries
from localaction.desk.asked import MINE, NOBODYS, OLDEST, Asked, read
from localaction.desk.kinds import BY_CODE
from localaction.desk.steps import STEPS
from localaction.desk.steps.declared import Step
from localaction.desk.waiting import Line, Words
from localaction.kit.actors import Actor
from localaction.kit.countries import region_name
from localaction.register.regions import REGIONS, SUBREGIONS, region_choices

Tab = tuple[Words, str, bool]
Choice = tuple[str, Words]
DAYS = (7, 14, 30, 90)
SORT_WORDS: dict[str, Words] = {
    OLDEST: gettext_lazy("Longest waiting first"),
    "newest": gettext_lazy("Newest first"),
    "country": gettext_lazy("By country"),
    "title": gettext_lazy("By title"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of the queue as it is shown. `does`: the step that its button does at once, or ""."""

    waiting: Line
    kind: Words
    why: Words
    step: Words
    href: str
    does: str
    holder: queries.Holder | None
    is_mine: bool
    may_be_taken: bool


def shown(line: Line, holders: dict[str, queries.Holder], actor: Actor) -> Shown:
    """A line in words."""
    kind = BY_CODE[line.kind]
    why = kind.whys[line.why]
    holder = holders.get(line.name)
    return Shown(
        waiting=line,
        kind=kind.name,
        why=why.words,
        step=why.step,
        href=reverse(why.page or kind.page, args=[line.key]),
        does=why.does,
        holder=holder,
        is_mine=holder is not None and holder.person_id == actor.person_id,
        may_be_taken="assessor" not in kind.roles,
    )


def kind_of(line: Line) -> Words:
    """The name of a line's kind."""
    return BY_CODE[line.kind].name


def name_of_kind(code: str) -> Words:
    """The name of a kind, "" for none."""
    return BY_CODE[code].name if code in BY_CODE else ""


def steps_for(lines: Iterable[Line]) -> list[Step]:
    """The steps that can be done to at least one kind of these lines."""
    kinds = {line.kind for line in lines}
    return [step for step in STEPS if any(step.is_for(kind) for kind in kinds)]


def back_to_queue(path: str) -> str:
    """The page of the queue that somebody came from; the first one when they came from elsewhere."""
    queue = reverse("desk:queue")
    asked = read(dict(parse_qsl(urlsplit(path).query)))
    told = asked.query() + (f"&page={asked.page}" if asked.page > 1 else "")
    return f"{queue}?{told.lstrip('&')}" if told else queue


# --- tabs


def tabs_of_kinds(actor: Actor, found: queries.Queue, asked: Asked) -> list[Tab]:
    """Everything, then every kind of which something waits, each with how many answer the question."""
    everything = _counted(_("Everything"), sum(found.counts.values()))
    tabs: list[Tab] = [(everything, _href(asked.but(kind="", why="")), asked.kind == "")]
    for kind in queries.kinds_for(actor):
        count, is_here = found.counts[kind.code], kind.code == asked.kind
        if count or is_here:
            tabs.append((_counted(kind.name, count), _href(asked.but(kind=kind.code, why="")), is_here))
    return tabs


def tabs_of_views(actor: Actor, asked: Asked, counting: queries.Counting) -> list[Tab]:
    """All, what the actor has, what nobody has, then the saved views; all with their counts."""
    builtin = [
        (_("All that waits"), Asked()),
        (_("Mine"), Asked(whose=MINE)),
        (_("Nobody's"), Asked(whose=NOBODYS)),
    ]
    tabs: list[Tab] = [
        (_counted(name, counting.count(one)), _href(one), one.query() == asked.query())
        for name, one in builtin
    ]
    tabs += [
        (_counted(tab.view.name, tab.count), _href(tab.asked), tab.asked.query() == asked.query())
        for tab in queries.tabs_for(actor, counting)
    ]
    return tabs


def _counted(name: Words, count: int) -> Words:
    return format_lazy(_("{kind} ({count})"), kind=name, count=number_text(count, reader()))


def _href(asked: Asked) -> str:
    query = asked.query()
    return f"?{query}" if query else reverse("desk:queue")


# --- filters


def filters(actor: Actor, asked: Asked) -> dict[str, Any]:
    """The choices of every filter: (value, words) in the order of the page."""
    language = reader()
    kind = BY_CODE.get(asked.kind)
    return {
        "kinds": [(one.code, one.name) for one in queries.kinds_for(actor)],
        "whys": [(code, why.words) for code, why in kind.whys.items()] if kind else [],
        "regions": regions(language),
        "countries": countries(language),
        "languages": [(code, language_name(code)) for code, _name in settings.LANGUAGES],
        "calls": [(call.code, title_of(call, language)[0]) for call in queries.calls_asked_for()],
        "people": [(str(one.pk), str(one)) for one in queries.colleagues() if one.pk != actor.person_id],
        "days": [(str(days), _days(days)) for days in DAYS],
        "sorts": [("" if code == OLDEST else code, words) for code, words in SORT_WORDS.items()],
    }


def chips(asked: Asked) -> list[dict[str, Any]]:
    """What the question leaves out, each as a chip that takes it away again; the kind has its own tabs."""
    told: list[tuple[str, Words]] = []
    kind = BY_CODE.get(asked.kind)
    if asked.why and kind and asked.why in kind.whys:
        told.append(("why", kind.whys[asked.why].words))
    if asked.whose:
        told.append(("whose", _whose(asked.whose)))
    if asked.region:
        told.append(("region", region_name(asked.region, reader())))
    if asked.country:
        told.append(("country", country_name(asked.country)))
    if asked.language:
        told.append(("language", language_name(asked.language)))
    if asked.call:
        told.append(("call", asked.call))
    if asked.longer:
        told.append(("longer", _days(asked.longer)))
    if asked.words:
        told.append(("words", f"“{asked.words}”"))
    return [
        {"text": words, "href": _href(asked.but(**{name: 0 if name == "longer" else ""}))}
        for name, words in told
    ]


def _whose(whose: str) -> Words:
    if whose == MINE:
        return _("Mine")
    if whose == NOBODYS:
        return _("Nobody's")
    return next((str(one) for one in queries.colleagues() if str(one.pk) == whose), whose)


def _days(days: int) -> str:
    return ngettext("Waiting longer than %(days)s day", "Waiting longer than %(days)s days", days) % {
        "days": days
    }


@lru_cache(maxsize=16)
def regions(language: str) -> list[Choice]:
    """Regions, each followed by its subregions."""
    return [(code, name if code in REGIONS else f"– {name}") for code, name in region_choices(language)]


@lru_cache(maxsize=16)
def countries(language: str) -> list[Choice]:
    """All countries by their names in a language."""
    codes = [code for _region, inside in SUBREGIONS.values() for code in inside.split()]
    return sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1])
