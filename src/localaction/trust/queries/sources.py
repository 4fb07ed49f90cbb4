"""Where every number and every translation of an action comes from: whose word, found how, since which version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from localaction.frameworks import queries as frameworks
from localaction.register import queries
from localaction.register.queries import Version
from localaction.register.shapes import Action, Owner, Progress, Served, Translated
from localaction.register.translations import MARKS, text_hash, texts_of
from localaction.showcase import addresses
from localaction.showcase import words as showcase
from localaction.showcase.queries.provenance import host_of, safe_link
from localaction.showcase.saying import Said, day, money, number, said
from localaction.trust.telling import field_label


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: what it counts, whose word it is, how it was found, and since which entry it stands."""

    number: str
    what: Said
    who: str
    method: str
    source: str
    source_href: str
    as_of: str
    sequence: int
    version: int


@dataclass(frozen=True, slots=True)
class TranslatedField:
    """One translated text: how it was made, and of which version's text. `made_of` is 0 when that is not known."""

    label: str
    how: str
    made_of: int
    is_outdated: bool


@dataclass(frozen=True, slots=True)
class Translation:
    """An action in another language: since which version, how many of its texts, how each was made."""

    language: str
    since: int
    sequence: int
    texts: tuple[TranslatedField, ...]
    ways: tuple[tuple[str, int], ...]
    outdated: int


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the numbers and the translations of an action come from."""

    figures: tuple[Figure, ...]
    translations: tuple[Translation, ...]


Told = tuple[Version, Action]


def sources_of(versions: list[Version], language: str) -> Sources:
    """Where what the last of the versions says comes from. They are those of one action that stands, oldest first."""
    told: list[Told] = [(one, one.content) for one in versions if isinstance(one.content, Action)]
    action = told[-1][1]
    figures = (*_claims(told, language), *_reported(action, language), *_others(told, language))
    return Sources(tuple(figures), tuple(_translated(one, told) for one in action.translations))


# --- numbers


def _claims(told: list[Told], language: str) -> Iterator[Figure]:
    """The people served as the action says it: since the first of the versions that said the same without a break."""
    for claim in told[-1][1].served:
        since, content = _since(told, [claim in one.served for _version, one in told])
        yield _figure(claim, content.language, _teller(content), since, language)


def _since(told: list[Told], is_said: list[bool]) -> Told:
    place = len(told) - 1
    while place and is_said[place - 1]:
        place -= 1
    return told[place]


def _figure(claim: Served, its: str, who: str, since: Version, language: str) -> Figure:
    is_known = claim.method not in ("", "unknown")
    return Figure(
        number=number(claim.number, language),
        what=said(claim.who, its) if claim.who else said(_("People served"), language),
        who=who,
        method=frameworks.term_label("claim-methods", claim.method, language)
        if is_known
        else _("How they were counted is not known."),
        source=host_of(claim.source) or claim.source,
        source_href=safe_link(claim.source),
        as_of=day(claim.as_of, language),
        sequence=since.sequence,
        version=since.version,
    )


def _teller(action: Action) -> str:
    if action.origin.how == "collected":
        return _("The source from which the secretariat collected it")
    return _("The government")


def _reported(action: Action, language: str) -> Iterator[Figure]:
    """The people served as reports on progress say it."""
    reports = [one for one in queries.reports_of(action.reference) if isinstance(one.content, Progress)]
    for one in reports:
        report = one.content
        assert isinstance(report, Progress)
        who = _("The government, in a report that the secretariat looked at")
        if not report.checked_on:
            who = _("The government, in a report that nobody has checked")
        since = Version(one.sequence, one.version, "published", report.language, one.published_at, "", report)
        for claim in report.served:
            yield _figure(claim, report.language, who, since, language)


def _others(told: list[Told], language: str) -> Iterator[Figure]:
    """The money, and the residents of the governments as the register knew them."""
    action = told[-1][1]
    if action.budget_amount:
        same = [
            (one.budget_amount, one.budget_currency) == (action.budget_amount, action.budget_currency)
            for _version, one in told
        ]
        since, content = _since(told, same)
        amount = money(action.budget_amount, action.budget_currency, language)
        yield _plain(amount, said(_("Money"), language), _teller(content), since)
    for owner in action.owners:
        if owner.population:
            since, _content = _since(told, [_has(one.owners, owner) for _version, one in told])
            yield _residents(owner, since, language)


def _has(owners: Iterable[Owner], wanted: Owner) -> bool:
    return any((one.slug, one.population) == (wanted.slug, wanted.population) for one in owners)


def _residents(owner: Owner, since: Version, language: str) -> Figure:
    what = said(_("Residents of %(place)s") % {"place": f"\u2068{owner.name}\u2069"}, language)
    return Figure(
        number=number(owner.population or 0, language),
        what=what,
        who=_("The government’s public record on this site"),
        method=_("As it stood when this version was published"),
        source=_("The government’s page") if owner.slug else "",
        source_href=addresses.government(owner.slug, language),
        as_of="",
        sequence=since.sequence,
        version=since.version,
    )


def _plain(amount: str, what: Said, who: str, since: Version) -> Figure:
    return Figure(
        number=amount,
        what=what,
        who=who,
        method="",
        source="",
        source_href="",
        as_of="",
        sequence=since.sequence,
        version=since.version,
    )


# --- translations


def _translated(now: Translated, told: list[Told]) -> Translation:
    since, _content = _since(told, [_is_told(action, now.language) for _version, action in told])
    texts = tuple(
        TranslatedField(
            label=field_label(one.field),
            how=showcase.word(showcase.MARKS, one.mark),
            made_of=_made_of(one.source_hash, told),
            is_outdated=one.is_outdated,
        )
        for one in now.texts
    )
    marks = Counter(one.mark for one in now.texts)
    return Translation(
        language=now.language,
        since=since.version,
        sequence=since.sequence,
        texts=texts,
        ways=tuple((showcase.word(showcase.MARKS, mark), marks[mark]) for mark in MARKS if marks[mark]),
        outdated=sum(one.is_outdated for one in now.texts),
    )


def _is_told(action: Action, language: str) -> bool:
    return any(one.language == language for one in action.translations)


def _made_of(source_hash: str, told: list[Told]) -> int:
    """The last version in which some text is the one a translation was made from; 0 where there is none."""
    for version, action in reversed(told):
        if any(text_hash(text) == source_hash for _path, text in texts_of(action)):
            return version.version
    return 0
