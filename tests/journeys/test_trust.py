"""Somebody who believes nobody: fetches the register, checks it in a browser, finds what was changed."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
FILE = "/register/register.jsonl.gz"
READY_WITHIN_SECONDS = 30


@pytest.fixture(scope="module")
def register(new_visitor: Callable[..., Visitor]) -> bytes:
    """The whole register as the site gives it out, once the worker has made it."""
    visitor = new_visitor("en")
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    while (answer := visitor.page.request.get(f"{visitor.site}/en{FILE}")).status != 200:
        assert time.monotonic() < deadline, answer.status
        time.sleep(0.5)
    return answer.body()


def verdict(visitor: Visitor, name: str, content: bytes, kept: str = "") -> str:
    """What the page says of a file of that name; nothing of it is sent anywhere."""
    visitor.open("/register/verify/")
    sent: list[str] = []
    visitor.page.on("request", lambda request: sent.append(request.url))
    visitor.page.set_input_files(
        "input[type=file]", {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    visitor.fill(kept=kept)
    visitor.page.locator("#verify-form button").click()
    visitor.page.locator("#verify-verdict p").first.wait_for()
    visitor.look_over()
    assert sent == []
    return (
        str(visitor.page.locator("#verify-verdict").get_attribute("class"))
        + visitor.page.locator("#verify-verdict").inner_text()
    )


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ar", 360)])
def test_a_register_in_order_and_one_that_was_changed(
    new_visitor: Callable[..., Visitor], register: bytes, language: str, width: int
) -> None:
    visitor = new_visitor(language, width=width)
    plain = gzip.decompress(register)
    end = json.loads(plain.splitlines()[-1])["end"]
    good = verdict(visitor, "register.jsonl.gz", register, kept=end["root"])
    assert "notice--good" in good
    assert end["root"] in good
    changed = plain.replace(b"Waste management", b"Waste disposal!!", 1)
    assert changed != plain
    bad = verdict(visitor, "register.jsonl", changed)
    assert "notice--error" in bad
    entry = next(json.loads(line)["sequence"] for line in plain.splitlines() if b"Waste management" in line)
    assert visitor.page.locator("#verify-verdict b").inner_text() == visitor.page.evaluate(
        f"new Intl.NumberFormat('{language}').format({entry})"
    )


def test_whatever_is_wrong_with_a_file_is_found(new_visitor: Callable[..., Visitor], register: bytes) -> None:
    visitor = new_visitor("en")
    lines = gzip.decompress(register).splitlines(keepends=True)
    wrong = {
        "An entry is missing": b"".join(lines[:20] + lines[21:]),
        "It was cut short": b"".join(lines[:-1]),
        "It goes on after its end": b"".join([*lines, lines[1]]),
        "It is no register file": b"".join(lines[1:]),
        "left out, though nothing says": b"".join([*lines[:30], withheld(lines[30]), *lines[31:]]),
        "Something about this entry was changed": b"".join(lines).replace(b'"version":1', b'"version":2', 1),
        "It is damaged": register[:2000],
        "the fingerprint that you kept is not in it": b"".join(lines),
    }
    for sentence, content in wrong.items():
        said = verdict(visitor, "file", content, kept="0" * 64)
        assert sentence in said, (sentence, said)
        assert "notice--error" in said


def withheld(line: bytes) -> bytes:
    """The line of an entry as if it had been hidden."""
    return line[: line.index(b',"content":')] + b',"withheld":true}\n'


def test_proofs_are_checked_as_well(new_visitor: Callable[..., Visitor], register: bytes) -> None:
    visitor = new_visitor("en")
    visitor.open("/register/7/")
    proof = visitor.page.request.get(f"{visitor.site}/en/register/7.json").body()
    assert "The proof is in order" in verdict(visitor, "7.json", proof)
    wrong = proof.replace(json.loads(proof)["path"][0].encode(), b"0" * 64)
    assert "does not lead to its root" in verdict(visitor, "7.json", wrong)
    grown = visitor.page.request.get(f"{visitor.site}/en/register/checkpoints/5-9.json").body()
    assert "only added to" in verdict(visitor, "5-9.json", grown)
    assert "does not begin with" in verdict(visitor, "5-9.json", grown.replace(b'"size": 5', b'"size": 4'))


@pytest.mark.parametrize(("language", "script"), [("en", False), ("ar", True)])
def test_the_register_is_read_without_script_and_in_arabic(
    new_visitor: Callable[..., Visitor], language: str, script: bool, register: bytes
) -> None:
    reader = new_visitor(language, script=script, width=360)
    reader.open("/register/")
    reader.open("/register/entries/?kind=action")
    reader.page.locator("main tbody a").first.click()
    reader.arrive()
    assert "/register/" in reader.page.url
    reader.open("/register/checkpoints/")
    reader.open("/register/verify/")
    if not script:
        assert not reader.page.locator("#verify-form").is_visible()
        assert reader.page.get_by_text("localaction verify-register register.jsonl.gz").is_visible()
    reader.open("/actions/CTA-001/history/")
    assert reader.page.locator("#numbers").is_visible()


def test_a_file_of_the_site_is_checked_by_the_command(register: bytes, tmp_path: Path) -> None:
    from localaction.register import transcript

    found = transcript.verify(gzip.decompress(register).splitlines(keepends=True))
    assert found.entries > 100
