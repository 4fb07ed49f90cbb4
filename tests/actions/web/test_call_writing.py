"""Writing a call at the desk: its texts, its questions, its file."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.actions.calling import draft_call, open_call
from tests.actions.making import at_desk, secretariat

from localaction.actions import calls, exchange
from localaction.actions.models import Call

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    return at_desk(client, secretariat())


def question(call: Call, code: str = "new") -> str:
    return reverse("actions:desk_call_question", args=[call.code, code])


def test_a_question_is_added_moved_and_removed(desk: Client) -> None:
    call = draft_call(secretariat())
    one = {"kind": "one", "label-en": "How large?", "label-fr": "Taille ?", "is_public": "on"}
    choices = {"options-en": "Small\nLarge", "options-fr": "Petit\nGrand"}
    assert desk.post(question(call), {**one, **choices}).status_code == 302
    desk.post(question(call), {"kind": "short", "label-en": "How large?", "words": "50"})
    call.refresh_from_db()
    asked = calls.questions_of(call)
    assert [(one.code, one.kind, one.is_public) for one in asked] == [
        ("how_large", "one", True),
        ("how_large_2", "short", False),
    ]
    assert [dict(option.labels) for option in asked[0].options] == [
        {"en": "Small", "fr": "Petit"},
        {"en": "Large", "fr": "Grand"},
    ]
    desk.post(question(call, "how_large_2"), {"go": "up"})
    call.refresh_from_db()
    assert [one.code for one in calls.questions_of(call)] == ["how_large_2", "how_large"]
    desk.post(question(call, "how_large"), {"go": "remove"})
    call.refresh_from_db()
    assert [one.code for one in calls.questions_of(call)] == ["how_large_2"]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"kind": "short"}, "label-en"),
        ({"kind": "one", "label-en": "Which?"}, "options-en"),
        ({"kind": "one", "label-en": "Which?", "options-en": "One"}, "options-en"),
        ({"kind": "one", "label-en": "Which?", "options-en": "A\nB", "options-fr": "A"}, "options-en"),
        ({"label-en": "Which?"}, "kind"),
    ],
)
def test_what_is_no_question_is_told_at_its_field(desk: Client, sent: dict[str, str], field: str) -> None:
    call = draft_call(secretariat())
    assert field in desk.post(question(call), sent).context["form"].errors


def test_of_an_open_call_only_the_words_are_asked(desk: Client) -> None:
    call = open_call(secretariat())
    form = desk.get(question(call, "size")).context["form"]
    assert "kind" not in form.fields
    words = {"label-en": "What size?", "label-fr": "Taille ?", "options-en": "S\nL", "options-fr": "P\nG"}
    assert desk.post(question(call, "size"), words).status_code == 302
    call.refresh_from_db()
    found = next(one for one in calls.questions_of(call) if one.code == "size")
    assert (found.labels["en"], found.options[1].labels["fr"], found.is_public) == ("What size?", "G", True)
    assert desk.get(question(call)).status_code == 404


def test_the_file_goes_out_is_looked_at_and_kept(desk: Client) -> None:
    call = open_call(secretariat())
    raw = desk.get(reverse("actions:desk_call_file", args=[call.code])).content
    assert raw == exchange.packed(exchange.files_of(call))
    bring = reverse("actions:desk_bring_call")
    shown = desk.post(bring, {"file": SimpleUploadedFile("call.zip", raw)})
    assert "Cities that teach" in shown.content.decode()
    assert Call.objects.count() == 2
    held = shown.context["held"]
    taken = desk.post(bring, {"held": held, "code": call.code, "go": "keep"})
    assert taken.status_code == 422
    assert desk.post(bring, {"held": held, "code": "call-2028", "go": "keep"}).status_code == 302
    assert Call.objects.get(code="call-2028").status == "draft"


@pytest.mark.parametrize("held", ["", "%%%", "bm90IGEgemlw"])
def test_a_file_that_is_none_is_told_in_words(desk: Client, held: str) -> None:
    file = {} if held else {"file": SimpleUploadedFile("call.zip", b"nothing")}
    answer = desk.post(reverse("actions:desk_bring_call"), {"held": held, **file})
    assert "file" in answer.context["form"].errors
