"""A draft as a form on paper: the questions of its pathway, with what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from localaction.actions import answers, queries, sections
from localaction.actions.limits import REASON_WORDS, ROWS
from localaction.actions.offline import naming
from localaction.actions.sections.asks import EVERY_KIND
from localaction.actions.web import reading
from localaction.actions.web.forms import PlainForm
from localaction.actions.web.forms.alignment import FRAMEWORKS
from localaction.actions.web.forms.pages import field_for, up_to
from localaction.design.paper import question
from localaction.design.writing import date_text
from localaction.frameworks import queries as frameworks
from localaction.kit.paperforms.asked import About, PaperForm, Question, Rows, Section, Shape, state_of

SPARE_ROWS = 3
NO_REASON_FOR = "sdg-targets"
LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


@dataclass(frozen=True, slots=True)
class Blank:
    """A draft that nobody has begun."""

    pathway: str
    language: str
    reference: str = ""
    kind: str = ""
    title: str = ""
    place_name: str = ""
    place_country: str = ""


def empty_form(pathway: str, reader: str, address: str) -> PaperForm:
    """An empty form of a pathway, in a reader's language. `address`: where it is uploaded."""
    pages = _pages(Blank(pathway, ""))
    blank = Blank(pathway, reader)
    sections_ = [_section(blank, page, {}, reader) for page in pages if page.form != "pictures"]
    lines = (_("An empty form. Nothing in it is public until your government sends it."),)
    return _form(blank, sections_, reader, address, _("Tell us about an action"), lines)


def draft_form(action: Any, reader: str, address: str) -> PaperForm:
    """A draft with its present answers, in a reader's language."""
    built = []
    for page in _pages(action):
        whole = sections.whole_page(action, page.slug)
        typed = answers.written(action, whole) | queries.page_state(action, page.slug).unread
        built.append(_section(action, page, typed, reader))
    saved = queries.saved_at(action)
    stands = (
        _("{reference}, as it stood on {moment}.").format(
            reference=action.reference, moment=date_text(saved, reader, "moment")
        )
        if saved
        else action.reference
    )
    title = action.title or _("Untitled draft")
    return _form(action, built, reader, address, title, (stands,))


def _form(
    action: Any, built: Iterable[Section], reader: str, address: str, title: str, lines: tuple[str, ...]
) -> PaperForm:
    facts = {"pathway": str(action.pathway)}
    form = PaperForm(
        about=About(form=naming.FORM, language=reader, reference=action.reference, facts=facts),
        title=title,
        title_language=action.title_language if action.title else "",
        lines=lines,
        steps=_steps(address),
        sections=tuple(section for section in built if section.parts),
    )
    return replace(form, about=replace(form.about, state=state_of(form.answers())))


def _steps(address: str) -> tuple[str, ...]:
    return (
        _(
            "Write in the boxes, choose from the lists and tick what fits. Leave out what you do not know yet."
        ),
        _("You can write in any language; the questions stay in this one."),
        _("Save the file under any name, as .docx or .xlsx. Send it to colleagues if you like."),
        _("Upload it at {address}. You see every difference before anything is kept.").format(
            address=address
        ),
        _("Pictures and other governments are added on the site."),
    )


# --- pages


def _pages(action: Any) -> list[sections.Page]:
    """The pages to fill in; while the kind is not said, with the questions of every kind."""
    found: dict[str, set[str]] = {}
    for kind in [action.kind] if action.kind else sorted(EVERY_KIND):
        known = {name: str(getattr(action, name)) for name in ("language", "place_name", "place_country")}
        for page in sections.pages_asked(action.pathway, kind, known, action):
            found.setdefault(page.slug, set()).update(page.names)
    pages = sections.every_page(action)
    return [one.only(found[one.slug]) for one in pages if one.slug in found and one.form != "owners"]


def _section(action: Any, page: sections.Page, typed: reading.Typed, reader: str) -> Section:
    if page.form == "alignment":
        parts: Iterator[Question | Rows] = _items(typed, reader)
    elif page.form == "reasons":
        parts = _reasons(action, page, typed, reader)
    elif page.form == "pictures":
        parts = _pictures(action, page, typed, reader)
    else:
        parts = _plain(action, page, typed, reader)
    return Section(title=str(page.title), lead=str(page.lead), parts=tuple(parts))


