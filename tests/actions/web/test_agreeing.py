"""What an author sees of an edit, and the answer, with and without an account."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.actions.making import at_portal, focal_point, in_state, secretariat

from localaction.actions import edited, operations
from localaction.actions.models import Action, Edit
from localaction.actions.operations import Typed
from localaction.governments.models import Membership
from localaction.kit.actors import Actor

pytestmark = pytest.mark.django_db
BETTER = "A night school for parents who arrived last year"


def proposed(who: Actor, action: Action) -> Edit:
    desk = secretariat("Edith")
    edit = operations.begin_edit(actor=desk, action=action)
    typed = {"title": Typed(text=BETTER), "challenge": Typed(text="Half of them had no course.")}
    operations.save_edit(actor=desk, edit=edit, language="en", typed=typed)
    return operations.propose_edit(actor=desk, edit=edit, note="Clearer.")


def accepted() -> tuple[Actor, Action, Edit]:
    who, home = focal_point()
    action = in_state("accepted", who, home)
    return who, action, proposed(who, action)


def link(edit: Edit, who: Actor) -> str:
    assert who.person_id is not None
    return reverse("actions:edit_link", args=[edited.token_of(edit, who.person_id)])


def test_the_link_shows_every_change_in_words_and_changes_nothing(client: Client) -> None:
    who, _action, edit = accepted()
    shown = client.get(link(edit, who))
    page = shown.content.decode()
    assert "[taken out:" in page
    assert "[put in:" in page
    assert "Clearer." in page
    assert shown.cookies == {}
    edit.refresh_from_db()
    assert edit.status == "proposed"


def test_part_of_it_is_agreed_by_the_link(client: Client) -> None:
    who, action, edit = accepted()
    title = edit.texts.get(key="title")
    client.post(link(edit, who), {"go": "agree", "take": [title.pk], "answer": "Thank you."})
    action.refresh_from_db()
    edit.refresh_from_db()
    assert (action.title, edit.status, edit.answer, edit.answered_by_id) == (
        BETTER,
        "agreed",
        "Thank you.",
        who.person_id,
    )
    assert "Half of the newcomers" in action.challenge
    assert "Left out by the author" in client.get(link(edit, who)).content.decode()


def test_no_without_words_is_told_at_the_field(client: Client) -> None:
    who, _action, edit = accepted()
    answer = client.post(link(edit, who), {"go": "refuse", "take": []})
    assert answer.status_code == 422
    assert "Say in a sentence what is wrong" in answer.content.decode()
    client.post(link(edit, who), {"go": "refuse", "answer": "It was this year."})
    edit.refresh_from_db()
    assert edit.status == "refused"


def test_a_link_ends_with_the_role_and_with_the_edit(client: Client) -> None:
    who, _action, edit = accepted()
    address = link(edit, who)
    assert client.get(address[:-3] + "/").status_code == 404
    operations.withdraw_edit(actor=secretariat(), edit=edit)
    gone = client.get(address).content.decode()
    assert "took this edit back" in gone
    assert "<textarea" not in gone
    other, _action, second = accepted()
    address = link(second, other)
    Membership.objects.all().delete()
    assert client.get(address).status_code == 410


def test_the_team_answers_in_the_portal_and_is_told_there(client: Client) -> None:
    who, action, edit = accepted()
    at_portal(client, who)
    home = client.get(reverse("actions:action", args=[action.reference])).content.decode()
    address = reverse("actions:edit", args=[action.reference, edit.pk])
    assert address in home
    takes = [text.pk for text in edit.texts.all()]
    client.post(address, {"go": "agree", "take": takes})
    edit.refresh_from_db()
    assert edit.status == "agreed"
    stranger, _elsewhere = focal_point("Stranger")
    at_portal(client, stranger)
    assert client.get(address).status_code == 404
