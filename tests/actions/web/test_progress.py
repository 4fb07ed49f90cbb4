"""The page behind the link of a letter: small, without account, script or cookie; opening it changes nothing."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from tests.actions import making

import localaction.design
from localaction.actions import operations, reported
from localaction.actions.models import Action, ProgressLink, Report
from localaction.actions.reports import key_of
from localaction.actions.web import progress
from localaction.governments.models import Government, Membership
from localaction.kit.actors import Actor
from localaction.kit.models import OutgoingLetter, TrailEvent

pytestmark = pytest.mark.django_db
STYLES = Path(localaction.design.__file__).parent / "static" / "design" / "progress.css"
MOST_BYTES = 30_000
LONG_TITLE = "مدرسة مسائية للأهل الوافدين حديثا إلى المدينة ومعها حضانة بجوار كل صف حتى لا يغيب أحد " * 2


@pytest.fixture(autouse=True)
def _fresh_counts() -> None:
    cache.clear()


def story(actions: int = 1, language: str = "en", **answers: Any) -> tuple[Actor, Government, list[Action]]:
    """A focal point, her government and its public actions."""
    who, home = making.focal_point("Mona", language=language)
    title = answers.pop("title", "A night school")
    return who, home, [making.public_action(home, title=f"{title} {n}", **answers) for n in range(actions)]


def link_to(who: Actor, home: Government) -> ProgressLink:
    """A live link of a contact."""
    contact = reported.live_contact(home, who.person_id)
    assert contact is not None
    return operations.link_for(contact)


def path(link: ProgressLink, rest: str = "", language: str = "en") -> str:
    """The address of the page of a link."""
    return f"/{language}/progress/{reported.token_of(link)}/{rest}"


def weight(html: bytes) -> int:
    """All bytes that a browser loads for a page, uncompressed; fails on anything beside the page and its styles."""
    text = html.decode()
    loaded = re.findall(r'(?:src|href)="([^"]+)"', "".join(re.findall(r"<(?:link|script|img)[^>]*>", text)))
    assert loaded == ["data:,", "/static/design/progress.css"]
    styles = STYLES.read_bytes()
    assert b"url(" not in styles
    assert b"@import" not in styles
    total = len(html) + len(styles)
    print(f"{total} bytes")  # shown when a test fails, or with -s
    return total


def test_opening_the_page_changes_nothing_and_leaves_no_trace() -> None:
    who, home, (action,) = story()
    link = link_to(who, home)
    before = (TrailEvent.objects.count(), list(ProgressLink.objects.values()))
    for _time in range(3):
        answer = Client().get(path(link))
        Client().head(path(link))
    assert answer.status_code == 200
    assert action.title in answer.content.decode()
    assert (TrailEvent.objects.count(), list(ProgressLink.objects.values())) == before
    assert Report.objects.count() == 0
    assert answer.cookies == {}
    assert "cookie" not in answer.get("Vary", "").lower()
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "<script" not in answer.content.decode()


def test_no_change_is_one_tap() -> None:
    who, home, (action,) = story()
    link = link_to(who, home)
    client = Client(enforce_csrf_checks=True)
    answer = client.post(path(link), {"do": "same", "action": action.reference})
    assert (answer.status_code, answer["Location"]) == (302, path(link))
    assert answer.cookies == {}
    made = Report.objects.get()
    assert (made.is_same, made.stage, made.status) == (True, "in_progress", "reported")
    shown = client.get(path(link)).content.decode()
    assert "Received. Thank you." in shown
    assert f"{path(link)}{action.reference}/?report=1" in shown
    assert "That was all." in shown


def test_one_tap_for_all_leaves_out_what_was_told_and_what_is_over() -> None:
    who, home, actions = story(4)
    link = link_to(who, home)
    client = Client()
    client.post(path(link, f"{actions[0].reference}/"), {"stage": "stalled", "changed": "Floods."})
    client.post(path(link, f"{actions[3].reference}/"), {"stage": "fulfilled"})
    shown = client.get(path(link)).content.decode()
    assert "No change in all 2 actions" in shown
    client.post(path(link), {"do": "same"})
    told = list(Report.objects.order_by("action_id").values_list("action_id", "stage", "is_same"))
    assert told == [
        (actions[0].pk, "stalled", False),
        (actions[1].pk, "in_progress", True),
        (actions[2].pk, "in_progress", True),
        (actions[3].pk, "fulfilled", False),
    ]


def test_everything_can_be_told_and_then_corrected() -> None:
    who, home, (action,) = story(kind="commitment")
    link = link_to(who, home)
    key = key_of("Twelve schools are open.")
    client = Client()
    sheet = client.get(path(link, f"{action.reference}/")).content.decode()
    assert "Twelve schools are open." in sheet
    sent = {
        "stage": "fulfilled",
        "changed": "All twelve are open.",
        "evidence": "https://kampala.example/schools",
        f"done-{key}": "on",
        f"on-{key}": "2025",
        f"proof-{key}": "Opening days",
        "number-0": "1,240",
        "who-0": "pupils",
        "method-0": "survey",
        "source-0": "School office",
        "as_of-0": "2025-06",
    }
    assert client.post(path(link, f"{action.reference}/"), sent).status_code == 302
    again = client.get(path(link, f"{action.reference}/?report=1")).content.decode()
    for text in (
        "All twelve are open.",
        "https://kampala.example/schools",
        "Opening days",
        "School office",
        "1240",
    ):
        assert text in again
    assert re.search(rf'name="done-{key}"[^>]*checked', again)
    corrected = {**sent, "stage": "in_progress", f"done-{key}": "", "number-1": "3"}
    assert client.post(path(link, f"{action.reference}/?report=1"), corrected).status_code == 302
    made = Report.objects.get()
    assert (made.stage, made.milestones.count(), made.claims.count()) == ("in_progress", 0, 2)


def test_what_cannot_be_read_is_said_at_its_field_and_kept() -> None:
    who, home, (action,) = story()
    link = link_to(who, home)
    answer = Client().post(
        path(link, f"{action.reference}/"), {"stage": "nowhere", "changed": "Floods.", "number-0": "many"}
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Floods." in shown
    assert 'value="many"' in shown
    assert 'href="#id_number-0"' in shown
    assert Report.objects.count() == 0


def test_a_text_that_may_harm_is_said_to_wait() -> None:
    who, home, (action,) = story()
    link = link_to(who, home)
    client = Client()
    client.post(path(link, f"{action.reference}/"), {"stage": "stalled", "changed": "Call +256 772 345 678."})
    assert "The secretariat reads it first." in client.get(path(link)).content.decode()


def test_a_question_of_the_secretariat_is_answered_on_the_page() -> None:
    who, home, (action,) = story()
    link = link_to(who, home)
    client = Client()
    client.post(path(link), {"do": "same", "action": action.reference})
    made = Report.objects.get()
    operations.question_report(actor=making.secretariat(), report=made, question="How many schools?")
    assert "How many schools?" in client.get(path(link)).content.decode()
    empty = client.post(path(link), {"do": "answer", "action": action.reference, "answer": " "})
    assert (empty.status_code, "Write your answer." in empty.content.decode()) == (409, True)
    client.post(path(link), {"do": "answer", "action": action.reference, "answer": "Four."})
    made.refresh_from_db()
    assert (made.status, made.answer) == ("reported", "Four.")


def test_actions_of_others_are_not_there() -> None:
    who, home, _actions = story()
    link = link_to(who, home)
    foreign = making.public_action(making.government("Gulu"), title="Somebody else's")
    client = Client()
    assert client.get(path(link, f"{foreign.reference}/")).status_code == 404
    assert client.post(path(link, f"{foreign.reference}/"), {"stage": "ended"}).status_code == 404
    client.post(path(link), {"do": "same", "action": foreign.reference})
    assert Report.objects.count() == 0


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (lambda link: ProgressLink.objects.update(expires_at=timezone.now()), "This link has run out"),
        (lambda link: Membership.objects.update(role="viewer"), "This link has ended"),
        (lambda link: ProgressLink.objects.update(revoked_at=timezone.now()), "There is a newer link"),
    ],
)
def test_a_dead_link_shows_nothing_and_offers_a_new_one(end: Any, words: str) -> None:
    who, home, (action,) = story()
    link = link_to(who, home)
    end(link)
    for answer in (
        Client().get(path(link)),
        Client().get(path(link, f"{action.reference}/")),
        Client().post(path(link), {"do": "same"}),
    ):
        shown = answer.content.decode()
        assert answer.status_code == 410
        assert words in shown
        assert action.title not in shown
        assert path(link, "new-link/") in shown
        assert answer["Referrer-Policy"] == "no-referrer"
    assert Report.objects.count() == 0


def test_a_new_link_goes_to_the_same_address_and_the_page_tells_nobody_whether() -> None:
    who, home, _actions = story()
    link = link_to(who, home)
    ProgressLink.objects.update(expires_at=timezone.now())
    first = Client().post(path(link, "new-link/"))
    assert OutgoingLetter.objects.get(letter="actions/letters/progress_asked").recipient_email == who.email
    Membership.objects.update(status="ended", ended_at=timezone.now())
    second = Client().post(path(link, "new-link/"))
    assert first.content == second.content
    assert OutgoingLetter.objects.filter(letter="actions/letters/progress_asked").count() == 1


def test_new_links_are_not_sent_without_end() -> None:
    who, home, _actions = story()
    link = link_to(who, home)
    statuses = [Client().post(path(link, "new-link/")).status_code for _time in range(5)]
    assert statuses == [200] * progress.LINKS_PER_DAY + [429] * 2
    assert (
        OutgoingLetter.objects.filter(letter="actions/letters/progress_asked").count()
        == progress.LINKS_PER_DAY
    )


def test_guessing_is_slowed_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "TRIED_PER_HOUR", 3)
    statuses = [Client().get(f"/en/progress/guess{n}.x/").status_code for n in range(5)]
    assert statuses == [404, 404, 404, 429, 429]


def test_sending_is_slowed_down_and_opening_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SENT_PER_HOUR", 2)
    who, home, _actions = story()
    link = link_to(who, home)
    statuses = [Client().post(path(link), {"do": "same"}).status_code for _time in range(3)]
    assert statuses == [302, 302, 429]
    assert Client().get(path(link)).status_code == 200


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "pt"])
@pytest.mark.parametrize("count", [1, 12, 40])
def test_the_page_weighs_less_than_thirty_kilobytes(language: str, count: int) -> None:
    who, home, actions = story(count, language, title=LONG_TITLE, kind="commitment")
    link = link_to(who, home)
    client = Client()
    assert weight(client.get(path(link, language=language)).content) < MOST_BYTES
    assert weight(client.get(path(link, f"{actions[0].reference}/", language)).content) < MOST_BYTES
    words = " ".join(["الفيضانات"] * 150)
    for action in actions[: count // 2]:
        client.post(path(link, f"{action.reference}/"), {"stage": "stalled", "changed": words})
    assert weight(client.get(path(link, language=language)).content) < MOST_BYTES
    client.post(path(link), {"do": "same"})
    for which in ("", "?show=received", "?show=received&page=2"):
        assert weight(client.get(path(link, which, language)).content) < MOST_BYTES


def test_all_that_was_received_can_be_found_again() -> None:
    who, home, actions = story(12)
    link = link_to(who, home)
    client = Client()
    client.post(path(link), {"do": "same"})
    shown = "".join(client.get(path(link, f"?show=received&page={page}")).content.decode() for page in (1, 2))
    missing = [action for action in actions if f"{action.reference}/?report=1" not in shown]
    assert missing == []


def test_the_page_stands_in_the_reader_s_direction() -> None:
    who, home, _actions = story(1, "ar")
    shown = Client().get(path(link_to(who, home), language="ar")).content.decode()
    assert '<html lang="ar" dir="rtl">' in shown


def test_a_silent_action_is_shown_as_silent() -> None:
    who, home, _actions = story()
    link = link_to(who, home)
    client = Client()
    client.post(path(link), {"do": "same"})
    Report.objects.update(reported_at=timezone.now() - timedelta(days=470))
    assert "No word since" in client.get(path(link)).content.decode()


@pytest.mark.parametrize("count", [1, 12])
def test_the_page_costs_the_same_for_many(count: int, django_assert_max_num_queries: Any) -> None:
    who, home, _actions = story(count)
    link = link_to(who, home)
    Client().get(path(link))
    with django_assert_max_num_queries(11):
        Client().get(path(link))
