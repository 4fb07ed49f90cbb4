"""What a government reports is public at once, corrected openly, and held where it could harm somebody."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from msgspec import structs
from tests.actions import making

from localaction.actions import operations, reported
from localaction.actions.lifecycle import ReportStatus
from localaction.actions.models import Action, Milestone, Report, ReportDate
from localaction.actions.periods import Period
from localaction.actions.reports import Claim, Given, Reached
from localaction.governments.models import Government
from localaction.kit.actors import ANONYMOUS, SYSTEM, Actor
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter, TrailEvent
from localaction.register import operations as register_operations
from localaction.register import queries as register
from localaction.register import shapes

pytestmark = pytest.mark.django_db
Story = tuple[Actor, Government, Action]
SAME = Given("in_progress", "en")


@pytest.fixture
def story() -> Story:
    """Kampala's focal point, Kampala, and its public action with an open milestone."""
    who, kampala = making.focal_point()
    action = making.public_action(kampala, kind="commitment")
    return who, kampala, action


def public(report: Report) -> shapes.Progress | None:
    """What stands in the register of a report."""
    found = register.current("progress", f"{report.action.reference}-P{report.number}")
    if found is None:
        return None
    assert isinstance(found.content, shapes.Progress)
    return found.content


def test_a_report_is_public_at_once_as_the_word_of_the_government(story: Story) -> None:
    who, kampala, action = story
    today = timezone.localdate()
    made = operations.report(
        actor=who,
        action=action,
        given=Given(
            "stalled",
            "fr",
            "Les inondations ont fermé deux écoles.",
            "https://kampala.example/flood",
            (Reached("Twelve schools are open.", Period(today, "day"), "Opening day"),),
            (Claim(240, "pupils", "survey", "School office", Period(today, "month")),),
        ),
    )
    assert (made.status, made.number, made.is_same) == (ReportStatus.REPORTED, 1, False)
    assert public(made) == shapes.Progress(
        reference=f"{action.reference}-P1",
        action=action.reference,
        number=1,
        government=kampala.slug,
        government_name="Kampala",
        country="UG",
        language="fr",
        stage="stalled",
        reported_on=today.isoformat(),
        changed="Les inondations ont fermé deux écoles.",
        evidence_link="https://kampala.example/flood",
        milestones=(
            shapes.Reached(
                text="Twelve schools are open.", done_on=today.isoformat(), evidence="Opening day"
            ),
        ),
        served=(
            shapes.Served(
                number=240, who="pupils", method="survey", source="School office", as_of=today.isoformat()[:7]
            ),
        ),
    )
    assert Milestone.objects.get(action=action).done_on == today
    action.refresh_from_db()
    assert action.stage == "stalled"


def test_no_change_keeps_the_stage_that_was_told_last(story: Story) -> None:
    who, kampala, action = story
    operations.report(actor=who, action=action, given=Given("stalled", "en", "No money."))
    other = making.public_action(kampala, title="A second action")
    references = [action.reference, other.reference]
    made = operations.report_no_change(actor=who, government=kampala, references=references, language="en")
    told = {report.action.reference: (report.stage, report.is_same, report.number) for report in made}
    assert told == {action.reference: ("stalled", True, 2), other.reference: ("in_progress", True, 1)}


def test_no_change_is_told_only_of_what_was_named(story: Story) -> None:
    who, kampala, action = story
    making.public_action(kampala, title="A second action")
    operations.report_no_change(actor=who, government=kampala, references=[action.reference], language="en")
    assert list(Report.objects.values_list("action_id", flat=True)) == [action.pk]


def test_a_second_tap_is_the_same_report_and_a_year_later_another(story: Story) -> None:
    who, _kampala, action = story
    first = operations.report(actor=who, action=action, given=SAME)
    assert operations.report(actor=who, action=action, given=SAME) == first
    Report.objects.update(reported_at=timezone.now() - timedelta(days=365))
    assert operations.report(actor=who, action=action, given=SAME).number == 2


def test_a_correction_is_a_new_version_of_the_same_report(story: Story) -> None:
    who, _kampala, action = story
    made = operations.report(
        actor=who, action=action, given=Given("fulfilled", "en", "Done.", claims=(Claim(5),))
    )
    operations.correct_report(actor=who, report=made, given=Given("in_progress", "en", "Not quite."))
    content = public(made)
    assert content is not None
    assert (content.stage, content.changed, content.served) == ("in_progress", "Not quite.", ())
    assert [version.version for version in register.versions("progress", content.reference)] == [1, 2]
    action.refresh_from_db()
    assert action.stage == "in_progress"


