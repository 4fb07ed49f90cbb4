"""What programs send and are told of drafts and progress: shapes for the API's document, and nothing else."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Field, Schema

LONGEST_TEXT, MOST_FIELDS, MOST_VALUES = 20_000, 300, 300
Language = Literal["", "en", "fr", "es", "ar", "pt"]
Text = Annotated[str, Field(max_length=LONGEST_TEXT)]
Name = Annotated[str, Field(max_length=120)]
Several = Annotated[list[Text], Field(max_length=MOST_VALUES)]
Value = Text | Several
Fields = Annotated[dict[Name, Value], Field(min_length=1, max_length=MOST_FIELDS)]


class OwnGovernment(Schema):
    """A government that the token's person works for."""

    slug: str
    name: str


class Me(Schema):
    """Whom a token acts for."""

    name: str
    language: str
    governments: list[OwnGovernment]


class Began(Schema):
    """What a draft is begun with. `pathway`: small | city | network …, "" for the one that suits the government."""

    government: str = Field(max_length=200, description="Slug of one of your governments.")
    language: Language = Field("", description="Language of its texts; else yours.")
    pathway: Literal["", "small", "city", "network"] = Field(
        "", description="How much is asked; else what suits the government."
    )


class DraftLine(Schema):
    """One of your governments' actions."""

    reference: str
    title: str
    status: str
    language: str
    saved_at: datetime | None
    href: str


class DraftLines(Schema):
    """Actions of your governments, those begun last coming first. `next` is the following page, "" at the end."""

    items: list[DraftLine]
    next: str


class Missing(Schema):
    """One thing that stands in the way of sending: on which page, in which field, in words."""

    page: str
    field: str
    words: str
    kind: str


class PageLine(Schema):
    """One page of a draft. `state` as on the task list."""

    page: str
    title: str
    state: str
    version: int
    href: str


class Draft(Schema):
    """A draft: its pages, and what is missing before it can be sent."""

    reference: str
    status: str
    title: str
    language: str
    kind: str
    pathway: str
    page: str = Field(description="Where people read it.")
    is_ready: bool
    pages: list[PageLine]
    missing: list[Missing]


class Choice(Schema):
    """One answer that can be chosen."""

    code: str
    label: str


class Question(Schema):
    """One field of a page. `choices` is empty where the answer is free."""

    name: str
    label: str
    hint: str
    is_needed: bool
    choices: list[Choice]


class DraftPage(Schema):
    """One page of a draft as it is typed. `version` counts its saves: send it back with what you change."""

    page: str
    title: str
    version: int
    saved_at: datetime | None
    fields: dict[str, str | list[str]]
    questions: list[Question]


class Typed(Schema):
    """What you change: only the fields you name. An empty text or list empties a field.

    `version`: that of the page as you read it. Where a colleague saved since, `read` (the fields as you read them)
    lets both be put together; without it, theirs stands wherever both wrote, and yours is set aside.
    """

    version: int = Field(ge=0, le=1_000_000_000, strict=True)
    fields: Fields
    read: Fields | None = None


class SavedPage(Schema):
    """What became of it. `errors`: what was kept and not understood. `set_aside`: yours where a colleague's stands."""

    page: str
    version: int
    fields: dict[str, str | list[str]]
    errors: dict[str, list[str]]
    set_aside: dict[str, list[str]]


class OpenMilestone(Schema):
    """A milestone that nobody has reported as reached."""

    text: str
    due_on: str


class AskedAction(Schema):
    """A public action as its government is asked about it."""

    reference: str
    title: str
    language: str
    stage: str
    heard_on: date
    is_silent: bool
    due_on: date | None
    milestones: list[OpenMilestone]
    report: str = Field(description="Where to send the report.")


class AskedActions(Schema):
    """Every public action that a government leads, those that are due first."""

    items: list[AskedAction]


class ReachedMilestone(Schema):
    """A milestone that was reached: its text as the action has it, when, and what shows it."""

    text: str = Field(max_length=2_000)
    on: str = Field("", max_length=40, description="A day, a month or a year; else today.")
    evidence: str = Field("", max_length=300)


class Reached(Schema):
    """One claim of people reached."""

    number: int = Field(ge=0, le=10_000_000_000)
    who: str = Field("", max_length=300)
    method: str = Field("", max_length=60, description="A term of the vocabulary claim-methods.")
    source: str = Field("", max_length=300)
    as_of: str = Field("", max_length=40)


class Told(Schema):
    """A progress report. `stage`: planning | in_progress | fulfilled | stalled | ended."""

    stage: Literal["planning", "in_progress", "fulfilled", "stalled", "ended"]
    language: Language = Field("", description="Language of what you write; else yours.")
    changed: str = Field("", max_length=LONGEST_TEXT)
    evidence: str = Field("", max_length=LONGEST_TEXT, description="A web address or a few words.")
    milestones: list[ReachedMilestone] = Field([], max_length=30)
    people: list[Reached] = Field([], max_length=6)


class Received(Schema):
    """A report as it was received. `status`: reported (public) | held (read by the secretariat first) …"""

    reference: str
    status: str
    stage: str
    reported_on: date
