"""Who acts."""

from localaction.kit.actors import ANONYMOUS, SYSTEM, Actor


def test_only_people_are_known() -> None:
    assert Actor(person_id=7, name="Amina").is_known
    assert not SYSTEM.is_known
    assert not ANONYMOUS.is_known


def test_a_visitor_has_no_role() -> None:
    assert ANONYMOUS.roles == frozenset()
    assert SYSTEM.roles == frozenset({"system"})
