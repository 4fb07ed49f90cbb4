"""A person as an actor."""

from localaction.accounts.actors import actor_of
from localaction.accounts.models import Person


def test_roles_come_only_with_a_second_factor(amina: Person, nadia: Person) -> None:
    assert actor_of(nadia).roles == frozenset({"secretariat"})
    assert actor_of(nadia, with_roles=False).roles == frozenset()
    assert actor_of(amina).roles == frozenset()


def test_the_actor_is_the_person(amina: Person) -> None:
    actor = actor_of(amina)
    assert (actor.person_id, actor.name, actor.email, actor.language) == (
        amina.pk,
        "Amina Kato",
        amina.email,
        "fr",
    )


def test_without_a_name_the_address_stands_for_it(db: None) -> None:
    assert actor_of(Person.objects.create_user("x@example.org")).name == "x@example.org"
