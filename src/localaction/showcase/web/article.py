"""The page of an action around its long read (reading.py), drawn without the template engine.

Every text passes through `escape`; the site's own sentences may hold markup and do not, as in a template.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext, override

from localaction.design.marks import in_language
from localaction.kit.texts import sentence as _
from localaction.showcase.queries.actions import ActionPage, Party, Picture
from localaction.showcase.queries.alike import Alike
from localaction.showcase.queries.lineage import Descent, Line
from localaction.showcase.saying import Said
from localaction.showcase.web import beside, reading

_COULD, _COMPARE = "address-of-could-it-work", "address-of-comparing"


def head(page: ActionPage) -> SafeString:
    """What machines read in the head of the page: other forms, and the same as linked data."""
    forms = "".join(
        f'<link rel="alternate" type="{escape(one.kind)}" href="{escape(one.href)}">\n'
        for one in page.citations
    )
    data = f'<link rel="alternate" type="application/json" href="{escape(page.data_href)}">\n'
    linked = f'<script type="application/ld+json">{page.linked}</script>'
    return mark_safe(f"{data}{forms}{linked}")  # noqa: S308  (every text is escaped)


def content(page: ActionPage, language: str, path: str) -> SafeString:
    """Everything that people read; `path` is the address of the page."""
    index, summary = reading.index(page.index), reading.user_text(page.summary, page.summary_voice.tongue)
    on_this_page = _("On this page")
    drawn = (
        f'\n<article class="stack stack--loose">\n{_header(page)}\n<div class="reading">\n'
        f'<nav class="side-index" aria-label="{on_this_page}">{index}</nav>\n<div class="prose">\n'
        f"  {summary}\n  {''.join(map(_picture, page.pictures))}\n  {reading.sections(page.sections)}\n"
        f"  {_progress(page)}\n  {_aligned(page)}\n  {_here(page, language)}\n"
        f"  {_lineage(page)}\n  {_alike(page.alike)}\n  {beside.provenance(page, language, path)}\n</div>\n"
        f"{beside.facts(page)}\n</div>\n</article>\n"
    )
    return mark_safe(drawn)  # noqa: S308  (every text is escaped)


def _header(page: ActionPage) -> str:
    lead = ""
    if page.lead:
        lead = f'<p class="lead"{page.summary_voice.tongue}>{escape(page.lead)}</p>'
    retold = render_to_string("showcase/public/action_retold.html", {"page": page}) if page.retold else "\n"
    return (
        f'<header class="action-head stack">\n  <p class="eyebrow">{_whose(page)}</p>\n'
        f"  <h1{page.title.tongue}>{escape(page.title.text)}</h1>\n"
        f'  <p class="row">{_standing(page)}</p>\n  {retold}\n  {lead}\n</header>'
    )


def _whose(page: ActionPage) -> str:
    """Who does it, and where."""
    party: Party | None = page.first_party
    whose = _name("span", party.name) if party else "<span></span>"
    if party and party.href:
        whose = f'<a href="{escape(party.href)}"{party.name.tongue}>{escape(party.name.text)}</a>'
    if party and party.reader_name:
        whose += f" · {_name('span', party.reader_name)}"
    if page.country:
        whose += f' · <a href="{escape(page.country_href)}">{escape(page.country)}</a>'
    return whose


def _standing(page: ActionPage) -> str:
    """What kind of action it is and how it stands."""
    status = f'<span class="status status--{page.stage_tone}">{escape(page.stage)}</span>'
    told = f"<span>{escape(page.kind)}</span> {status}"
    if page.progress.sentence:
        told += f' <a href="#progress">{escape(page.progress.sentence)}</a>'
    if page.provenance.is_collected:
        collected = _("Collected by the secretariat")
        told += f" <span>{collected}</span>"
    return f"{told} {'' if page.retold.title else in_language(language=page.language)}"


def _name(tag: str, name: Said) -> str:
    return f"<{tag}{name.tongue}>{escape(name.text)}</{tag}>"


def _picture(one: Picture) -> str:
    credit = f'<figcaption class="quiet">{escape(one.credit)}</figcaption>' if one.credit else ""
    return (
        f'<figure><img src="{escape(one.href)}" alt="{escape(one.alt)}"{one.tongue} width="{one.width}" '
        f'height="{one.height}" loading="lazy">{credit}</figure>'
    )


def _progress(page: ActionPage) -> str:
    """How it goes; many actions have told nothing yet."""
    if page.progress.reports or page.progress.is_silent:
        return render_to_string("showcase/public/action_progress.html", {"page": page})
    return "\n"


def _aligned(page: ActionPage) -> str:
    if not page.alignment:
        return ""
    heading = _("Objectives it serves")
    return (
        f'<section aria-labelledby="alignment"><h2 id="alignment">{heading}</h2>'
        f'<p class="quiet">{escape(page.alignment_said_by)}</p>{reading.aligned(page.alignment)}</section>'
    )


def _here(page: ActionPage, language: str) -> str:
    """The way to the reader's own city; only two addresses in it differ from page to page."""
    drawn = _drawn_here(language).replace(_COULD, escape(page.could_href))
    return drawn.replace(_COMPARE, escape(page.compare_href))


