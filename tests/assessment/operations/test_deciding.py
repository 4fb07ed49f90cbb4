"""From two assessments to a decision that is told with its reasons."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.actions.lifecycle import Status
from localaction.assessment import operations, queries
from localaction.assessment.models import Decision
from localaction.kit import trail
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter


def agreed(here: World, level: int = 3) -> None:
    readers = [here.lea, here.jose]
    world.assessed(here.nadia, here.action, readers, [world.sheet(here.action, level)] * 2)
    operations.agree(
        actor=world.actor(here.nadia),
        action=here.action,
        levels=dict.fromkeys(world.codes(here.action), level),
        text="Both agree.",
        language="en",
    )


def prepared(here: World, outcome: str, **reasons: str) -> Decision:
    return operations.prepare_decision(
        actor=world.actor(here.nadia),
        action=here.action,
        outcome=outcome,
        message="Merci de votre envoi.",
        reasons=reasons,
        language="fr",
    )


def letters(folder: str) -> list[tuple[str, str]]:
    rows = OutgoingLetter.objects.filter(letter=f"assessment/letters/{folder}").order_by("id")
    return list(rows.values_list("recipient_email", "language"))


def test_accepting_tells_the_team_and_asks_for_publication(here: World) -> None:
    agreed(here)
    decision = operations.accept(
        actor=world.actor(here.nadia), decision=prepared(here, "accept", people="Très bien.")
    )
    here.action.refresh_from_db()
    assert here.action.status == Status.ACCEPTED
    assert (decision.status, decision.decided_by) == ("final", here.nadia)
    assert letters("decision_accepted") == [(here.amina.email, "ar")]
    letter = OutgoingLetter.objects.get(letter="assessment/letters/decision_accepted")
    assert '<div class="user-text" lang="fr" dir="ltr"><p>Très bien.</p></div>' in letter.html
    assert 'dir="rtl"' in letter.html
    assert [event.verb for event in trail.history_of(decision)] == ["decision.accept"]


def test_an_action_is_not_decided_on_before_both_are_in(here: World) -> None:
    world.assessed(here.nadia, here.action, [here.lea], [world.sheet(here.action)])
    levels = dict.fromkeys(world.codes(here.action), 3)
    with pytest.raises(Refused):
        operations.agree(
            actor=world.actor(here.nadia), action=here.action, levels=levels, text="", language="en"
        )
    with pytest.raises(Refused):
        prepared(here, "accept")


def test_every_criterion_needs_its_common_level(here: World) -> None:
    world.assessed(here.nadia, here.action, [here.lea, here.jose], [world.sheet(here.action)] * 2)
    for wrong in ({"people": 3}, dict.fromkeys(world.codes(here.action), 5)):
        with pytest.raises(Refused):
            operations.agree(
                actor=world.actor(here.nadia), action=here.action, levels=wrong, text="", language="en"
            )


def test_declining_has_two_steps(here: World) -> None:
    agreed(here, level=1)
    secretary = world.actor(here.nadia)
    decision = prepared(here, "decline", **dict.fromkeys(world.codes(here.action), "Pas encore."))
    with pytest.raises(Refused):
        operations.decline(actor=secretary, decision=decision)
    operations.announce_decline(actor=secretary, decision=decision)
    assert letters("decline_announced") == [(here.amina.email, "ar")]
    assert decision.answer_by == timezone.localdate() + timedelta(days=14)
    with pytest.raises(Refused):
        operations.decline(actor=secretary, decision=decision)
    here.action.refresh_from_db()
    assert here.action.status == Status.ASSESSING

    operations.reply(actor=world.actor(here.amina), decision=decision, text="نعترض", language="ar")
    assert letters("refusal_answered") == [(here.nadia.email, "en"), (here.omar.email, "en")]
    operations.decline(actor=secretary, decision=decision)
    here.action.refresh_from_db()
    assert here.action.status == Status.DECLINED
    assert letters("decision_declined") == [(here.amina.email, "ar")]


def test_silence_until_the_date_also_ends_in_a_decision(here: World) -> None:
    agreed(here, level=1)
    secretary = world.actor(here.nadia)
    decision = prepared(here, "decline", **dict.fromkeys(world.codes(here.action), "Pas encore."))
    operations.announce_decline(actor=secretary, decision=decision)
    operations.decline(actor=secretary, decision=decision, on=timezone.localdate() + timedelta(days=15))
    assert decision.status == "final"


def test_a_refusal_is_final_only_with_the_reasons_that_were_announced(here: World) -> None:
    agreed(here, level=1)
    secretary = world.actor(here.nadia)
    told = dict.fromkeys(world.codes(here.action), "Pas encore.")
    operations.announce_decline(actor=secretary, decision=prepared(here, "decline", **told))
    operations.reply(
        actor=world.actor(here.amina), decision=Decision.objects.get(), text="نعترض", language="ar"
    )
    decision = prepared(here, "decline", people="Une autre raison.")
    operations.decline(actor=secretary, decision=decision)
    assert decision.reasons == told
    assert "Une autre raison" not in OutgoingLetter.objects.get(letter__endswith="decision_declined").text


def test_an_answer_can_change_our_mind(here: World) -> None:
    agreed(here, level=1)
    secretary = world.actor(here.nadia)
    decision = prepared(here, "decline", **dict.fromkeys(world.codes(here.action), "Pas encore."))
    operations.announce_decline(actor=secretary, decision=decision)
    operations.reply(actor=world.actor(here.amina), decision=decision, text="نعترض", language="ar")
    operations.accept(actor=secretary, decision=prepared(here, "accept"))
    here.action.refresh_from_db()
    assert here.action.status == Status.ACCEPTED


def test_an_empty_answer_is_none(here: World) -> None:
    agreed(here, level=1)
    decision = prepared(here, "decline", **dict.fromkeys(world.codes(here.action), "Pas encore."))
    operations.announce_decline(actor=world.actor(here.nadia), decision=decision)
    with pytest.raises(Refused):
        operations.reply(actor=world.actor(here.amina), decision=decision, text=" \n", language="ar")


def test_handing_back_asks_the_reasons_and_begins_a_new_round(here: World) -> None:
    agreed(here, level=2)
    decision = prepared(here, "hand_back", results="Combien de personnes ?")
    operations.hand_back(actor=world.actor(here.nadia), decision=decision)
    here.action.refresh_from_db()
    assert here.action.status == Status.HANDED_BACK
    asked = list(here.action.questions.values_list("text", "language"))
    assert asked[0] == ("Merci de votre envoi.", "fr")
    assert asked[1][0].endswith("Combien de personnes ?")
    assert asked[1][1] == "fr"
    assert queries.current_round(here.action) == 2
    here.action.status = Status.SUBMITTED
    here.action.save()
    again = operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)
    assert (again.round, again.status) == (2, "assigned")


def test_one_letter_tells_of_a_hand_back(here: World) -> None:
    agreed(here, level=2)
    before = OutgoingLetter.objects.filter(recipient_email=here.amina.email).count()
    decision = prepared(here, "hand_back", results="Combien ?")
    assert "Combien ?" in operations.previews(decision=decision)[0].text
    operations.hand_back(actor=world.actor(here.nadia), decision=decision)
    assert OutgoingLetter.objects.filter(recipient_email=here.amina.email).count() == before + 1


def test_a_decision_without_a_reason_hands_nothing_back(here: World) -> None:
    agreed(here)
    with pytest.raises(Refused):
        operations.hand_back(actor=world.actor(here.nadia), decision=prepared(here, "hand_back"))


def test_a_preview_sends_nothing(here: World) -> None:
    agreed(here)
    before = OutgoingLetter.objects.count()
    shown = operations.previews(decision=prepared(here, "accept", people="Très bien."))
    assert [one.language for one in shown] == ["ar"]
    assert "Très bien." in shown[0].text
    assert OutgoingLetter.objects.count() == before


def test_a_third_assessor_at_work_is_released_by_the_decision(here: World) -> None:
    agreed(here)
    third = operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.ada)
    with pytest.raises(Refused):
        operations.agree(
            actor=world.actor(here.nadia),
            action=here.action,
            levels=dict.fromkeys(world.codes(here.action), 3),
            text="",
            language="en",
        )
    operations.accept(actor=world.actor(here.nadia), decision=prepared(here, "accept"))
    third.refresh_from_db()
    assert third.status == "released"
