"""The components: what a page is made of. All arguments by name; see docs/design.md and the gallery."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal
from urllib.parse import urlencode

from django import forms, template
from django.conf import settings
from django.core.paginator import Page
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localaction.design import forms as drawing
from localaction.design import worldmap, writing
from localaction.kit.texts import direction

register = template.Library()
COMPONENTS = "design/components"
Text = str | Promise
Family = Literal["", "gcm", "gcr", "sdg", "priority"]


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


# --- addresses


@register.simple_tag
def nav_href(name: str, *arguments: Any) -> str:
    """The address of a page by its name, "" when there is no such page."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


@register.simple_tag
def asset(name: str) -> str:
    """The address of a bundled file; the plain one when files have not been collected yet."""
    try:
        return static(f"design/{name}")
    except ValueError:
        return f"{settings.STATIC_URL}design/{name}"


@register.inclusion_tag(f"{COMPONENTS}/nav.html", takes_context=True)
def nav(context: template.Context, *, area: str, label: Text) -> dict[str, Any]:
    """The links of one area of the site: public, portal or desk; the one we are in is marked."""
    request: HttpRequest | None = context.get("request")
    path = request.path if request else ""
    found = [(name, nav_href(name)) for name in AREAS[area]]
    links = [(AREA_LABELS[name](), href, _is_within(path, href)) for name, href in found if href]
    return {"links": links, "label": label}


AREAS = {
    "public": (
        "showcase:search",
        "showcase:governments",
        "showcase:map",
        "showcase:framework_list",
        "showcase:frameworks",
        "showcase:about",
    ),
    "portal": ("actions:home", "showcase:front"),
    "desk": ("assessment:desk", "governments:desk", "declarations:desk", "actions:desk", "showcase:front"),
}
AREA_LABELS = {
    "showcase:search": lambda: _("Actions"),
    "showcase:governments": lambda: _("Governments"),
    "showcase:map": lambda: _("Map"),
    "showcase:frameworks": lambda: _("Frameworks"),
    "showcase:framework_list": lambda: _("Frameworks"),
    "showcase:about": lambda: _("About"),
    "showcase:front": lambda: _("Public site"),
    "actions:home": lambda: _("What happens next"),
    "assessment:desk": lambda: _("Queue"),
    "governments:desk": lambda: _("Governments"),
    "declarations:desk": lambda: _("Signatures"),
    "actions:desk": lambda: _("Actions"),
}


def _is_within(path: str, href: str) -> bool:
    return path == href or (href.count("/") > 2 and path.startswith(href))


# --- small things, drawn without a template because a page has many of them


@register.simple_tag
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


@register.simple_tag
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


@register.simple_tag
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


@register.simple_tag
def status(*, word: Text, tone: str = "quiet") -> SafeString:
    """A state in words. `tone`: quiet, active, good, attention, ended."""
    return format_html('<span class="status status--{}">{}</span>', tone, word)


@register.simple_tag
def date(*, value: writing.Day | None, form: writing.DateForm = "long") -> SafeString | str:
    """A date as the reader writes it; nothing for no date; the text itself when it is none."""
    if not value:
        return ""
    try:
        told = writing.date_text(value, _language(), form)
    except ValueError:
        return str(value)
    exact = value if isinstance(value, str) else value.isoformat()
    return format_html('<time datetime="{}">{}</time>', exact, told)


@register.simple_tag
def number(*, value: float | None, compact: bool = False) -> SafeString | str:
    """A number with the separators of the reader's language; nothing for no number."""
    if value is None or value == "":
        return ""
    return format_html("<bdi>{}</bdi>", writing.number_text(value, _language(), compact))


@register.simple_tag
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
        '<div class="user-text"{}>{}</div>', tongue, mark_safe(linebreaks(value, autoescape=True))
    )  # noqa: S308  (escaped by linebreaks)


@register.simple_tag
def in_language(*, language: str) -> SafeString:
    """ "in Arabic", beside a text in another language than the reader's."""
    if not language or language == _language():
        return mark_safe("")
    said = _("in %(language)s") % {"language": writing.language_text(language, _language())}
    return format_html('<span class="tag-language">{}</span>', said)


