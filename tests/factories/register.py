"""The first cohort as it stands in the register: real texts, put there by the register's own operations."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache

from django.utils.text import slugify

from localaction.kit.actors import SYSTEM
from localaction.kit.content import CONTENT
from localaction.register import index, operations
from localaction.register.operations import Publication
from localaction.register.shapes import (
    Action,
    Aligned,
    Government,
    Origin,
    Owner,
    Partner,
    Place,
    Progress,
    Served,
    Signature,
)

STAGES = {"ongoing": "in_progress", "completed": "fulfilled", "planned": "planning"}
PEOPLE = {
    "host community": "host-community",
    "children and youth": "children-and-youth",
    "asylum seekers": "asylum-seekers",
    "internally displaced": "internally-displaced",
}
PRIORITIES = ("PO-1", "PO-2", "PO-3", "PO-4", "PO-5", "PO-6", "PO-7")
Row = dict[str, str]


@cache
def rows() -> tuple[Row, ...]:
    """The rows of the project's own copy of the first cohort."""
    with (CONTENT / "cohorts" / "first_cohort.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def action_of(row: Row, number: int = 0) -> Action:
    """A row as a published action, collected by the secretariat."""
    return Action(
        reference=row["id"],
        language=row["language"],
        kind=_kind(row),
        stage=STAGES[row["status"]],
        title=row["action_title"],
        owners=(_owner(row),),
        place=_place(row),
        origin=_origin(row),
        summary=row["summary"],
        challenge=row["challenge"],
        objective=row["objective_statement"],
        what_was_done=row["what_was_done"],
        results=row["results"],
        lessons=row["lessons"],
        support_needed=row["needs"],
        transferability=row["replicability"],
        starts_on=row["start_year"],
        ends_on=row["end_year"],
        populations=tuple(PEOPLE.get(one, one) for one in _pieces(row["beneficiaries"])),
        themes=_pieces(row["themes"]),
        priorities=(PRIORITIES[number % len(PRIORITIES)],),
        served=_served(row),
        alignment=_alignment(row),
        partners=tuple(Partner(name=name) for name in _pieces(row["partners"])),
        budget_amount=row["budget_amount"],
        budget_currency=row["budget_currency"],
        contact_organisation=row["contact_org"],
    )


def _kind(row: Row) -> str:
    if row["kind"] == "commitment":
        return "commitment"
    return "practice" if row["status"] == "completed" else "ongoing"


def _owner(row: Row) -> Owner:
    return Owner(
        name=row["government_local_name"] or row["government_name"],
        language=row["language"],
        role="lead",
        slug=slug_of(row),
        country=row["country_iso2"],
        level=row["government_level"],
        population=int(row["population"]) if row["population"] else None,
    )


def _place(row: Row) -> Place:
    return Place(
        name=row["government_name"],
        country=row["country_iso2"],
        admin1=row["admin1"],
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
    )


def _origin(row: Row) -> Origin:
    return Origin(
        how="collected",
        signature="listed" if row["signed_declaration"] == "yes" else "none",
        source_url=row["source_url"],
        checked=row["verified"] == "true",
        collected_on="2026-11-20",
    )


def _served(row: Row) -> tuple[Served, ...]:
    reached = row["estimated_people_reached"]
    return (Served(number=int(reached), method="estimate", source=row["source_url"]),) if reached else ()


def _alignment(row: Row) -> tuple[Aligned, ...]:
    codes = [f"GCM-{number}" for number in _pieces(row["gcm_objectives"])]
    codes += [f"GCR-{number}" for number in _pieces(row["gcr_objectives"])]
    codes += [f"SDG-{number}" for number in _pieces(row["sdg_goals"])]
    return tuple(
        Aligned(
            code=code,
            rank="secondary" if number else "primary",
            reason="" if number else row["summary"][:120],
        )
        for number, code in enumerate(codes)
    )


def slug_of(row: Row) -> str:
    """The address of the row's government."""
    return slugify(row["government_name"])


def government_of(row: Row) -> Government:
    """The public face of the row's government."""
    own = row["government_local_name"] or row["government_name"]
    return Government(
        slug=slug_of(row),
        name=own,
        language=row["language"],
        level=row["government_level"],
        country=row["country_iso2"],
        names={"en": row["government_name"]},
        admin1=row["admin1"],
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        population=int(row["population"]) if row["population"] else None,
    )


def signature_of(row: Row, status: str = "listed") -> Signature:
    """A signature of the row's government, from a list published before."""
    return Signature(
        reference=f"SIG-{row['id']}",
        government=slug_of(row),
        government_name=row["government_name"],
        country=row["country_iso2"],
        status=status,
        language="en",
        declaration="marrakech-2018",
        listed_source="https://localaction.mayorsmechanism.org/",
        listed_on="2022-05-16",
    )


def publications(chosen: Iterable[Row]) -> Iterator[Publication]:
    """Everything that rows publish, governments first."""
    for number, row in enumerate(chosen):
        yield Publication("government", slug_of(row), government_of(row))
        if row["signed_declaration"] == "yes":
            yield Publication("signature", f"SIG-{row['id']}", signature_of(row))
        yield Publication("action", row["id"], action_of(row, number))


def publish_cohort(count: int = 78) -> None:
    """Publish the first `count` rows and bring the index up to date."""
    operations.publish_many(actor=SYSTEM, items=publications(rows()[:count]))
    index.follow()


def publish(*things: Action | Government | Signature | Progress) -> None:
    """Publish a few things and bring the index up to date."""
    for thing in things:
        kind = type(thing).__name__.lower()
        reference = thing.slug if isinstance(thing, Government) else thing.reference
        operations.publish(
            actor=SYSTEM, kind=kind, reference=reference, language=thing.language, content=thing
        )
    index.follow()


def withdraw(kind: str, reference: str, because: str) -> None:
    """Put a tombstone where something stands and bring the index up to date."""
    operations.withdraw(actor=SYSTEM, kind=kind, reference=reference, because=because)
    index.follow()


def _pieces(text: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in text.split("|") if piece.strip())
