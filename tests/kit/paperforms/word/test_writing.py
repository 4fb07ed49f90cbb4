"""A form as a Word document: controls, lists, boxes, languages and directions."""

from __future__ import annotations

import re
from typing import Any

from django.utils import translation
from tests.kit.paperforms.making import form

from localaction.kit.paperforms import word
from localaction.kit.paperforms.opening import open_package

MAIN = "word/document.xml"


def document(**options: Any) -> str:
    with translation.override(options.get("language", "en")):
        return open_package(word.write(form(**options)))[MAIN].decode()


def test_every_question_has_a_control_that_cannot_be_deleted() -> None:
    text = document(line="Mine")
    assert text.count("<w:sdt>") == text.count('<w:lock w:val="sdtLocked"/>') == text.count("<w:alias ")
    assert 'w:val="plan/milestones-0-due_on"' in text
    assert text.count("<w14:checkbox>") == 3
    assert text.count('w:displayText="Target 5"') == 6


def test_an_arabic_form_runs_from_right_to_left_and_says_so() -> None:
    text = document(line="مدرسة", tongue="ar", language="ar", rows=(("One", "2027"),))
    assert text.count("<w:bidiVisual/>") == 2
    assert "<w:bidi/></w:sectPr>" in text
    assert 'w:bidi="ar-SA"' in text
    paragraphs = re.findall(r"<w:p>.*?</w:p>", text)
    assert all("<w:bidi/>" in one for one in paragraphs)


def test_an_answer_keeps_its_own_language_and_direction() -> None:
    text = document(line="Une école", tongue="fr", language="ar")
    paragraph = next(one for one in re.findall(r"<w:p>.*?</w:p>", text) if "Une école" in one)
    assert '<w:lang w:val="fr-FR"/>' in paragraph
    assert "<w:bidi/>" not in paragraph


def test_the_file_knows_whose_form_it_is() -> None:
    parts = open_package(word.write(form(line="Mine")))
    properties = parts["docProps/custom.xml"].decode()
    assert "LA-ABC234" in properties
    assert form(line="Mine").about.state in properties


def test_lines_and_tabs_are_written_as_word_writes_them() -> None:
    text = document(text="One\nTwo\tThree")
    assert (
        '>One</w:t><w:br/><w:t xml:space="preserve">Two</w:t><w:tab/><w:t xml:space="preserve">Three<' in text
    )
