"""Languages, as pages: side by side, saved as typed, with what changed, what a machine made, and who publishes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.actions.making import actor as actor_for
from tests.actions.making import at_desk, at_portal, focal_point, in_state, member, person, ready, secretariat
from tests.factories.translator import running

from localaction.actions import operations
from localaction.actions.models import Action, TextTranslation, TranslationRun
from localaction.design.forms import control
from localaction.kit.models import OutgoingLetter
from localaction.kit.worker import run_due_jobs
from localaction.register import queries as register
from localaction.register import shapes

pytestmark = pytest.mark.django_db


def address(action: Action, language: str = "ar") -> str:
    return reverse("actions:translation", args=[action.reference, language])


def sent(client: Client, action: Action, language: str = "ar", **fields: str) -> dict[str, str]:
    """What the form would post as it stands, with some fields typed anew ("text_title")."""
    form = client.get(address(action, language)).context["form"]
    typed = {"sheet": "a"}
    for pair in form.pairs():
        key = pair.side.piece.key
        typed |= {f"text-{key}": pair.side.text, f"was-{key}": pair.was, f"of-{key}": pair.of}
    return typed | {name.replace("_", "-", 1): text for name, text in fields.items()}


def test_a_language_is_begun_and_written_beside_the_original(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home)
    at_portal(client, who)
    begun = client.post(reverse("actions:translations", args=[action.reference]), {"language": "ar"})
    assert begun.headers["Location"] == address(action)
    page = client.get(address(action)).content.decode()
    assert action.summary in page
    assert 'lang="ar"' in page
    client.post(address(action), sent(client, action, text_title="مدرسة مسائية", go="save"))
    assert TextTranslation.objects.get().text == "مدرسة مسائية"
    listed = client.get(reverse("actions:translations", args=[action.reference])).content.decode()
    assert "1 of 5 texts" in listed
    assert "Being written" in listed


def test_it_is_saved_as_it_is_typed(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home)
    at_portal(client, who)
    typed = sent(client, action, text_title="مدرسة")
    answer = client.post(address(action), typed, headers={"X-Autosave": "1"})
    assert answer.json()["errors"] == {}
    assert answer.json()["saved_at"]
    assert TextTranslation.objects.get().text == "مدرسة"


def test_what_changed_in_the_original_is_shown(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home)
    at_portal(client, who)
    client.post(address(action), sent(client, action, text_title="مدرسة مسائية"))
    Action.objects.filter(pk=action.pk).update(title="A night school for parents of young children")
    page = client.get(address(action)).content.decode()
    assert "<del>newly arrived </del>" in page
    assert "<ins>of young children</ins>" in page
    assert "stands-title" in page
    assert (
        "1 text is outdated"
        in client.get(reverse("actions:translations", args=[action.reference])).content.decode()
    )


def test_what_two_people_typed_is_shown_to_choose_from(client: Client) -> None:
    who, home = focal_point()
    colleague = person("Omar")
    member(colleague, home, "editor")
    action = ready(who, home)
    at_portal(client, who)
    other = at_portal(Client(), actor_for(colleague))
    mine, theirs = sent(client, action, text_title="مدرسة"), sent(other, action, text_title="كلية", sheet="b")
    client.post(address(action), mine)
    answer = other.post(address(action), theirs, headers={"X-Autosave": "1"}).json()
    assert "A colleague changed a text at the same time" in answer["beside"]
    page = other.get(address(action)).content.decode()
    assert "كلية" in page
    assert "Omar typed this." in page
    other.post(address(action), sent(other, action, go="mine:title"))
    assert TextTranslation.objects.get().text == "كلية"


def test_a_text_that_is_too_long_is_refused_beside_what_was_typed(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home)
    at_portal(client, who)
    answer = client.post(address(action), sent(client, action, text_title="م" * 50_001))
    assert answer.status_code == 422
    assert "م" * 50_001 in answer.content.decode()
    assert not TextTranslation.objects.exists()


def test_a_finished_translation_of_a_public_action_is_published_by_the_secretariat(client: Client) -> None:
    who, home = focal_point()
    action, desk = in_state("accepted", who, home), secretariat()
    Action.objects.filter(pk=action.pk).update(how="collected")
    operations.publish(actor=desk, action=Action.objects.with_details().get(pk=action.pk))
    at_portal(client, who)
    page = client.post(
        address(action), sent(client, action, text_title="مدرسة مسائية", go="offer"), follow=True
    ).content.decode()
    assert "1 text is finished. The secretariat reads them" in page
    assert "Publish this translation" not in page
    office = at_desk(Client(), desk)
    assert (
        "A translation is finished"
        in office.get(reverse("actions:desk_action", args=[action.reference])).content.decode()
    )
    office.post(address(action), sent(office, action, go="publish"))
    found = register.current("action", action.reference)
    assert found is not None
    assert isinstance(found.content, shapes.Action)
    assert found.content.translations[0].texts[0].text == "مدرسة مسائية"
    drawn = Client().get(f"/ar/actions/{action.reference}/").content.decode()
    assert '<h1 lang="ar" dir="rtl">مدرسة مسائية</h1>' in drawn


def test_a_passage_that_could_lead_to_a_person_is_shown_beside_the_translation(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home)
    at_portal(client, who)
    client.post(address(action), sent(client, action, text_summary="اتصلوا على +256 772 123456", go="save"))
    page = client.get(address(action)).content.decode()
    assert "Look at this before it is public" in page
    assert "<mark>+256 772 123456</mark>" in page
    assert "Look at this" not in client.get(address(action, "fr")).content.decode()


def test_a_machine_begins_in_the_worker_and_says_where_texts_go(client: Client, settings: Any) -> None:
    who, home = focal_point()
    action = ready(who, home)
    at_portal(client, who)
    settings.TRANSLATOR_URL = ""
    assert "Let a machine translate" not in client.get(address(action)).content.decode()
    with running() as server:
        settings.TRANSLATOR_URL = server.url
        assert server.url.removeprefix("http://") in client.get(address(action)).content.decode()
        client.post(address(action), {"go": "machine"})
        assert server.fetched == []
        assert "The machine is translating" in client.get(address(action)).content.decode()
        run_due_jobs()
    page = client.get(address(action)).content.decode()
    assert "مدرسة مسائية للآباء الوافدين حديثا" in page
    assert "Machine translation" in page
    assert "A machine translated some of these texts" in page
    assert set(TextTranslation.objects.values_list("mark", flat=True)) == {"machine"}


def test_a_machine_that_fails_says_so_in_plain_words(client: Client, settings: Any) -> None:
    who, home = focal_point()
    action = ready(who, home)
    at_portal(client, who)
    with running(key="right") as server:
        settings.TRANSLATOR_URL = server.url
        client.post(address(action), {"go": "machine"})
        run_due_jobs()
    page = client.get(address(action)).content.decode()
    assert "The machine could not finish" in page
    assert "did not let us in" in page
    assert TranslationRun.objects.get().problem == "refused"


def test_a_viewer_reads_and_cannot_write(client: Client) -> None:
    who, home = focal_point()
    viewer = person("Vera")
    member(viewer, home, "viewer")
    action = ready(who, home)
    at_portal(client, actor_for(viewer))
    assert "<textarea" not in client.get(address(action)).content.decode()
    refused = client.post(address(action), {"text-title": "مدرسة"}, headers={"X-Autosave": "1"})
    assert (refused.status_code, "error" in refused.json()) == (409, True)
    assert client.post(address(action), {"text-title": "مدرسة"}).status_code == 403
    assert not TextTranslation.objects.exists()


def test_the_language_of_the_whole_and_of_one_text_are_corrected(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home)
    at_portal(client, who)
    page = reverse("actions:languages", args=[action.reference])
    assert client.get(page).status_code == 200
    client.post(page, {"language": "pt", "in-summary": "en", "in-title": "pt"})
    action.refresh_from_db()
    assert (action.language, action.text_languages) == ("pt", {"summary": "en"})
    assert client.post(page, {"language": "klingon"}).status_code == 200
    listed = client.get(reverse("actions:translations", args=[action.reference])).content.decode()
    assert "Portuguese" in listed
    assert "Some texts are in another one:" in listed
    preview = client.get(reverse("actions:check", args=[action.reference])).content.decode()
    assert f'lang="en" dir="ltr"><p>{action.summary}' in preview
    form = client.get(reverse("actions:page", args=[action.reference, "essentials"])).context["form"]
    assert 'lang="en"' in control(form["summary"])
    assert 'lang="pt"' in control(form["title"])


@pytest.mark.parametrize("language", ["xx", "english", "EN"])
def test_a_language_that_is_none_has_no_page(client: Client, language: str) -> None:
    who, home = focal_point()
    action = ready(who, home)
    assert at_portal(client, who).get(address(action, language)).status_code == 404


def test_a_title_in_a_language_of_its_own_says_so_on_pages_and_in_letters(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home, title="مدرسة مسائية", text_languages={"title": "ar"})
    page = at_portal(client, who).get(reverse("actions:action", args=[action.reference])).content.decode()
    assert re.search(r'<h1><\w+[^>]*lang="ar"[^>]*>مدرسة', page)
    operations.submit(actor=who, action=action)
    letter = OutgoingLetter.objects.get(letter="actions/letters/action_received")
    assert re.search(r'lang="ar"[^>]*>مدرسة', letter.html)
