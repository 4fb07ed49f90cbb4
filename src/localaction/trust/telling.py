"""A published action as named fields in a reader's words, so that two versions of it can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from localaction.design.writing import language_text
from localaction.frameworks import queries as frameworks
from localaction.kit.texts import best
from localaction.register.shapes import Action, Served
from localaction.register.translations import TEXTS, language_of, texts_of
from localaction.showcase import words as showcase
from localaction.showcase.saying import day, money, number, span
from localaction.trust import words
from localaction.trust.comparing import Field, row_of

VOCABULARIES = {
    "populations": "populations",
    "themes": "themes",
    "priorities": "",
    "support_kinds": "support-kinds",
}


def fields_of(action: Action, language: str) -> dict[str, Field]:
    """What an action says, by field, in the order in which it is read; fields that say nothing are left out."""
    found: dict[str, Field] = {}
    for key, label in words.FIELDS.items():
        text, its = _field(action, key, language)
        if text:
            found[key] = Field(str(label), text, its)
    return found | dict(_translations(action, language))


def _field(action: Action, key: str, language: str) -> tuple[str, str]:
    """The text of a field and its language."""
    if key in TEXTS:
        return getattr(action, key), language_of(action, key)
    return _lines(_rows(action, key, language)), action.language if key in _WRITTEN else language


_WRITTEN = ("milestones", "served", "partners", "images", "lineage", "extra", "owners", "place")


def _lines(rows: Iterable[str]) -> str:
    return "\n".join(row for row in rows if row)


def _rows(action: Action, key: str, language: str) -> Iterator[str]:
    if key in VOCABULARIES:
        for code in getattr(action, key):
            yield label_of(VOCABULARIES[key], code, language)
    elif key in _TELLS:
        yield from _TELLS[key](action, language)


def label_of(vocabulary: str, code: str, language: str) -> str:
    """The word for a code of a vocabulary, or the name of an item."""
    if vocabulary:
        return frameworks.term_label(vocabulary, code, language)
    return f"{code} {frameworks.item_label(code, language)}"


def _kind(action: Action, language: str) -> Iterator[str]:
    yield showcase.word(showcase.KINDS, action.kind)


def _stage(action: Action, language: str) -> Iterator[str]:
    yield showcase.word(showcase.STAGES, action.stage)


def _owners(action: Action, language: str) -> Iterator[str]:
    for owner in action.owners:
        yield f"{showcase.word(showcase.OWNER_ROLES, owner.role)}: {owner.name}"


def _place(action: Action, language: str) -> Iterator[str]:
    yield ", ".join(part for part in (action.place.name, action.place.admin1, action.place.country) if part)


def _dates(action: Action, language: str) -> Iterator[str]:
    yield span(action.starts_on, action.ends_on, language)


def _served(action: Action, language: str) -> Iterator[str]:
    for claim in action.served:
        yield claim_text(claim, language)


def claim_text(claim: Served, language: str) -> str:
    """One claim on one line: the number, who, how it was found, where that stands, when."""
    method = frameworks.term_label("claim-methods", claim.method, language) if claim.method else ""
    pieces = (number(claim.number, language), claim.who, method, claim.source, day(claim.as_of, language))
    return " · ".join(piece for piece in pieces if piece)


def _partners(action: Action, language: str) -> Iterator[str]:
    for one in action.partners:
        role = showcase.word(showcase.PARTNER_ROLES, one.role)
        yield f"{one.name} ({role})" if role else one.name


def _budget(action: Action, language: str) -> Iterator[str]:
    yield money(action.budget_amount, action.budget_currency, language)
    if action.budget_band:
        yield frameworks.term_label("budget-bands", action.budget_band, language)


def _milestones(action: Action, language: str) -> Iterator[str]:
    for one in action.milestones:
        due, done = day(one.due_on, language), day(one.done_on, language)
        said = [one.text]
        said += [_("Due: %(date)s") % {"date": due}] if due else []
        said += [_("Done: %(date)s") % {"date": done}] if done else []
        yield " · ".join(said)


def _alignment(action: Action, language: str) -> Iterator[str]:
    for one in action.alignment:
        said = [label_of("", one.code, language)]
        said += [_("main objective")] if one.rank == "primary" else []
        said += [one.reason] if one.reason else []
        yield " · ".join(said)


def _lineage(action: Action, language: str) -> Iterator[str]:
    for one in action.lineage:
        said = (
            showcase.word(showcase.LINEAGE, one.relation),
            one.reference,
            one.kept,
            one.changed,
            one.dropped,
        )
        yield " · ".join(piece for piece in said if piece)


def _extra(action: Action, language: str) -> Iterator[str]:
    for one in action.extra:
        chosen = [best(choice, language)[0] for choice in one.chosen]
        yield f"{best(one.question, language)[0]} {one.text or ', '.join(chosen) or one.value}"


def _images(action: Action, language: str) -> Iterator[str]:
    for one in action.images:
        yield " · ".join(piece for piece in (one.alt, one.credit) if piece)


def _origin(action: Action, language: str) -> Iterator[str]:
    origin = action.origin
    yield _("Collected by the secretariat") if origin.how == "collected" else _("Submitted by the government")
    yield origin.source_url
    yield showcase.word(showcase.SIGNATURES, origin.signature)


_TELLS = {
    "kind": _kind,
    "stage": _stage,
    "owners": _owners,
    "place": _place,
    "dates": _dates,
    "served": _served,
    "partners": _partners,
    "budget": _budget,
    "milestones": _milestones,
    "alignment": _alignment,
    "lineage": _lineage,
    "extra": _extra,
    "images": _images,
    "origin": _origin,
}


def _translations(action: Action, language: str) -> Iterator[tuple[str, Field]]:
    """Every translated text, under what it is a translation of."""
    places = {path: place for place, (path, _text) in enumerate(texts_of(action))}
    for one in action.translations:
        for text in sorted(one.texts, key=lambda text: places.get(text.field, len(places))):
            label = _("%(field)s, translated into %(language)s") % {
                "field": field_label(text.field),
                "language": language_text(one.language, language),
            }
            yield f"{one.language}.{text.field}", Field(label, text.text, one.language)


def field_label(path: str) -> str:
    """What the field of a text is called."""
    return words.word(words.FIELDS, row_of(path))
