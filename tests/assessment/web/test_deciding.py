"""The secretariat's page: assign, compare, agree, look at the letter, decide."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.actions.lifecycle import Status
from localaction.assessment.models import Assignment, Decision
from localaction.kit.models import OutgoingLetter


@pytest.fixture
def desk(here: World) -> Client:
    return world.client_of(here.nadia)


def at(here: World, name: str) -> str:
    return reverse(f"assessment:{name}", args=[here.action.reference])


def agreement(here: World, level: int = 3) -> dict[str, str]:
    return {f"level-{code}": str(level) for code in world.codes(here.action)} | {"text": "Agreed."}


def draft(here: World, outcome: str, **reasons: str) -> dict[str, str]:
    given = {f"reason-{code}": text for code, text in reasons.items()}
    return {"outcome": outcome, "writes_in": "fr", "message": "Merci."} | given


def decide(here: World, desk: Client) -> None:
    decision = Decision.objects.get()
    seen = {"outcome": decision.outcome, "saved_at": decision.saved_at.isoformat()}
    desk.post(at(here, "letter"), seen)


def both_assess(here: World, desk: Client, level: int = 3) -> None:
    desk.post(at(here, "assessors"), {"assessor": [here.lea.pk, here.jose.pk]})
    for who in (here.lea, here.jose):
        client = world.client_of(who)
        mine = Assignment.objects.get(assessor=who)
        client.post(reverse("assessment:declare", args=[mine.pk]), {"kind": "none"})
        data: dict[str, Any] = world.sheet_data(here.action, level, send="1")
        client.post(reverse("assessment:assessment", args=[mine.pk]), data)


def test_from_submission_to_acceptance(here: World, desk: Client) -> None:
    assert "Lea Martin" in desk.get(at(here, "judgement")).content.decode()
    both_assess(here, desk)
    assert sorted(Assignment.objects.values_list("status", flat=True)) == ["done", "done"]
    assert "Because of people." in desk.get(at(here, "judgement")).content.decode()
    desk.post(at(here, "agreement"), agreement(here))
    response = desk.post(at(here, "draft"), draft(here, "accept", people="Très bien."), follow=True)
    shown = response.content.decode()
    assert '<div class="user-text" lang="ar" dir="rtl">' in shown
    assert "Très bien." in shown
    assert "====" not in shown  # the line under a heading is for mail programs
    assert not OutgoingLetter.objects.filter(recipient_email=here.amina.email).exists()

    decide(here, desk)
    here.action.refresh_from_db()
    assert here.action.status == Status.ACCEPTED
    letters = OutgoingLetter.objects.filter(letter__startswith="assessment/").order_by("id")
    assert list(letters.values_list("letter", "recipient_email", "language")) == [
        ("assessment/letters/assessment_assigned", here.jose.email, "pt"),
        ("assessment/letters/assessment_assigned", here.lea.email, "fr"),
        ("assessment/letters/decision_accepted", here.amina.email, "ar"),
    ]
    asked = [task.args_kwargs["args"][0] for task in DBTaskResult.objects.all()]
    assert "actions.publish_ready" in asked
    focal = world.client_of(here.amina).get(reverse("assessment:decision", args=[here.action.reference]))
    assert "Très bien." in focal.content.decode()
    assert "Lea Martin" not in focal.content.decode()


def test_a_refusal_is_announced_and_answered_first(here: World, desk: Client) -> None:
    both_assess(here, desk, level=1)
    desk.post(at(here, "agreement"), agreement(here, 1))
    reasons = dict.fromkeys(world.codes(here.action), "Pas encore.")
    desk.post(at(here, "draft"), draft(here, "decline", **reasons))
    decide(here, desk)
    here.action.refresh_from_db()
    assert (here.action.status, Decision.objects.get().status) == (Status.ASSESSING, "announced")
    decide(here, desk)
    assert Decision.objects.get().status == "announced"

    focal = world.client_of(here.amina)
    own = reverse("assessment:decision", args=[here.action.reference])
    assert "Pas encore." in focal.get(own).content.decode()
    focal.post(own, {"text": "نعترض على ذلك"})
    assert Decision.objects.get().status == "answered"
    assert "نعترض على ذلك" in desk.get(at(here, "judgement")).content.decode()
    decide(here, desk)
    here.action.refresh_from_db()
    assert here.action.status == Status.DECLINED


def test_what_is_being_written_is_not_seen_by_the_government(here: World, desk: Client) -> None:
    both_assess(here, desk, level=1)
    desk.post(at(here, "agreement"), agreement(here, 1))
    reasons = dict.fromkeys(world.codes(here.action), "Pas encore.")
    desk.post(at(here, "draft"), draft(here, "decline", **reasons))
    focal = world.client_of(here.amina)
    own = reverse("assessment:decision", args=[here.action.reference])
    assert focal.get(own).status_code == 404
    decide(here, desk)
    desk.post(at(here, "draft"), draft(here, "accept", people="Un brouillon."))
    shown = focal.get(own).content.decode()
    assert "Un brouillon." not in shown
    assert "Pas encore." in shown


def test_a_changed_decision_is_looked_at_again(here: World, desk: Client) -> None:
    both_assess(here, desk)
    desk.post(at(here, "agreement"), agreement(here))
    desk.post(at(here, "draft"), draft(here, "accept"))
    desk.post(at(here, "letter"), {"outcome": "accept", "saved_at": "2020-01-01T00:00:00+00:00"})
    assert Decision.objects.get().status == "draft"


def test_a_refusal_without_reasons_cannot_be_sent(here: World, desk: Client) -> None:
    both_assess(here, desk, level=1)
    desk.post(at(here, "agreement"), agreement(here, 1))
    desk.post(at(here, "draft"), draft(here, "decline", people="Seulement ici."))
    assert 'name="saved_at"' not in desk.get(at(here, "letter")).content.decode()
    decide(here, desk)
    assert Decision.objects.get().status == "draft"


def test_the_decision_saves_itself(here: World, desk: Client) -> None:
    both_assess(here, desk)
    desk.post(at(here, "agreement"), agreement(here))
    response = desk.post(at(here, "draft"), draft(here, "accept"), headers={"X-Autosave": "1"})
    assert set(response.json()) == {"saved_at"}
    assert desk.post(at(here, "draft"), {}, headers={"X-Autosave": "1"}).status_code == 400


def test_a_missing_common_level_is_said_at_its_field(here: World, desk: Client) -> None:
    both_assess(here, desk)
    response = desk.post(at(here, "agreement"), agreement(here) | {"level-people": "", "text": "Kept."})
    assert response.status_code == 422
    assert "#id_level-people_0" in response.content.decode()
    assert "Kept." in response.content.decode()


def test_a_tie_is_shown_and_bars(here: World, desk: Client) -> None:
    world.member(here.lea, here.kampala)
    assert (
        "works or worked for a government of this action" in desk.get(at(here, "judgement")).content.decode()
    )
    desk.post(at(here, "assessors"), {"assessor": [here.lea.pk]})
    assert not Assignment.objects.exists()


def test_a_conflict_leaves_a_place_for_somebody_else(here: World, desk: Client) -> None:
    desk.post(at(here, "assessors"), {"assessor": [here.lea.pk, here.jose.pk]})
    mine = Assignment.objects.get(assessor=here.lea)
    reader = world.client_of(here.lea)
    reader.post(reverse("assessment:declare", args=[mine.pk]), {"kind": "partner", "note": "We pay."})
    assert world.CANARY not in reader.get(reverse("assessment:assessment", args=[mine.pk])).content.decode()
    shown = desk.get(at(here, "judgement")).content.decode()
    assert "We pay." in shown
    assert "Assign 1 assessor" in shown


def test_an_assessor_is_released(here: World, desk: Client) -> None:
    desk.post(at(here, "assessors"), {"assessor": [here.lea.pk]})
    mine = Assignment.objects.get()
    desk.post(reverse("assessment:release", args=[here.action.reference, mine.pk]))
    mine.refresh_from_db()
    assert mine.status == "released"


@pytest.mark.parametrize("name", ["judgement", "letter"])
@pytest.mark.parametrize("who", ["lea", "amina"])
def test_the_page_is_for_the_secretariat(here: World, name: str, who: str) -> None:
    assert world.client_of(getattr(here, who)).get(at(here, name)).status_code == 403


def test_an_unknown_action_is_not_found(here: World, desk: Client) -> None:
    assert desk.get(reverse("assessment:judgement", args=["LA-NOTHERE"])).status_code == 404
