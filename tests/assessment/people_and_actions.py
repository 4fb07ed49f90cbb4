"""A small world to assess in: two governments, their people, the desk, three assessors, a submitted action."""

from __future__ import annotations

import time
from datetime import timedelta
from itertools import count
from typing import Any

from django.test import Client
from django.utils import timezone

from localaction.accounts.actors import actor_of
from localaction.accounts.models import Person
from localaction.actions.lifecycle import Status
from localaction.actions.models import Action, Agreement, Alignment, Call, Owner, OwnerRole, Partner
from localaction.assessment import operations
from localaction.assessment.models import Assignment
from localaction.assessment.operations import Entry, Sheet
from localaction.assessment.queries import rubric_for
from localaction.assessment.rubric import criteria_from
from localaction.governments.lifecycle import MembershipStatus
from localaction.governments.models import Government, Membership
from localaction.kit.actors import Actor

CANARY = "QUETZALCANARY"
_numbers = count(1)


def person(name: str, *, role: str = "", language: str = "en", body: str = "") -> Person:
    """Somebody with an account."""
    email = f"{name.lower().replace(' ', '.')}@example.org"
    return Person.objects.create_user(email, name=name, language=language, desk_role=role, partner_body=body)


def actor(who: Person) -> Actor:
    """The person, with the role shown."""
    return actor_of(who)


def government(name: str, *, country: str = "UG") -> Government:
    """A verified government."""
    number = next(_numbers)
    return Government.objects.create(
        slug=f"{name.lower()}-{number}",
        official_name=name,
        level="city",
        country=country,
        status="verified",
        name_key=f"{name}-{number}",
    )


def member(who: Person, of: Government, *, role: str = "focal_point") -> Membership:
    """An active membership."""
    return Membership.objects.create(
        person=who, government=of, role=role, status=MembershipStatus.ACTIVE, started_at=timezone.now()
    )


def action(owner: Government, *, status: str = Status.SUBMITTED, language: str = "fr") -> Action:
    """An action of a government, with the canary in every text that only readers may see."""
    number = next(_numbers)
    texts = ("summary", "challenge", "objective", "what_was_done", "results", "evidence", "lessons", "staff")
    made = Action.objects.create(
        reference=f"LA-T{number:05}",
        call=Call.objects.get(closes_on=None),
        status=status,
        language=language,
        kind="practice",
        stage="in_progress",
        title=f"Une école du soir {number}",
        place_name="Kampala",
        place_country=owner.country,
        populations=["refugees"],
        submitted_at=timezone.now() - timedelta(days=3),
        **{name: f"{CANARY} {name}" for name in texts},
    )
    Owner.objects.create(action=made, government=owner, role=OwnerRole.LEAD, agreement=Agreement.AGREED)
    Partner.objects.create(action=made, name="Association Savoir", role=f"{CANARY} role")
    Alignment.objects.create(
        action=made, item_id="GCM-15", framework="gcm-objectives", reason=f"{CANARY} reason"
    )
    return made


def client_of(who: Person) -> Client:
    """A browser in which the person has signed in with a second factor."""
    client = Client()
    client.force_login(who)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time(), "type": "totp"}]
    session["account_authentication_methods_user"] = str(who.pk)
    session.save()
    return client


def codes(of: Action) -> list[str]:
    """The criteria of the rubric."""
    return [criterion.code for criterion in criteria_from(rubric_for(of).criteria)]


def sheet(of: Action, level: int = 3, **levels: int) -> Sheet:
    """A finished sheet with one level everywhere, but for those named."""
    entries = {
        code: Entry(levels.get(code, level), f"Because of {code}.", f"Entre nous {code}.")
        for code in codes(of)
    }
    return Sheet(entries, "accept", "A good action.", "No notes.", "en")


def assessed(secretary: Person, of: Action, readers: list[Person], sheets: list[Sheet]) -> list[Assignment]:
    """The action, read and scored by these people."""
    done = []
    for who, given in zip(readers, sheets, strict=True):
        assignment = operations.assign(actor=actor(secretary), action=of, assessor=who)
        operations.declare_no_conflict(actor=actor(who), assignment=assignment)
        operations.save_assessment(actor=actor(who), assignment=assignment, sheet=given)
        done.append(operations.submit(actor=actor(who), assignment=assignment))
    of.refresh_from_db()
    return done


def sheet_data(of: Action, level: int = 3, **changes: Any) -> dict[str, Any]:
    """What a browser posts from the sheet."""
    data: dict[str, Any] = {
        "recommendation": "accept",
        "summary": "A good action.",
        "notes": "",
        "writes_in": "en",
    }
    for code in codes(of):
        data |= {
            f"level-{code}": str(level),
            f"comment-{code}": f"Because of {code}.",
            f"colleagues-{code}": "",
        }
    return data | changes
