"""The letters of accounts, in every language."""

import pytest

from localaction.accounts import letters
from localaction.kit import post

READER = post.Recipient("Amina <b>", "amina@example.org", "en")
EVERY = [
    letters.SignInCode(READER, "123-456-789", 15),
    letters.AccountClosed(READER),
    *(letters.SafetyChanged(READER, change) for change in letters.SafetyChanged.CHANGES),
]


@pytest.mark.parametrize("letter", EVERY, ids=lambda letter: getattr(letter, "change", letter.folder))
@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "pt"])
def test_a_letter_can_be_read(letter: post.Letter, language: str) -> None:
    rendered = post.preview(letter, post.Recipient("Amina <b>", "amina@example.org", language))
    assert rendered.language == language
    assert rendered.subject
    assert "\n" not in rendered.subject
    assert len(rendered.text.split()) > 20
    assert "Amina <b>" not in rendered.html
    assert "{{" not in rendered.html + rendered.text


def test_the_changes_of_safety_read_differently() -> None:
    texts = {
        post.preview(letter, READER).text for letter in EVERY if isinstance(letter, letters.SafetyChanged)
    }
    assert len(texts) == len(letters.SafetyChanged.CHANGES)


def test_a_link_leads_to_the_reader_s_language() -> None:
    letter = letters.SafetyChanged(READER, "totp_activated")
    french = post.preview(letter, post.Recipient("", "amina@example.org", "fr"))
    assert "http://127.0.0.1:8000/fr/account/" in french.text
