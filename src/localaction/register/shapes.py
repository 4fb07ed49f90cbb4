"""The published language: the exact shape of what crosses the wall, one frozen structure per kind.

Public pages, the API, the search index and every export read these and nothing else. A field is added at the
end with a default; a field is never renamed or re-used: then the schema gets the next number instead.
Texts are plain text in the language named beside them. Dates are ISO 8601. Money is a decimal string.
"""

from __future__ import annotations

import msgspec


class Shape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every published structure: immutable, named fields only, nothing unknown accepted."""


class Owner(Shape, frozen=True, kw_only=True):
    """Who does it. `role`: lead | partner | supporting. `slug` is "" for a supporting organisation."""

    name: str
    language: str
    role: str
    slug: str = ""
    country: str = ""
    level: str = ""
    population: int | None = None


class Place(Shape, frozen=True, kw_only=True):
    """Where, as WGS 84 degrees; never more exact than a settlement."""

    name: str
    country: str
    latitude: float | None = None
    longitude: float | None = None
    admin1: str = ""


class Served(Shape, frozen=True, kw_only=True):
    """One claim of people served: never added to another. `method` is a claim-methods term, `as_of` a date."""

    number: int
    who: str = ""
    method: str = "unknown"
    source: str = ""
    as_of: str = ""


class Aligned(Shape, frozen=True, kw_only=True):
    """One framework item. `rank`: primary | secondary. `said_by`: declared | suggested | confirmed."""

    code: str
    rank: str = "secondary"
    said_by: str = "declared"
    reason: str = ""


class Partner(Shape, frozen=True, kw_only=True):
    """A partner and, where known, what it does: funding, implementing, advising …"""

    name: str
    role: str = ""


class Dated(Shape, frozen=True, kw_only=True):
    """A milestone: what will be true on which date; `done_on` when it was."""

    text: str
    due_on: str = ""
    done_on: str = ""


class Image(Shape, frozen=True, kw_only=True):
    """A published picture: a re-encoded file under the media folder, with its alternative text and credit.

    `channels` says where those shown agreed to be seen besides this register's own pages: print | social |
    international; `until` is the last day of their consent, "" without an end.
    """

    path: str
    alt: str
    credit: str = ""
    width: int = 0
    height: int = 0
    channels: tuple[str, ...] = ()
    until: str = ""


class Origin(Shape, frozen=True, kw_only=True):
    """How it came here. `how`: submitted | collected. `assessed`: was it.

    `signature`: confirmed | announced (by two people, but somebody may still object) | listed | none.
    """

    how: str
    signature: str
    assessed: bool = False
    call: str = ""
    source_url: str = ""
    checked: bool = False
    collected_on: str = ""


class Lineage(Shape, frozen=True, kw_only=True):
    """A published action that this one comes from. `reference` is that action's.

    `relation`: adapted_from | inspired_by | scales | continues | jointly_with. What was kept, changed and dropped is
    in the language of the action. `answer` is what the government of the named action says: "" | agreed | disputed.
    """

    reference: str
    relation: str
    kept: str = ""
    changed: str = ""
    dropped: str = ""
    answer: str = ""


class TranslatedText(Shape, frozen=True, kw_only=True):
    """One text of an action in another language. `field` is its path: "title", "milestones.0.text".

    `mark`: human | machine | reviewed (a machine's, checked by a person). `source_hash` is the SHA-256 of the text it
    was made from; `is_outdated`: that text reads otherwise in this version.
    """

    field: str
    text: str
    mark: str
    source_hash: str
    is_outdated: bool = False


class Translated(Shape, frozen=True, kw_only=True):
    """What of an action is there to read in one more language."""

    language: str
    texts: tuple[TranslatedText, ...]


class Extra(Shape, frozen=True, kw_only=True):
    """The answer to an extra question of its call. `kind`: short | long | one | several | number | date | yes_no.

    `question`, and each of what was `chosen`, are words by language. `text` is what was written, in the action's
    language; `value` a number, a date, or "yes" or "no".
    """

    code: str
    kind: str
    question: dict[str, str]
    text: str = ""
    chosen: tuple[dict[str, str], ...] = ()
    value: str = ""


class Action(Shape, frozen=True, kw_only=True):
    """An action as published. Schema "action/1". Free texts are in `language`; "" means nothing was said.

    `text_languages` names, by path, the texts that are in another language than that. Fields that came later are left
    out of the canonical text while they are empty (LATER), so that what stood before keeps its text and its hash.
    """

    reference: str
    language: str
    kind: str
    stage: str
    title: str
    owners: tuple[Owner, ...]
    place: Place
    origin: Origin
    summary: str = ""
    challenge: str = ""
    objective: str = ""
    what_was_done: str = ""
    who_does_what: str = ""
    results: str = ""
    evidence: str = ""
    lessons: str = ""
    what_went_wrong: str = ""
    recommendations: str = ""
    further_commitment: str = ""
    support_needed: str = ""
    transferability: str = ""
    legal_competence: str = ""
    preconditions: str = ""
    budget_band: str = ""
    staff: str = ""
    time_needed: str = ""
    starts_on: str = ""
    ends_on: str = ""
    populations: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    support_kinds: tuple[str, ...] = ()
    served: tuple[Served, ...] = ()
    alignment: tuple[Aligned, ...] = ()
    partners: tuple[Partner, ...] = ()
    milestones: tuple[Dated, ...] = ()
    images: tuple[Image, ...] = ()
    budget_amount: str = ""
    budget_currency: str = ""
    contact_organisation: str = ""
    lineage: tuple[Lineage, ...] = ()
    translations: tuple[Translated, ...] = ()
    text_languages: dict[str, str] = {}
    extra: tuple[Extra, ...] = ()


class Shown(Shape, frozen=True, kw_only=True):
    """A kind of evidence behind a signature and the day on which it was taken in; never the evidence itself."""

    kind: str
    on: str = ""


class Signature(Shape, frozen=True, kw_only=True):
    """A signature as published. Schema "signature/1". `status`: announced | confirmed | listed | disputed.

    An announced one was confirmed by two people on `announced_on`, and is final from `final_on` on unless somebody
    objects. Fields that came later are left out while they are empty.
    """

    reference: str
    government: str
    government_name: str
    country: str
    status: str
    language: str
    declaration: str
    declaration_version: str = ""
    text_language: str = ""
    text_hash: str = ""
    signer_name: str = ""
    signer_office: str = ""
    signed_on: str = ""
    confirmed_on: str = ""
    evidence_kinds: tuple[str, ...] = ()
    listed_source: str = ""
    listed_on: str = ""
    announced_on: str = ""
    final_on: str = ""
    shown: tuple[Shown, ...] = ()


class Predecessor(Shape, frozen=True, kw_only=True):
    """A government that ended, and whose place this one took on that day. `slug` is its former address."""

    slug: str
    name: str
    language: str
    on: str = ""


class Government(Shape, frozen=True, kw_only=True):
    """A government's public face. Schema "government/1". `names` maps language codes to names."""

    slug: str
    name: str
    language: str
    level: str
    country: str
    names: dict[str, str] = {}
    admin1: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    population_on: str = ""
    geonames_id: int | None = None
    wikidata_id: str = ""
    predecessors: tuple[Predecessor, ...] = ()


class Reached(Shape, frozen=True, kw_only=True):
    """A milestone that a report says was reached, and when; `evidence` is a web address or a few words."""

    text: str
    done_on: str = ""
    evidence: str = ""


class Progress(Shape, frozen=True, kw_only=True):
    """What a government reported about one of its actions. Schema "progress/1".

    `number` counts an action's reports from 1; `is_same`: nothing changed. `checked_on` is the day on which the
    secretariat looked at it; until then it is the government's word alone. Free texts are in `language`.
    """

    reference: str
    action: str
    number: int
    government: str
    government_name: str
    country: str
    language: str
    stage: str
    reported_on: str
    is_same: bool = False
    changed: str = ""
    evidence: str = ""
    evidence_link: str = ""
    milestones: tuple[Reached, ...] = ()
    served: tuple[Served, ...] = ()
    checked_on: str = ""


class Extension(Shape, frozen=True, kw_only=True):
    """The last day of a call was moved: dates ISO 8601, "" for none. `because` is in `language`."""

    before: str
    until: str
    because: str
    language: str
    on: str


class CallText(Shape, frozen=True, kw_only=True):
    """What a call says in one language."""

    language: str
    title: str = ""
    short_title: str = ""
    intro: tuple[str, ...] = ()
    who_can_join: str = ""
    what_happens_next: tuple[str, ...] = ()
    closing: str = ""


class Call(Shape, frozen=True, kw_only=True):
    """A call as published. Schema "call/1". `status`: open | closed | archived. `closes_on` is "" for a rolling one.

    `questions` are its extra questions, each as its words by language.
    """

    reference: str
    language: str
    status: str
    opens_on: str
    closes_on: str = ""
    languages: tuple[str, ...] = ()
    texts: tuple[CallText, ...] = ()
    forums: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    rubric: str = ""
    rubric_version: str = ""
    questions: tuple[dict[str, str], ...] = ()
    extensions: tuple[Extension, ...] = ()


class Tombstone(Shape, frozen=True, kw_only=True):
    """What stands where something was withdrawn. Schema "tombstone/1". `because` is public, in `language`.

    `successor` is the reference of the thing of the same kind that took its place, where one did.
    """

    because: str
    language: str
    successor: str = ""


class Hidden(Shape, frozen=True, kw_only=True):
    """What stands where something is hidden for now. Schema "hidden/1". No reason is told."""

    language: str


SCHEMAS: dict[str, tuple[str, type[Shape]]] = {
    "action": ("action/1", Action),
    "signature": ("signature/1", Signature),
    "government": ("government/1", Government),
    "progress": ("progress/1", Progress),
    "call": ("call/1", Call),
}
LATER = frozenset(
    {
        "lineage",
        "translations",
        "text_languages",
        "extra",
        "announced_on",
        "final_on",
        "shown",
        "predecessors",
        "successor",
    }
)
"""Fields that were added to a schema in use: left out of the canonical text while they are empty."""
