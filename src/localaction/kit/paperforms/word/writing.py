"""Writing a form as a Word document: headings, hints, and a control for every answer."""

from __future__ import annotations

from localaction.kit.paperforms import words
from localaction.kit.paperforms.asked import SPARE_LINES, PaperForm, Question, Rows, Section, Shape
from localaction.kit.paperforms.markup import DECLARATION, element
from localaction.kit.paperforms.packing import pack
from localaction.kit.paperforms.word import parts
from localaction.kit.paperforms.word.xml import (
    NAMESPACES,
    NOT_TICKED,
    TICKED,
    Controls,
    drop_down,
    el,
    paragraph,
    run,
    tick_box,
)
from localaction.kit.texts import direction

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 11906, 16838, 1134
QUESTION_COLUMN, ANSWER_COLUMN = 3300, 6338
MANY_BOXES, SHORT_LABEL = 12, 34


def write(form: PaperForm) -> bytes:
    """The form as a .docx file; the same form always makes the same bytes.

    The words that the document says by itself are in the language that is active.
    """
    document = _Document(form)
    body = document.body()
    return pack(parts.package(form, body, document.controls.tags))


class _Document:
    """One document while it is written."""

    def __init__(self, form: PaperForm) -> None:
        self.form = form
        self.language = form.about.language
        self.controls = Controls()

    def body(self) -> str:
        """The main part."""
        content = [*self._beginning(), *(line for one in self.form.sections for line in self._section(one))]
        page = el("w:pgSz", w=PAGE_WIDTH, h=PAGE_HEIGHT)
        sides = dict.fromkeys(("top", "right", "bottom", "left"), MARGIN)
        page += el("w:pgMar", **sides, header=567, footer=567, gutter=0)
        foot = element("w:footerReference", {"w:type": "default", "r:id": "rId3"})
        right_to_left = el("w:bidi") if direction(self.language) == "rtl" else ""
        section = el("w:sectPr", foot, page, right_to_left)
        return DECLARATION + element("w:document", NAMESPACES, el("w:body", *content, section))

    def _say(self, style: str, text: str, language: str = "") -> str:
        spoken = language or self.language
        return paragraph(style, spoken, run(text, spoken))

    def _beginning(self) -> list[str]:
        form = self.form
        found = [
            self._say("Brand", "Local Action"),
            self._say("Title", form.title, form.title_language),
            *(self._say("Subtitle", line) for line in form.lines),
        ]
        if form.steps:
            number = el("w:numPr", el("w:ilvl", val=0), el("w:numId", val=1))
            found.append(self._say("BoxTitle", str(words.HOW)))
            found += [
                paragraph("Step", self.language, run(step, self.language), extra=number)
                for step in form.steps
            ]
        return found

    def _section(self, section: Section) -> list[str]:
        found = [self._say("Heading1", section.title)]
        if section.lead:
            found.append(self._say("Lead", section.lead))
        for part in section.parts:
            found += self._rows(part) if isinstance(part, Rows) else self._question(part)
        return found

    def _question(self, question: Question) -> list[str]:
        found = [self._say("Heading2", question.label)]
        found += [self._say("Hint", line) for line in question.hint.splitlines() if line.strip()]
        return found + self._answer(question)

    def _rows(self, rows: Rows) -> list[str]:
        found = [self._say("Heading2", rows.label)]
        if rows.hint:
            found.append(self._say("Hint", rows.hint))
        for number, row in enumerate(rows.rows, start=1):
            title = f"{rows.word} {number}"
            found += [self._say("Heading3", title), self._table(title, row), self._say("AfterTable", "")]
        return found

    def _table(self, title: str, row: tuple[Question, ...]) -> str:
        """One row of questions: what is asked on one side, the answer on the other."""
        look = (
            el("w:tblStyle", val="FormRow")
            + (el("w:bidiVisual") if direction(self.language) == "rtl" else "")
            + el("w:tblW", w=QUESTION_COLUMN + ANSWER_COLUMN, type="dxa")
            + el("w:tblLayout", type="fixed")
            + el("w:tblLook", val="0080", firstColumn=1)
            + el("w:tblCaption", val=title)
        )
        widths = (QUESTION_COLUMN, ANSWER_COLUMN)
        grid = el("w:tblGrid", *(el("w:gridCol", w=width) for width in widths))
        lines = []
        for one in row:
            style = "LastCell" if one is row[-1] else "Cell"
            asked = self._say("Label", one.label)
            asked += "".join(self._say("CellHint", line) for line in one.hint.splitlines() if line.strip())
            cells = (asked, "".join(self._answer(one, style=style)))
            boxes = [
                el("w:tc", el("w:tcPr", el("w:tcW", w=width, type="dxa")), inside)
                for width, inside in zip(widths, cells, strict=True)
            ]
            lines.append(el("w:tr", el("w:trPr", el("w:cantSplit")), *boxes))
        return el("w:tbl", el("w:tblPr", look), grid, *lines)

    # --- answers

    def _answer(self, question: Question, style: str = "Answer") -> list[str]:
        if question.shape is Shape.MANY:
            return self._lines(question, style) if question.is_long_list() else self._boxes(question)
        if question.shape is Shape.ONE:
            chosen = question.answer[0] if question.answer else ""
            return [self._list(question, question.name, chosen, style)]
        return [self._text(question, style)]

    def _prompt(self, text: str) -> str:
        return run(text, self.language, style="PlaceholderText")

    def _text(self, question: Question, style: str) -> str:
        text = question.answer[0] if question.answer else ""
        spoken = question.language or self.language
        inside = run(text, spoken) if text else self._prompt(str(words.WRITE_HERE))
        control = self.controls.control(question.name, question.label, "", inside, is_empty=not text)
        is_long = question.shape is Shape.TEXT and style == "Answer"
        return paragraph("LongAnswer" if is_long else style, spoken, control)

    def _list(self, question: Question, tag: str, chosen: str, style: str) -> str:
        prompt = str(words.CHOOSE_ONE)
        offered = question.offered()
        shown = dict(offered).get(chosen, "")
        inside = run(shown, self.language) if shown else self._prompt(prompt)
        kind = drop_down(offered, prompt)
        control = self.controls.control(tag, question.label, kind, inside, is_empty=not shown)
        return paragraph(style, self.language, control)

    def _lines(self, question: Question, style: str) -> list[str]:
        """Many choices from a long list: what is chosen, and some empty lines to choose more."""
        chosen = [*question.answer, *[""] * SPARE_LINES]
        return [
            self._list(question, f"{question.name}~{number}", code, style)
            for number, code in enumerate(chosen, start=1)
        ]

    def _boxes(self, question: Question) -> list[str]:
        """A box to tick for every choice; many short ones stand side by side."""
        offered = question.offered()
        is_short = len(offered) > MANY_BOXES and max(len(label) for _code, label in offered) <= SHORT_LABEL
        boxes = [self._box(question, code, label) for code, label in offered]
        if not is_short:
            return [paragraph("Choice", self.language, box) for box in boxes]
        tab = run("\t", self.language)
        pairs = [boxes[place : place + 2] for place in range(0, len(boxes), 2)]
        return [paragraph("ShortChoice", self.language, tab.join(pair)) for pair in pairs]

    def _box(self, question: Question, code: str, label: str) -> str:
        is_ticked = code in question.answer
        sign = run(TICKED if is_ticked else NOT_TICKED, self.language, font="MS Gothic")
        box = self.controls.control(f"{question.name}={code}", label, tick_box(is_ticked), sign)
        return box + run(f"\t{label}", self.language)
