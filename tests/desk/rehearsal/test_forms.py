"""A form is sent as a browser would send it."""

from __future__ import annotations

import pytest

from localaction.desk.rehearsal.forms import forms_of

PAGE = """
<form action="/search/"><input name="q" value="school"></form>
<form method="post" id="sheet"><input type="hidden" name="token" value="t">
<input type="radio" name="kind" value="a"><input type="radio" name="kind" value="b" checked>
<input type="checkbox" name="tick" value="1"><input type="file" name="paper">
<textarea name="text">
Line &amp; line</textarea>
<select name="one"><option value="">None</option><option value="x" selected>X</option></select>
<input name="off" value="1" disabled><button name="go" value="on">On</button></form>
<input name="outside" value="y" form="sheet"><input name="nowhere" value="z">
"""


def test_what_is_untouched_is_sent_as_it_stands() -> None:
    search, sheet = forms_of(PAGE)
    assert (search.method, search.filled({})) == ("get", {"q": ["school"]})
    assert sheet.filled({}) == {
        "token": ["t"],
        "kind": ["b"],
        "text": ["Line & line"],
        "one": ["x"],
        "outside": ["y"],
    }


def test_what_is_filled_in_takes_its_place() -> None:
    sheet = forms_of(PAGE)[1]
    sent = sheet.filled({"kind": "a", "tick": ["1"], "go": "on"})
    assert (sent["kind"], sent["tick"], sent["go"], sent["token"]) == (["a"], ["1"], ["on"], ["t"])


def test_a_field_that_the_form_does_not_have_cannot_be_filled_in() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        forms_of(PAGE)[1].filled({"nowhere": "z"})
