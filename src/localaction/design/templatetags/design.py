"""The components: what a page is made of. All arguments by name; see docs/design.md and the gallery."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import forms, template
from django.conf import settings
from django.core.paginator import Page
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from localaction.design import forms as drawing
from localaction.design import frame, marks, navigation, worldmap
from localaction.design.errors import messages_of
from localaction.design.marks import Text
from localaction.kit.charts import Chart
from localaction.kit.texts import direction

register = template.Library()
COMPONENTS = "design/components"


# --- addresses


@register.simple_tag
def asset(name: str) -> str:
    """The address of a bundled file; the plain one when files have not been collected yet."""
    try:
        return _collected(name)
    except ValueError:
        return f"{settings.STATIC_URL}design/{name}"


@lru_cache(maxsize=256)
def _collected(name: str) -> str:
    """Kept, for the manifest is read once per process as well; a failure is not kept."""
    return static(f"design/{name}")


@register.inclusion_tag(f"{COMPONENTS}/nav.html", takes_context=True)
def nav(context: template.Context, *, area: str, label: Text, fold: bool = False) -> dict[str, Any]:
    """The links of one area of the site: public, portal or desk; the one we are in is marked.

    What only some roles may open is shown to those only. `fold`: what does not fit into one row goes into a menu.
    """
    request: HttpRequest | None = context.get("request")
    path = context.get("drawn_for") or (request.path if request else "")
    roles: frozenset[str] = getattr(getattr(request, "actor", None), "roles", frozenset())
    links = navigation.links(area, path, roles)
    if not fold or len(links) <= navigation.MOST_IN_A_ROW:
        return {"links": links, "more": [], "label": label}
    in_row = navigation.MOST_IN_A_ROW - 1
    row, more = links[:in_row], links[in_row:]
    return {
        "links": row,
        "more": more,
        "is_in_more": any(current for _label, _href, current in more),
        "label": label,
    }


@register.simple_tag(takes_context=True)
def public_head(context: template.Context) -> SafeString:
    """The head of a public page."""
    request: HttpRequest = context["request"]
    return frame.head(marks.reader(), request.path, request.META.get("QUERY_STRING", ""))


@register.simple_tag(takes_context=True)
def public_addresses(context: template.Context) -> SafeString:
    """Where this page stands for good, in the other languages, and as a picture or in a frame on other sites."""
    request: HttpRequest = context["request"]
    return frame.addresses(
        marks.reader(),
        request.path,
        request.GET.get("page", ""),
        context.get("card") or "",
        is_embeddable=bool(context.get("is_embeddable")),
    )


@register.simple_tag(takes_context=True)
def public_foot(context: template.Context) -> SafeString:
    """The foot of a public page, with where the register stands when the page knows it."""
    request: HttpRequest = context["request"]
    query = request.META.get("QUERY_STRING", "")
    return frame.foot(marks.reader(), request.path, query, context.get("checkpoint"))


# --- small things, drawn without a template because a page has many of them

for mark in (
    marks.button,
    marks.chip,
    marks.chips,
    marks.status,
    marks.date,
    marks.number,
    marks.user_text,
    marks.in_language,
):
    register.simple_tag(mark)
for block in (marks.notice, marks.facts, marks.fact, marks.empty, marks.told_title, marks.told_description):
    register.simple_block_tag(block)
register.filter(marks.language_name)
register.filter(marks.country_name)


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
    "not_started": (_("Not started"), "quiet"),
    "begun": (_("Begun"), "active"),
    "ready": (_("Ready"), "good"),
    "waiting": (pgettext_lazy("task", "Waiting"), "quiet"),
    "blocked": (_("Cannot start yet"), "ended"),
    "attention": (_("Needs you"), "attention"),
}


@register.inclusion_tag(f"{COMPONENTS}/task_list.html")
def task_list(*, tasks: Iterable[Mapping[str, Any]], name: str = "task") -> dict[str, Any]:
    """Pages to go through, each with its state. `name`: what ids begin with, when a page has two lists."""
    rows = []
    for task in tasks:
        word, tone = TASK_STATES[task["state"]]
        rows.append(
            {
                "label": task["label"],
                "href": task.get("href", ""),
                "hint": task.get("hint", ""),
                "word": word,
                "tone": tone,
            }
        )
    return {"tasks": rows, "name": name}


@register.inclusion_tag(f"{COMPONENTS}/crumbs.html")
def crumbs(*, items: Iterable[tuple[Text, str]], label: Text = "") -> dict[str, Any]:
    """Where this page lies."""
    return {"items": list(items), "label": label or _("You are here")}


@register.inclusion_tag(f"{COMPONENTS}/bars.html")
def bars(
    *, title: Text, items: Sequence[Mapping[str, Any]], unit: Text = "", family: str = "", level: int = 3
) -> dict[str, Any]:
    """A chart that is a list: one labelled bar an item, longest value fills the line."""
    most = max((item["value"] for item in items), default=0) or 1
    rows = [{**item, "share": round(100 * item["value"] / most, 1)} for item in items]
    return {"title": title, "items": rows, "unit": unit, "family": family, "level": level}


@register.inclusion_tag(f"{COMPONENTS}/chart.html")
def chart(*, chart: Chart, svg: str | None, href: str) -> dict[str, Any]:
    """A chart: its picture as our own engine drew it, its table, and where the table is a CSV file."""
    rows = [
        [{"value": "" if cell is None else cell, "is_number": isinstance(cell, int | float)} for cell in row]
        for row in chart.rows
    ]
    return {"chart": chart, "rows": rows, "svg": mark_safe(svg or ""), "href": href}  # noqa: S308  (drawn by us)


@register.inclusion_tag(f"{COMPONENTS}/switch.html")
def switch(*, items: Iterable[tuple[Text, str, bool]], label: Text) -> dict[str, Any]:
    """The same thing in several forms: list, map, table."""
    return {"items": items, "label": label}


@register.inclusion_tag(f"{COMPONENTS}/facet.html")
def facet(
    *, title: Text, name: str, options: Sequence[Mapping[str, Any]], opened: bool = False
) -> dict[str, Any]:
    """A group of filter boxes with counts; open when something in it is chosen."""
    chosen = sum(1 for option in options if option.get("chosen"))
    return {"title": title, "name": name, "options": options, "open": opened or chosen > 0, "chosen": chosen}


@register.inclusion_tag(f"{COMPONENTS}/pager.html", takes_context=True)
def pager(
    context: template.Context, *, page: Page[Any] | int, pages: int = 0, label: Text = ""
) -> dict[str, Any]:
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
        "label": label or _("Pages"),
        "rows": rows if last > 1 else [],
        "previous": href(here - 1) if here > 1 else "",
        "next": href(here + 1) if here < last else "",
    }


# --- maps


@register.inclusion_tag(f"{COMPONENTS}/world_map.html")
def world_map(
    *, points: Iterable[worldmap.Point], title: Text, newest: Text = "", name: str = "world-map"
) -> dict[str, Any]:
    """The world with a point of light wherever cities act. `name`: what ids begin with, when a page has two."""
    return {
        "name": name,
        "lights": worldmap.lights(points),
        "title": title,
        "newest": newest,
        "width": worldmap.WIDTH,
        "height": worldmap.HEIGHT,
    }


@register.simple_tag
def place_map(*, latitude: float | None, longitude: float | None, label: Text) -> SafeString:
    """A small map that shows where one place lies; nothing without coordinates."""
    if latitude is None or longitude is None:
        return mark_safe("")
    x, y = worldmap.project(latitude, longitude)
    left, top, width, height = worldmap.frame(latitude, longitude)
    coast, coast_left, coast_top = worldmap.piece(left, top)
    return mark_safe(  # noqa: S308  (numbers, and texts that are escaped)
        f'<svg class="place-map" viewBox="{left} {top} {width} {height}" role="img" aria-label="{escape(label)}">'
        f'<image href="{escape(asset(coast))}" x="{coast_left}" y="{coast_top}" width="{worldmap.PIECE_WIDTH}" '
        f'height="{worldmap.PIECE_HEIGHT}"/><circle class="light__glow" cx="{x}" cy="{y}" r="13"/>'
        f'<circle class="light__core" cx="{x}" cy="{y}" r="6"/></svg>'
    )


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
def limit(field: forms.BoundField) -> drawing.Limit | None:
    """The words or characters to count up to, or None."""
    return drawing.limit_of(field)


@register.filter
def problems(field: forms.BoundField) -> list[str]:
    """The errors of a field in plain words."""
    return messages_of(field)
