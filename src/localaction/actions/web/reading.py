"""Understanding what is typed on a page of a draft: the form of each kind of page, and what it makes of a text."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from localaction.actions import answers, operations, sections
from localaction.actions.web.forms import AlignmentForm, PageForm, PicturesForm, PlainForm, ReasonsForm
from localaction.kit.numbers import whole

Typed = dict[str, list[str]]
FORMS: dict[str, type[PageForm]] = {
    "alignment": AlignmentForm,
    "reasons": ReasonsForm,
    "pictures": PicturesForm,
}
NOT_ANSWERS = {
    "csrfmiddlewaretoken", "version", "sheet", "turn", "touched", "told", "put", "go", "choose", "find",
}  # fmt: skip


def form_of(action: Any, asked: sections.Page, typed: Typed, *, reader: str, more: str = "") -> PageForm:
    """The form of a page over what is typed; what is not typed but stands (rows, pictures) is taken from the action.

    `reader`: the language of who looks at it. `more`: a group that gets an empty row.
    """
    kind = FORMS.get(asked.form)
    if asked.form in ("reasons", "pictures"):
        stands = answers.written(action, asked)
        key = "items" if asked.form == "reasons" else "pictures"
        typed = {**typed, key: stands.get(key, [])}
    about = {"reader": reader, "text_language": action.language, "kind": action.kind}
    form = PlainForm(asked, typed, more=more, **about) if kind is None else kind(asked, typed, **about)
    form.text_languages = action.text_languages
    return form


def reader_of(action: Any, slug: str, *, reader: str) -> operations.Reader:
    """Understands a whole page of the action, as `operations.save_page` asks for it."""

    def read(typed: Typed) -> operations.Reading:
        form = form_of(action, sections.whole_page(action, slug), typed, reader=reader)
        values, unread = form.values(), form.unread()
        errors = {name: [str(message) for message in found] for name, found in form.errors.items()}
        return operations.Reading(values, unread, errors)

    return read


def sent_by(request: HttpRequest) -> operations.Sent:
    """What a form of a page sent, whole or, from a script, the fields that were touched."""
    given = request.POST
    typed = {name: values for name, values in given.lists() if name not in NOT_ANSWERS}
    touched = frozenset(given.getlist("touched")) if request.headers.get("X-Autosave") == "1" else None
    return operations.Sent(
        typed=typed if touched is None else {name: typed[name] for name in touched & typed.keys()},
        sheet=given.get("sheet", "")[:20],
        version=whole(given.get("version", "")),
        turn=whole(given.get("turn", "")),
        touched=touched,
        put=frozenset(given.getlist("put")),
        told=whole(given.get("told", "")),
    )
