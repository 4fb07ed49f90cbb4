"""People, governments and actions for tests, as plain as they can be."""

from __future__ import annotations

import io
from itertools import count
from typing import Any

from django.test import Client
from django.utils import timezone
from PIL import Image

from localaction.accounts.actors import actor_of
from localaction.accounts.models import Person
from localaction.actions import operations
from localaction.actions.models import Action, Alignment, Milestone
from localaction.governments.models import Government, Membership
from localaction.kit.actors import SYSTEM, Actor

_numbers = count(1)


def person(name: str = "Nadia", *, desk_role: str = "", language: str = "en") -> Person:
    """Somebody with an account."""
    number = next(_numbers)
    return Person.objects.create_user(
        f"{name.lower()}{number}@city.example", name=name, desk_role=desk_role, language=language
    )


def actor(somebody: Person) -> Actor:
    """The person as rules see them, with the second factor shown."""
    return actor_of(somebody)


def government(name: str = "Kampala", *, country: str = "UG", **facts: Any) -> Government:
    """A verified government."""
    number = next(_numbers)
    return Government.objects.create(
        slug=f"{name.lower().replace(' ', '-')}-{number}",
        official_name=name,
        level="city",
        country=country,
        status="verified",
        name_key=f"{name}-{number}",
        **{"latitude": 0.3163, "longitude": 32.5822, "population": 1_680_600, **facts},
    )


def member(somebody: Person, of: Government, role: str = "focal_point") -> Membership:
    """An active member of a government's team."""
    return Membership.objects.create(
        person=somebody, government=of, role=role, status="active", started_at=timezone.now()
    )


def focal_point(
    name: str = "Nadia", *, of: Government | None = None, language: str = "en"
) -> tuple[Actor, Government]:
    """An actor who is the focal point of a government."""
    home = of or government()
    somebody = person(name, language=language)
    member(somebody, home)
    return actor(somebody), home


def secretariat(name: str = "Sara") -> Actor:
    """An actor of the secretariat."""
    return actor(person(name, desk_role="secretariat"))


ANSWERS: dict[str, Any] = {
    "title": "A night school for newly arrived parents",
    "kind": "ongoing",
    "stage": "in_progress",
    "language": "en",
    "summary": "Parents learn together while their children do homework next door.",
    "challenge": "Half of the newcomers' parents had no course they could attend.",
    "what_was_done": "We opened four schools in the evening and hired bilingual assistants.",
    "place_name": "Kampala",
    "place_country": "UG",
    "priorities": ["PO-4"],
    "populations": ["refugees", "host-community"],
    "consent_hub": True,
    "consent_gcm": False,
    "consent_gcr": True,
    "consent_gfmd": True,
}


def draft(who: Actor, of: Government) -> Action:
    """A draft just begun."""
    return operations.start(actor=who, government=of)


def ready(who: Actor, of: Government, **answers: Any) -> Action:
    """A draft with everything that sending needs."""
    action = draft(who, of)
    for name, value in {
        **ANSWERS,
        "starts_on": timezone.localdate().replace(month=1, day=1),
        **answers,
    }.items():
        setattr(action, name, value)
    action.save()
    Alignment.objects.create(
        action=action, item_id="GCM-15", framework="gcm-objectives", reason="Schools are open to all."
    )
    if action.kind == "commitment":
        Milestone.objects.create(action=action, text="Twelve schools are open.")
    return action


def in_state(status: str, who: Actor, of: Government) -> Action:
    """A ready action put into a state without going through the moves."""
    action = ready(who, of)
    Action.objects.filter(pk=action.pk).update(status=status, submitted_at=timezone.now())
    action.refresh_from_db()
    return action


def jpeg_with_place() -> bytes:
    """A photograph that says where it was taken."""
    picture = Image.new("RGB", (3000, 1500), "teal")
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (0.0, 18.0, 58.0)
    written = io.BytesIO()
    picture.save(written, "JPEG", exif=exif)
    return written.getvalue()


def at_portal(client: Client, who: Actor) -> Client:
    """The client, signed in."""
    client.force_login(Person.objects.get(email=who.email))
    return client


def at_desk(client: Client, who: Actor) -> Client:
    """The client, signed in with a second factor shown."""
    at_portal(client, who)
    session = client.session
    session["account_authentication_methods_user"] = str(who.person_id)
    session["account_authentication_methods"] = [
        {"method": "mfa", "at": timezone.now().timestamp(), "type": "totp"}
    ]
    session.save()
    return client


def public_action(of: Government, **answers: Any) -> Action:
    """An action that the world can read; collected by the secretariat, so that no signature is needed."""
    somebody = person("Writer")
    writer = member(somebody, of, "editor")
    action = ready(actor(somebody), of, **answers)
    writer.delete()
    Action.objects.filter(pk=action.pk).update(status="accepted", how="collected")
    action.refresh_from_db()
    return operations.publish(actor=SYSTEM, action=action)
