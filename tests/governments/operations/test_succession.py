from datetime import date

import pytest
from tests.declarations import making as signing
from tests.governments import making

from localaction.declarations import operations as declarations
from localaction.declarations import queries as signatures
from localaction.governments import operations, queries
from localaction.kit.answers import Refused
from localaction.register import queries as published

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)


@pytest.mark.parametrize("follow", [True, False])
def test_the_public_reads_which_government_took_whose_place_and_what_became_of_its_word(follow: bool) -> None:
    old, other, new = making.government("Nyon"), making.government("Gland"), making.government("Nyon-Gland")
    signature = signing.listed(old)
    nadia = making.member(old)
    operations.succeed(
        actor=making.secretariat(), olds=[old, other], new=new, on=DAY, signatures_follow=follow
    )
    for one in (old, other):
        declarations.follow_succession(one.pk, new.pk, signatures_follow=follow)
    signature.refresh_from_db()
    assert (signature.status, signature.government == new) == (
        ("listed", True) if follow else ("withdrawn", False)
    )
    assert signatures.standing(new) == ("listed" if follow else "none")
    tombstone = published.tombstone("government", old.slug)
    assert tombstone is not None
    assert (tombstone.successor, "1 January 2026" in tombstone.because) == (new.slug, True)
    face = published.current("government", new.slug)
    assert face is not None
    assert [one.slug for one in face.content.predecessors] == [old.slug, other.slug]  # type: ignore[attr-defined]
    assert queries.by_slug(old.slug) == new
    assert making.membership(new, nadia).status == "active"


def test_nobody_else_ends_a_government_and_none_ends_twice() -> None:
    old, new = making.government("Nyon"), making.government("Nyon-Gland")
    with pytest.raises(Refused):
        operations.succeed(actor=making.member(new), olds=[old], new=new, on=DAY, signatures_follow=True)
    operations.succeed(actor=making.secretariat(), olds=[old], new=new, on=DAY, signatures_follow=True)
    with pytest.raises(Refused):
        operations.succeed(actor=making.secretariat(), olds=[old], new=new, on=DAY, signatures_follow=True)
