"""What a list can be asked: the same choices as on the search page, checked and documented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from ninja import Field, Schema

from localaction.showcase.filters import FIELDS, LONGEST_QUERY, LONGEST_VALUE, MOST_VALUES, Filters, read

LARGEST_PAGE = 100


class Ask(Schema):
    """The choices every list has. Each may be given several times: any of its values will do."""

    q: str = Field("", max_length=LONGEST_QUERY, description="Words in any language.")
    country: list[str] = Field([], max_length=MOST_VALUES, description="ISO 3166-1 alpha-2.")
    region: list[str] = Field([], max_length=MOST_VALUES, description="UN M49 region or subregion.")
    level: list[str] = Field([], max_length=MOST_VALUES, description="Level of government.")
    signature: list[Literal["confirmed", "announced", "listed", "disputed", "none"]] = Field([], max_length=5)
    sort: Literal["", "relevance", "newest", "title", "country"] = ""
    page: int = Field(1, ge=1, le=5_000)
    per_page: int = Field(20, ge=1, le=LARGEST_PAGE)


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
    kind: list[Literal["practice", "ongoing", "commitment"]] = Field([], max_length=3)
    stage: list[Literal["planning", "in_progress", "fulfilled", "stalled", "ended"]] = Field([], max_length=5)
    language: list[str] = Field([], max_length=MOST_VALUES, description="Language of the text, ISO 639.")
    population: list[str] = Field([], max_length=MOST_VALUES, description="People served.")
    theme: list[str] = Field([], max_length=MOST_VALUES)
    need: list[str] = Field([], max_length=MOST_VALUES, description="Kind of support asked for.")
    government: list[str] = Field([], max_length=MOST_VALUES, description="Slug of a government.")
    call: list[str] = Field([], max_length=MOST_VALUES)
    year: list[int] = Field([], max_length=MOST_VALUES)
    year_from: int | None = Field(None, ge=1900, le=2100)
    year_to: int | None = Field(None, ge=1900, le=2100)


def filters_of(ask: Ask) -> Filters:
    """What was asked, as the search page reads it."""
    return read({name: _texts(value) for name, value in ask.dict().items()})


def _texts(value: Any) -> Sequence[str]:
    if value is None:
        return ()
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


assert {*FIELDS} <= {*AskActions.model_fields}, "every choice of the search page can be asked"
assert LONGEST_VALUE >= 1
