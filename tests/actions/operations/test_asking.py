"""One letter to each live contact, three reminders at most, a link that dies when it should, dates that move."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import signing
from django.utils import timezone
from tests.actions import making

from localaction.accounts.models import Person
from localaction.actions import operations, reported
from localaction.actions.models import Action, Alignment, ProgressLink, ReportDate
from localaction.actions.reported import LinkState
from localaction.actions.reports import Given
from localaction.actions.schedule import LONGEST_MOVE
from localaction.frameworks.models import ForumSession, ReviewForum
from localaction.governments import operations as teams
from localaction.governments.models import Government, Membership
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter, TrailEvent

pytestmark = pytest.mark.django_db
Story = tuple[Actor, Government, Action]


@pytest.fixture
def story() -> Story:
    """A focal point who reads Arabic, her city, and an action published today."""
    who, zarqa = making.focal_point("Mona", of=making.government("Zarqa", country="JO"), language="ar")
    return who, zarqa, making.public_action(zarqa)


def in_a_year(days: int = 0) -> date:
    """The day a year after publication, and some days."""
    today = timezone.localdate()
    return date(today.year + 1, today.month, min(today.day, 28)) + timedelta(days=3 + days)


def ask(on: date) -> int:
    """What the worker does on a day."""
    operations.plan_report_dates(on=on)
    return operations.ask_for_progress(on=on)


def letters() -> list[OutgoingLetter]:
    """The letters that ask how actions go, oldest first."""
    return list(OutgoingLetter.objects.filter(letter="actions/letters/progress_asked").order_by("id"))


def test_a_year_passes_and_each_contact_gets_one_letter_for_all_actions(story: Story) -> None:
    _who, zarqa, _action = story
    making.public_action(zarqa, title="A second action")
    editor, viewer = making.person("Editor", language="fr"), making.person("Viewer")
    making.member(editor, zarqa, "editor")
    making.member(viewer, zarqa, "viewer")
    assert ask(in_a_year(-30)) == 0
    assert ask(in_a_year()) == 2
    first, second = letters()
    assert (first.language, second.language) == ("ar", "fr")
    for letter in (first, second):
        assert "A second action" in letter.html
        assert letter.html.count("/progress/") == 1
    assert f"/ar/progress/{reported.token_of(ProgressLink.objects.all()[0])}/" in first.text
    assert ask(in_a_year()) == 0


def test_three_reminders_by_the_same_link_and_then_silence(story: Story) -> None:
    days = [day for day in range(130) if ask(in_a_year(day))]
    assert days == [0, 14, 35, 63]
    assert ProgressLink.objects.count() == 1
    assert len({letter.text.split("/progress/")[1].split("/")[0] for letter in letters()}) == 1
    assert TrailEvent.objects.filter(verb="progress.asked").count() == 4


def test_who_has_answered_is_not_reminded(story: Story) -> None:
    who, _zarqa, action = story
    assert ask(in_a_year()) == 1
    made = operations.report(actor=who, action=action, given=Given("in_progress", "ar"))
    ReportDate.objects.update(answered_by=made)
    assert [day for day in range(120) if ask(in_a_year(day))] == []


def test_a_colleague_s_answer_ends_the_reminders_of_all(story: Story) -> None:
    who, zarqa, action = story
    making.member(making.person("Editor"), zarqa, "editor")
    assert ask(in_a_year()) == 2
    made = operations.report(actor=who, action=action, given=Given("in_progress", "ar"))
    ReportDate.objects.update(answered_by=made)
    assert ask(in_a_year(20)) == 0


def test_the_next_year_brings_a_new_link(story: Story) -> None:
    who, _zarqa, action = story
    ask(in_a_year())
    made = operations.report(actor=who, action=action, given=Given("in_progress", "ar"))
    ReportDate.objects.filter(due_on__lte=in_a_year()).update(answered_by=made)
    assert ask(in_a_year(366)) == 1
    old, new = ProgressLink.objects.all()
    now = timezone.now()
    assert (reported.link_state(old, now), reported.link_state(new, now)) == (
        LinkState.REPLACED,
        LinkState.LIVE,
    )


@pytest.mark.parametrize(("stage", "letters_written"), [("fulfilled", 0), ("ended", 0), ("stalled", 1)])
def test_who_has_told_the_end_is_not_asked(story: Story, stage: str, letters_written: int) -> None:
    who, _zarqa, action = story
    operations.report(actor=who, action=action, given=Given(stage, "ar"))
    assert ask(in_a_year()) == letters_written


def test_a_session_of_a_forum_asks_sixty_days_before(story: Story) -> None:
    _who, _zarqa, action = story
    forum = ReviewForum.objects.get(code="imrf")
    starts = timezone.localdate() + timedelta(days=100)
    session = ForumSession.objects.create(forum=forum, code="imrf-test", starts_on=starts, ends_on=starts)
    assert ask(starts - timedelta(days=61)) == 0
    assert ask(starts - timedelta(days=60)) == 1
    session.starts_on = starts + timedelta(days=7)
    session.save()
    ReportDate.objects.filter(key="imrf-test").update(answered_by=None)
    operations.plan_report_dates(on=timezone.localdate())
    assert ReportDate.objects.get(key="imrf-test").due_on == starts - timedelta(days=53)
    Alignment.objects.filter(action=action).delete()
    other = making.public_action(making.government("Gulu"))
    Alignment.objects.filter(action=other).delete()
    operations.plan_report_dates(on=timezone.localdate())
    assert not ReportDate.objects.filter(action=other, why="forum").exists()


def test_planning_twice_plans_once_and_leaves_what_was_moved(story: Story) -> None:
    who, _zarqa, action = story
    today = timezone.localdate()
    operations.plan_report_dates(on=today)
    assert operations.plan_report_dates(on=today) == 0
    when = ReportDate.objects.get(action=action, why="yearly")
    to = when.planned_on + timedelta(days=40)
    operations.move_report_date(actor=who, when=when, to=to, because="Elections in May.")
    operations.plan_report_dates(on=today)
    when.refresh_from_db()
    assert (when.due_on, when.moved_because) == (to, "Elections in May.")
    assert ask(when.planned_on) == 0
    assert ask(to) == 1


@pytest.mark.parametrize(
    ("days", "because", "moves"),
    [(30, "Elections.", True), (30, "  ", False), (366, "Long leave.", False), (-400, "Earlier.", False)],
)
def test_a_date_moves_for_a_reason_within_a_year(story: Story, days: int, because: str, moves: bool) -> None:
    _who, _zarqa, action = story
    operations.plan_report_dates(on=timezone.localdate())
    when = ReportDate.objects.get(action=action, why="yearly")
    assert timedelta(days=365) == LONGEST_MOVE
    to = when.planned_on + timedelta(days=days)
    if moves:
        operations.move_report_date(actor=making.secretariat(), when=when, to=to, because=because)
    else:
        with pytest.raises(Refused):
            operations.move_report_date(actor=making.secretariat(), when=when, to=to, because=because)
    when.refresh_from_db()
    assert (when.due_on == to) is moves


def test_strangers_move_no_dates(story: Story) -> None:
    _who, _zarqa, action = story
    operations.plan_report_dates(on=timezone.localdate())
    when = ReportDate.objects.get(action=action, why="yearly")
    stranger, _gulu = making.focal_point("Stranger", of=making.government("Gulu"))
    with pytest.raises(Refused):
        operations.move_report_date(actor=stranger, when=when, to=when.due_on, because="Because.")


# --- the life of a link


def given_link(story: Story) -> ProgressLink:
    """The link of the letter a year later, made to be good today."""
    ask(in_a_year())
    return ProgressLink.objects.select_related("government").latest("id")


def state(link: ProgressLink) -> LinkState:
    """What the link is good for now."""
    return reported.link_state(link, timezone.now())


def test_a_link_is_known_by_its_signature_only(story: Story) -> None:
    link = given_link(story)
    token = reported.token_of(link)
    assert reported.link_of(token) == link
    for wrong in ("", "x", link.nonce, token[:-1], token + "A", signing.Signer(sep=".").sign(link.nonce)):
        assert reported.link_of(wrong) is None


def test_a_link_expires(story: Story) -> None:
    link = given_link(story)
    assert state(link) is LinkState.LIVE
    assert reported.link_state(link, link.expires_at) is LinkState.EXPIRED


def test_a_link_dies_on_hand_over(story: Story) -> None:
    who, zarqa, _action = story
    link = given_link(story)
    successor = making.member(making.person("Successor"), zarqa, "editor")
    teams.hand_over(actor=who, membership=successor)
    assert state(link) is LinkState.ENDED


def test_a_link_dies_on_leaving(story: Story) -> None:
    who, zarqa, _action = story
    link = given_link(story)
    making.member(making.person("Second"), zarqa)
    teams.end(actor=who, membership=Membership.objects.get(person__email=who.email))
    assert state(link) is LinkState.ENDED


@pytest.mark.parametrize(
    "change",
    [
        lambda who: Person.objects.filter(pk=who.person_id).update(is_active=False),
        lambda who: Membership.objects.filter(person_id=who.person_id).update(role="viewer"),
        lambda who: Government.objects.update(status="rejected"),
    ],
)
def test_a_link_dies_with_what_it_stood_for(story: Story, change: Any) -> None:
    link = given_link(story)
    change(story[0])
    link.government.refresh_from_db()
    assert state(link) is LinkState.ENDED


def test_a_new_link_replaces_the_old_and_goes_to_the_same_address(story: Story) -> None:
    who, _zarqa, _action = story
    link = given_link(story)
    ProgressLink.objects.update(expires_at=timezone.now())
    link.refresh_from_db()
    before = len(letters())
    assert operations.renew_link(link=link)
    assert [letter.recipient_email for letter in letters()[before:]] == [who.email]
    link.refresh_from_db()
    assert state(link) is LinkState.REPLACED
    fresh = ProgressLink.objects.latest("id")
    assert (state(fresh), fresh.asked_on, fresh.reminders) == (LinkState.LIVE, link.asked_on, link.reminders)


def test_who_has_left_gets_no_new_link(story: Story) -> None:
    link = given_link(story)
    Membership.objects.update(status="ended", ended_at=timezone.now())
    before = len(letters())
    assert not operations.renew_link(link=link)
    assert len(letters()) == before


def test_after_hand_over_the_successor_is_asked_within_the_day(story: Story) -> None:
    who, zarqa, _action = story
    given_link(story)
    successor = making.person("Successor")
    membership = making.member(successor, zarqa, "viewer")
    teams.hand_over(actor=who, membership=membership, leave=True)
    assert ask(in_a_year(1)) == 1
    assert letters()[-1].recipient_email == successor.email


@pytest.mark.parametrize("count", [1, 12])
def test_asking_a_government_costs_the_same_for_many_actions(
    count: int, django_assert_max_num_queries: Any
) -> None:
    _who, kampala = making.focal_point()
    for number in range(count):
        making.public_action(kampala, title=f"Action {number}")
    on = in_a_year()
    operations.plan_report_dates(on=on)
    with django_assert_max_num_queries(24):
        assert operations.ask_for_progress(on=on) == 1
