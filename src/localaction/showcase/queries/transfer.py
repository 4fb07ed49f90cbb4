"""Could an action work in another city? Line by line: what is published of there, what is known of here, what to ask.

No line is weighed against another and nothing is added up to a score: what is not known is said to be unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from localaction.design.writing import language_text, list_text, number_text
from localaction.frameworks import queries as frameworks
from localaction.kit.countries import region_name
from localaction.register import bands
from localaction.register.regions import regions_of
from localaction.register.shapes import Action, Owner
from localaction.register.translations import Reading
from localaction.showcase import places
from localaction.showcase.queries.cities import City, has_cost
from localaction.showcase.queries.labels import label
from localaction.showcase.saying import Said, money, paragraphs, said, span

Verdict = Literal["alike", "different", "ask"]
VERDICTS: dict[Verdict, tuple[str | Promise, str]] = {
    "alike": (gettext_lazy("Alike"), "good"),
    "different": (gettext_lazy("Different"), "active"),
    "ask": (gettext_lazy("You must ask"), "quiet"),
}
"""Each verdict's word and the tone in which it is shown."""
NEARLY = 2.0  # times: within half and twice as many residents, two cities are of a size


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on which it may depend. `there` and `here`: what is known, () for nothing; `note`: what follows."""

    code: str
    heading: str
    there: tuple[Said, ...]
    here: tuple[Said, ...]
    verdict: Verdict
    note: str

    @property
    def word(self) -> str:
        """The verdict in words."""
        return str(VERDICTS[self.verdict][0])

    @property
    def tone(self) -> str:
        """The tone of the verdict."""
        return VERDICTS[self.verdict][1]


def lines_of(reading: Reading, city: City | None, language: str) -> tuple[Line, ...]:
    """Every line, for an action as somebody of that language reads it; without a city only what is known of there."""
    action = reading.action
    lead = next((one for one in action.owners if one.role == "lead"), None)
    country = action.place.country or (lead.country if lead else "")
    return (
        _level(lead, city, language),
        _competence(reading, country, city, language),
        _size(lead, city, language),
        _region(country, city, language),
        _income(country, city, language),
        _languages(action, country, city, language),
        _people(action, city, language),
        _money(action, city, language),
        _told(
            reading,
            "staff",
            _("Staff"),
            _("Ask who in your city could do this work, and for how long."),
            city,
        ),
        _time(reading, city, language),
        _told(
            reading,
            "preconditions",
            _("What must be in place"),
            _("Ask, for each of these, whether your city has it or how long it takes to get it."),
            city,
        ),
    )


def summary(lines: Iterable[Line], language: str) -> str:
    """How many lines are alike, differ or are open, as one sentence: a table of contents, never a score."""
    verdicts = [line.verdict for line in lines]
    pieces = []
    for verdict, words in (
        ("alike", ngettext("%(number)s is alike", "%(number)s are alike", verdicts.count("alike"))),
        ("different", ngettext("%(number)s differs", "%(number)s differ", verdicts.count("different"))),
        ("ask", ngettext("%(number)s you must ask", "%(number)s you must ask", verdicts.count("ask"))),
    ):
        if number := verdicts.count(verdict):  # type: ignore[arg-type]
            pieces.append(words % {"number": number_text(number, language)})
    return _("Of %(all)s things to look at: %(found)s.") % {
        "all": number_text(len(verdicts), language),
        "found": list_text(pieces, language),
    }


def _plain(*texts: str, language: str) -> tuple[Said, ...]:
    return tuple(said(text, language) for text in texts if text)


def _text(reading: Reading, name: str) -> tuple[Said, ...]:
    """What the government wrote in one field, in its language."""
    return tuple(said(one, reading.language_of(name)) for one in paragraphs(getattr(reading.action, name)))


def _level(lead: Owner | None, city: City | None, language: str) -> Line:
    heading = _("Who decides: the level of government")
    there = _plain(_term("government-levels", lead.level if lead else "", language), language=language)
    here = _plain(_term("government-levels", city.level if city else "", language), language=language)
    if not city or not there or not here:
        note = _("Ask which level of government may decide this where you are.") if city else ""
        return Line("level", heading, there, here, "ask", note)
    if lead and lead.level == city.level:
        return Line("level", heading, there, here, "alike", "")
    note = _("Another level of government: it may need a partner above or below.")
    return Line("level", heading, there, here, "different", note)


def _competence(reading: Reading, country: str, city: City | None, language: str) -> Line:
    there, note = _text(reading, "legal_competence"), ""
    here: tuple[Said, ...] = ()
    if city and city.country == country:
        here = _plain(
            _("The same country: %(country)s") % {"country": places.country(country, language)},
            language=language,
        )
        note = _(
            "The same national law holds. Ask whether it gives your level of government the same powers."
        )
    elif city:
        here = _plain(
            _("Another country: %(country)s") % {"country": places.country(city.country, language)},
            language=language,
        )
        note = _("Ask your legal office whether your city may do this by its own decision.")
    return Line("competence", _("Legal competence"), there, here, "ask", note)


def _size(lead: Owner | None, city: City | None, language: str) -> Line:
    heading = _("Size")
    one, other = lead.population if lead else None, city.residents if city else None
    there = _plain(_residents(one, language), language=language)
    here = _plain(_residents(other, language), language=language)
    if not one or not other:
        note = _("Ask what would have to be larger or smaller.") if city else ""
        return Line("size", heading, there, here, "ask", note)
    times = max(one, other) / min(one, other)
    if times <= NEARLY:
        return Line("size", heading, there, here, "alike", "")
    many = number_text(round(times), language)
    if other > one:
        note = _("Your city has about %(times)s times as many residents: begin in one district?") % {
            "times": many
        }
    else:
        note = _(
            "Your city has about %(times)s times fewer residents: look for neighbours to do it with."
        ) % {"times": many}
    return Line("size", heading, there, here, "different", note)


def _region(country: str, city: City | None, language: str) -> Line:
    heading = _("Part of the world")
    one, other = regions_of(country), regions_of(city.country) if city else ()
    there = _plain(region_name(one[-1], language) if one else "", language=language)
    here = _plain(region_name(other[-1], language) if other else "", language=language)
    if not one or not other:
        return Line("region", heading, there, here, "ask", "")
    if one == other:
        return Line("region", heading, there, here, "alike", "")
    note = (
        _("The same region, another part of it.")
        if one[0] == other[0]
        else _("Another region: routes, law and institutions differ.")
    )
    return Line("region", heading, there, here, "different", note)


def _income(country: str, city: City | None, language: str) -> Line:
    heading = _("Income group of the country")
    one, other = bands.income(country), bands.income(city.country) if city else ""
    there, here = (_plain(_income_label(group, language), language=language) for group in (one, other))
    if not there or not here:
        return Line("income", heading, there, here, "ask", "")
    if one == other:
        return Line("income", heading, there, here, "alike", "")
    note = _("Wages and prices differ: work the cost out anew.")
    return Line("income", heading, there, here, "different", note)


def _languages(action: Action, country: str, city: City | None, language: str) -> Line:
    heading = _("Official languages of the country")
    one, other = places.official_languages(country), places.official_languages(city.country) if city else ()
    there = _plain(_names(one, language), language=language)
    here = _plain(_names(other, language), language=language)
    if not one or not other:
        return Line("languages", heading, there, here, "ask", "")
    if both := [code for code in one if code in other]:
        note = _("You share: %(languages)s. Its papers may be of use as they are.") % {
            "languages": _names(both, language)
        }
        return Line("languages", heading, there, here, "alike", note)
    note = _("The action is written in: %(language)s. Plan for translation.") % {
        "language": language_text(action.language, language)
    }
    return Line("languages", heading, there, here, "different", note)


def _people(action: Action, city: City | None, language: str) -> Line:
    heading = _("The people it serves")
    there = _plain(_terms("populations", action.populations, language), language=language)
    here = _plain(_terms("populations", city.people if city else (), language), language=language)
    if not city or not there or not here:
        note = (
            _("Ask who lives in your city and what they say they need. Nothing is published of it here.")
            if city
            else ""
        )
        return Line("people", heading, there, here, "ask", note)
    both = [code for code in action.populations if code in city.people]
    if both:
        note = _("Your city has published actions for the same people: %(people)s.") % {
            "people": _terms("populations", both, language)
        }
        return Line("people", heading, there, here, "alike", note)
    note = _("What your city has published serves other people. Ask whether these live there too.")
    return Line("people", heading, there, here, "different", note)


def _money(action: Action, city: City | None, language: str) -> Line:
    heading = _("Cost")
    band = action.budget_band if has_cost(action.budget_band) else ""
    there = _plain(
        money(action.budget_amount, action.budget_currency, language),
        _term("budget-bands", band, language),
        language=language,
    )
    largest = max(city.budgets, key=_from_usd, default="") if city else ""
    known = _("The most that one of its published actions cost: %(band)s") % {
        "band": _term("budget-bands", largest, language)
    }
    here = _plain(known if largest else "", language=language)
    if not band or not largest:
        note = (
            _("Ask what it would cost where you are, and who would pay for the second year.") if city else ""
        )
        return Line("money", heading, there, here, "ask", note)
    if _from_usd(largest) >= _from_usd(band):
        return Line(
            "money", heading, there, here, "alike", _("Your city has done something of that cost before.")
        )
    note = _(
        "It costs more than anything your city has published: begin with a part of it, or look for a partner."
    )
    return Line("money", heading, there, here, "different", note)


def _time(reading: Reading, city: City | None, language: str) -> Line:
    action = reading.action
    ran = _plain(span(action.starts_on, action.ends_on, language), language=language)
    note = _("Ask what took longest, and what could go faster the second time.") if city else ""
    return Line("time", _("Time"), (*_text(reading, "time_needed"), *ran), (), "ask", note)


def _told(reading: Reading, name: str, heading: str, question: str, city: City | None) -> Line:
    """A thing that only the city itself can know of here."""
    return Line(name, heading, _text(reading, name), (), "ask", question if city else "")


def _residents(number: int | None, language: str) -> str:
    if not number:
        return ""
    return ngettext("%(number)s resident", "%(number)s residents", number) % {
        "number": number_text(number, language)
    }


def _income_label(group: str, language: str) -> str:
    return label("income", group, language) if group not in ("", bands.UNKNOWN) else ""


def _from_usd(band: str) -> int:
    term = frameworks.term("budget-bands", band)
    return int(term.facts["from_usd"]) if term else 0


def _names(codes: Iterable[str], language: str) -> str:
    return list_text([language_text(code, language) for code in codes], language)


def _term(vocabulary: str, code: str, language: str) -> str:
    return frameworks.term_label(vocabulary, code, language) if code else ""


def _terms(vocabulary: str, codes: Iterable[str], language: str) -> str:
    return list_text([frameworks.term_label(vocabulary, code, language) for code in codes], language)
