"""Published things in unqualified Dublin Core, as every harvester understands it."""

from __future__ import annotations

from collections.abc import Iterator

from localaction.frameworks import queries as frameworks
from localaction.register.latest import Latest
from localaction.register.shapes import Action, Call, Government, Progress, Shape, Signature
from localaction.showcase import addresses, places
from localaction.showcase.queries.linked import LICENCE
from localaction.showcase.queries.provenance import safe_link
from localaction.syndication.addresses import LANGUAGE, page_of, whole
from localaction.syndication.markup import Markup, element

PREFIX = "oai_dc"
NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
PUBLISHER = "Call to Local Action for Migrants and Refugees"
Statement = tuple[str, str, str]
"""Element, text, language of the text ("" for what is in none)."""


def record(change: Latest, **more: str) -> Markup:
    """One published thing; `more` are attributes of the root."""
    found = dict.fromkeys(one for one in _statements(change) if one[1])
    return element(
        "oai_dc:dc",
        [element(f"dc:{name}", text, xml_lang=language) for name, text, language in found],
        xmlns_oai_dc=NAMESPACE,
        xmlns_dc="http://purl.org/dc/elements/1.1/",
        **more,
    )


def _statements(change: Latest) -> Iterator[Statement]:
    content = change.content
    yield "identifier", page_of(change.kind, change.reference, content), ""
    yield "identifier", change.reference, ""
    yield from _told(content)
    yield "publisher", PUBLISHER, "en"
    yield "date", change.published_at.date().isoformat(), ""
    yield "format", "text/html", ""
    yield "language", change.language, ""
    yield "rights", LICENCE, ""


def _told(content: Shape) -> Iterator[Statement]:
    if isinstance(content, Action):
        yield from _action(content)
    elif isinstance(content, Government):
        yield from _government(content)
    elif isinstance(content, Signature):
        yield "title", f"Signature of the Declaration: {content.government_name}", ""
        yield "creator", content.government_name, content.language
        yield "type", "Event", "en"
        yield "date", content.signed_on, ""
        yield "coverage", places.country(content.country, LANGUAGE), LANGUAGE
    elif isinstance(content, Progress):
        yield "title", f"Progress report {content.number} on {content.action}", "en"
        yield "creator", content.government_name, content.language
        yield "description", content.changed, content.language
        yield "type", "Text", "en"
        yield "date", content.reported_on, ""
        yield "relation", page_of("action", content.action), ""
    elif isinstance(content, Call):
        for text in content.texts:
            yield "title", text.title, text.language
            yield "description", "\n\n".join(text.intro), text.language
        yield "type", "Event", "en"
        yield "date", "/".join(day for day in (content.opens_on, content.closes_on) if day), ""


def _action(action: Action) -> Iterator[Statement]:
    own = action.text_languages.get
    yield "title", action.title, own("title", action.language)
    for translated in action.translations:
        for text in translated.texts:
            if text.field == "title":
                yield "title", text.text, translated.language
    # a government speaks for itself in what it submitted; what was collected is about it
    role = "creator" if action.origin.how == "submitted" else "contributor"
    for owner in action.owners:
        yield role, owner.name, owner.language
    for partner in action.partners:
        yield "contributor", partner.name, action.language
    yield from (("subject", label, LANGUAGE) for label in subjects(action, LANGUAGE))
    yield "description", action.summary, own("summary", action.language)
    yield "type", "Text", "en"
    yield "source", safe_link(action.origin.source_url), ""
    for line in action.lineage:
        yield "relation", whole(addresses.action(line.reference, LANGUAGE)), ""
    yield "coverage", action.place.name, ""
    yield "coverage", places.country(action.place.country, LANGUAGE), LANGUAGE
    yield "coverage", period(action), ""


def _government(government: Government) -> Iterator[Statement]:
    yield "title", government.name, government.language
    for language, name in government.names.items():
        yield "title", name, language
    yield "type", "Organization", "en"
    yield "coverage", places.country(government.country, LANGUAGE), LANGUAGE
    if government.wikidata_id:
        yield "relation", f"https://www.wikidata.org/entity/{government.wikidata_id}", ""


def subjects(action: Action, language: str) -> list[str]:
    """What an action is about, in words of a language: objectives, themes, people."""
    codes = dict.fromkeys([*action.priorities, *(aligned.code for aligned in action.alignment)])
    return [
        *(frameworks.item_label(code, language) for code in codes if frameworks.item(code)),
        *(frameworks.term_label("themes", code, language) for code in action.themes),
        *(frameworks.term_label("populations", code, language) for code in action.populations),
    ]


def period(action: Action) -> str:
    """From when to when, as ISO 8601; "" when nothing is known."""
    if not action.starts_on and not action.ends_on:
        return ""
    return f"{action.starts_on or '..'}/{action.ends_on or '..'}"
