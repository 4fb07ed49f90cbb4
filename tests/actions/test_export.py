import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.actions import making

from localaction.accounts.models import Person
from localaction.actions import operations
from localaction.actions.export import GIVEN, LEFT_OUT, given_by
from localaction.actions.models import Action, Edit, EditedText, Question, Report, ReportedClaim
from localaction.governments.models import Government
from localaction.kit.actors import Actor

pytestmark = pytest.mark.django_db


def copy_of(government: Government) -> dict:  # type: ignore[type-arg]
    record = given_by(government, now=timezone.now()).record
    return json.loads(json.dumps(record))  # type: ignore[no-any-return]


def with_action() -> tuple[Actor, Government, Action]:
    who, where = making.focal_point()
    return who, where, making.ready(who, where)


def test_no_kind_of_row_is_forgotten() -> None:
    rows = {
        relation.get_accessor_name()
        for relation in Action._meta.related_objects
        if relation.related_model._meta.app_label == "actions" and not relation.hidden
    }
    assert rows == set(GIVEN) | set(LEFT_OUT)


def test_the_copy_holds_every_answer_and_every_row() -> None:
    _who, where, action = with_action()
    told = copy_of(where)["actions"][0]
    assert (told["reference"], told["title"]) == (action.reference, action.title)
    assert [row["text"] for row in told["milestones"]] == [one.text for one in action.milestones.all()]
    assert {row["item"] for row in told["alignments"]} == {one.item_id for one in action.alignments.all()}


def test_pictures_come_with_their_files() -> None:
    who, where, action = with_action()
    picture = operations.add_picture(actor=who, action=action, raw=making.jpeg_with_place())
    given = given_by(where, now=timezone.now())
    name = f"files/{action.reference}-{picture.pk}.jpg"
    assert given.record["actions"][0]["pictures"][0]["file"] == name
    assert [file.name for file in given.files] == [name]


def test_another_government_s_things_stay_out() -> None:
    _who, where, action = with_action()
    _other, elsewhere, _hidden = with_action()
    told = copy_of(elsewhere)
    assert action.reference not in json.dumps(told)
    assert where.slug not in json.dumps(told)


def test_no_address_of_a_colleague_is_in_the_copy() -> None:
    who, where, _action = with_action()
    assert who.email not in json.dumps(copy_of(where))


def test_the_copy_holds_the_edits_that_were_sent() -> None:
    _who, where, action = with_action()
    sent = Edit.objects.create(action=action, status="lapsed", note="Two words", proposed_at=timezone.now())
    EditedText.objects.create(edit=sent, key="summary", language="en", before="A", after="B")
    Edit.objects.create(action=action, note="Not finished")
    [told] = copy_of(where)["actions"][0]["edits"]
    assert told["note"] == "Two words"
    assert [(one["before"], one["after"]) for one in told["texts"]] == [("A", "B")]


def test_a_quiet_colleague_of_the_secretariat_is_not_named_in_the_copy() -> None:
    _who, where, action = with_action()
    nadia = Person.objects.create_user("nadia@example.org", name="Nadia Haddad", desk_role="secretariat")
    Question.objects.create(action=action, text="Why?", asked_by=nadia)
    assert "Nadia Haddad" in json.dumps(copy_of(where))
    Person.objects.filter(pk=nadia.pk).update(hides_name=True)
    assert "Nadia Haddad" not in json.dumps(copy_of(where))
    assert copy_of(where)["actions"][0]["questions"][0]["asked_by"] == "the secretariat"


def test_the_copy_takes_the_same_number_of_questions_for_one_action_and_for_twelve() -> None:
    who, where = making.focal_point()

    def questions_for(actions: int) -> int:
        for number in range(actions):
            action = making.in_state("published", who, where)
            Report.objects.create(action=action, government=where, number=number + 1, stage="stalled")
        with CaptureQueriesContext(connection) as asked:
            given_by(where, now=timezone.now())
        return len(asked)

    assert questions_for(1) == questions_for(11)


def test_reports_of_progress_come_with_what_they_told() -> None:
    who, where = making.focal_point()
    action = making.in_state("published", who, where)
    report = Report.objects.create(
        action=action, government=where, number=1, stage="in_progress", language="en"
    )
    ReportedClaim.objects.create(report=report, number=240, who="pupils", method="counted")
    told = copy_of(where)["actions"][0]["reports"]
    assert [(one["stage"], [claim["number"] for claim in one["claims"]]) for one in told] == [
        ("in_progress", [240])
    ]
