"""Fields of a page's form as questions on paper, and the box in which a file comes back."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from localaction.design.paper import WRITERS, PaperUpload, download, question
from localaction.kit.paperforms import word
from localaction.kit.paperforms.asked import About, PaperForm, Question, Section, Shape

CHOICES = [("", "Choose one"), ("Near", [("a", "Box A"), ("b", "Box B")]), ("c", "Box C")]
FLAT = (("a", "Box A"), ("b", "Box B"), ("c", "Box C"))


class Sample(forms.Form):
    """One field of every kind."""

    line = forms.CharField(help_text="A hint.")
    text = forms.CharField(widget=forms.Textarea)
    one = forms.ChoiceField(choices=CHOICES)
    drawn = forms.CharField(widget=forms.RadioSelect(choices=FLAT))
    many = forms.MultipleChoiceField(choices=CHOICES)
    day = forms.DateField()
    tick = forms.BooleanField()


@pytest.mark.parametrize(
    ("name", "value", "shape", "choices", "answer"),
    [
        ("line", "x", Shape.LINE, (), ("x",)),
        ("text", "", Shape.TEXT, (), ()),
        ("one", "b", Shape.ONE, FLAT, ("b",)),
        ("drawn", "c", Shape.ONE, FLAT, ("c",)),
        ("many", ["a", "c"], Shape.MANY, FLAT, ("a", "c")),
        ("day", date(2027, 5, 17), Shape.LINE, (), ("2027-05-17",)),
        ("tick", True, Shape.MANY, (("on", "Yes"),), ("on",)),
        ("tick", False, Shape.MANY, (("on", "Yes"),), ()),
    ],
)
def test_a_field_becomes_a_question(
    name: str, value: object, shape: Shape, choices: tuple[tuple[str, str], ...], answer: tuple[str, ...]
) -> None:
    asked = question(f"page/{name}", Sample(initial={name: value})[name], language="fr")
    assert (asked.name, asked.shape, asked.choices, asked.answer) == (f"page/{name}", shape, choices, answer)
    assert asked.language == ("fr" if shape in (Shape.LINE, Shape.TEXT) else "")


def test_a_day_says_how_it_is_written() -> None:
    assert "2026-11-17" in question("day", Sample()["day"]).hint
    assert question("line", Sample()["line"]).hint == "A hint."


def paper(form: str = "test", reference: str = "LA-ABC234") -> PaperForm:
    asked = Question(name="line", label="A line", shape=Shape.LINE)
    about = About(form=form, language="en", reference=reference)
    return PaperForm(about=about, title="A form", sections=(Section(title="One", parts=(asked,)),))


def upload(content: bytes, *, name: str = "form.docx", is_fresh: bool = False) -> PaperUpload:
    files = {"file": SimpleUploadedFile(name, content)}
    return PaperUpload({}, files, form_name="test", reference="LA-ABC234", is_fresh=is_fresh)


@pytest.mark.parametrize("reference", ["LA-ABC234", ""])
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_right_form_is_read(reference: str, kind: str) -> None:
    content = WRITERS[kind](paper(reference=reference))
    form = upload(content)
    assert form.is_valid()
    assert form.filled.answers == {"line": ()}


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (upload(word.write(paper("other"))), "another of our forms"),
        (upload(word.write(paper(reference="LA-ZZZ999"))), "LA-ZZZ999"),
        (upload(word.write(paper()), is_fresh=True), "exists already"),
        (upload(b"Hello"), "not a Word"),
        (upload(b""), "empty"),
        (upload(word.write(paper()), name="form.pdf"), "allowed"),
    ],
)
def test_any_other_file_is_refused_in_words(form: PaperUpload, words: str) -> None:
    assert not form.is_valid()
    assert words in " ".join(str(error) for error in form.errors["file"])


def test_a_download_has_its_name_and_type() -> None:
    response = download(paper(), "xlsx", "form")
    assert response.headers["Content-Disposition"] == 'attachment; filename="form.xlsx"'
    assert response.headers["Content-Type"].endswith("spreadsheetml.sheet")
    with pytest.raises(KeyError):
        download(paper(), "pdf", "form")