PHONE = Given("stalled", "en", "Call Mariam Okello at +256 772 345 678, she was helped.")


def test_a_text_that_may_harm_is_held_and_the_secretariat_told(story: Story) -> None:
    making.secretariat()
    who, _kampala, action = story
    made = operations.report(actor=who, action=action, given=PHONE)
    assert (made.status, public(made)) == (ReportStatus.HELD, None)
    assert "phone" in made.held_for
    assert OutgoingLetter.objects.filter(letter="actions/letters/report_held").count() == 1
    action.refresh_from_db()
    assert action.stage == "in_progress"


def test_a_correction_that_may_harm_leaves_the_earlier_version_public(story: Story) -> None:
    who, _kampala, action = story
    made = operations.report(actor=who, action=action, given=SAME)
    operations.correct_report(actor=who, report=made, given=PHONE)
    content = public(made)
    assert made.status == ReportStatus.HELD
    assert content is not None
    assert content.changed == ""


@pytest.mark.parametrize(
    "given",
    [
        Given("stalled", "en", evidence="Write to mariam.okello@gmail.com"),
        Given("stalled", "en", claims=(Claim(3, source="Mariam Okello, +256 772 345 678"),)),
        Given(
            "stalled",
            "en",
            milestones=(
                Reached("Twelve schools are open.", Period(timezone.localdate(), "day"), "+256 772 345 678"),
            ),
        ),
    ],
)
def test_every_text_of_a_report_is_looked_at(story: Story, given: Given) -> None:
    who, _kampala, action = story
    assert operations.report(actor=who, action=action, given=given).status == ReportStatus.HELD


def test_a_milestone_that_is_not_public_any_more_is_held_and_not_refused(story: Story) -> None:
    who, _kampala, action = story
    reached = Reached("Mariam Okello, +256 772 345 678, leads a school.", Period(timezone.localdate(), "day"))
    given = Given("stalled", "en", milestones=(reached,))
    made = operations.report(actor=who, action=action, given=given)
    assert (made.status, public(made)) == (ReportStatus.HELD, None)
    assert "phone" in made.held_for


def test_a_milestone_stands_in_a_report_as_it_was_let_through_with_the_action(story: Story) -> None:
    who, _kampala, action = story
    text = "Twelve schools are open; the office answers at +256 772 345 678."
    stands = register.current("action", action.reference)
    assert stands is not None
    assert isinstance(stands.content, shapes.Action)
    told = structs.replace(stands.content, milestones=(shapes.Dated(text=text),))
    register_operations.publish(
        actor=SYSTEM, kind="action", reference=action.reference, language="en", content=told
    )
    given = Given("stalled", "en", milestones=(Reached(text, Period(timezone.localdate(), "day")),))
    assert operations.report(actor=who, action=action, given=given).status == ReportStatus.REPORTED


def test_what_was_released_can_be_asked_about(story: Story) -> None:
    who, _kampala, action = story
    desk = making.secretariat()
    made = operations.report(actor=who, action=action, given=PHONE)
    operations.release_report(actor=desk, report=made)
    operations.question_report(actor=desk, report=made, question="How many schools?")
    content = public(made)
    assert content is not None
    assert (made.status, content.checked_on) == (ReportStatus.QUESTIONED, "")


def test_the_secretariat_releases_what_harms_nobody(story: Story) -> None:
    who, _kampala, action = story
    made = operations.report(actor=who, action=action, given=PHONE)
    desk = making.secretariat()
    operations.release_report(actor=desk, report=made)
    content = public(made)
    assert content is not None
    assert content.checked_on == timezone.localdate().isoformat()


def test_checking_adds_the_mark_and_questioning_takes_it_away(story: Story) -> None:
    who, _kampala, action = story
    desk = making.secretariat()
    made = operations.report(actor=who, action=action, given=SAME)
    operations.check_report(actor=desk, report=made)
    checked = public(made)
    assert checked is not None
    assert checked.checked_on
    operations.question_report(actor=desk, report=made, question="How many schools?")
    questioned = public(made)
    assert questioned is not None
    assert questioned.checked_on == ""
    letter = OutgoingLetter.objects.get(letter="actions/letters/report_questioned")
    assert letter.recipient_email == who.email
    assert "How many schools?" in letter.text
    operations.answer_report(actor=who, report=made, answer="Four.")
    assert (made.status, made.answer) == (ReportStatus.REPORTED, "Four.")


