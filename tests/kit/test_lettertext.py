"""The text of a letter follows from its HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localaction.kit.lettertext import text_of

LETTER = """<!doctype html><html><head><title>Unseen</title><style>p { color: red }</style></head><body>
<h1>Your   action
is published</h1>
<p>Dear <b>Amina</b>,<br>good news &amp; thanks.</p>
<ul><li>First</li><li>Second<ol><li>Inner one</li><li>Inner two</li></ol></li></ul>
<p>Read <a href="https://local.example/a/1">your action</a> or write to
<a href="mailto:help@local.example">help@local.example</a>.</p>
<p hidden>Unseen <b>too</b></p>
<hr><p><a href="https://local.example/">https://local.example/</a></p>
<dl><dt>Where</dt><dd>Kampala</dd></dl>
<table><tr><th>Stage</th><td>Planning</td></tr><tr><th>Year</th><td>2022</td></tr></table>
<p><img src="x.png" alt="A market"></p>
</body></html>"""

TEXT = """Your action is published
========================

Dear Amina,
good news & thanks.

- First
- Second
  1. Inner one
  2. Inner two

Read your action: https://local.example/a/1 or write to help@local.example.

----

https://local.example/

Where
Kampala

Stage Planning
Year 2022

A market
"""


def test_a_whole_letter() -> None:
    assert text_of(LETTER) == TEXT


def test_headings_can_go_without_a_line() -> None:
    assert text_of("<h1>Thank you</h1><p>All is here.</p>", underlined=False) == "Thank you\n\nAll is here.\n"


def test_the_same_html_gives_the_same_text() -> None:
    assert text_of(LETTER) == text_of(LETTER)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", "\n"),
        ("<p>مرحبا</p>", "مرحبا\n"),
        ("<p>1 &lt; 2</p>", "1 < 2\n"),
        ('<a href="https://x.example"><b></b></a>', "https://x.example\n"),
        ("<li>alone</li>", "- alone\n"),
        ("</p></ul></a>", "\n"),
    ],
)
def test_small_things(html: str, text: str) -> None:
    assert text_of(html) == text


@given(st.text())
def test_no_html_breaks_it(html: str) -> None:
    text = text_of(html)
    assert text.endswith("\n")
    assert "\n\n\n" not in text
