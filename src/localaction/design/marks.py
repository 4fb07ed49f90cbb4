"""The small marks of a page (a date, a chip, a state), drawn without a template because a page has many of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any, Literal

from django.conf import settings
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localaction.design import writing
from localaction.kit import countries
from localaction.kit.texts import direction

Text = str | Promise
Family = Literal["", "gcm", "gcr", "sdg", "priority"]


def reader() -> str:
    """The language of the page being drawn."""
    return get_language() or settings.LANGUAGE_CODE


def button(
    *, label: Text, href: str = "", kind: str = "primary", name: str = "", value: str = "", form: str = ""
) -> SafeString:
    """A submit button, or with `href` a link that looks like one."""
    style = "button" if kind == "primary" else f"button button--{kind}"
    if href:
        return format_html('<a class="{}" href="{}">{}</a>', style, href, label)
    extras = {"name": name, "value": value, "form": form}
    attributes = format_html_join("", ' {}="{}"', ((key, text) for key, text in extras.items() if text))
    return format_html('<button type="submit" class="{}"{}>{}</button>', style, attributes, label)


def chip(*, text: Text, family: Family = "", href: str = "", remove: bool = False) -> SafeString:
    """A framework item, a theme, a chosen filter. What stands before " · " is the code."""
    code, middle, words = str(text).partition(" · ")
    style = "chip" + (f" chip--{family}" if family else "") + (" chip--remove" if remove else "")
    inner = (
        format_html('<b>{}</b><span class="chip__text">{}</span>', code, words)
        if middle
        else format_html('<span class="chip__text">{}</span>', code)
    )
    if remove:
        inner = format_html('<span class="visually-hidden">{} </span>{}', _("Remove:"), inner)
    return (
        format_html('<a class="{}" href="{}">{}</a>', style, href, inner)
        if href
        else format_html('<span class="{}">{}</span>', style, inner)
    )


def chips(*, items: Iterable[Mapping[str, Any]], label: Text = "", remove: bool = False) -> SafeString:
    """A list of chips; nothing when there are none."""
    drawn = [
        (chip(text=item["text"], family=item.get("family", ""), href=item.get("href", ""), remove=remove),)
        for item in items
    ]
    if not drawn:
        return mark_safe("")
    name = format_html(' aria-label="{}"', label) if label else ""
    rows = format_html_join("", "<li>{}</li>", drawn)
    return format_html('<ul class="chips" role="list"{}>{}</ul>', name, rows)


def status(*, word: Text, tone: str = "quiet") -> SafeString:
    """A state in words. `tone`: quiet, active, good, attention, ended."""
    return format_html('<span class="status status--{}">{}</span>', tone, word)


def date(*, value: writing.Day | None, form: writing.DateForm = "long") -> SafeString | str:
    """A date as the reader writes it; nothing for no date; the text itself when it is none."""
    if not value:
        return ""
    try:
        told = writing.date_text(value, reader(), form)
    except ValueError:
        return str(value)
    exact = value if isinstance(value, str) else value.isoformat()
    return format_html('<time datetime="{}">{}</time>', exact, told)


def number(*, value: float | None, compact: bool = False) -> SafeString | str:
    """A number with the separators of the reader's language; nothing for no number."""
    if value is None:
        return ""
    return format_html("<bdi>{}</bdi>", writing.number_text(value, reader(), compact))


def user_text(*, value: str, language: str = "", inline: bool = False) -> SafeString:
    """What somebody wrote, in its own language and direction: as paragraphs, or inside a sentence."""
    if not value:
        return mark_safe("")
    tongue = (
        format_html(' lang="{}" dir="{}"', language, direction(language))
        if language
        else mark_safe(' dir="auto"')
    )
    if inline:
        return format_html("<bdi{}>{}</bdi>", tongue, value)
    return format_html(
        '<div class="user-text"{}>{}</div>', tongue, SafeString(linebreaks(value, autoescape=True))
    )


def in_language(*, language: str) -> SafeString:
    """ "in Arabic", beside a text in another language than the reader's."""
    if not language or language == reader():
        return mark_safe("")
    said = _("in %(language)s") % {"language": writing.language_text(language, reader())}
    return format_html('<span class="tag-language">{}</span>', said)


def told_title(content: SafeString, *, error: bool = False) -> SafeString:
    """The title of the page for the tab, and for whoever shares its address."""
    title = _plain(content)
    before = format_html("{} ", _("Error:")) if error else ""
    return format_html(
        '<title>{}{} · {}</title>\n<meta property="og:title" content="{}">',
        before,
        title,
        _("Local Action"),
        title,
    )


def told_description(content: SafeString) -> SafeString:
    """What the page is about, for search engines and for whoever shares its address."""
    text = _plain(content)
    return format_html(
        '<meta name="description" content="{0}">\n<meta property="og:description" content="{0}">', text
    )


def _plain(drawn: SafeString) -> str:
    """What a template drew as text on one line: translations may hold quotes that would end an attribute."""
    return " ".join(unescape(drawn).split())


def language_name(code: str) -> str:
    """ "Arabic", in the reader's language."""
    return writing.language_text(code, reader()) if code else ""


def country_name(code: str) -> str:
    """ "Uganda", in the reader's language."""
    return countries.country_name(code, reader()) if code else ""


def notice(content: SafeString, *, tone: str = "info", title: Text = "") -> SafeString:
    """Something to know before going on. `tone`: info, good, attention, error."""
    head = format_html('<p class="notice__title">{}</p>', title) if title else ""
    role = "alert" if tone == "error" else "note"
    return format_html('<div class="notice notice--{}" role="{}">{}{}</div>', tone, role, head, content)


def facts(content: SafeString, *, row: bool = False) -> SafeString:
    """A list of facts: `{% fact label=… %}…{% endfact %}` inside."""
    return format_html('<dl class="facts{}">{}</dl>', " facts--row" if row else "", content)


def fact(content: SafeString, *, label: Text) -> SafeString:
    """One fact; nothing at all when it is empty."""
    if not content.strip():
        return mark_safe("")
    return format_html('<div class="fact"><dt>{}</dt><dd>{}</dd></div>', label, content)


def empty(content: SafeString, *, title: Text) -> SafeString:
    """Nothing here yet, and what to do next."""
    return format_html('<div class="empty"><p class="empty__title">{}</p>{}</div>', title, content)
