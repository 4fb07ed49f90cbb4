"""A call goes out as content files and comes back as the same call."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.actions.calling import open_call
from tests.actions.making import secretariat

from localaction.actions import exchange, operations
from localaction.actions.models import Call
from localaction.actions.operations.calls import BROUGHT
from localaction.kit.answers import Refused


def told(call: Call) -> dict[str, Any]:
    return {name: getattr(call, name) for name in BROUGHT}


@pytest.mark.django_db
def test_what_goes_out_comes_back_the_same() -> None:
    sara = secretariat()
    call = open_call(sara, blind=["governments", "place"], assess_by=date(2027, 5, 1), forums=["imrf"])
    raw = exchange.packed(exchange.files_of(call))
    assert raw == exchange.packed(exchange.files_of(call))
    back = exchange.call_from(exchange.folder_from(exchange.unpacked(raw)))
    assert (back.code, told(back)) == (call.code, told(call))
    made = operations.bring_call(actor=sara, told=back, code="another")
    assert (made.status, told(made)) == ("draft", told(call))
    with pytest.raises(Refused):
        operations.bring_call(actor=sara, told=back, code="another")


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=40)


@given(title=words, paragraphs=st.lists(words, min_size=1, max_size=3))
def test_whatever_was_written_survives(title: str, paragraphs: list[str]) -> None:
    call = Call(
        code="odd",
        opens_on=date(2027, 1, 1),
        languages=["en"],
        texts={"en": {"title": title, "intro": paragraphs}},
    )
    back = exchange.call_from(exchange.folder_from(exchange.files_of(call)))
    assert back.texts == call.texts


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


GOOD = b'code = "x"\nopens_on = 2027-01-01\n'


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not a zip",
        zipped({"en.toml": b"title = 1"}),
        zipped({"call.toml": GOOD, "evil.sh": b"rm"}),
        zipped({"call.toml": GOOD, "en.toml": b"x" * 500_000}),
        zipped({"call.toml": b"opens_on = ["}),
        zipped({"call.toml": b'code = "x"\n'}),
        zipped({"call.toml": GOOD + b"closes_on = 2026-01-01\n"}),
        zipped({"call.toml": GOOD + b"languages = 7\n"}),
        zipped({"call.toml": GOOD + b"assessors_needed = 40\n"}),
        zipped({"call.toml": GOOD + b'extra_questions = [{code = "a"}]\n'}),
        zipped(
            {"call.toml": GOOD + b'extra_questions = [{code = "a", kind = "file", labels = {en = "b"}}]\n'}
        ),
        zipped({"call.toml": b"\xff\xfe"}),
    ],
)
def test_anything_else_is_refused_in_words(raw: bytes) -> None:
    with pytest.raises(Refused) as refused:
        exchange.call_from(exchange.folder_from(exchange.unpacked(raw)))
    assert str(refused.value.reason)
