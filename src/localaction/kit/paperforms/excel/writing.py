"""Writing a form as a workbook: a line for every question, a sheet for every group of rows, lists to choose from."""

from __future__ import annotations

import math
import re

from localaction.kit.paperforms import properties, words
from localaction.kit.paperforms.asked import SPARE_LINES, PaperForm, Question, Rows, Section, Shape
from localaction.kit.paperforms.excel.cells import ANSWERS, LISTS, MEMORY, ROWS, Sheet, column, parts_of
from localaction.kit.paperforms.excel.parts import package
from localaction.kit.paperforms.excel.styles import style
from localaction.kit.paperforms.packing import pack
from localaction.kit.texts import direction

WIDE = (3.0, 46.0, 52.0, 84.0)
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
MOST_IN_A_TITLE = 31


def write(form: PaperForm) -> bytes:
    """The form as an .xlsx file; the same form always makes the same bytes.

    The words that the workbook says by itself are in the language that is active.
    """
    return pack(package(form, _Workbook(form).sheets()))


class _Workbook:
    """One workbook while it is written."""

    def __init__(self, form: PaperForm) -> None:
        self.form = form
        self.right_to_left = direction(form.about.language) == "rtl"
        self.lists: dict[tuple[tuple[str, str], ...], int] = {}
        self.list_of: dict[str, int] = {}
        self.titles: set[str] = set()

    def sheets(self) -> list[Sheet]:
        """The sheet of answers first, then those of rows; what the file must find again is hidden."""
        answers = self._sheet(str(words.SHEET), WIDE)
        answers.add((ANSWERS, 0), *self._cells("head", words.QUESTION, words.HINT, words.ANSWER))
        self._beginning(answers)
        rows = []
        for section in self.form.sections:
            self._section(answers, section)
            rows += [self._rows(part) for part in section.parts if isinstance(part, Rows)]
        return [answers, *rows, self._lists(), self._memory()]

    def _sheet(self, title: str, widths: tuple[float, ...], state: str = "visible") -> Sheet:
        bare = _NOT_IN_TITLES.sub(" ", title).strip(" '")[:MOST_IN_A_TITLE] or "?"
        number = 1
        while bare.casefold() in self.titles:
            number += 1
            bare = f"{bare[: MOST_IN_A_TITLE - 3]} {number}"
        self.titles.add(bare.casefold())
        return Sheet(bare, widths, self.right_to_left and state == "visible", state)

    def _cells(self, kind: str, *texts: object) -> list[tuple[str, int]]:
        return [(str(text), style(kind, right_to_left=self.right_to_left)) for text in texts]

    def _across(self, sheet: Sheet, kind: str, text: str, *, height: float) -> None:
        row = sheet.add(("", 0), *self._cells(kind, text, "", ""), height=height)
        sheet.merged.append(f"B{row}:D{row}")

    def _beginning(self, sheet: Sheet) -> None:
        self._across(
            sheet, "title", self.form.title, height=32 * max(1, math.ceil(len(self.form.title) / 80))
        )
        for line in self.form.lines:
            self._across(sheet, "line", line, height=17 * math.ceil((len(line) + 1) / 150))
        for number, step in enumerate(self.form.steps, start=1):
            said = f"{number}. {step}"
            self._across(sheet, "step", said, height=19 * math.ceil((len(said) + 1) / 150))

    def _section(self, sheet: Sheet, section: Section) -> None:
        sheet.add(("", 0))
        sheet.add(("", 0), *self._cells("section", section.title), *self._cells("lead", section.lead, ""))
        for part in section.parts:
            if isinstance(part, Rows):
                said = self._cells("question", part.label)
                sheet.add(
                    ("", 0), *said, *self._cells("hint", part.hint), *self._cells("lead", f"→ {part.label}")
                )
            elif part.shape is Shape.MANY:
                self._several(sheet, part)
            else:
                self._question(sheet, part)

    def _question(self, sheet: Sheet, question: Question) -> None:
        label = question.label
        for number, part in enumerate(parts_of(self._shown(question)), start=1):
            key = question.name if number == 1 else f"{question.name}#{number}"
            asked = [
                *self._cells("question", label),
                *self._cells("hint", question.hint if number == 1 else ""),
            ]
            row = sheet.add((key, 0), *asked, (part, self._answer_style(question)))
            self._offer(sheet, f"D{row}", question)
            label = f"{question.label} {words.CONTINUED}"

    def _shown(self, question: Question) -> str:
        """The answer as it stands in the cell: text, or the words of the choice."""
        given = question.answer[0] if question.answer else ""
        return dict(question.offered()).get(given, given) if question.shape is Shape.ONE else given

    def _answer_style(self, question: Question) -> int:
        language = question.language or self.form.about.language
        return style("answer", right_to_left=direction(language) == "rtl")

    def _several(self, sheet: Sheet, question: Question) -> None:
        """Several choices: a mark beside each, or a few lines with the list when it is long."""
        asked = [*self._cells("question", question.label), *self._cells("hint", question.hint)]
        sheet.add(("", 0), *asked, *self._cells("lead", ""))
        if question.is_long_list():
            shown = dict(question.offered())
            chosen = [*(shown[code] for code in question.answer), *[""] * SPARE_LINES]
            for number, label in enumerate(chosen, start=1):
                key, asked = f"{question.name}~{number}", self._cells("choice", f"{number}.", "")
                row = sheet.add((key, 0), *asked, *self._cells("answer", label))
                self._offer(sheet, f"D{row}", question)
            return
        for code, label in question.offered():
            mark = words.YES_MARK if code in question.answer else ""
            asked = self._cells("choice", label, "")
            row = sheet.add((f"{question.name}={code}", 0), *asked, *self._cells("tick", mark))
            sheet.check(f"D{row}", f'"{words.YES_MARK}"', str(words.FROM_THE_LIST))

    def _offer(self, sheet: Sheet, place: str, question: Question) -> None:
        offered = question.offered()
        if not offered:
            return
        number = self.lists.setdefault(offered, len(self.lists) + 1)
        self.list_of[question.name] = number
        letter = column(number * 2)
        sheet.check(place, f"lists!${letter}$2:${letter}${len(offered) + 1}", str(words.FROM_THE_LIST))

    def _rows(self, rows: Rows) -> Sheet:
        """A sheet with a line for every row; its hidden first cell names the questions of the line."""
        first = rows.rows[0] if rows.rows else ()
        sheet = self._sheet(rows.label, (3.0, *(34.0 for _one in first)))
        sheet.add((ROWS, 0), *self._cells("head", *(one.label for one in first)))
        sheet.add(("", 0), *self._cells("hint", *(one.hint for one in first)))
        for row in rows.rows:
            shown = [parts_of(self._shown(one)) for one in row]
            for number in range(max(len(parts) for parts in shown)):
                key = " ".join(one.name for one in row) + (f"#{number + 1}" if number else "")
                cells = [
                    (parts[number] if number < len(parts) else "", self._answer_style(one))
                    for one, parts in zip(row, shown, strict=True)
                ]
                here = sheet.add((key, 0), *cells)
                for place, one in enumerate(row, start=2):
                    self._offer(sheet, f"{column(place)}{here}", one)
        return sheet

    # --- what the file must find again

    def _lists(self) -> Sheet:
        """Every list once: its codes, and beside them the words to choose."""
        sheet = Sheet("lists", (3.0,), state="hidden")
        titles = [LISTS, *(f"{number}" for number in self.lists.values() for _side in range(2))]
        sheet.add(*((title, 0) for title in titles[:1] + titles[2:]))
        for place in range(max((len(offered) for offered in self.lists), default=0)):
            cells: list[tuple[str, int]] = []
            for offered in self.lists:
                cells += [(text, 0) for text in (offered[place] if place < len(offered) else ("", ""))]
            sheet.add(*cells)
        return sheet

    def _memory(self) -> Sheet:
        """What the file is about, which question has which list, and the answers it was made with."""
        sheet = Sheet("memory", (3.0,), state="veryHidden")
        sheet.add((MEMORY, 0))
        for name, value in properties.facts_of(self.form.about).items():
            sheet.add(("about", 0), (name, 0), ("1", 0), (value, 0))
        for name, number in self.list_of.items():
            sheet.add(("list", 0), (name, 0), ("1", 0), (str(number), 0))
        for name, values in self.form.answers().items():
            for number, value in enumerate(values, start=1):
                for part in parts_of(value):
                    sheet.add(("answer", 0), (name, 0), (str(number), 0), (part, 0))
        return sheet
