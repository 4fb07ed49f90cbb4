"""Who does something: the one object that every rule and every operation receives."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or the system itself, as rules and the trail see it.

    `person_id` is None for the system and for visitors without an account; `roles` holds the codes of the
    roles that person holds across the whole site (never those inside one organisation).
    """

    person_id: int | None
    name: str
    email: str = ""
    language: str = "en"
    roles: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_known(self) -> bool:
        """True for a person who signed in."""
        return self.person_id is not None


SYSTEM = Actor(person_id=None, name="Local Action", roles=frozenset({"system"}))
ANONYMOUS = Actor(person_id=None, name="")
