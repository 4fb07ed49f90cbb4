"""A form with every kind of question, for tests."""

from __future__ import annotations

from dataclasses import replace

from localaction.kit.paperforms.asked import About, PaperForm, Question, Rows, Section, Shape, state_of

LONG_LIST = tuple((f"t{number}", f"Target {number}") for number in range(100))


def form(
    *,
    line: str = "",
    text: str = "",
    one: str = "",
    several: tuple[str, ...] = (),
    many: tuple[str, ...] = (),
    rows: tuple[tuple[str, str], ...] = (),
    language: str = "en",
    tongue: str = "en",
) -> PaperForm:
    """A form in one language with answers in another."""

    def text_of(name: str, shape: Shape, answer: str) -> Question:
        given = (answer,) if answer else ()
        return Question(name=name, label=name, hint="A hint.", shape=shape, answer=given, language=tongue)

    cells = [
        (
            text_of(f"plan/milestones-{number}-text", Shape.TEXT, first),
            text_of(f"plan/milestones-{number}-due_on", Shape.LINE, second),
        )
        for number, (first, second) in enumerate([*rows, ("", "")])
    ]
    boxes = tuple((code, f"Box {code}") for code in ("a", "b", "c"))
    built = PaperForm(
        about=About(form="test", language=language, reference="LA-ABC234", facts={"pathway": "city"}),
        title="A night school",
        lines=("As it stood.",),
        steps=("Write.", "Save."),
        sections=(
            Section(
                title="The plan",
                lead="What you do.",
                parts=(
                    text_of("plan/line", Shape.LINE, line),
                    text_of("plan/text", Shape.TEXT, text),
                    Question(
                        name="plan/one",
                        label="One",
                        shape=Shape.ONE,
                        choices=(("yes", "Yes"), ("no", "No")),
                        answer=(one,) if one else (),
                    ),
                    Question(
                        name="plan/several", label="Several", shape=Shape.MANY, choices=boxes, answer=several
                    ),
                    Question(
                        name="plan/many", label="Many", shape=Shape.MANY, choices=LONG_LIST, answer=many
                    ),
                    Rows(
                        name="plan/milestones",
                        label="Milestones",
                        word="Milestone",
                        rows=tuple(cells),
                    ),
                ),
            ),
        ),
    )
    return replace(built, about=replace(built.about, state=state_of(built.answers())))
