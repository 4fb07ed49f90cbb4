"""A desk with 50,000 things that wait, and somebody of the secretariat who has signed in.

`python -m tools.benching.queue` writes them where that has not been done and prints the cookie of the session. They
go into the tables at once, not through the operations, for only the queue is measured. They are of five kinds, since
up to a year ago, from 18 countries and in five languages.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

WAITING = 50_000
SHARE = {"government": 10_000, "signature": 10_000, "submission": 12_000, "decision": 8_000, "report": 10_000}
UNDER_WAY = 8_000
COUNTRIES = (
    "UG",
    "KE",
    "JO",
    "LB",
    "CO",
    "BR",
    "MX",
    "FR",
    "ES",
    "MA",
    "TN",
    "SN",
    "GH",
    "ET",
    "ZA",
    "US",
    "EC",
    "TR",
)
PATHS = {
    "queue at 50,000": "/en/desk/",
    "its 40th page": "/en/desk/?page=40",
    "one kind": "/en/desk/?kind=submission",
    "what is mine": "/en/desk/?whose=mine",
    "a region, over 30 days": "/en/desk/?region=002&longer=30",
    "words": "/en/desk/?words=school+abde",
}
LANGUAGES = ("en", "fr", "es", "ar", "pt")


def seed() -> str:
    """Write everything once; the cookie of a session with its second factor shown."""
    from localaction.accounts.models import Person

    email = "queue@example.org"
    person = Person.objects.filter(email=email).first()
    if person is None:
        person = Person.objects.create_user(email, name="Nadia Haddad", desk_role="secretariat")
        _write(person)
    return _signed_in(person)


def _signed_in(person: Any) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session["account_authentication_methods_user"] = str(person.pk)
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time(), "type": "totp"}]
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def _write(person: Any) -> None:
    from django.db import transaction

    with transaction.atomic():
        governments = _governments()
        _signatures(governments)
        _actions(governments)
        _views_and_cares(person)


def _many(model: Any, count: int, make: Callable[[int], Any]) -> list[Any]:
    made: list[Any] = []
    for start in range(0, count, 2_000):
        rows = [make(number) for number in range(start, min(count, start + 2_000))]
        made += model.objects.bulk_create(rows)
    return made


def _since(number: int) -> Any:
    from django.utils import timezone

    return timezone.now() - timedelta(minutes=(number * 7_919) % 525_600)


def _governments() -> list[Any]:
    from localaction.governments.models import Government

    def make(number: int) -> Any:
        return Government(
            slug=f"bench-{number}",
            official_name=f"Ville de {_word(number)}",
            official_language=LANGUAGES[number % 5],
            level="city",
            country=COUNTRIES[number % len(COUNTRIES)],
            status="proposed",
            name_key=f"bench-{number}",
        )

    made = _many(Government, SHARE["government"], make)
    for start in range(0, len(made), 2_000):
        for number, one in enumerate(made[start : start + 2_000], start):
            one.created_at = _since(number)
        Government.objects.bulk_update(made[start : start + 2_000], ["created_at"], batch_size=500)
    return made


def _word(number: int) -> str:
    return "".join("abdeilmnorstu"[(number >> shift) % 13] for shift in (0, 2, 4, 6, 8)).title()


def _signatures(governments: Sequence[Any]) -> None:
    from localaction.declarations.models import Evidence, Signature
    from localaction.declarations.queries import current_declaration

    declaration = current_declaration()

    def make(number: int) -> Any:
        return Signature(
            reference=f"BENCH-S{number}",
            government=governments[number],
            declaration=declaration,
            status="pending",
            text_language=LANGUAGES[number % 5],
            text_hash="0" * 64,
            signer_name=f"{_word(number + 3)} {_word(number + 5)}",
            sent_at=_since(number),
            begun_at=_since(number),
        )

    made = _many(Signature, SHARE["signature"], make)
    kinds = ("letter", "public_statement")
    _many(Evidence, len(made), lambda number: Evidence(signature=made[number], kind=kinds[0]))
    _many(Evidence, len(made) // 2, lambda number: Evidence(signature=made[number], kind=kinds[1]))


def _actions(governments: Sequence[Any]) -> None:
    from django.utils import timezone

    from localaction.accounts.models import Person
    from localaction.actions.models import Action, Call, Owner, Report
    from localaction.assessment.models import Assignment
    from localaction.assessment.queries import rubric_for

    call = Call.objects.order_by("pk").first()
    sent, judged = SHARE["submission"], SHARE["decision"] + UNDER_WAY
    status = ["submitted"] * sent + ["assessing"] * judged + ["published"] * SHARE["report"]

    def make(number: int) -> Any:
        return Action(
            reference=f"BENCH-{number:06}",
            call=call,
            status=status[number],
            language=LANGUAGES[number % 5],
            kind="practice",
            stage="in_progress",
            title=f"{_word(number)} {_word(number + 7)} school {number}",
            place_country=COUNTRIES[number % len(COUNTRIES)],
            submitted_at=_since(number),
        )

    made = _many(Action, len(status), make)
    of = [governments[number % len(governments)] for number in range(len(made))]
    _many(
        Owner,
        len(made),
        lambda number: Owner(action=made[number], government=of[number], role="lead", agreement="agreed"),
    )
    assessors = [
        Person.objects.create_user(f"bench{number}@example.org", desk_role="assessor") for number in range(2)
    ]
    rubric = rubric_for(made[0])

    def assignment(number: int) -> Any:
        place = number // 2
        done = place < SHARE["decision"] // 2
        return Assignment(
            action=made[sent + place],
            rubric=rubric,
            assessor=assessors[number % 2],
            due_on=timezone.localdate() + timedelta(days=10),
            status="done" if done else "open",
            recommendation="accept" if done else "",
            submitted_at=_since(number) if done else None,
        )

    # half of those that wait have both assessments in, half have nobody; the others are being read
    with_readers = SHARE["decision"] // 2 + UNDER_WAY
    _many(Assignment, 2 * with_readers, assignment)
    told = made[sent + judged :]
    _many(
        Report,
        len(told),
        lambda number: Report(
            action=told[number],
            number=1,
            government=of[sent + judged + number],
            status="reported",
            language="en",
            stage="in_progress",
            reported_at=_since(number),
        ),
    )


def _views_and_cares(person: Any) -> None:
    from localaction.actions.models import Action
    from localaction.desk.models import Care, SavedView

    sent = list(Action.objects.filter(status="submitted").values_list("pk", flat=True)[:2_000])
    _many(Care, len(sent), lambda number: Care(kind="submission", thing=sent[number], person=person))
    SavedView.objects.create(person=person, name="Africa", query="region=002")
    SavedView.objects.create(person=person, name="Late", query="longer=90")


def main() -> None:
    """Seed where that has not been done, and print the cookie."""
    import django

    django.setup()
    print(seed())


if __name__ == "__main__":
    main()
