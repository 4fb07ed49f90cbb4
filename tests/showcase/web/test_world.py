"""The drawn map follows the index."""

import pytest
from tests.factories.register import publish_cohort

from localaction.register import queries as register
from localaction.showcase.web import world

pytestmark = pytest.mark.django_db


def test_the_map_is_drawn_anew_when_something_is_published() -> None:
    publish_cohort(1)
    before = world.whole_world("en")
    publish_cohort(3)
    assert before.count('class="light') < world.whole_world("en").count('class="light')


def test_the_checkpoint_is_the_end_of_the_register_and_none_while_it_is_empty() -> None:
    assert world.checkpoint() is None
    publish_cohort(1)
    head = world.checkpoint()
    assert head is not None
    assert head.sequence == register.head().sequence