@register.filter
def language_name(code: str) -> str:
    """ "Arabic", in the reader's language."""
    return writing.language_text(code, _language()) if code else ""


@register.filter
def country_name(code: str) -> str:
    """ "Uganda", in the reader's language."""
    return writing.country_text(code, _language()) if code else ""


# --- blocks


@register.simple_block_tag
def notice(content: SafeString, *, tone: str = "info", title: Text = "") -> SafeString:
    """Something to know before going on. `tone`: info, good, attention, error."""
    head = format_html('<p class="notice__title">{}</p>', title) if title else ""
    role = "alert" if tone == "error" else "note"
    return format_html('<div class="notice notice--{}" role="{}">{}{}</div>', tone, role, head, content)


@register.simple_block_tag
def facts(content: SafeString, *, row: bool = False) -> SafeString:
    """A list of facts: `{% fact label=… %}…{% endfact %}` inside."""
    return format_html('<dl class="facts{}">{}</dl>', " facts--row" if row else "", content)


@register.simple_block_tag
def fact(content: SafeString, *, label: Text) -> SafeString:
    """One fact; nothing at all when it is empty."""
    if not content.strip():
        return mark_safe("")
    return format_html('<div class="fact"><dt>{}</dt><dd>{}</dd></div>', label, content)


@register.simple_block_tag
def empty(content: SafeString, *, title: Text) -> SafeString:
    """Nothing here yet, and what to do next."""
    return format_html('<div class="empty"><p class="empty__title">{}</p>{}</div>', title, content)


# --- larger things, each with its template


@register.inclusion_tag(f"{COMPONENTS}/entry.html")
def entry(
    *,
    href: str,
    title: str,
    government: str = "",
    country: str = "",
    line: str = "",
    language: str = "",
    kind: Text = "",
    stage: Text = "",
    stage_tone: str = "quiet",
    year: Text = "",
    chips: Sequence[Mapping[str, Any]] = (),
    level: int = 3,
) -> dict[str, Any]:
    """One action in a list: who and where first, then its title."""
    return {**locals(), "text_direction": direction(language) if language else "auto"}


@register.inclusion_tag(f"{COMPONENTS}/count.html")
def count(*, value: float, label: Text, rule: Text = "", href: str = "") -> dict[str, Any]:
    """A figure, what it counts, and by which rule and on which day."""
    return locals()


@register.inclusion_tag(f"{COMPONENTS}/progress.html")
def progress(*, value: int, of: int, label: Text) -> dict[str, Any]:
    """How far something is, in words and as a bar."""
    return locals()


