"""What feeds tell: everything new, corrected and withdrawn, of all or of one objective, country, city or search."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from localaction.frameworks import queries as frameworks
from localaction.register import queries as register
from localaction.register import search
from localaction.register.documents import Card
from localaction.register.latest import Latest
from localaction.register.queries import Published
from localaction.register.shapes import Action, Government, Progress, Signature, Tombstone
from localaction.showcase import addresses, places, words
from localaction.showcase.filters import Filters
from localaction.showcase.queries.search import request_of
from localaction.showcase.saying import listed
from localaction.syndication import queries, shelves
from localaction.syndication.addresses import FIRST_DAY, page_of, tag, whole
from localaction.syndication.atom import MEDIA_TYPE, Entry, Feed, Gone, Link

PER_PAGE = 25
TOLD = ("action", "progress", "signature")
HTML = "text/html"


def of_everything(language: str, before: int | None) -> Feed:
    """Everything published: actions, reports and signatures."""
    title = _("Local Action: everything published")
    return _of_shelf(language, ("all",), shelves.EVERYTHING, title, addresses.search(language), before)


def of_objective(code: str, language: str, before: int | None) -> Feed | None:
    """The actions that serve a framework item; None when there is no such item."""
    item = frameworks.item(code)
    if item is None:
        return None
    title = _("Local Action: %(what)s") % {"what": item.label(language)}
    name = shelves.spec("objective", code)
    html = addresses.item(item.slug, language)
    return _of_shelf(language, ("objective", code), name, title, html, before)


def of_country(code: str, language: str, before: int | None) -> Feed | None:
    """What is published of a country; None when there is no such country."""
    country = places.country(code, language)
    if not country or country == code:
        return None
    title = _("Local Action: %(what)s") % {"what": country}
    name = shelves.spec("country", code)
    html = addresses.search(language, [("country", code)])
    return _of_shelf(language, ("country", code), name, title, html, before)


def of_government(slug: str, language: str, before: int | None) -> Feed | None:
    """What a government published; None when it is not published itself."""
    face = register.current("government", slug)
    if face is None or not isinstance(face.content, Government):
        return None
    title = _("Local Action: %(what)s") % {"what": face.content.names.get(language) or face.content.name}
    name = shelves.spec("government", slug)
    html = addresses.government(slug, language)
    return _of_shelf(language, ("government", slug), name, title, html, before)


def of_search(filters: Filters, language: str) -> Feed:
    """What a search finds, newest first, and the actions that were withdrawn last: it may have found them before."""
    asked = replace(filters, sort="newest", view="list")
    result = search.find(request_of(asked, language, per_page=PER_PAGE))
    path = addresses.page("syndication:feed_search", language)

    def address(page: int) -> str:
        pairs = replace(filters, sort="", view="list", page=page).pairs()
        return whole(addresses.with_query(path, pairs))

    wanted = {"self": result.page, "first": 1, "last": result.pages}
    if result.page > 1:
        wanted["previous"] = result.page - 1
    if result.page < result.pages:
        wanted["next"] = result.page + 1
    entries: list[Entry | Gone] = [_entry_of_card(hit.card, language) for hit in result.hits]
    if result.page == 1:
        gone = queries.newest(shelves.spec(shelves.GONE, "action"), ("action",), None, PER_PAGE)
        entries += [_gone(one.change) for one in gone]
    title = _("Local Action: a search")
    if filters.query:
        title = _("Local Action: “%(words)s”") % {"words": filters.query}
    html = addresses.search(language, replace(filters, page=1).pairs())
    links = [Link(rel, address(page), MEDIA_TYPE) for rel, page in wanted.items()]
    name = [f"{key}={value}" for key, value in replace(filters, sort="", view="list", page=1).pairs()]
    return Feed(
        id=tag("feeds", language, "search", *name),
        title=title,
        language=language,
        updated=_updated(entries),
        links=(*links, Link("alternate", whole(html), HTML, language)),
        entries=tuple(entries),
    )


def _of_shelf(
    language: str, path: tuple[str, ...], name: str, title: str, html: str, before: int | None
) -> Feed:
    """A page of what lies on a shelf, latest change first."""
    found = queries.newest(name, TOLD, before, PER_PAGE + 1)
    shown = [one.change for one in found[:PER_PAGE]]
    actions = _actions_behind(shown)
    entries = [entry for one in shown if (entry := _entry(one, language, actions))]
    first = whole(_address(language, path))
    links = [Link("self", f"{first}?before={before}" if before else first, MEDIA_TYPE)]
    links.append(Link("first", first, MEDIA_TYPE))
    if len(found) > len(shown):
        links.append(Link("next", f"{first}?before={shown[-1].sequence}", MEDIA_TYPE))
    return Feed(
        id=tag("feeds", language, *path),
        title=title,
        language=language,
        updated=_updated(entries),
        links=(*links, Link("alternate", whole(html), HTML, language)),
        entries=tuple(entries),
    )


def _address(language: str, path: tuple[str, ...]) -> str:
    kind, *part = path
    name = f"syndication:feed_{kind}"
    return addresses.of(name, language, part[0]) if part else addresses.page(name, language)


def _updated(entries: list[Entry | Gone]) -> datetime:
    moments = [one.updated if isinstance(one, Entry) else one.when for one in entries]
    return max(moments, default=register.head().at or FIRST_DAY)


# --- entries


def _actions_behind(shown: list[Latest]) -> dict[str, Published]:
    """The actions that reports are about, with one question."""
    wanted = [one.content.action for one in shown if isinstance(one.content, Progress)]
    return register.current_many("action", wanted)


def _entry(one: Latest, language: str, actions: dict[str, Published]) -> Entry | Gone | None:
    """One line of a feed; None where a report's action no longer stands."""
    content = one.content
    if isinstance(content, Action):
        return _of_action(one, content, language)
    if isinstance(content, Progress):
        behind = actions.get(content.action)
        action = behind.content if behind else None
        return _of_report(one, content, action, language) if isinstance(action, Action) else None
    if isinstance(content, Signature):
        return _of_signature(one, content, language)
    return _gone(one)


