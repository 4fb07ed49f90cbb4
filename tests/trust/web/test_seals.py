"""The checkpoints as a page, as data, as a feed, and the proofs between them."""

import json

import feedparser
import pytest
from tests.register.published_things import an_action, published
from tests.trust.web.test_register import answer, text

from localaction.kit.actors import SYSTEM
from localaction.register import evidence, operations, queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _checkpoints() -> None:
    for number in range(1, 4):
        published(an_action(f"LA-{number}"))
        operations.checkpoint(actor=SYSTEM)


def newest() -> str:
    found = queries.latest_checkpoint()
    assert found is not None
    return found.root


def test_the_page_shows_each_with_the_proof_from_the_one_before() -> None:
    page = text("register/checkpoints/")
    assert newest() in page
    assert "/en/register/checkpoints/2-3.json" in page
    assert newest() not in text("register/checkpoints/?upto=2")


def test_as_data() -> None:
    found = json.loads(text("register/checkpoints.json"))
    assert [one["size"] for one in found["checkpoints"]] == [3, 2, 1]
    assert (found["checkpoints"][0]["root"], found["older"]) == (newest(), "")


def test_as_a_feed() -> None:
    found = feedparser.parse(answer("register/checkpoints.atom").content)
    assert not found.bozo
    assert found.entries[0].summary == newest()
    assert len(found.entries) == 3


def test_the_proof_between_two() -> None:
    found = evidence.check(answer("register/checkpoints/1-3.json").content)
    assert isinstance(found, evidence.Consistency)
    assert (found.earlier.size, found.later.root) == (1, newest())


@pytest.mark.parametrize("pair", ["3-1", "0-1", "1-9", f"1-{10**30}"])
def test_no_proof_of_what_never_was(pair: str) -> None:
    text(f"register/checkpoints/{pair}.json", status=404)
