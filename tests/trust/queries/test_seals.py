"""Where the register stands, and the roots kept over it."""

import pytest
from tests.register.published_things import a_government, an_action, published

from localaction.kit.actors import SYSTEM
from localaction.register import keptfile, operations
from localaction.trust.queries import seals as reading

pytestmark = pytest.mark.django_db


def publish(*numbers: int) -> None:
    for number in numbers:
        published(an_action(f"LA-{number}"))
        operations.checkpoint(actor=SYSTEM)


def test_each_knows_the_one_before_it() -> None:
    publish(1, 2, 3, 4)
    page = reading.seals(limit=3)
    assert [(one.sequence, one.before) for one in page.rows] == [(4, 3), (3, 2), (2, 1)]
    assert page.older == 1
    last = reading.seals(upto=1, limit=3)
    assert [(one.sequence, one.before) for one in last.rows] == [(1, 0)]
    assert last.older is None


@pytest.mark.parametrize(("earlier", "later"), [(0, 1), (2, 1), (1, 9), (1, 10**30)])
def test_no_proof_of_what_never_was(earlier: int, later: int) -> None:
    publish(1, 2)
    assert reading.proof_between(earlier, later) is None
    assert reading.proof_between(1, 2) is not None


def test_where_it_stands() -> None:
    empty = reading.standing(("action",))
    assert (empty.sequence, empty.seal, empty.file_bytes, empty.at) == (0, None, 0, None)
    published(a_government())
    publish(1)
    assert reading.standing(()).file_bytes == 0
    keptfile.follow()
    found = reading.standing(("action", "signature"))
    assert (found.sequence, found.counts) == (2, (("action", 1), ("signature", 0)))
    assert found.seal is not None
    assert found.seal.sequence == 2
    assert found.file_bytes > 100