def test_a_withdrawn_report_leaves_its_reason_and_the_stage_before(story: Story) -> None:
    who, _kampala, action = story
    desk = making.secretariat()
    made = operations.report(actor=who, action=action, given=Given("fulfilled", "en"))
    operations.withdraw_report(actor=desk, report=made, because="Not written by Kampala.")
    tombstone = register.tombstone("progress", f"{action.reference}-P1")
    assert tombstone is not None
    assert tombstone.because == "Not written by Kampala."
    action.refresh_from_db()
    assert action.stage == "in_progress"
    assert operations.report(actor=who, action=action, given=SAME).number == 2


def test_a_held_report_can_be_withdrawn_and_leaves_nothing_public(story: Story) -> None:
    who, _kampala, action = story
    made = operations.report(actor=who, action=action, given=PHONE)
    operations.withdraw_report(actor=making.secretariat(), report=made, because="Names a person.")
    assert register.tombstone("progress", f"{action.reference}-P1") is None


def test_with_the_action_its_reports_go(story: Story) -> None:
    who, _kampala, action = story
    made = operations.report(actor=who, action=action, given=SAME)
    operations.withdraw(actor=making.secretariat(), action=action, because="Asked by Kampala.")
    assert public(made) is None


def test_a_report_answers_the_dates_that_have_come_or_come_soon(story: Story) -> None:
    who, _kampala, action = story
    today = timezone.localdate()
    for days in (-10, 59, 61):
        on = today + timedelta(days=days)
        ReportDate.objects.create(action=action, why="forum", key=str(days), planned_on=on, due_on=on)
    made = operations.report(actor=who, action=action, given=SAME)
    assert set(ReportDate.objects.filter(answered_by=made).values_list("key", flat=True)) == {"-10", "59"}


def test_nobody_else_reports(story: Story) -> None:
    _who, kampala, action = story
    viewer, asking = making.person("Viewer"), making.person("Asking")
    making.member(viewer, kampala, "viewer")
    waiting = making.member(asking, kampala)
    waiting.status, waiting.is_first = "requested", True
    waiting.save()
    stranger, _zarqa = making.focal_point("Stranger", of=making.government("Zarqa"))
    others: list[Any] = [ANONYMOUS, SYSTEM, making.actor(viewer), making.actor(asking), stranger]
    for other in [*others, making.secretariat()]:
        with pytest.raises(Refused):
            operations.report(actor=other, action=action, given=SAME)
    assert Report.objects.count() == 0


@pytest.mark.parametrize("status", ["draft", "submitted", "accepted", "withdrawn", "declined"])
def test_only_what_is_public_is_reported_on(story: Story, status: str) -> None:
    who, _kampala, action = story
    Action.objects.filter(pk=action.pk).update(status=status)
    action.refresh_from_db()
    with pytest.raises(Refused):
        operations.report(actor=who, action=action, given=SAME)


def test_every_step_leaves_its_trace(story: Story) -> None:
    who, _kampala, action = story
    made = operations.report(actor=who, action=action, given=SAME)
    operations.check_report(actor=making.secretariat(), report=made)
    verbs = TrailEvent.objects.filter(subject_type="actions.report").values_list("verb", flat=True)
    assert list(verbs.order_by("id")) == ["report.received", "report.published", "report.checked"]


@pytest.mark.parametrize("count", [1, 12])
def test_reading_what_is_asked_costs_the_same_for_many(count: int, django_assert_num_queries: Any) -> None:
    who, kampala = making.focal_point()
    for number in range(count):
        action = making.public_action(kampala, title=f"Action {number}")
        operations.report(actor=who, action=action, given=Given("stalled", "en", f"Flood {number}."))
    with django_assert_num_queries(6):
        asked = reported.asked_of(kampala, timezone.localdate())
    assert len(asked) == count
    assert {one.stage for one in asked} == {"stalled"}


def test_what_the_register_lost_is_not_asked_about(story: Story) -> None:
    _who, kampala, action = story
    register_operations.withdraw(actor=SYSTEM, kind="action", reference=action.reference, because="Test.")
    assert reported.asked_of(kampala, timezone.localdate()) == []