def _plain(action: Any, page: sections.Page, typed: reading.Typed, reader: str) -> Iterator[Question | Rows]:
    form = PlainForm(page, typed, reader=reader, text_language=action.language, kind=action.kind)
    for ask in page.asks:
        yield question(naming.name_of(page.slug, ask.name), form[ask.name], language=action.language)
    for group in page.groups:
        yield Rows(
            name=naming.name_of(page.slug, group.name),
            label=str(group.label),
            word=str(group.row),
            hint=str(group.hint),
            rows=tuple(_row(form, group, place, action.language) for place in _places(form, group)),
        )


def _places(form: PlainForm, group: sections.Group) -> list[int]:
    """The rows that say something, and a few empty ones."""
    says = [place for place in form.places(group) if any(_says(form, group, place))]
    fresh = range(max(says, default=-1) + 1, ROWS)
    return [*says, *list(fresh)[:SPARE_ROWS]]


def _says(form: PlainForm, group: sections.Group, place: int) -> Iterator[str]:
    for ask in group.asks:
        yield from form.typed_in(f"{group.name}-{place}-{ask.name}")


def _row(form: PlainForm, group: sections.Group, place: int, language: str) -> tuple[Question, ...]:
    found = []
    for ask in group.asks:
        name = f"{group.name}-{place}-{ask.name}"
        form.fields.setdefault(name, field_for(ask, form.reader, group=group))
        found.append(question(naming.name_of(form.page.slug, name), form[name], language=language))
    return tuple(found)


def _items(typed: reading.Typed, reader: str) -> Iterator[Question]:
    """What it serves, framework by framework."""
    chosen = typed.get("items", [])
    for code in FRAMEWORKS:
        framework = frameworks.framework(code)
        if framework is None:
            continue
        codes = {item.code for item in framework.items}
        yield Question(
            name=naming.name_of(naming.ALIGNMENT, f"items@{code}"),
            label=framework.name(reader),
            shape=Shape.MANY,
            choices=tuple((item.code, item.label(reader)) for item in framework.items),
            answer=tuple(one for one in chosen if one in codes),
        )


def _reasons(
    action: Any, page: sections.Page, typed: reading.Typed, reader: str
) -> Iterator[Question | Rows]:
    if action.reference:
        form = reading.form_of(action, page, typed, reader=reader)
        for name in form.fields:
            yield question(naming.name_of(page.slug, name), form[name], language=action.language)
    yield Rows(
        name=naming.name_of(page.slug, "extra"),
        label=_("Did you choose others? Say why they fit."),
        word=_("One more"),
        hint=_("What you name here counts as chosen."),
        rows=tuple(_extra(number, reader, action.language) for number in range(1, naming.EXTRA_LINES + 1)),
    )


def _extra(number: int, reader: str, language: str) -> tuple[Question, ...]:
    named = naming.name_of(naming.REASONS, f"extra-{number}")
    items = [item for code in FRAMEWORKS if code != NO_REASON_FOR for item in frameworks.items(code)]
    choices = tuple((item.code, item.label(reader)) for item in items)
    return (
        Question(name=f"{named}-item", label=_("What does it serve?"), shape=Shape.ONE, choices=choices),
        Question(
            name=f"{named}-text",
            label=_("How does your action serve it?"),
            hint=str(up_to(REASON_WORDS)),
            shape=Shape.TEXT,
            language=language,
        ),
    )


def _pictures(action: Any, page: sections.Page, typed: reading.Typed, reader: str) -> Iterator[Question]:
    """The facts of the pictures that are there already."""
    form = reading.form_of(action, page, typed, reader=reader)
    numbers: dict[str, int] = {}
    for name, field in form.fields.items():
        picture = name.rpartition("-")[2]
        number = numbers.setdefault(picture, len(numbers) + 1)
        label = format_lazy(_("Picture {number}: {question}"), number=number, question=field.label)
        named = naming.name_of(page.slug, name)
        yield question(named, form[name], language=action.language, label=label)


def address_of(request: Any, reference: str = "") -> str:
    """Where a form is uploaded, to be written on it."""
    path = reverse("actions:offline", args=[reference]) if reference else reverse("actions:new_from_file")
    return str(request.build_absolute_uri(path))
