"""Reading the outbox."""

import pytest

from localaction.accounts.letters import AccountClosed
from localaction.kit import outbox, post

pytestmark = pytest.mark.django_db


def test_letters_come_newest_first_and_by_address() -> None:
    for name in ("a", "b", "a"):
        post.send(AccountClosed(post.Recipient("", f"{name}@example.org")))
    assert [letter.recipient_email[0] for letter in outbox.letters()] == ["a", "b", "a"]
    ids = [letter.pk for letter in outbox.letters("A@example.org ")]
    assert ids == sorted(ids, reverse=True)
    assert len(ids) == 2
