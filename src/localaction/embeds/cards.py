"""Social cards as files: painted when they are first asked for, kept under what they say, gone with their thing.

    CARDS_ROOT/<kind>/<reference>/<digest>.png
    CARDS_ROOT/swept                            up to which entry of the register the folders were looked over

A card is only ever given out for what stands now. What an entry of the register speaks of loses its folder, so that
nothing of a hidden or withdrawn thing stays on the disk either.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from urllib.parse import quote

from django.conf import settings

from localaction.embeds import facts
from localaction.embeds.facts import Card
from localaction.kit import pictures
from localaction.register import queries as register

CHUNK = 2_000
FOLDERS = {"action": "actions", "government": "governments"}
Find = Callable[[str, str], Card | None]


def of_action(reference: str, language: str) -> bytes | None:
    """The card of an action as PNG, None where none stands. Raises NotDrawn."""
    return _of_thing("action", reference, language, facts.of_action)


def of_government(slug: str, language: str) -> bytes | None:
    """The card of a government as PNG, None where none stands. Raises NotDrawn."""
    return _of_thing("government", slug, language, facts.of_government)


def of_site(language: str) -> bytes:
    """The card of every other page as PNG. Raises NotDrawn."""
    folder = _root() / "site"
    card = facts.of_site(language)
    place = folder / f"{language}-{card.digest}.png"
    if not place.exists():
        for old in folder.glob(f"{language}-*.png"):
            old.unlink(missing_ok=True)
    return _painted(place, card)


def sweep() -> int:
    """Delete the cards of everything that the register has spoken of since the last time; returns up to which entry."""
    swept, head = _swept(), register.head().sequence
    if swept == head:
        return head
    for things in register.touched_between(swept, head, CHUNK):
        for kind in FOLDERS:
            for reference in things.get(kind, ()):
                shutil.rmtree(_folder(kind, reference), ignore_errors=True)
    pictures.keep(_root() / "swept", str(head).encode())
    return head


def _of_thing(kind: str, reference: str, language: str, find: Find) -> bytes | None:
    folder = _folder(kind, reference)
    card = find(reference, language)
    painted = _painted(folder / f"{card.digest}.png", card) if card else None
    if register.current(kind, reference) is None:  # it may have been hidden while it was being painted
        shutil.rmtree(folder, ignore_errors=True)
        return None
    return painted


def _painted(place: Path, card: Card) -> bytes:
    try:
        return place.read_bytes()
    except FileNotFoundError:
        asked = {"card": asdict(card), "world": str(settings.FACES_ROOT.parent / "world.svg")}
        png = pictures.draw("localaction.embeds.painting", asked).png
        pictures.keep(place, png)
        return png


def _root() -> Path:
    return Path(settings.CARDS_ROOT)


def _folder(kind: str, reference: str) -> Path:
    """`reference` may hold any sign; as a name of a folder it holds none that leads elsewhere."""
    return _root() / FOLDERS[kind] / quote(reference, safe="").replace(".", "%2E")


def _swept() -> int:
    try:
        return int((_root() / "swept").read_text())
    except (FileNotFoundError, ValueError):
        return 0
