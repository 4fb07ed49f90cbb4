"""The index is brought up to date, or made anew, by hand."""

import io

import pytest
from django.core.management import call_command
from tests.register.published_things import an_action, published

from localaction.register import index


@pytest.mark.django_db
def test_following_and_making_anew() -> None:
    published(an_action())
    said = io.StringIO()
    call_command("index_register", stdout=said)
    before = index.state()
    call_command("index_register", "--anew", stdout=said)
    after = index.state()
    assert before is not None
    assert after is not None
    assert (before.sequence, after.sequence) == (1, 1)
    assert before.folder != after.folder
    assert said.getvalue().count("up to entry 1.") == 2
