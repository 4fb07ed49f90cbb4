"""The actor that rules and operations see, made from a person."""

from localaction.accounts.models import Person
from localaction.kit.actors import Actor


def actor_of(person: Person, *, with_roles: bool = True) -> Actor:
    """The person as an actor. Without roles for a session that has not shown its second factor."""
    roles = frozenset({person.desk_role}) if person.desk_role and with_roles else frozenset[str]()
    return Actor(
        person_id=person.pk,
        name=person.name or person.email,
        email=person.email,
        language=person.language,
        roles=roles,
    )
