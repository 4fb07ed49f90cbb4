"""A call is made and opened at the desk; drafts are written and sent to it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from localaction.accounts.actors import actor_of
from localaction.accounts.models import Person
from localaction.actions import operations as acting
from localaction.actions.models import Action, Alignment, Call
from localaction.desk.rehearsal.browser import Browser
from localaction.desk.rehearsal.cast import HOMES, Place, answers
from localaction.governments.models import Government

CALL = "rehearsed"
TITLES = {
    "en": "Cities that teach",
    "fr": "Des villes qui enseignent",
    "es": "Ciudades que enseñan",
    "ar": "مدن تعلّم",
    "pt": "Cidades que ensinam",
}


def open_call(desk: Browser) -> Call:
    """Make a call at the desk that hides governments from assessors, write its texts, and open it."""
    today = timezone.localdate()
    desk.open("/desk/calls/new/")
    desk.send(code=CALL, opens_on=today.isoformat(), closes_on=(today + timedelta(days=30)).isoformat())
    desk.open(f"/desk/calls/{CALL}/settings/")
    desk.send(has="rubric", languages=list(HOMES), rubric="call-2026", blind=["governments"])
    for language, title in TITLES.items():
        desk.open(f"/desk/calls/{CALL}/texts/{language}/")
        desk.send(has="title", title=title, intro=title)
    desk.open(f"/desk/calls/{CALL}/")
    desk.send(press=("go", "open"))
    return Call.objects.get(code=CALL)


def send_by_page(officer: Browser, slug: str, place: Place, number: int) -> str:
    """Begin a draft, write it page by page, and send it; returns its reference."""
    told = answers(place, number)
    officer.open(f"/portal/actions/new/?government={slug}")
    officer.send(has="pathway", pathway="city", language=place.language, call=CALL)
    reference = officer.found(r"LA-[A-Z0-9]+")
    pages: dict[str, dict[str, str | list[str]]] = {
        "essentials": {"title": told["title"], "summary": told["summary"], "kind": "practice"},
        "where-and-when": {
            "place_name": place.name, "place_country": place.country, "starts_on": "2024", "stage": "in_progress",
        },
        "priorities": {"priorities": told["priorities"]},
        "challenge": {"challenge": told["challenge"]},
        "what-is-done": {"what_was_done": told["what_was_done"]},
        "people": {"populations": told["populations"]},
        "results": {"results": told["results"]},
        "lessons": {"lessons": told["lessons"]},
        "alignment": {"items": ["GCM-15", "SDG-4"]},
        "consent": {f"consent_{site}": "yes" for site in ("hub", "gcm", "gcr", "gfmd")},
    }  # fmt: skip
    for page, typed in pages.items():
        officer.open(f"/portal/actions/{reference}/{page}/")
        officer.send("", typed, press=("go", "on"))
    officer.open(f"/portal/actions/{reference}/check/")
    officer.send("/check/")
    return reference


def send(officer: Person, government: Government, place: Place, call: Call, number: int) -> Action:
    """One of the mass: begun, written, sent."""
    actor = actor_of(officer)
    action = acting.start(
        actor=actor, government=government, call=call, pathway="city", language=place.language
    )
    for name, value in answers(place, number).items():
        setattr(action, name, value)
    action.starts_on = timezone.localdate().replace(month=1, day=1)
    action.save()
    Alignment.objects.create(
        action=action, item_id="GCM-15", framework="gcm-objectives", reason="Schools are open to all."
    )
    return acting.submit(actor=actor, action=action)
