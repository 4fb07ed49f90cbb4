"""Programs write drafts and progress under the same rules as people do, with a token and never more."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.actions import making

from localaction.accounts import operations as accounts
from localaction.accounts.models import ApiToken, Person
from localaction.actions import operations, queries
from localaction.actions.models import Action, SetAside
from localaction.kit.actors import Actor
from localaction.kit.models import TrailEvent

pytestmark = pytest.mark.django_db


def token_of(actor: Actor, *scopes: str) -> str:
    _token, shown = accounts.make_token(
        actor=actor,
        person=Person.objects.get(pk=actor.person_id or 0),
        name="Portal",
        scopes=scopes or ("drafts", "progress"),
        days=30,
    )
    return shown


def ask(token: str, method: str, path: str, sent: Any = None, status: int = 200, language: str = "en") -> Any:
    headers = {"Accept-Language": language}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    body = b"" if sent is None else json.dumps(sent).encode()
    response = Client(raise_request_exception=False).generic(
        method, f"/api/v1/me{path}", body, content_type="application/json", headers=headers
    )
    assert response.status_code == status, response.content
    assert response.headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in response.headers
    assert not response.cookies
    kind = "application/problem+json" if status >= 400 else "application/json"
    assert response.headers["Content-Type"].startswith(kind)
    return response.json()


@pytest.fixture
def nadia() -> tuple[Actor, str, str]:
    """A focal point, the slug of her government, and a token."""
    actor, home = making.focal_point()
    return actor, home.slug, token_of(actor)


def test_a_draft_is_begun_written_and_read_as_on_the_pages(nadia: tuple[Actor, str, str]) -> None:
    actor, slug, token = nadia
    draft = ask(token, "POST", "/drafts", {"government": slug, "language": "en"}, 201)
    reference = draft["reference"]
    page = ask(token, "GET", f"/drafts/{reference}/pages/essentials")
    assert page["version"] == 0
    assert {"title", "kind"} <= {one["name"] for one in page["questions"]}
    sent = {"version": 0, "fields": {"title": "A night school", "kind": "ongoing"}}
    saved = ask(token, "PATCH", f"/drafts/{reference}/pages/essentials", sent)
    assert (saved["version"], saved["errors"], saved["set_aside"]) == (1, {}, {})
    assert (saved["fields"]["title"], saved["fields"]["kind"]) == ("A night school", "ongoing")
    themes = {"version": 0, "fields": {"priorities": ["PO-2", "PO-4"]}}
    saved = ask(token, "PATCH", f"/drafts/{reference}/pages/priorities", themes)
    assert saved["fields"]["priorities"] == ["PO-2", "PO-4"]
    kept = queries.action_for(actor, reference)
    assert (kept.title, kept.kind) == ("A night school", "ongoing")
    assert ask(token, "GET", "/drafts")["items"][0]["title"] == "A night school"
    started = TrailEvent.objects.get(verb="action.started")
    assert started.person_id == actor.person_id


def test_what_cannot_be_understood_is_kept_and_said(nadia: tuple[Actor, str, str]) -> None:
    _actor, slug, token = nadia
    reference = ask(token, "POST", "/drafts", {"government": slug}, 201)["reference"]
    sent = {"version": 0, "fields": {"starts_on": "some day"}}
    saved = ask(token, "PATCH", f"/drafts/{reference}/pages/where-and-when", sent)
    assert list(saved["errors"]) == ["starts_on"]
    assert saved["fields"]["starts_on"] == "some day"


def test_a_field_is_emptied_by_an_empty_text(nadia: tuple[Actor, str, str]) -> None:
    _actor, slug, token = nadia
    reference = ask(token, "POST", "/drafts", {"government": slug}, 201)["reference"]
    path = f"/drafts/{reference}/pages/essentials"
    ask(token, "PATCH", path, {"version": 0, "fields": {"title": "Wrong", "summary": "Stays."}})
    saved = ask(token, "PATCH", path, {"version": 1, "fields": {"title": ""}})
    assert "title" not in saved["fields"]


def test_what_a_colleague_wrote_meanwhile_is_never_lost(nadia: tuple[Actor, str, str]) -> None:
    _actor, slug, token = nadia
    reference = ask(token, "POST", "/drafts", {"government": slug}, 201)["reference"]
    path = f"/drafts/{reference}/pages/essentials"
    ask(token, "PATCH", path, {"version": 0, "fields": {"title": "One", "kind": "ongoing"}})
    ask(token, "PATCH", path, {"version": 1, "fields": {"title": "Theirs"}})
    stale = ask(token, "PATCH", path, {"version": 1, "fields": {"title": "Mine"}})
    assert (stale["fields"]["title"], stale["set_aside"]) == ("Theirs", {"title": ["Mine"]})
    assert SetAside.objects.get().typed == {"title": ["Mine"]}
    apart = {"version": 1, "fields": {"kind": "practice"}, "read": {"title": "One", "kind": "ongoing"}}
    merged = ask(token, "PATCH", path, apart)
    assert (merged["fields"]["title"], merged["fields"]["kind"]) == ("Theirs", "practice")


def test_fields_that_a_page_does_not_have_are_named(nadia: tuple[Actor, str, str]) -> None:
    _actor, slug, token = nadia
    reference = ask(token, "POST", "/drafts", {"government": slug}, 201)["reference"]
    sent = {"version": 0, "fields": {"status": "published"}}
    said = ask(token, "PATCH", f"/drafts/{reference}/pages/essentials", sent, 422)
    assert said["errors"] == ["status: this page has no such field"]
    ask(token, "GET", f"/drafts/{reference}/pages/owners", status=404)


def test_a_finished_draft_is_sent_and_an_unfinished_one_says_what_is_missing() -> None:
    actor, home = making.focal_point()
    token = token_of(actor)
    unfinished = operations.start(actor=actor, government=home)
    said = ask(token, "POST", f"/drafts/{unfinished.reference}/submit", status=409)
    assert any(one.startswith("essentials: title: ") for one in said["errors"])
    finished = making.ready(actor, home)
    sent = ask(token, "POST", f"/drafts/{finished.reference}/submit")
    assert sent["status"] == "submitted"
    said = ask(token, "POST", f"/drafts/{finished.reference}/submit", status=409)
    refused = {"version": 0, "fields": {"title": "Late"}}
    ask(token, "PATCH", f"/drafts/{finished.reference}/pages/essentials", refused, 403)


def test_nobody_writes_for_another_government(nadia: tuple[Actor, str, str]) -> None:
    _actor, slug, token = nadia
    other, _home = making.focal_point("Omar", of=making.government("Zarqa", country="JO"))
    reference = ask(token, "POST", "/drafts", {"government": slug}, 201)["reference"]
    theirs = token_of(other)
    ask(theirs, "GET", f"/drafts/{reference}", status=404)
    ask(
        theirs,
        "PATCH",
        f"/drafts/{reference}/pages/essentials",
        {"version": 0, "fields": {"title": "x"}},
        404,
    )
    ask(theirs, "POST", "/drafts", {"government": slug}, 404)
    assert Action.objects.count() == 1


def test_a_token_of_the_secretariat_is_no_second_factor(nadia: tuple[Actor, str, str]) -> None:
    _actor, slug, token = nadia
    draft = ask(token, "POST", "/drafts", {"government": slug}, 201)["reference"]
    Action.objects.filter(reference=draft).update(status="submitted")
    ask(token_of(making.secretariat()), "GET", f"/drafts/{draft}", status=404)


def test_only_a_good_token_lets_in(nadia: tuple[Actor, str, str]) -> None:
    actor, _slug, token = nadia
    ask("", "GET", "", status=401)
    ask("la_" + "x" * 40, "GET", "", status=401)
    ask("é", "GET", "", status=401)
    ask(token_of(actor, "progress"), "GET", "/drafts", status=403)
    assert ask(token, "GET", "")["name"] == actor.name
    assert not ApiToken.objects.filter(digest=token).exists(), "only its digest is kept"
    ApiToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    ask(token, "GET", "", status=401)
    ApiToken.objects.update(expires_at=timezone.now() + timedelta(days=1), revoked_at=timezone.now())
    ask(token, "GET", "", status=401)
    ApiToken.objects.update(revoked_at=None)
    Person.objects.filter(pk=actor.person_id or 0).update(is_active=False)
    ask(token, "GET", "", status=401)


def test_refusals_are_in_the_reader_s_language(nadia: tuple[Actor, str, str]) -> None:
    _actor, slug, token = nadia
    reference = ask(token, "POST", "/drafts", {"government": slug}, 201)["reference"]
    said = ask(token, "POST", f"/drafts/{reference}/submit", status=409, language="fr")
    assert "Some answers" not in said["detail"]


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("text/plain", b"{}", 415),
        ("application/json", b"{", 400),
        ("application/json", b"x" * 1_000_001, 413),
    ],
)
def test_what_is_no_json_is_refused(
    nadia: tuple[Actor, str, str], kind: str, body: bytes, status: int
) -> None:
    headers = {"Authorization": f"Bearer {nadia[2]}"}
    answer = Client().post("/api/v1/me/drafts", body, content_type=kind, headers=headers)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_nobody_tries_tokens_for_long() -> None:
    for _number in range(30):
        ask("la_" + "x" * 40, "GET", "", status=401)
    headers = {"Authorization": "Bearer la_" + "x" * 40}
    answer = Client().get("/api/v1/me", headers=headers)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")


def test_a_report_is_told_as_in_one_minute() -> None:
    actor, home = making.focal_point()
    action = making.public_action(home)
    token = token_of(actor)
    (asked,) = ask(token, "GET", f"/governments/{home.slug}/progress")["items"]
    assert asked["reference"] == action.reference
    sent = {"stage": "fulfilled", "changed": "All four schools are open.", "people": [{"number": 240}]}
    made = ask(token, "POST", f"/actions/{action.reference}/progress", sent, 201)
    assert made["reference"] == f"{action.reference}-P1"
    said = ask(token, "POST", f"/actions/{action.reference}/progress", {"stage": "done"}, 422)
    assert said["errors"][0].startswith("stage: ")
