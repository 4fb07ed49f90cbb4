"""A mirror on disk: the whole public site as files, made once and then kept in step with the register.

    FOLDER/index.html                      where somebody chooses a language
    FOLDER/en/actions/CTA-001/index.html   each page under its own address
    FOLDER/static/ media/                  what pages load
    FOLDER/.mirror.json                    up to which entry of the register this goes

What was hidden or withdrawn goes first, with every page that names it; each file is replaced whole.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import msgspec
from django.conf import settings
from django.template.loader import render_to_string

from localaction.design.templatetags.design import asset
from localaction.mirror import addresses, finding, rewriting
from localaction.mirror.asking import Answer, ask
from localaction.register import index, queries
from localaction.register.locking import one_writer

STATE = ".mirror.json"
CHUNK = 500
HTML = "text/html"
SEARCHED = "/actions/"


class State(msgspec.Struct, frozen=True, kw_only=True):
    """Up to which entry a mirror goes. `made` names the code that wrote it."""

    sequence: int
    hash: str
    made: str


@dataclass(slots=True)
class Written:
    """What a run did."""

    pages: int = 0
    removed: int = 0
    sequence: int = 0


def follow(folder: Path, *, anew: bool = False) -> Written:
    """Bring a mirror to where the register stands now; the first time, and with `anew`, everything is written.

    Raises OSError where the folder cannot be written.
    """
    with one_writer(folder):
        index.follow()
        head, known = queries.head(), state_of(folder)
        if anew or known is None or not _goes_on(known):
            done = _whole(folder, head)
        elif known.sequence == head.sequence:
            done = Written()
        else:
            done = _changes(folder, known, head)
        done.sequence = head.sequence
        _write(
            folder / STATE, msgspec.json.encode(State(sequence=head.sequence, hash=head.hash, made=made()))
        )
        return done


def state_of(folder: Path) -> State | None:
    """Up to where a mirror goes; None where there is none."""
    try:
        return msgspec.json.decode((folder / STATE).read_bytes(), type=State)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def _goes_on(known: State) -> bool:
    """Whether a mirror can be brought further: same code, and a register that goes on from there."""
    return known.made == made() and queries.hash_at(known.sequence) == known.hash


@lru_cache(maxsize=1)
def made() -> str:
    """A name of the code and the files that pages are made of: another one means writing everything."""
    digest = sha256(settings.SITE_URL.encode())
    package = Path(__file__).resolve().parent.parent
    for file in sorted(
        [*package.glob("*/templates/**/*.html"), *package.glob("**/*.py"), *package.glob("locale/**/*.mo")]
    ):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


# --- everything, and what changed


def _whole(folder: Path, head: queries.Head) -> Written:
    done = Written()
    kept = {folder / STATE, folder / "lock"}
    kept |= _files(folder)
    for address in addresses.standing():
        kept |= _page(folder, address, head, done)
    kept |= _searches(folder)
    kept.add(_door(folder))
    for file in list(folder.rglob("*")):
        if file.is_file() and file not in kept:
            file.unlink()
            done.removed += 1
    return done


def _changes(folder: Path, known: State, head: queries.Head) -> Written:
    done = Written()
    things: dict[str, set[str]] = {}
    for chunk in queries.touched_between(known.sequence, head.sequence, CHUNK):
        for kind, references in chunk.items():
            things.setdefault(kind, set()).update(references)
    gone = {
        (kind, reference)
        for kind, references in things.items()
        for reference in references
        if queries.current(kind, reference) is None
    }
    touched = {address for kind, reference in gone for address in _naming(folder, reference)}
    for address in touched:
        (folder / rewriting.file_of(address)).unlink(missing_ok=True)
        done.removed += 1
    for kind, references in things.items():
        touched |= _concerned(kind, references)
    touched |= {*addresses.lists(), *addresses.files()}
    _files(folder)
    for address in sorted(touched):
        _page(folder, address, head, done)
    _searches(folder)
    return done


def _concerned(kind: str, references: set[str]) -> set[str]:
    """The pages of things that changed, and of the governments and actions they belong to."""
    found = {
        address for one in references for address in (*addresses.of(kind, one), *addresses.beside(kind, one))
    }
    for slug in queries.governments_of(kind, references):
        found |= set(addresses.of("government", slug))
    if kind == "progress":
        actions = {reference.rpartition("-P")[0] for reference in references}
        found |= {
            one
            for action in actions
            for one in (*addresses.of("action", action), *addresses.beside("action", action))
        }
    return found


def _naming(folder: Path, reference: str) -> set[str]:
    """Every address of the mirror whose file says this reference: looks through all of them, for rare acts only."""
    said = reference.encode()
    return {
        "/" + str(file.relative_to(folder)).removesuffix("index.html")
        for language in addresses.LANGUAGES
        for file in (folder / language).rglob("*")
        if file.is_file() and (reference in file.name or said in file.read_bytes())
    }


# --- writing


def _page(folder: Path, address: str, head: queries.Head, done: Written) -> set[Path]:
    """Keep one address, with the further pages of a list; returns the files written."""
    kept: set[Path] = set()
    waiting, seen = [address], {address}
    path = address.partition("?")[0]
    while waiting:
        here = waiting.pop()
        answer = ask(here)
        file = folder / rewriting.file_of(here)
        if not answer.is_kept:
            file.unlink(missing_ok=True)
            continue
        if answer.media_type == HTML:
            further = rewriting.pages_named(answer.body.decode(), path) - seen
            seen |= further
            waiting += further
        _write(file, _as_kept(answer, here, head))
        kept.add(file)
        done.pages += 1
    return kept


def _as_kept(answer: Answer, address: str, head: queries.Head) -> bytes:
    if answer.media_type != HTML:
        return answer.body
    script = (
        f'<script type="module" src="{asset("mirror.js")}"></script>' if address.endswith(SEARCHED) else ""
    )
    page = answer.body.decode()
    return rewriting.rewritten(page, address, settings.SITE_URL, head.sequence, head.at, script).encode()


def _searches(folder: Path) -> set[Path]:
    """What the search of each language looks through."""
    found = set()
    for language in addresses.LANGUAGES:
        file = folder / language / "actions" / "index.json"
        _write(file, finding.index_of(language))
        found.add(file)
    return found


def _door(folder: Path) -> Path:
    """The page on which somebody chooses a language."""
    _write(
        folder / "index.html",
        render_to_string("mirror/door.html", {"languages": settings.LANGUAGES}).encode(),
    )
    return folder / "index.html"


def _files(folder: Path) -> set[Path]:
    """Static files and published pictures, copied where they are new or changed."""
    found: set[Path] = set()
    for source, name in (
        (Path(settings.STATIC_ROOT), "static"),
        (Path(settings.MEDIA_ROOT) / "actions", "media/actions"),
    ):
        found |= _copied(source, folder / name)
        for file in list((folder / name).rglob("*")):
            if file.is_file() and file not in found:
                file.unlink()
    return found


def _copied(source: Path, target: Path) -> set[Path]:
    found = set()
    for file in source.rglob("*"):
        if not file.is_file():
            continue
        copy = target / file.relative_to(source)
        found.add(copy)
        if not copy.exists() or copy.stat().st_size != file.stat().st_size:
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
    return found


def _write(file: Path, content: bytes) -> None:
    """Put a file in its place whole; one that is the same stays untouched, so that its age says when it changed."""
    if file.is_file() and file.read_bytes() == content:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(content)
    os.replace(beside, file)