@lru_cache(maxsize=16)
def _drawn_here(language: str) -> str:
    with override(language):
        page = {"could_href": _COULD, "compare_href": _COMPARE}
        return render_to_string("showcase/public/action_here.html", {"page": page})


def _lineage(page: ActionPage) -> str:
    descent = page.descent
    if descent:
        words = _("From city to city: the whole lineage")
        way = f'<p><a href="{escape(page.lineage_href)}">{words}</a></p>\n'
    else:
        words = _(
            "It names no other action, and no other city has named it yet. "
            "Begin a draft that names this action, and say what you keep and what you change."
        )
        way = f"<p>{words}</p>\n"
    heading = _("From city to city")
    adapt = _("Adapt this action")
    return (
        f'<section aria-labelledby="lineage"><h2 id="lineage">{heading}</h2>\n'
        f"{_lines(descent)}\n{way}"
        f'<p><a class="button button--secondary" href="{escape(page.adapt_href)}" rel="nofollow">'
        f"{adapt}</a></p>\n</section>\n"
    )


def _lines(descent: Descent) -> str:
    """What it comes from, what came of it, and how many more there are."""
    heirs = more = ""
    if descent.heirs:
        heading = _("What others made of it")
        heirs = f"<h3>{heading}</h3>{''.join(map(_line, descent.heirs))}"
    if descent.more:
        words = ngettext("and %(more)s other", "and %(more)s others", descent.more) % {"more": descent.more}
        more = f'<p class="quiet">{words}</p>'
    return f"{''.join(map(_line, descent.origins))}\n{heirs}\n{more}"


def _line(line: Line) -> str:
    return render_to_string("showcase/public/action_lineage_line.html", {"line": line})


def _alike(found: tuple[Alike, ...]) -> str:
    if not found:
        return "\n"
    rule = _(
        "A machine compared what was published, in whatever language it is. "
        "The order says nothing about how good an action is."
    )
    heading = _("Similar actions")
    return (
        f'<section aria-labelledby="alike"><h2 id="alike">{heading}</h2>\n'
        f'<ul class="entries" role="list">{"".join(map(_one_alike, found))}</ul>\n'
        f'<p class="quiet">{rule}</p></section>\n'
    )


def _one_alike(one: Alike) -> str:
    country = f" · {escape(one.country)}" if one.country else ""
    reasons = "".join(f"<li>{escape(reason)}</li>" for reason in one.reasons)
    return (
        f'<li class="entry"><p class="entry__where">{_name("b", one.government)}{country}</p>'
        f'<h3 class="entry__title"><a href="{escape(one.href)}"{one.title.tongue}>{escape(one.title.text)}</a></h3>'
        f'<ul class="quiet">{reasons}</ul></li>'
    )
