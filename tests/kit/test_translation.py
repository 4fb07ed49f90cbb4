"""The translating machine: asked as LibreTranslate is asked, and every way it can fail is told apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.translator import LANGUAGES, TranslatorServer, running

from localaction.kit import translation
from localaction.kit.translation import Translator, TranslatorProblem


@pytest.fixture
def server() -> Iterator[TranslatorServer]:
    with running() as found:
        yield found


def asked_of(server: TranslatorServer, **options: Any) -> Translator:
    return Translator(server.url, **{"timeout": 1.0, **options})


def test_a_text_is_asked_for_in_the_words_of_the_protocol(server: TranslatorServer) -> None:
    said = asked_of(server, key="secret").translate("Good morning.", source="en", target="fr")
    assert said == "[fr] Good morning."
    assert server.asked == [
        {"q": "Good morning.", "source": "en", "target": "fr", "format": "text", "api_key": "secret"}
    ]


def test_without_a_key_none_is_sent(server: TranslatorServer) -> None:
    asked_of(server).translate("Hello", source="en", target="es")
    assert "api_key" not in server.asked[0]


def test_it_says_which_languages_it_knows(server: TranslatorServer) -> None:
    found = asked_of(server).languages()
    assert set(found) == set(LANGUAGES)
    assert found["ar"] == {"en", "es", "fr", "pt"}


@pytest.mark.parametrize(
    ("failure", "code", "may_pass"),
    [
        (429, "busy", True),
        (500, "failed", True),
        (503, "failed", True),
        (403, "refused", False),
        (404, "nonsense", False),
        ("slow", "unreachable", True),
        ("cut", "unreachable", True),
        ("html", "nonsense", False),
        ("empty", "nonsense", False),
        ("elsewhere", "refused", False),
    ],
)
def test_every_failure_is_told_apart_and_said_in_words(
    server: TranslatorServer, failure: int | str, code: str, may_pass: bool
) -> None:
    server.failures = [failure]
    with pytest.raises(TranslatorProblem) as caught:
        asked_of(server).translate("Hello", source="en", target="fr")
    assert (caught.value.code, caught.value.may_pass) == (code, may_pass)
    assert translation.words_of(code).endswith(".")


def test_a_redirect_is_not_followed(server: TranslatorServer) -> None:
    server.failures = ["elsewhere"]
    with pytest.raises(TranslatorProblem):
        asked_of(server, key="secret").translate("Hello", source="en", target="fr")
    assert server.fetched == ["/translate"]


def test_nobody_there_is_said_too() -> None:
    with running() as server:
        url = server.url
    with pytest.raises(TranslatorProblem) as caught:
        Translator(url, timeout=1).translate("Hello", source="en", target="fr")
    assert caught.value.code == "unreachable"


def test_a_wrong_key_and_an_unknown_language_are_no_passing_trouble() -> None:
    with running(key="right") as server:
        with pytest.raises(TranslatorProblem) as wrong:
            asked_of(server, key="wrong").translate("Hello", source="en", target="fr")
        with pytest.raises(TranslatorProblem) as unknown:
            asked_of(server, key="right").translate("Hello", source="en", target="sw")
    assert (wrong.value.code, unknown.value.code) == ("refused", "language")


def test_a_long_text_goes_in_parts_and_keeps_its_paragraphs(server: TranslatorServer) -> None:
    text = "First paragraph. It has two sentences.\n\n\nSecond paragraph.\nIts second line."
    said = asked_of(server, at_once=30).translate(text, source="en", target="pt")
    assert [len(one["q"]) <= 30 for one in server.asked] == [True] * len(server.asked)
    assert len(server.asked) > 2
    assert said.replace("[pt] ", "") == text


def test_a_server_that_takes_less_is_asked_again_with_smaller_parts() -> None:
    text = " ".join(["word"] * 200)
    with running(limit=120) as server:
        said = asked_of(server).translate(text, source="en", target="es")
    assert said.replace("[es] ", "") == text
    first, *others = [len(one["q"]) for one in server.asked]
    assert first == len(text)
    assert max(others) <= 120


def test_a_server_that_takes_next_to_nothing_is_given_up() -> None:
    with running(limit=3) as server, pytest.raises(TranslatorProblem) as caught:
        asked_of(server).translate("A long enough text", source="en", target="es")
    assert caught.value.code == "too_long"
    assert len(server.asked) == 1


def test_an_endless_answer_is_not_read_to_its_end(
    server: TranslatorServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translation, "LARGEST_ANSWER", 100)
    with pytest.raises(TranslatorProblem) as caught:
        asked_of(server).translate("x" * 500, source="en", target="fr")
    assert caught.value.code == "nonsense"
    assert "no end" in str(caught.value)


@given(st.text(alphabet="ab .!؟\né", max_size=200), st.integers(min_value=1, max_value=40))
def test_parts_are_short_and_make_up_the_text(text: str, most: int) -> None:
    found = list(translation.parts(text, most))
    assert "".join(found) == text
    assert all(len(part) <= most for part in found)


def test_only_the_operator_s_server_is_ever_asked(settings: Any) -> None:
    settings.TRANSLATOR_URL, settings.TRANSLATOR_KEY = "", ""
    assert translation.translator() is None
    settings.TRANSLATOR_URL = "file:///etc/passwd"
    assert translation.translator() is None
    settings.TRANSLATOR_URL, settings.TRANSLATOR_KEY = "http://127.0.0.1:5000", "k"
    assert translation.translator() == Translator("http://127.0.0.1:5000", "k")
    assert "k'" not in repr(translation.translator())
