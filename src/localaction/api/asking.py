"""What a list can be asked: the same choices as on the search page, checked and documented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from localaction.showcase.filters import (
    FIELDS,
    LONGEST_QUERY,
    LONGEST_VALUE,
    MOST_VALUES,
    SINGLE,
    Filters,
    read,
)

LARGEST_PAGE = 100
FIELDS_ASKED: Any = Field(
    "",
    max_length=1_000,
    description="Only these fields of each item, by commas: reference,title,place.country",
)
CURSOR: Any = Field("", max_length=40, description="Where to go on, as `next` of the last answer says.")
DAY = r"^\d{4}-\d{2}-\d{2}$"
Kind = Annotated[str, Field(pattern="^-?(practice|ongoing|commitment)$")]
Stage = Annotated[str, Field(pattern="^-?(planning|in_progress|fulfilled|stalled|ended|silent)$")]
Signature = Annotated[str, Field(pattern="^-?(confirmed|announced|listed|disputed|none)$")]
Reached = Annotated[str, Field(pattern="^-?(under-100|100-999|1000-9999|10000-99999|100000-more|unsaid)$")]
Size = Annotated[
    str, Field(pattern="^-?(under-20000|20000-99999|100000-499999|500000-999999|1000000-more|unknown)$")
]
Income = Annotated[str, Field(pattern="^-?(low|lower-middle|upper-middle|high|unknown)$")]
Silent = Annotated[str, Field(pattern="^-?(yes|no)$")]


class Ask(Schema):
    """The choices every list has. Each may be given several times: any of its values will do.

    A value with a minus in front of it is left out: `country=-DE`.
    """

    q: str = Field("", max_length=LONGEST_QUERY, description="Words in any language.")
    country: list[str] = Field([], max_length=MOST_VALUES, description="ISO 3166-1 alpha-2.")
    region: list[str] = Field([], max_length=MOST_VALUES, description="UN M49 region or subregion.")
    level: list[str] = Field([], max_length=MOST_VALUES, description="Level of government.")
    signature: list[Signature] = Field([], max_length=5)
    size: list[Size] = Field([], max_length=6, description="Residents of the leading government.")
    income: list[Income] = Field([], max_length=5, description="Income group of the country.")
    at: int | None = Field(None, ge=1, le=999_999_999, description="As of this entry of the register.")
    published_from: str = Field("", pattern=rf"{DAY}|^$", description="First published on this day or later.")
    published_to: str = Field("", pattern=rf"{DAY}|^$", description="First published on this day or before.")
    meaning: Literal["", "on", "off"] = Field("", description="Whether what is near in meaning is mixed in.")
    sort: Literal["", "relevance", "newest", "title", "country"] = ""
    page: int = Field(1, ge=1, le=5_000)
    per_page: int = Field(20, ge=1, le=LARGEST_PAGE)
    cursor: str = Field(
        "",
        max_length=40,
        description="Where to go on, as the last answer said: stays true while things change.",
    )
    fields: str = FIELDS_ASKED


class AskActions(Ask):
    """The choices of the list of actions."""

    objective: list[str] = Field(
        [], max_length=MOST_VALUES, description="Any item code: GCM-4, SDG-1.3, PO-2 …"
    )
    gcm: list[str] = Field([], max_length=MOST_VALUES, description="GCM-1 to GCM-23.")
    gcr: list[str] = Field([], max_length=MOST_VALUES, description="GCR-1 to GCR-4.")
    sdg: list[str] = Field([], max_length=MOST_VALUES, description="SDG-1 to SDG-17.")
    item: list[str] = Field([], max_length=MOST_VALUES, description="Any other framework item.")
    priority: list[str] = Field([], max_length=MOST_VALUES, description="PO-1 to PO-8.")
    kind: list[Kind] = Field([], max_length=3)
    stage: list[Stage] = Field([], max_length=6)
    silent: list[Silent] = Field([], max_length=2, description="Whether nobody has heard of it for too long.")
    language: list[str] = Field([], max_length=MOST_VALUES, description="Language of the text, ISO 639.")
    population: list[str] = Field([], max_length=MOST_VALUES, description="People served.")
    reached: list[Reached] = Field(
        [], max_length=6, description="Band of the greatest single claim of people served."
    )
    theme: list[str] = Field([], max_length=MOST_VALUES)
    need: list[str] = Field([], max_length=MOST_VALUES, description="Kind of support asked for.")
    government: list[str] = Field([], max_length=MOST_VALUES, description="Slug of a government.")
    call: list[str] = Field([], max_length=MOST_VALUES)
    year: list[Annotated[str, Field(pattern=r"^-?\d{4}$")]] = Field([], max_length=MOST_VALUES)
    year_from: int | None = Field(None, ge=1900, le=2100)
    year_to: int | None = Field(None, ge=1900, le=2100)


class AskOne(Schema):
    """What can be asked of one record."""

    fields: str = FIELDS_ASKED


class AskStanding(Schema):
    """What can be asked of a list in the order of publication."""

    government: str = Field("", max_length=LONGEST_VALUE, description="Slug of a government.")
    country: str = Field("", max_length=2, description="ISO 3166-1 alpha-2.")
    cursor: str = CURSOR
    limit: int = Field(50, ge=1, le=LARGEST_PAGE)
    fields: str = FIELDS_ASKED


class AskReports(AskStanding):
    """The same of progress reports."""

    action: str = Field("", max_length=LONGEST_VALUE, description="Reference of an action.")


class AskEntries(Schema):
    """What can be asked of the entries of the register, or of its changes."""

    since: int = Field(0, ge=0, le=999_999_999, description="The last entry that is known already.")
    limit: int = Field(100, ge=1, le=500)
    kind: list[Literal["action", "signature", "government", "progress", "call"]] = Field([], max_length=5)
    fields: str = FIELDS_ASKED


class AskInclusion(Schema):
    """Over how much of the register an entry is proved."""

    size: int | None = Field(None, ge=1, le=999_999_999, description="Over the first so many entries.")


class AskConsistency(Schema):
    """Two sizes of the register."""

    earlier: int = Field(ge=1, le=999_999_999, description="The size of the older register.")
    later: int | None = Field(
        None, ge=1, le=999_999_999, description="That of the newer one; else all there is."
    )


def filters_of(ask: Ask) -> Filters:
    """What was asked, as the search page reads it."""
    return read({name: _texts(value) for name, value in ask.dict().items()})


def _texts(value: Any) -> Sequence[str]:
    if value is None:
        return ()
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


assert {*FIELDS, *SINGLE} - {"view"} <= {*AskActions.model_fields}, (
    "every choice of the search page can be asked"
)
assert LONGEST_VALUE >= 1