def _of_action(one: Latest, action: Action, language: str) -> Entry:
    title, title_language = told(action, "title", language)
    summary, summary_language = told(action, "summary", language)
    codes = dict.fromkeys([*action.priorities, *(aligned.code for aligned in action.alignment)])
    return Entry(
        id=tag("action", one.reference),
        title=title,
        title_language=title_language,
        published=one.first_published_at,
        updated=one.published_at,
        links=_links(one, language),
        authors=tuple(owner.name for owner in action.owners),
        summary=summary,
        summary_language=summary_language,
        subjects=_subjects(codes, language),
    )


def _of_report(one: Latest, report: Progress, action: Action, language: str) -> Entry:
    title = told(action, "title", language)[0]
    return Entry(
        id=tag("progress", one.reference),
        title=_("How it goes: %(title)s") % {"title": listed([title])},
        title_language=language,
        published=one.first_published_at,
        updated=one.published_at,
        links=(Link("alternate", page_of(one.kind, one.reference, report, language), HTML, language),),
        authors=(report.government_name,),
        summary=report.changed,
        summary_language=report.language,
    )


def _of_signature(one: Latest, signature: Signature, language: str) -> Entry:
    title = _("Signature of the Declaration: %(government)s (%(status)s)") % {
        "government": listed([signature.government_name]),
        "status": words.word(words.SIGNATURES, signature.status),
    }
    return Entry(
        id=tag("signature", one.reference),
        title=title,
        title_language=language,
        published=one.first_published_at,
        updated=one.published_at,
        links=(Link("alternate", page_of(one.kind, one.reference, signature, language), HTML, language),),
        authors=(signature.government_name,),
    )


def _entry_of_card(card: Card, language: str) -> Entry:
    found = card.told(language)
    return Entry(
        id=tag("action", card.reference),
        title=found.title,
        title_language=found.language,
        published=datetime.fromisoformat(card.first_published_at),
        updated=datetime.fromisoformat(card.published_at),
        links=(Link("alternate", page_of("action", card.reference, None, language), HTML, language),),
        authors=tuple(government.name for government in card.governments),
        summary=found.lead,
        summary_language=found.lead_language,
        subjects=_subjects(dict.fromkeys([*card.priorities, *card.alignment]), language),
    )


def _gone(one: Latest) -> Gone:
    because, language = "", ""
    if isinstance(one.content, Tombstone):
        because, language = one.content.because, one.content.language
    return Gone(tag(one.kind, one.reference), one.published_at, because, language)


def _links(one: Latest, language: str) -> tuple[Link, ...]:
    page = page_of(one.kind, one.reference, one.content, language)
    data = whole(addresses.data_of_action(one.reference))
    return Link("alternate", page, HTML, language), Link("alternate", data, "application/json")


def _subjects(codes: dict[str, None], language: str) -> tuple[tuple[str, str], ...]:
    return tuple((code, frameworks.item_label(code, language)) for code in codes if frameworks.item(code))


def told(action: Action, field: str, language: str) -> tuple[str, str]:
    """A text of an action with its language: translated where it is, else as it was written."""
    for translated in action.translations:
        if translated.language == language:
            for text in translated.texts:
                if text.field == field:
                    return text.text, language
    return getattr(action, field), action.text_languages.get(field, action.language)