@register.inclusion_tag(f"{COMPONENTS}/timeline.html")
def timeline(*, events: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What happened, in the order given."""
    return {"events": events}


TASK_STATES = {
    "not_started": (lambda: _("Not started"), "quiet"),
    "begun": (lambda: _("Begun"), "active"),
    "ready": (lambda: _("Ready"), "good"),
    "waiting": (lambda: _("Waiting"), "quiet"),
    "blocked": (lambda: _("Cannot start yet"), "ended"),
    "attention": (lambda: _("Needs you"), "attention"),
}


@register.inclusion_tag(f"{COMPONENTS}/task_list.html")
def task_list(*, tasks: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Pages to go through, each with its state."""
    rows = []
    for task in tasks:
        word, tone = TASK_STATES[task["state"]]
        rows.append(
            {
                "label": task["label"],
                "href": task.get("href", ""),
                "hint": task.get("hint", ""),
                "word": word(),
                "tone": tone,
            }
        )
    return {"tasks": rows}


@register.inclusion_tag(f"{COMPONENTS}/crumbs.html")
def crumbs(*, items: Iterable[tuple[Text, str]]) -> dict[str, Any]:
    """Where this page lies."""
    return {"items": list(items)}


@register.inclusion_tag(f"{COMPONENTS}/bars.html")
def bars(
    *, title: Text, items: Sequence[Mapping[str, Any]], unit: Text = "", family: str = "", level: int = 3
) -> dict[str, Any]:
    """A chart that is a list: one labelled bar an item, longest value fills the line."""
    most = max((item["value"] for item in items), default=0) or 1
    rows = [{**item, "share": round(100 * item["value"] / most, 1)} for item in items]
    return {"title": title, "items": rows, "unit": unit, "family": family, "level": level}


@register.inclusion_tag(f"{COMPONENTS}/switch.html")
def switch(*, items: Iterable[tuple[Text, str, bool]], label: Text) -> dict[str, Any]:
    """The same thing in several forms: list, map, table."""
    return {"items": items, "label": label}


@register.inclusion_tag(f"{COMPONENTS}/facet.html")
def facet(
    *, title: Text, name: str, options: Sequence[Mapping[str, Any]], open: bool = False
) -> dict[str, Any]:  # noqa: A002
    """A group of filter boxes with counts; open when something in it is chosen."""
    chosen = sum(1 for option in options if option.get("chosen"))
    return {"title": title, "name": name, "options": options, "open": open or chosen > 0, "chosen": chosen}


@register.inclusion_tag(f"{COMPONENTS}/pager.html", takes_context=True)
def pager(context: template.Context, *, page: Page[Any] | int, pages: int = 0) -> dict[str, Any]:
    """Pages of a list; every link keeps the rest of the address."""
    here, last = (page, pages) if isinstance(page, int) else (page.number, page.paginator.num_pages)
    request: HttpRequest | None = context.get("request")
    kept = (
        [(key, value) for key, values in request.GET.lists() for value in values if key != "page"]
        if request
        else []
    )

    def href(place: int) -> str:
        return "?" + urlencode([*kept, *([("page", str(place))] if place > 1 else [])])

    near = sorted({1, here - 1, here, here + 1, last} & set(range(1, last + 1)))
    rows: list[dict[str, Any]] = []
    for before, place in zip([0, *near], near, strict=False):
        if place - before > 1:
            rows.append({"gap": True})
        rows.append({"number": place, "href": href(place), "here": place == here})
    return {
        "rows": rows if last > 1 else [],
        "previous": href(here - 1) if here > 1 else "",
        "next": href(here + 1) if here < last else "",
    }


# --- maps


@register.inclusion_tag(f"{COMPONENTS}/world_map.html")
def world_map(*, points: Iterable[worldmap.Point], title: Text, newest: Text = "") -> dict[str, Any]:
    """The world with a point of light wherever cities act."""
    return {
        "lights": worldmap.lights(points),
        "title": title,
        "newest": newest,
        "width": worldmap.WIDTH,
        "height": worldmap.HEIGHT,
    }


@register.inclusion_tag(f"{COMPONENTS}/place_map.html")
def place_map(*, latitude: float | None, longitude: float | None, label: Text) -> dict[str, Any]:
    """A small map that shows where one place lies; nothing without coordinates."""
    if latitude is None or longitude is None:
        return {"shown": False}
    x, y = worldmap.project(latitude, longitude)
    left, top, width, height = worldmap.frame(latitude, longitude)
    return {
        "shown": True,
        "label": label,
        "x": x,
        "y": y,
        "box": f"{left} {top} {width} {height}",
        "full": (worldmap.WIDTH, worldmap.HEIGHT),
    }


# --- forms


@register.inclusion_tag(f"{COMPONENTS}/error_summary.html")
def error_summary(*, form: forms.BaseForm) -> dict[str, Any]:
    """All errors of a form on top of the page, each leading to its field; nothing when there are none."""
    return {"links": drawing.error_links(form) if form.is_bound else []}


@register.inclusion_tag(f"{COMPONENTS}/form_fields.html")
def form_fields(*, form: forms.BaseForm) -> dict[str, Any]:
    """All fields of a form."""
    return {"fields": form.visible_fields(), "hidden_fields": form.hidden_fields()}


@register.simple_tag
def field(*, field: forms.BoundField) -> SafeString:
    """One field: label, hint, errors, control, counter."""
    return field.as_field_group()


@register.simple_tag
def control(*, field: forms.BoundField) -> SafeString:
    """Only the control of a field."""
    return drawing.control(field)


@register.filter
def shape(field: forms.BoundField) -> str:
    """How a field is laid out: group, tick or line."""
    return drawing.shape_of(field)


@register.filter
def limit(field: forms.BoundField) -> int | None:
    """The characters to count up to, or None."""
    return drawing.limit_of(field)
