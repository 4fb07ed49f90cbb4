"""Loading content into the database, and confirming wording. Loading again changes only what differs."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from localaction.frameworks import queries
from localaction.frameworks.models import ForumSession, Framework, Item, ReviewForum, Term
from localaction.kit import trail
from localaction.kit.actors import Actor
from localaction.kit.content import ContentFolder, folders


class UnknownItem(LookupError):
    """A framework item was named that does not exist."""


def load(root: Path | None = None) -> dict[str, int]:
    """Load frameworks, vocabularies and forums from content folders; returns how many of each stand."""
    with transaction.atomic():
        counts = {
            "frameworks": sum(_load_framework(folder) for folder in folders("frameworks", root)),
            "terms": sum(_load_vocabulary(folder) for folder in folders("vocabularies", root)),
            "forum sessions": sum(_load_forum(folder) for folder in folders("forums", root)),
        }
    queries.forget()
    return counts


def _load_framework(folder: ContentFolder) -> int:
    facts = folder.facts
    framework, _ = Framework.objects.update_or_create(
        code=folder.code,
        defaults={
            "family": facts["family"],
            "order": facts.get("order", 0),
            "names": folder.in_languages("name"),
            "descriptions": folder.in_languages("description"),
            "source": facts.get("source", ""),
            "official_page": facts.get("official_page", ""),
        },
    )
    standing = {item.code: item for item in framework.items.all()}
    for order, entry in enumerate(facts["items"]):
        item = standing.get(entry["code"]) or Item(code=entry["code"], framework=framework)
        _fill_item(item, order, entry, folder)
        item.save()
    return 1


def _fill_item(item: Item, order: int, entry: dict[str, Any], folder: ContentFolder) -> None:
    """Set every field from content, except the wording that the secretariat confirmed."""
    kept = {language: item.titles[language] for language in item.confirmed if language in item.titles}
    item.number, item.parent, item.order = str(entry["number"]), entry.get("parent", ""), order
    item.facts = entry.get("facts", {})
    item.titles = folder.in_languages("items", item.code, "title") | kept
    item.shorts = folder.in_languages("items", item.code, "short")
    item.descriptions = folder.in_languages("items", item.code, "description")
    item.sources = folder.in_languages("items", item.code, "source")
    official = folder.in_languages("items", item.code, "official")
    item.official = {**official, **dict.fromkeys(kept, True)}


def _load_vocabulary(folder: ContentFolder) -> int:
    for order, entry in enumerate(folder.facts["terms"]):
        code = entry["code"]
        Term.objects.update_or_create(
            vocabulary=folder.code,
            code=code,
            defaults={
                "order": entry.get("order", order),
                "broader": entry.get("broader", ""),
                "labels": folder.in_languages("terms", code, "label"),
                "helps": folder.in_languages("terms", code, "help"),
                "facts": entry.get("facts", {}),
            },
        )
    return len(folder.facts["terms"])


def _load_forum(folder: ContentFolder) -> int:
    forum, _ = ReviewForum.objects.update_or_create(
        code=folder.code,
        defaults={
            "names": folder.in_languages("name"),
            "shorts": folder.in_languages("short"),
            "descriptions": folder.in_languages("description"),
            "facts": _as_json(
                {key: value for key, value in folder.facts.items() if key != "sessions"}
                | {"what_cities_can_do": folder.in_languages("what_cities_can_do")}
            ),
        },
    )
    sessions = folder.facts.get("sessions", [])
    for entry in sessions:
        code = entry["code"]
        ForumSession.objects.update_or_create(
            code=code,
            defaults={
                "forum": forum,
                "starts_on": entry.get("starts_on"),
                "ends_on": entry.get("ends_on"),
                "titles": folder.in_languages("sessions", code, "title"),
                "facts": _as_json(entry) | {"places": folder.in_languages("sessions", code, "place")},
            },
        )
    return len(sessions)


def _as_json(facts: dict[str, Any]) -> dict[str, Any]:
    """TOML dates as ISO text, so that the facts fit a JSON column."""
    return {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in facts.items()}


@transaction.atomic
def confirm_wording(*, actor: Actor, code: str, language: str, title: str = "") -> Item:
    """Say that a title is the official wording, and put the right words in place where `title` is given.

    Raises UnknownItem for a code that does not exist, ValueError for a language the site does not speak.
    """
    if language not in dict(settings.LANGUAGES):
        raise ValueError(language)
    item = Item.objects.select_for_update().filter(code=code).first()
    if item is None:
        raise UnknownItem(code)
    if title:
        item.titles = {**item.titles, language: title}
    item.official = {**item.official, language: True}
    item.confirmed = {**item.confirmed, language: {"by": actor.name, "at": timezone.now().isoformat()}}
    item.save(update_fields=["titles", "official", "confirmed"])
    trail.record(actor, "wording.confirmed", item, language=language)
    queries.forget()
    return item


def load_official_texts(*, actor: Actor, rows: Iterable[dict[str, str]]) -> int:
    """Confirm many wordings at once, all or none; each row has `code`, `language` and `title`."""
    with transaction.atomic():
        count = 0
        for row in rows:
            confirm_wording(actor=actor, code=row["code"], language=row["language"], title=row["title"])
            count += 1
    return count


def read_official_texts(file: Path) -> list[dict[str, str]]:
    """The rows of a UTF-8 CSV file with the columns code, language, title. Raises ValueError with a plain sentence."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        table = csv.DictReader(lines)
        missing = {"code", "language", "title"} - set(table.fieldnames or ())
        if missing:
            raise ValueError(f"{file.name} lacks the column {', '.join(sorted(missing))}.")
        return list(table)
