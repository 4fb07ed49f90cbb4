"""A call as content: the folder of TOML files that ships with the product, written and read. No database is touched."""

from __future__ import annotations

import io
import json
import re
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from localaction.actions.calls import BLIND, LINES, LISTS, TEXTS
from localaction.actions.models import Call
from localaction.actions.sections.extra import ExtraQuestion, from_data, problems, to_data
from localaction.kit.answers import Refused
from localaction.kit.content import ContentFolder, read_folder

FACTS_FILE: Final = "call.toml"
MOST_BYTES: Final = 400_000
_NAME: Final = re.compile(r"(?:call|[a-z]{2})\.toml")
NOT_A_CALL: Final = _(
    "This is not the file of a call: it must be a ZIP with call.toml and one file per language."
)
NOT_UNDERSTOOD: Final = _("This file could not be understood: {what}")
Files = dict[str, bytes]


# --- writing


def files_of(call: Call) -> Files:
    """The files of a call by name: its facts, and one per language."""
    facts: dict[str, Any] = {
        "code": call.code,
        "opens_on": call.opens_on,
        **({"closes_on": call.closes_on} if call.closes_on else {"rolling": True}),
        "languages": call.languages,
        "rubric": call.rubric,
        **({"rubric_version": call.rubric_version} if call.rubric_version else {}),
        "target_forums": call.forums,
        "priorities": call.priorities,
        "blind": call.blind,
        "assessors_needed": call.assessors_needed,
        **({"assess_by": call.assess_by} if call.assess_by else {}),
        "extra_questions": to_data(from_data(call.questions)),
    }
    files = {FACTS_FILE: _written(facts)}
    for language, texts in sorted(call.texts.items()):
        files[f"{language}.toml"] = _written({name: texts[name] for name in TEXTS if texts.get(name)})
    return files


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files in a ZIP that is the same for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


def _written(table: Mapping[str, Any]) -> bytes:
    return "".join(f"{name} = {_value(value)}\n" for name, value in table.items()).encode()


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(str(key))} = {_value(one)}" for key, one in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        inside = "".join(f"    {_value(one)},\n" for one in value)
        return f"[\n{inside}]" if inside else "[]"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


# --- reading


def unpacked(raw: bytes) -> Files:
    """The files of a ZIP. Raises Refused for anything but a small one with the files of a call."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            told = [one for one in archive.infolist() if not one.is_dir()]
            if sum(one.file_size for one in told) > MOST_BYTES:
                raise Refused(NOT_A_CALL)
            return _checked({Path(one.filename).name: archive.read(one) for one in told})
    except (zipfile.BadZipFile, RuntimeError, EOFError) as error:
        raise Refused(NOT_A_CALL) from error


def files_in(folder: Path) -> Files:
    """The files of a folder. Raises Refused when it is none of a call."""
    return _checked({file.name: file.read_bytes() for file in sorted(folder.glob("*.toml"))})


def _checked(files: Files) -> Files:
    if FACTS_FILE not in files or not all(_NAME.fullmatch(name) for name in files):
        raise Refused(NOT_A_CALL)
    return files


def folder_from(files: Mapping[str, bytes]) -> ContentFolder:
    """The content folder of these files. Raises Refused when they cannot be understood."""
    with tempfile.TemporaryDirectory() as place:
        for name, content in files.items():
            (Path(place) / name).write_bytes(content)
        try:
            return read_folder(Path(place))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise Refused(str(NOT_UNDERSTOOD).format(what=error)) from error


def call_from(folder: ContentFolder) -> Call:
    """The call, unsaved, that a content folder tells. Raises Refused for what it cannot hold."""
    facts = folder.facts
    opens_on, closes_on = _day(facts, "opens_on"), _day(facts, "closes_on")
    if opens_on is None:
        raise _wrong("opens_on")
    if closes_on is not None and closes_on < opens_on:
        raise _wrong("closes_on")
    known = dict(settings.LANGUAGES)
    needed = facts.get("assessors_needed", 2)
    if not isinstance(needed, int) or not 1 <= needed <= 9:
        raise _wrong("assessors_needed")
    return Call(
        code=folder.code,
        opens_on=opens_on,
        closes_on=closes_on,
        languages=[code for code in _names(facts, "languages") if code in known],
        rubric=str(facts.get("rubric", ""))[:60],
        forums=_names(facts, "target_forums"),
        priorities=_names(facts, "priorities"),
        blind=[code for code in _names(facts, "blind") if code in BLIND],
        assessors_needed=needed,
        assess_by=_day(facts, "assess_by"),
        questions=to_data(_questions(facts.get("extra_questions", []))),
        texts={code: _texts(texts) for code, texts in folder.texts.items() if code in known},
    )


def _wrong(name: str) -> Refused:
    return Refused(str(NOT_UNDERSTOOD).format(what=name))


def _day(facts: Mapping[str, Any], name: str) -> date | None:
    value = facts.get(name)
    if value is not None and type(value) is not date:
        raise _wrong(name)
    return value


def _names(facts: Mapping[str, Any], name: str) -> list[str]:
    value = facts.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _wrong(name)
    return value


def _questions(data: Any) -> tuple[ExtraQuestion, ...]:
    try:
        found = from_data(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _wrong("extra_questions") from error
    if wrong := problems(found):
        raise _wrong(f"extra_questions, {wrong[0][0]}")
    return found


def _texts(table: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {name: str(table[name]) for name in LINES if table.get(name)}
    for name in LISTS:
        paragraphs: Iterable[Any] = table.get(name) or ()
        paragraphs = [paragraphs] if isinstance(paragraphs, str) else paragraphs
        if told := [str(one) for one in paragraphs]:
            found[name] = told
    return found
