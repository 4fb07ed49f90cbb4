"""Every address × every role × reading and writing: exactly those are let in who are declared in `doors`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from tests.actions import making
from tests.sweeps.doors import ROUTES, Outcome, Route
from tests.sweeps.world import CANARY, ROLES, World, built

from localaction.accounts.models import Person
from localaction.kit.models import OutgoingLetter, TrailEvent

pytestmark = pytest.mark.django_db
# to whom no text of the action may be shown: not on its team, no assessor who declared, not the secretariat
OUTSIDERS = ("visitor", "stranger", "asked", "bystander", "locked")
# what an address may say to a method it does not know
CLOSED: set[str | int] = {403, 404, 405, "sign-in", "factor"}
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
STRICTER = {"Referrer-Policy": "no-referrer"}


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


@pytest.fixture
def world(db: None) -> World:
    return built()


def _names(resolver: URLResolver, spaces: tuple[str, ...] = ()) -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _names(entry, (*spaces, str(entry.namespace)) if entry.namespace else spaces)
        else:
            name = entry.name or getattr(entry.callback, "__name__", "") or str(entry.pattern)
            yield ":".join((*spaces, str(name)))


def _path(route: Route, world: World) -> str:
    fills = {
        name: text[1:] if text.startswith("=") else world.keys[text] for name, text in route.fills.items()
    }
    unnamed = {"hello": "/dev/hello/", "nothing_here": "/api/nothing"}
    return unnamed.get(route.name) or reverse(route.name, kwargs=fills)


def _ask(client: Client, path: str, method: str, sends: dict[str, str]) -> tuple[Any, bool]:
    """The answer, and whether anything was recorded; what was written is taken back."""
    with transaction.atomic():
        before = TrailEvent.objects.count()
        data = {"csrfmiddlewaretoken": "x", **sends}
        answer = client.get(path) if method == "GET" else client.post(path, data)
        if getattr(answer, "streaming", False):
            answer.getvalue()
        is_recorded = TrailEvent.objects.count() > before
        transaction.set_rollback(True)
    return answer, is_recorded


def _outcome(answer: Any) -> str | int:
    if answer.status_code in (403, 404, 405) or answer.status_code >= 500:
        return int(answer.status_code)
    to = answer.get("Location", "")
    if "/account/login/" in to and "next=" in to:
        return "sign-in"
    return "factor" if "/account/safety/confirm/" in to or "/account/second-factor/" in to else "in"


def _allowed(route: Route, method: str, role: str) -> set[str | int]:
    """What the answer may be; a method the address does not know says 405 or at most what the other one says."""
    declared, other = (route.read, route.write) if method == "GET" else (route.write, route.read)
    outcome: Outcome = (declared or other or {})[role]
    allowed: set[str | int] = set(outcome) if isinstance(outcome, tuple) else {outcome}
    if "told" in allowed:
        allowed.add("in")
    return allowed if declared else allowed | CLOSED


def test_every_route_is_declared_and_no_other() -> None:
    assert sorted({route.name for route in ROUTES}) == sorted(set(_names(get_resolver())))


@pytest.mark.parametrize("role", ROLES)
def test_exactly_those_are_let_in_who_may(world: World, role: str) -> None:
    wrong: list[str] = []
    client = world.client(role)
    for route in ROUTES:
        for method in ("GET", "POST"):
            faults = _faults(client, route, _path(route, world), role, method)
            wrong += [f"{role} {method} {route.name}: {why}" for why in faults]
            if route.name == "account_logout" or role == "visitor":
                client = world.client(role)
    assert wrong == [], "\n".join(wrong)


def _faults(client: Client, route: Route, path: str, role: str, method: str) -> Iterator[str]:
    answer, is_recorded = _ask(client, path, method, route.sends)
    found, allowed = _outcome(answer), _allowed(route, method, role)
    if found not in allowed:
        yield f"{found}, declared {allowed}"
    if is_recorded and (method == "GET" or "told" in allowed):
        yield "recorded something"
    if role in OUTSIDERS and not route.is_for_reader and CANARY in answer.getvalue().decode(errors="replace"):
        yield "shows a text that is not for this role"
    yield from (
        f"lacks {name}" for name in (_missing_in_frame(answer) if route.is_frameable else _missing(answer))
    )
    if role == "visitor" and method == "GET":
        yield from _tracks(route, answer)


def _tracks(route: Route, answer: Any) -> Iterator[str]:
    """How a page for everybody would follow its readers."""
    if (route.is_public or route.is_open) and "sessionid" in answer.cookies:
        yield "opens a session for a visitor"
    if route.is_public and answer.cookies:
        yield "sets a cookie"
    if route.is_public and "cookie" in answer.get("Vary", "").lower():
        yield "varies by cookie"


def _missing(answer: Any) -> list[str]:
    """The security headers an answer lacks."""
    missing = [name for name, value in HEADERS.items() if answer.get(name) not in (value, STRICTER.get(name))]
    policy = answer.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or not ("frame-ancestors 'none'" in policy or "sandbox" in policy):
        missing.append("Content-Security-Policy")
    if "unsafe-inline" in policy.replace("style-src 'unsafe-inline'", "") or "unsafe-eval" in policy:
        missing.append("strict Content-Security-Policy")
    return missing if answer.get("Permissions-Policy") else [*missing, "Permissions-Policy"]


def _missing_in_frame(answer: Any) -> list[str]:
    """The security headers a page lacks that other sites may frame: the same but for one, and no script at all."""
    if answer.status_code == 405:
        return []
    policy = answer.get("Content-Security-Policy", "")
    others = [name for name in _missing(answer) if name not in ("X-Frame-Options", "Content-Security-Policy")]
    is_strict = "default-src 'none'" in policy and "script-src" not in policy and "unsafe" not in policy
    is_framed = "frame-ancestors *" in policy and not answer.get("X-Frame-Options")
    return others if is_strict and is_framed else [*others, "a policy for frames"]


def test_only_who_may_read_the_text_gets_it_in_a_letter(world: World) -> None:
    """The mailbox of the demo shows every letter to everybody; in life each goes to its reader alone."""
    letters = OutgoingLetter.objects.exclude(recipient_email="")
    telling = {one.recipient_email for one in letters if CANARY in one.subject + one.html + one.text}
    outside = {world.people[role].email for role in OUTSIDERS if role != "visitor"}
    assert telling, "some letter tells a text: otherwise this test proves nothing"
    assert telling & outside == set()
    insiders = Person.objects.filter(email__in=telling)
    assert {
        one.email for one in insiders if one.desk_role == "secretariat" or one.memberships.exists()
    } == telling


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/static/design/site.css", 200),
        ("/static/design/nothing.css", 404),
        ("/media/actions/nothing.jpg", 404),
        (f"/media/actions/{'0' * 64}.jpg", 404),
        ("/en/nothing-here/", 404),
        ("/en/actions", 301),
        ("/", 302),
        ("/api/v1/actions?per_page=many", 422),
        ("/api/v1/nothing", 404),
        ("/dev/mail/999999/", 404),
        ("/%00", 404),
    ],
)
def test_every_answer_tells_the_browser_what_it_may_do(settings: Any, path: str, status: int) -> None:
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    answer = Client().get(path)
    answer.close()
    assert answer.status_code == status
    assert _missing(answer) == []


def test_an_answer_to_another_host_s_name_is_as_careful() -> None:
    answer = Client(raise_request_exception=False).get("/en/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert _missing(answer) == []


def test_an_error_of_ours_is_as_careful(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("localaction.accounts.web.portal.DetailsForm.__init__", broken)
    client = Client(raise_request_exception=False)
    client.force_login(making.person())
    answer = client.get("/en/account/")
    assert answer.status_code == 500
    assert _missing(answer) == []


def test_a_page_that_follows_its_readers_is_found_out() -> None:
    answer = HttpResponse(headers={"Vary": "Accept, Cookie"})
    answer.set_cookie("sessionid", "1")
    (page,) = [route for route in ROUTES if route.name == "showcase:front"]
    assert list(_tracks(page, answer)) == [
        "opens a session for a visitor",
        "sets a cookie",
        "varies by cookie",
    ]
