"""Calls come from content, and are made, opened, moved and closed at the desk."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.actions.calling import QUESTIONS, draft_call, open_call
from tests.actions.making import focal_point, ready, secretariat

from localaction.actions import calls, operations
from localaction.actions.models import Call
from localaction.actions.sections import ExtraQuestion
from localaction.kit import trail
from localaction.kit.actors import ANONYMOUS
from localaction.kit.answers import Refused
from localaction.register import queries as register
from localaction.register import shapes

pytestmark = pytest.mark.django_db


def write(root: Path, closes: str = "") -> None:
    folder = root / "calls" / "spring"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "call.toml").write_text(
        f'code = "spring"\nopens_on = 2026-03-01\n{closes}\nrubric = "call-2026"\n'
    )
    (folder / "en.toml").write_text('title = "Spring"\n')


def test_the_rolling_call_is_loaded_with_its_texts() -> None:
    call = Call.objects.get(code="call-rolling")
    assert (call.closes_on, call.rubric, sorted(call.texts)) == (
        None,
        "call-2026",
        ["ar", "en", "es", "fr", "pt"],
    )
    assert call.priorities[0] == "PO-1"


def test_loading_again_changes_only_what_changed(tmp_path: Path) -> None:
    write(tmp_path)
    assert operations.load_calls(tmp_path) == 1
    write(tmp_path, "closes_on = 2026-05-31")
    operations.load_calls(tmp_path)
    call = Call.objects.get(code="spring")
    assert (str(call.closes_on), Call.objects.filter(code="spring").count()) == ("2026-05-31", 1)


def test_a_call_of_the_content_is_published_once_as_it_stands() -> None:
    assert register.current("call", "call-rolling") is None
    assert (operations.announce_loaded_calls(), operations.announce_loaded_calls()) == (1, 0)
    Call.objects.filter(code="call-rolling").update(assessors_needed=3, priorities=["PO-2"])
    assert operations.announce_loaded_calls() == 1
    published = register.current("call", "call-rolling")
    assert published is not None
    assert isinstance(published.content, shapes.Call)
    assert published.content.priorities == ("PO-2",)


# --- at the desk


def _verbs(call: Call) -> list[str]:
    return [one.verb for one in trail.history_of(call).order_by("id")]


def test_a_call_goes_its_way_and_every_step_leaves_one_event() -> None:
    sara, today = secretariat(), timezone.localdate()
    call = draft_call(sara)
    before = len(_verbs(call))
    operations.open_call(actor=sara, call=call)
    assert (call.status, call.rubric_version) == ("open", dict(calls.rubrics())["call-2026"])
    later = today + timedelta(days=60)
    operations.extend_call(actor=sara, call=call, until=later, because="Floods in three regions.")
    operations.close_call(actor=sara, call=call)
    operations.reopen_call(actor=sara, call=call, until=later, because="A mistake.")
    operations.close_call(actor=sara, call=call)
    operations.archive_call(actor=sara, call=call)
    assert _verbs(call)[before:] == [
        "call.opened", "call.extended", "call.closed", "call.reopened", "call.closed", "call.archived"
    ]  # fmt: skip
    call.refresh_from_db()
    assert [(one["until"], one["because"]) for one in call.extensions] == [
        (later.isoformat(), "Floods in three regions."),
        (later.isoformat(), "A mistake."),
    ]
    with pytest.raises(Refused):
        operations.write_call(actor=sara, call=call, facts={"assessors_needed": 3})


@pytest.mark.parametrize("lacking", ["rubric", "title", "question"])
def test_a_call_opens_only_when_what_is_needed_is_there(lacking: str) -> None:
    sara = secretariat()
    call = draft_call(sara, **({"rubric": ""} if lacking == "rubric" else {}))
    if lacking == "title":
        operations.write_call_texts(actor=sara, call=call, language="fr", texts={"title": ""})
    if lacking == "question":
        asked = [ExtraQuestion("slogan", "short", {"en": "What is your slogan?"})]
        operations.write_call_questions(actor=sara, call=call, questions=asked)
    with pytest.raises(Refused):
        operations.open_call(actor=sara, call=call)
    assert [lack.language for lack in calls.lacks_of(call) if lack.blocks] == [
        "" if lacking == "rubric" else "fr"
    ]


def test_an_open_call_keeps_its_questions_and_its_rubric_but_for_the_words() -> None:
    sara = secretariat()
    call = open_call(sara)
    with pytest.raises(Refused):
        operations.write_call_questions(actor=sara, call=call, questions=QUESTIONS[1:])
    with pytest.raises(Refused):
        operations.write_call(actor=sara, call=call, facts={"rubric": "another"})
    reworded = [replace(one, labels={**one.labels, "en": "Reworded?"}) for one in QUESTIONS]
    operations.write_call_questions(actor=sara, call=call, questions=reworded)
    assert {one.labels["en"] for one in calls.questions_of(call)} == {"Reworded?"}


def test_a_reason_and_a_day_ahead_are_needed_to_move_the_last_day() -> None:
    sara, today = secretariat(), timezone.localdate()
    call = open_call(sara)
    for until, because in ((today + timedelta(days=5), " "), (today - timedelta(days=1), "Late.")):
        with pytest.raises(Refused):
            operations.extend_call(actor=sara, call=call, until=until, because=because)
    call.refresh_from_db()
    assert call.extensions == []


def test_days_open_and_close_calls_each_on_its_own() -> None:
    sara, today = secretariat(), timezone.localdate()
    ready_one = draft_call(sara, "one", opens_itself=True)
    broken = draft_call(sara, "two", opens_itself=True, rubric="")
    unasked = draft_call(sara, "three")
    past = open_call(sara, "four")
    Call.objects.filter(pk=past.pk).update(closes_on=today - timedelta(days=1))
    assert operations.follow_call_dates(on=today) == (1, 1)
    assert operations.follow_call_dates(on=today) == (0, 0)
    states = [Call.objects.get(pk=one.pk).status for one in (ready_one, broken, unasked, past)]
    assert states == ["open", "draft", "draft", "closed"]


@pytest.mark.parametrize("who", ["focal", "nobody"])
def test_only_the_secretariat_makes_calls(who: str) -> None:
    actor = focal_point()[0] if who == "focal" else ANONYMOUS
    with pytest.raises(Refused):
        operations.make_call(actor=actor, code="mine", opens_on=timezone.localdate())
    call = open_call(secretariat())
    for operation in (operations.close_call, operations.delete_call, operations.archive_call):
        with pytest.raises(Refused):
            operation(actor=actor, call=call)


def test_what_the_desk_wrote_is_not_written_over_by_content() -> None:
    sara = secretariat()
    call = Call.objects.get(code="call-rolling")
    operations.write_call_texts(actor=sara, call=call, language="en", texts={"title": "Our own title"})
    operations.load_calls()
    call.refresh_from_db()
    assert call.texts["en"]["title"] == "Our own title"


def test_a_draft_moves_to_another_open_call_and_to_no_closed_one() -> None:
    sara = secretariat()
    who, home = focal_point()
    action = ready(who, home)
    call = open_call(sara)
    operations.choose_call(actor=who, action=action, call=call)
    assert action.call == call
    operations.close_call(actor=sara, call=call)
    other = ready(who, home)
    with pytest.raises(Refused):
        operations.choose_call(actor=who, action=other, call=call)
    with pytest.raises(Refused):
        operations.submit(actor=who, action=action)
