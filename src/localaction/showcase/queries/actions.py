"""The page of one action: everything that was published about it, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString

from localaction.frameworks import queries as frameworks
from localaction.kit.texts import best
from localaction.kit.texts import sentence as _
from localaction.register import queries as register
from localaction.register.queries import Published
from localaction.register.shapes import Action, Government, Owner
from localaction.register.translations import Reading
from localaction.showcase import addresses, places, words
from localaction.showcase.queries import linked, signposts
from localaction.showcase.queries.alignment import AlignmentGroup, alignment_of
from localaction.showcase.queries.alike import Alike, alike
from localaction.showcase.queries.claims import Claim, claims_of
from localaction.showcase.queries.lineage import Descent, descent_of
from localaction.showcase.queries.progress import ProgressView, progress_of, told_of, with_reached
from localaction.showcase.queries.provenance import Provenance, provenance_of
from localaction.showcase.queries.retold import Retold, Voice, reading_of, retold, voice
from localaction.showcase.queries.sections import Section, sections_of
from localaction.showcase.queries.signposts import Citation, Signpost
from localaction.showcase.saying import Said, lead_and_rest, listed, money, said, span, tongue


@dataclass(frozen=True, slots=True)
class Party:
    """A government or organisation that owns the action. `reader_name`: its name for the reader, if another."""

    name: Said
    reader_name: Said
    href: str
    country: str
    role: str
    role_word: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A published picture."""

    href: str
    alt: str
    tongue: SafeString
    credit: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Label:
    """A word that leads to the search for it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class ActionPage:
    """Everything the page of an action shows."""

    reference: str
    title: Said
    parties: tuple[Party, ...]
    kind: str
    stage: str
    stage_tone: str
    progress: ProgressView
    lead: str
    summary: tuple[str, ...]
    language: str
    title_voice: Voice
    summary_voice: Voice
    retold: Retold
    where: str
    country: str
    country_href: str
    country_note: str
    latitude: float | None
    longitude: float | None
    when: str
    claims: tuple[Claim, ...]
    people: tuple[Label, ...]
    themes: tuple[Label, ...]
    budget: str
    budget_band: str
    contact: str
    sections: tuple[Section, ...]
    index: tuple[tuple[str, str], ...]
    alignment: tuple[AlignmentGroup, ...]
    alignment_said_by: str
    pictures: tuple[Picture, ...]
    descent: Descent
    alike: tuple[Alike, ...]
    provenance: Provenance
    data_href: str
    adapt_href: str
    could_href: str
    lineage_href: str
    compare_href: str
    about_href: str
    description: str
    linked: SafeString
    signposts: tuple[Signpost, ...]
    citations: tuple[Citation, ...]

    @property
    def first_party(self) -> Party | None:
        """Who leads it."""
        return self.parties[0] if self.parties else None


def action_page(reference: str, language: str, text_language: str = "") -> ActionPage | None:
    """The page of a published action for a reader of that language, or None when none stands.

    Texts stand in the reader's language where they are translated, or in `text_language` where that is wanted.
    """
    published = register.current("action", reference)
    if published is None:
        return None
    return _page(published, language, text_language)


def _page(published: Published, language: str, text_language: str) -> ActionPage:
    assert isinstance(published.content, Action)
    reports = register.reports_of(published.reference)
    action = with_reached(published.content, told_of(reports))
    progress = progress_of(action, published, reports, language, timezone.now().date())
    reading = reading_of(action, language, text_language)
    provenance = provenance_of(published, action, language)
    claims = claims_of(reading, language)
    sections = sections_of(reading, claims, language)
    alignment = alignment_of(reading, language)
    lead, summary = lead_and_rest(reading.action.summary)
    return ActionPage(
        reference=action.reference,
        title=said(reading.action.title, reading.language_of("title")),
        title_voice=voice(reading, "title", language),
        summary_voice=voice(reading, "summary", language),
        retold=retold(reading, action, language, text_language),
        parties=_parties(action, language),
        stage=progress.stage,
        stage_tone=progress.tone,
        progress=progress,
        lead=lead,
        summary=summary,
        language=action.language,
        **_facts(action, language),
        claims=claims,
        contact=reading.action.contact_organisation,
        sections=sections,
        index=_index(sections, alignment, progress),
        alignment=alignment,
        alignment_said_by=_said_by(action),
        pictures=_pictures(reading),
        descent=descent_of(action, language),
        alike=alike(action.reference, language),
        provenance=provenance,
        **_ways(action.reference, language),
        description=lead[:300],
        linked=linked.script(linked.article(published, action, language)),
        signposts=signposts.of_action(published.content, language),
    )


def _ways(reference: str, language: str) -> dict[str, Any]:
    """Where a reader can go from here: to the same as data, to a draft of her own, to her city, to others."""
    return {
        "data_href": addresses.data_of_action(reference),
        "adapt_href": addresses.adapt(reference, language),
        "could_href": addresses.could_it_work(reference, language),
        "lineage_href": addresses.lineage(reference, language),
        "compare_href": addresses.compare(language, [reference]),
        "about_href": addresses.page("showcase:about", language),
        "citations": signposts.citations(reference, language),
    }


def _facts(action: Action, language: str) -> dict[str, Any]:
    """The facts that are the same in every language: what kind, where, when, for whom, about what, with how much."""
    return {
        "kind": words.word(words.KINDS, action.kind),
        "where": _where(action, language),
        "country": places.country(action.place.country, language),
        "country_href": addresses.country(action.place.country, language),
        "country_note": places.note(action.place.country, language),
        "latitude": action.place.latitude,
        "longitude": action.place.longitude,
        "when": span(action.starts_on, action.ends_on, language),
        "people": _labels("populations", "population", action.populations, language),
        "themes": _labels("themes", "theme", action.themes, language),
        "budget": money(action.budget_amount, action.budget_currency, language),
        "budget_band": _term("budget-bands", action.budget_band, language),
    }


def _parties(action: Action, language: str) -> tuple[Party, ...]:
    slugs = [owner.slug for owner in action.owners if owner.slug]
    faces = register.current_many("government", slugs) if slugs else {}
    order = {"lead": 0, "partner": 1}
    owners = sorted(action.owners, key=lambda owner: order.get(owner.role, 2))
    return tuple(_party(owner, faces.get(owner.slug), language) for owner in owners)


def _party(owner: Owner, face: Published | None, language: str) -> Party:
    content = face.content if face else None
    known = content if isinstance(content, Government) else None
    reader_name, its_language = best(known.names, language) if known else ("", language)
    if reader_name == owner.name or its_language != language:
        reader_name = ""
    return Party(
        name=said(owner.name, owner.language),
        reader_name=said(reader_name, its_language),
        href=addresses.government(owner.slug, language) if known else "",
        country=places.country(owner.country, language),
        role=owner.role,
        role_word=words.word(words.OWNER_ROLES, owner.role),
    )


def _where(action: Action, language: str) -> str:
    place = action.place
    return listed((place.name, place.admin1, places.country(place.country, language)))


def _term(vocabulary: str, code: str, language: str) -> str:
    return frameworks.term_label(vocabulary, code, language) if code else ""


def _labels(vocabulary: str, field: str, codes: tuple[str, ...], language: str) -> tuple[Label, ...]:
    return tuple(
        Label(frameworks.term_label(vocabulary, code, language), addresses.search(language, [(field, code)]))
        for code in codes
    )


def _index(
    sections: tuple[Section, ...], alignment: tuple[AlignmentGroup, ...], progress: ProgressView
) -> tuple[tuple[str, str], ...]:
    """The side index: anchors and headings in the order of the page."""
    entries = [(section.anchor, section.heading) for section in sections]
    if progress.reports or progress.is_silent:
        entries.append(("progress", _("How it goes")))
    if alignment:
        entries.append(("alignment", _("Objectives it serves")))
    entries += [("here", _("Could this work here?")), ("lineage", _("From city to city"))]
    entries += [("provenance", _("Where this page comes from")), ("cite", _("Cite this action"))]
    return tuple(entries)


def _said_by(action: Action) -> str:
    """Who chose the objectives, where nothing else is said."""
    if action.origin.how == "collected":
        return _(
            "The secretariat noted them when it collected the action. "
            "The priorities of the Call follow from the others by a fixed rule."
        )
    return _("The government chose them, where nothing else is said.")


def _pictures(reading: Reading) -> tuple[Picture, ...]:
    return tuple(
        Picture(
            href=f"{settings.MEDIA_URL}{image.path}",
            alt=image.alt,
            tongue=tongue(reading.language_of(f"images.{place}.alt")),
            credit=image.credit,
            width=image.width,
            height=image.height,
        )
        for place, image in enumerate(reading.action.images)
    )
