"""People, governments and teams for tests, made by the operations that make them in life where that matters."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.test import Client
from django.utils import timezone

from localaction.accounts.actors import actor_of
from localaction.accounts.models import Person
from localaction.governments import operations
from localaction.governments.facts import Facts
from localaction.governments.models import Government, Membership
from localaction.kit.actors import SYSTEM, Actor

_numbers = count(1)


def person(
    name: str = "Nadia", *, domain: str = "gmail.com", desk_role: str = "", language: str = "en"
) -> Person:
    """Somebody with an account, at first with free mail."""
    return Person.objects.create_user(
        f"{name.lower()}{next(_numbers)}@{domain}", name=name, desk_role=desk_role, language=language
    )


def somebody(name: str = "Nadia", **facts: Any) -> Actor:
    """An actor who belongs to no government."""
    return actor_of(person(name, **facts))


def id_of(who: Actor) -> int:
    """The number of the person who acts."""
    assert who.person_id is not None
    return who.person_id


def secretariat(name: str = "Sara") -> Actor:
    """An actor of the secretariat who showed a second factor."""
    return actor_of(person(name, domain="secretariat.example", desk_role="secretariat"))


def facts(name: str = "Kampala", **more: Any) -> Facts:
    """A government as somebody gives it."""
    given: dict[str, Any] = {"country": "UG", "level": "city", "key": name, **more}
    return Facts(name=name, **given)


def government(
    name: str = "Kampala", *, status: str = "verified", domains: tuple[str, ...] = (), **more: Any
) -> Government:
    """A government that entered through the list, in the state wanted."""
    made = operations.import_government(actor=SYSTEM, facts=facts(name, **more), source="test list")
    Government.objects.filter(pk=made.pk).update(status=status, email_domains=list(domains))
    made.refresh_from_db()
    return made


def member(of: Government, role: str = "focal_point", name: str = "Nadia", **facts: Any) -> Actor:
    """An actor who is an active member."""
    who = person(name, **facts)
    Membership.objects.create(
        person=who, government=of, role=role, status="active", started_at=timezone.now()
    )
    return actor_of(who)


def membership(of: Government, who: Actor) -> Membership:
    """The newest membership of an actor."""
    return Membership.objects.filter(government=of, person_id=id_of(who)).order_by("-pk")[0]


def at_portal(client: Client, who: Actor) -> Client:
    """The client, signed in."""
    client.force_login(Person.objects.get(pk=id_of(who)))
    return client


def at_desk(client: Client, who: Actor) -> Client:
    """The client, signed in with a second factor shown."""
    at_portal(client, who)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "mfa", "at": timezone.now().timestamp(), "type": "totp"}
    ]
    session["account_authentication_methods_user"] = str(who.person_id)
    session.save()
    return client
