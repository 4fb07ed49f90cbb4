"""Forms filled in away from the site, as an office program leaves them."""

from __future__ import annotations

import re
from dataclasses import replace

from localaction.actions.models import Action
from localaction.actions.web import papering
from localaction.design.paper import WRITERS
from localaction.kit.paperforms.asked import PaperForm, Question, Rows
from localaction.kit.paperforms.opening import open_package
from localaction.kit.paperforms.packing import pack

ADDRESS = "https://example.org/"


def filled(form: PaperForm, **answers: tuple[str, ...]) -> PaperForm:
    """The form with other answers; "__" in a name stands for the stroke between page and field."""
    given = {name.replace("__", "/"): values for name, values in answers.items()}

    def write(one: Question) -> Question:
        return replace(one, answer=given[one.name]) if one.name in given else one

    def part(one: Question | Rows) -> Question | Rows:
        if isinstance(one, Question):
            return write(one)
        return replace(one, rows=tuple(tuple(write(cell) for cell in row) for row in one.rows))

    return replace(
        form,
        sections=tuple(
            replace(section, parts=tuple(part(one) for one in section.parts)) for section in form.sections
        ),
    )


def away(action: Action, kind: str, **answers: tuple[str, ...]) -> bytes:
    """The file of a draft after somebody filled it in: made with the present answers, saved with others."""
    form = papering.draft_form(Action.objects.get(pk=action.pk), "en", ADDRESS)
    made, changed = (WRITERS[kind](one) for one in (form, filled(form, **answers)))
    return with_memory_of(made, changed, kind)


def with_memory_of(made: bytes, changed: bytes, kind: str) -> bytes:
    """The changed file, remembering what the first was made with, as an office program leaves it."""
    first, second = open_package(made), open_package(changed)
    memory = "customXml/item1.xml" if kind == "docx" else _last_sheet(first)
    return pack({**second, memory: first[memory]})


def _last_sheet(parts: dict[str, bytes]) -> str:
    sheets = [name for name in parts if "worksheets/" in name]
    return max(sheets, key=lambda name: int(re.findall(r"[0-9]+", name)[0]))


def answered(content: bytes, kind: str, **answers: str) -> bytes:
    """A file in which answers are written into empty places, whatever form it is."""
    parts = open_package(content)
    for name, text in answers.items():
        write = _in_word if kind == "docx" else _in_excel
        parts = write(parts, name.replace("__", "/"), text)
    return pack(parts)


def _in_word(parts: dict[str, bytes], name: str, text: str) -> dict[str, bytes]:
    main = parts["word/document.xml"].decode()
    pattern = (
        rf'(<w:tag w:val="{re.escape(name)}"/>(?:(?!</w:sdt>).)*?)<w:showingPlcHdr/>'
        r"(.*?<w:sdtContent>).*?(</w:sdtContent>)"
    )
    found, count = re.subn(pattern, rf"\1\2<w:r><w:t>{text}</w:t></w:r>\3", main, count=1)
    assert count == 1, name
    return parts | {"word/document.xml": found.encode()}


def _in_excel(parts: dict[str, bytes], name: str, text: str) -> dict[str, bytes]:
    for sheet, part in parts.items():
        cell = rf'(<t xml:space="preserve">{re.escape(name)}</t>(?:(?!</row>).)*?<c r="D[0-9]+" s="[0-9]+")/>'
        typed = rf'\1 t="inlineStr"><is><t>{text}</t></is></c>'
        found, count = re.subn(cell, typed, part.decode("utf-8", "replace"), count=1)
        if "worksheets/" in sheet and count:
            return parts | {sheet: found.encode()}
    raise AssertionError(name)
