"""A Merkle root is kept by hand."""

import io

import pytest
from django.core.management import call_command
from tests.register.published_things import an_action, published

from localaction.register import chain, queries


@pytest.mark.django_db
def test_the_root_is_kept_and_printed() -> None:
    said = io.StringIO()
    call_command("checkpoint_register", stdout=said)
    assert said.getvalue() == "Nothing is published yet.\n"
    entry = published(an_action())
    said = io.StringIO()
    call_command("checkpoint_register", stdout=said)
    assert said.getvalue() == f"1 {chain.merkle_root([entry.entry_hash])}\n"
    kept = queries.latest_checkpoint()
    assert kept is not None
    assert kept.sequence == 1
