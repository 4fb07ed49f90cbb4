"""The translations: collect marked strings, compile them, say what is missing. Needs no GNU gettext.

`messages.py update`  collect every marked string of templates and code into locale/<language>/LC_MESSAGES/django.po
`messages.py compile` make the .mo files that Django reads (only those that are out of date)
`messages.py check`   list what is untranslated or unmarked as out of date; exits 1 when there is anything
`messages.py todo L`  print the untranslated strings of one language as a .po file
`messages.py take L FILE.po`  put the translations of such a file, filled in, into the language's file
"""

from __future__ import annotations

import datetime as dt
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "localaction"
LOCALE = SOURCE / "locale"
LANGUAGES = ("fr", "es", "ar", "pt")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def _template_as_python(source: str, name: str) -> str:
    """A template as Python-like text in which only the marked strings are calls, one a line."""
    from django.conf import settings

    if not settings.configured:
        settings.configure()
    from django.utils.translation.template import templatize

    lines = templatize(source, origin=name).splitlines()
    # what stands between the strings is noise to the tokenizer: keep each call on its own line, drop the rest
    return "\n".join(_calls(line) for line in lines)


def _calls(line: str) -> str:
    words = ("gettext(", "ngettext(", "pgettext(", "npgettext(", "_(")
    return line.strip() if any(word in line for word in words) else ""


def found() -> Iterator[tuple[str, int, str, object, list[str]]]:
    """Every marked string: file, line, function, messages, translator comments."""
    for file in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"), *SOURCE.rglob("*.txt")]):
        if "/migrations/" in str(file) or "/static/" in str(file) or "/content/" in str(file):
            continue
        text = file.read_text(encoding="utf-8")
        name = str(file.relative_to(ROOT))
        if file.suffix != ".py":
            if "{% " not in text and "{{" not in text:
                continue
            text = _template_as_python(text, name)
        lines = io.BytesIO(text.encode("utf-8"))
        # Babel's annotation is that of its outer extractor: this one yields line, function, messages, comments
        extracted: Any = extract_python(lines, KEYWORDS, ["Translators:"], {})
        for line, function, messages, comments in extracted:
            yield name, line, function, messages, comments


def collected() -> Catalog:
    """The catalogue of all marked strings."""
    catalog = Catalog(project="Local Action", charset="utf-8", fuzzy=False)
    for name, line, function, messages, comments in found():
        spec = KEYWORDS.get(function)
        values = messages if isinstance(messages, tuple) else (messages,)
        context = None
        if spec and isinstance(spec[0], tuple):
            context, values = values[0], values[1:]
        if not values or not values[0]:
            continue
        plural = len(values) > 1 and bool(values[1]) and function.startswith(("n", "np"))
        identity = (values[0], values[1]) if plural else values[0]
        catalog.add(
            identity, None, [(name, line)], auto_comments=comments, context=context, flags=_flags(identity)
        )
    return catalog


def _flags(identity: object) -> set[str]:
    texts = identity if isinstance(identity, tuple) else (identity,)
    return {"python-format"} if any("%(" in str(text) for text in texts) else set()


def _file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The catalogue of one language as it is kept; empty when there is none yet."""
    file = _file(language)
    if not file.exists():
        return Catalog(locale=language, project="Local Action", charset="utf-8", fuzzy=False)
    with file.open("rb") as lines:
        return read_po(lines, locale=language)


def is_translated(message: Message) -> bool:
    """Whether every form of a message has its words."""
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(texts) and not message.fuzzy


def untranslated(catalog: Catalog) -> list[Message]:
    """The messages of a catalogue without a finished translation."""
    return [message for message in catalog if message.id and not is_translated(message)]


def merged(language: str, fresh: Catalog) -> Catalog:
    """The language's catalogue with exactly the strings that are marked now; kept translations stay."""
    catalog = read(language)
    catalog.update(fresh, no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    return catalog


def update() -> int:
    """Write every language's file anew from what is marked now."""
    fresh = collected()
    for language in LANGUAGES:
        catalog = merged(language, fresh)
        _write(catalog, _file(language))
        print(f"{language}: {len(catalog)} strings, {len(untranslated(catalog))} untranslated")
    return 0


# a date of its own would make every run a change
ALWAYS = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def _write(catalog: Catalog, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    catalog.creation_date = catalog.revision_date = ALWAYS
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=110, sort_output=True, omit_header=False, include_lineno=False)
    file.write_bytes(buffer.getvalue())


def compile_all() -> int:
    """Make the .mo files that are older than their .po file."""
    for language in LANGUAGES:
        source = _file(language)
        target = source.with_suffix(".mo")
        if source.exists() and (not target.exists() or target.stat().st_mtime < source.stat().st_mtime):
            with target.open("wb") as out:
                write_mo(out, read(language))
    return 0


def problems() -> list[str]:
    """One line for each string that a language lacks or still keeps though nobody marks it any more."""
    fresh = collected()
    wanted = {(message.id, message.context) for message in fresh if message.id}
    lines = []
    for language in LANGUAGES:
        kept = read(language)
        have = {(message.id, message.context) for message in kept if message.id}
        lines += [
            f"{language}: not collected: {identity!r}" for identity, _ in sorted(wanted - have, key=str)
        ]
        lines += [
            f"{language}: no longer marked: {identity!r}" for identity, _ in sorted(have - wanted, key=str)
        ]
        lines += [f"{language}: untranslated: {message.id!r}" for message in untranslated(kept)]
    return lines


def check() -> int:
    """Print the problems; 1 when there are any."""
    lines = problems()
    print("\n".join(lines) or "Every string is translated.")
    return 1 if lines else 0


def todo(language: str) -> int:
    """Print what one language lacks as a .po file."""
    catalog = merged(language, collected())
    rest = Catalog(locale=language, charset="utf-8")
    for message in untranslated(catalog):
        rest.add(message.id, locations=message.locations, context=message.context, flags=message.flags)
    write_po(sys.stdout.buffer, rest, width=0, include_lineno=False)
    return 0


def take(language: str, file: Path) -> int:
    """Put the translations of a file into the language's catalogue; strings nobody marks are passed over."""
    catalog = merged(language, collected())
    with file.open("rb") as lines:
        filled = read_po(lines, locale=language)
    taken = 0
    for message in filled:
        standing = catalog.get(message.id, message.context) if message.id else None
        if standing is not None and is_translated(message):
            standing.string = message.string
            taken += 1
    _write(catalog, _file(language))
    print(f"{language}: {taken} taken, {len(untranslated(catalog))} of {len(catalog)} untranslated")
    return 0


def main() -> int:
    """Do what the first word says."""
    word, *rest = sys.argv[1:] or [""]
    if word == "todo" and len(rest) == 1:
        return todo(rest[0])
    if word == "take" and len(rest) == 2:
        return take(rest[0], Path(rest[1]))
    verbs = {"update": update, "compile": compile_all, "check": check}
    if word not in verbs:
        print(__doc__, file=sys.stderr)
        return 2
    return verbs[word]()


if __name__ == "__main__":
    sys.exit(main())
