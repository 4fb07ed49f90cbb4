"""Filling in a draft offline: the form, bringing it back, choosing between two answers, and keeping them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.actions.filling import answered, away
from tests.actions.making import at_portal, focal_point, ready

from localaction.actions.models import Action, FilledForm

pytestmark = pytest.mark.django_db
KINDS = ("docx", "xlsx")


@pytest.fixture
def team(client: Client) -> tuple[Client, Any, Any]:
    """A signed-in focal point with a draft that has answers."""
    who, home = focal_point()
    action = ready(who, home)
    return at_portal(client, who), who, action


def bring(client: Client, action: Action, content: bytes, name: str) -> Any:
    """Upload a file and follow to where it leads."""
    upload = SimpleUploadedFile(name, content)
    return client.post(f"/en/portal/actions/{action.reference}/offline/", {"file": upload}, follow=True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_comes_back_as_it_left(team: tuple[Client, Any, Action], kind: str) -> None:
    client, _actor, action = team
    file = client.get(f"/en/portal/actions/{action.reference}/offline/form.{kind}")
    assert file.status_code == 200
    again = client.get(f"/en/portal/actions/{action.reference}/offline/form.{kind}")
    assert again.content == file.content
    page = bring(client, action, file.content, f"form.{kind}")
    assert "brings nothing new" in page.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_written_offline_is_kept(team: tuple[Client, Any, Action], kind: str) -> None:
    client, _actor, action = team
    text = "=First line\n\n\tsecond – with 👩‍👩‍👧 and \u200fعربي"
    content = away(
        action,
        kind,
        **{
            "challenge__challenge": (text,),
            "people__populations": ("refugees", "migrants"),
            "where-and-when__stage": ("stalled",),
            "alignment__items@sdg-goals": ("SDG-4",),
            "alignment-reasons__extra-1-item": ("GCM-16",),
            "alignment-reasons__extra-1-text": ("Schools include.",),
        },
    )
    page = bring(client, action, content, f"form.{kind}").content.decode()
    assert "5 answers in your file are different" in page
    response = keep(client, action, page)
    assert response.status_code == 302
    kept = Action.objects.get(pk=action.pk)
    assert kept.challenge == text
    assert set(kept.populations) == {"refugees", "migrants"}
    assert kept.stage == "stalled"
    assert sorted(one.item_id for one in kept.alignments.all()) == ["GCM-15", "GCM-16", "SDG-4"]
    assert kept.alignments.get(item_id="GCM-16").reason == "Schools include."
    assert kept.alignments.get(item_id="GCM-15").reason == "Schools are open to all."
    assert not FilledForm.objects.exists()


def keep(client: Client, action: Action, page: str, **chosen: str) -> Any:
    """Press the button, with choices."""
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', page)
    assert seen
    given = {name.replace("__", "/"): value for name, value in chosen.items()}
    address = f"/en/portal/actions/{action.reference}/offline/differences/"
    return client.post(address, {"seen": seen[1], "go": "keep", **given})


def test_both_changed_must_be_chosen_and_both_texts_are_shown(team: tuple[Client, Any, Action]) -> None:
    client, _actor, action = team
    content = away(action, "docx", challenge__challenge=("From the file.",), essentials__title=("File",))
    Action.objects.filter(pk=action.pk).update(challenge="Written online.", title="Online")
    page = bring(client, action, content, "form.docx").content.decode()
    assert "From the file." in page
    assert "Written online." in page
    refused = keep(client, action, page, challenge__challenge="both")
    assert refused.status_code == 422
    assert Action.objects.get(pk=action.pk).challenge == "Written online."
    assert (
        keep(client, action, page, challenge__challenge="both", essentials__title="file").status_code == 302
    )
    kept = Action.objects.get(pk=action.pk)
    assert (kept.challenge, kept.title) == ("Written online.\n\nFrom the file.", "File")


def test_what_was_changed_online_only_stays(team: tuple[Client, Any, Action]) -> None:
    client, _actor, action = team
    content = away(action, "xlsx", challenge__challenge=("From the file.",))
    Action.objects.filter(pk=action.pk).update(summary="Better online.")
    page = bring(client, action, content, "form.xlsx").content.decode()
    assert "1 answer in your file is different" in page
    keep(client, action, page)
    kept = Action.objects.get(pk=action.pk)
    assert (kept.challenge, kept.summary) == ("From the file.", "Better online.")


def test_an_answer_of_the_file_can_be_left_out(team: tuple[Client, Any, Action]) -> None:
    client, _actor, action = team
    content = away(action, "docx", challenge__challenge=("From the file.",), essentials__title=())
    page = bring(client, action, content, "form.docx").content.decode()
    keep(client, action, page, challenge__challenge="online")
    kept = Action.objects.get(pk=action.pk)
    assert (kept.challenge, kept.title) == (action.challenge, "")


def test_a_draft_that_changes_while_somebody_chooses_is_shown_again(team: tuple[Client, Any, Action]) -> None:
    client, _actor, action = team
    content = away(action, "docx", challenge__challenge=("From the file.",))
    page = bring(client, action, content, "form.docx").content.decode()
    Action.objects.filter(pk=action.pk).update(challenge="Just now.")
    again = keep(client, action, page, challenge__challenge="file")
    assert again.status_code == 409
    assert "Just now." in again.content.decode()
    assert Action.objects.get(pk=action.pk).challenge == "Just now."


def test_what_cannot_be_understood_is_kept_as_typed(team: tuple[Client, Any, Action]) -> None:
    client, _actor, action = team
    content = away(action, "xlsx", **{"where-and-when__starts_on": ("when the rains end",)})
    keep(client, action, bring(client, action, content, "form.xlsx").content.decode())
    page = client.get(f"/en/portal/actions/{action.reference}/where-and-when/").content.decode()
    assert "when the rains end" in page


def test_rows_written_offline_and_online_all_stay(team: tuple[Client, Any, Action]) -> None:
    client, _actor, action = team
    content = away(
        action,
        "xlsx",
        **{
            "partners-and-money__partners-0-name": ("Refugee Council",),
            "partners-and-money__partners-0-role": ("teaches",),
        },
    )
    action.partners.create(position=0, name="University", role="measures")
    keep(client, action, bring(client, action, content, "form.xlsx").content.decode())
    assert list(action.partners.values_list("name", "role")) == [
        ("University", "measures"),
        ("Refugee Council", "teaches"),
    ]


def test_a_reason_whose_item_is_gone_is_shown_to_be_copied(team: tuple[Client, Any, Action]) -> None:
    client, _actor, action = team
    content = away(action, "docx", **{"alignment-reasons__reason-GCM-15": ("A better reason.",)})
    action.alignments.all().delete()
    page = bring(client, action, content, "form.docx").content.decode()
    assert "have no place in the draft" in page
    assert "A better reason." in page


def test_a_file_can_be_left_and_a_newer_one_takes_its_place(team: tuple[Client, Any, Action]) -> None:
    client, _actor, action = team
    for text in ("First.", "Second."):
        page = bring(client, action, away(action, "docx", challenge__challenge=(text,)), "form.docx")
    assert "Second." in page.content.decode()
    assert FilledForm.objects.count() == 1
    assert "waits for you" in client.get(f"/en/portal/actions/{action.reference}/offline/").content.decode()
    client.post(f"/en/portal/actions/{action.reference}/offline/differences/", {"go": "leave"})
    assert not FilledForm.objects.exists()
    assert Action.objects.get(pk=action.pk).challenge == action.challenge


def errors_of(response: Any) -> str:
    return " ".join(str(error) for error in response.context["form"].errors.get("file", []))


def test_files_that_do_not_belong_here_are_refused_in_words(team: tuple[Client, Any, Action]) -> None:
    client, _actor, action = team
    other = ready(*focal_point())
    refused = bring(client, action, away(other, "docx"), "form.docx")
    assert f"belongs to {other.reference}" in errors_of(refused)
    assert "not a Word" in errors_of(bring(client, action, b"Hello", "form.docx"))
    assert "allowed" in errors_of(bring(client, action, away(action, "docx"), "form.pdf"))
    assert not FilledForm.objects.exists()


def test_only_writers_of_the_draft_bring_forms(team: tuple[Client, Any, Action], client: Client) -> None:
    _client, _actor, action = team
    content = away(action, "docx")
    stranger, _home = focal_point("Stranger")
    assert bring(at_portal(Client(), stranger), action, content, "form.docx").status_code == 404


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("pathway", ["small", "city", "network"])
def test_an_empty_form_begins_a_draft(client: Client, kind: str, pathway: str) -> None:
    who, home = focal_point()
    file = client.get(f"/fr/offline/{pathway}.{kind}")
    assert file.status_code == 200
    at_portal(client, who)
    changed = answered(
        file.content,
        kind,
        **{"essentials__title": "École du soir", "where-and-when__place_name": "Entebbe"},
    )
    upload = SimpleUploadedFile(f"form.{kind}", changed)
    address = "/en/portal/actions/from-a-form/"
    page = client.post(address, {"file": upload, "government": home.slug}, follow=True)
    action = Action.objects.get()
    assert (action.pathway, action.language, action.title) == (pathway, "fr", "")
    keep(client, action, page.content.decode())
    action.refresh_from_db()
    assert (action.title, action.place_name, action.place_country) == ("École du soir", "Entebbe", "UG")


def test_the_form_of_a_draft_does_not_begin_another(team: tuple[Client, Any, Action]) -> None:
    client, _actor, action = team
    upload = SimpleUploadedFile("form.docx", away(action, "docx"))
    refused = client.post("/en/portal/actions/from-a-form/", {"file": upload})
    assert action.reference in errors_of(refused)
    assert Action.objects.count() == 1


@pytest.mark.parametrize("language", ["en", "ar"])
def test_everybody_finds_the_empty_forms(client: Client, language: str) -> None:
    page = client.get(f"/{language}/offline/")
    assert page.content.decode().count(f"/{language}/offline/") >= 6
    assert client.get(f"/{language}/offline/other.docx").status_code == 404
    assert client.get(f"/{language}/offline/small.pdf").status_code == 404
