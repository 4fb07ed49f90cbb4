"""Where an action comes from, as pages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.actions.making import (
    at_desk,
    at_portal,
    draft,
    focal_point,
    government,
    in_state,
    member,
    person,
    secretariat,
)
from tests.actions.operations.test_relating import named
from tests.actions.test_ancestry import published
from tests.factories import register

from localaction.actions import operations
from localaction.actions.models import Action, Lineage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Any) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


def page(name: str, *parts: Any) -> str:
    return reverse(f"actions:{name}", args=parts)


def test_an_action_is_found_by_words_or_by_its_address_and_named(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    register.publish(published("LA-ONE"), published("LA-TWO"))
    at_portal(client, who)
    here = page("lineage", action.reference)
    assert client.get(here, {"q": "escuela"}).content.decode().count('name="origin"') == 2
    pasted = client.get(here, {"q": "https://call.example/es/actions/LA-TWO/"}).content.decode()
    assert 'value="LA-TWO"' in pasted
    assert 'value="LA-ONE"' not in pasted
    client.post(here, {"origin": "LA-TWO"})
    line = Lineage.objects.get(action=action)
    assert 'value="LA-TWO"' not in client.get(here, {"q": "escuela"}).content.decode(), "it is named already"
    told = {"relation": "scales", "kept": "Hours.", "changed": "Two languages.", "dropped": "The bus."}
    client.post(
        page("line", action.reference, line.pk),
        {f"line-{line.pk}-{name}": text for name, text in told.items()},
    )
    line.refresh_from_db()
    assert (line.relation, line.kept, line.changed, line.dropped) == tuple(told.values())
    client.post(page("line", action.reference, line.pk), {"go": "remove"})
    assert Lineage.objects.count() == 0


def test_what_is_typed_is_kept_as_somebody_types(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    register.publish(published("LA-ONE"))
    line = operations.relate(actor=who, action=action, origin_reference="LA-ONE", relation="adapted_from")
    typed = {f"line-{line.pk}-relation": "adapted_from", f"line-{line.pk}-kept": "Half a sent"}
    answer = at_portal(client, who).post(
        page("line", action.reference, line.pk), typed, headers={"X-Autosave": "1"}
    )
    assert set(answer.json()) >= {"saved_at", "errors"}
    line.refresh_from_db()
    assert line.kept == "Half a sent"


def test_a_form_that_was_open_since_before_takes_nothing_of_a_colleague_away(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    register.publish(published("LA-ONE"))
    line = operations.relate(
        actor=who, action=action, origin_reference="LA-ONE", relation="scales", kept="Hours."
    )
    at_portal(client, who)
    here = client.get(page("lineage", action.reference)).content.decode()
    fields = dict(re.findall(r'type="hidden" name="(line-[^"]+)" value="([^"]*)"', here))
    Lineage.objects.update(kept="Hours. A crèche.")
    typed = {
        **fields,
        f"line-{line.pk}-relation": "scales",
        f"line-{line.pk}-kept": "Hours.",
        f"line-{line.pk}-changed": "Two languages.",
    }
    answer = client.post(page("line", action.reference, line.pk), typed, headers={"X-Autosave": "1"}).json()
    line.refresh_from_db()
    assert (line.kept, line.changed) == ("Hours. A crèche.", "Two languages.")
    assert answer["told"][f"line-{line.pk}-was_changed"] == ["Two languages."]
    for kept in ("Evening hours.", "Morning hours."):
        Lineage.objects.filter(kept="Hours. A crèche.").update(kept="Other hours.")
        told = client.post(
            page("line", action.reference, line.pk), typed | {f"line-{line.pk}-kept": kept}, follow=True
        )
    assert "A colleague changed a text at the same time" in told.content.decode()
    line.refresh_from_db()
    assert line.kept == "Other hours.\n\nEvening hours.\n\nMorning hours."


def test_a_refusal_is_said_and_nothing_is_named(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    at_portal(client, who)
    answer = client.post(page("lineage", action.reference), {"origin": "LA-NONE"}, follow=True)
    assert "There is no published action" in answer.content.decode()
    assert Lineage.objects.count() == 0
    assert client.post(page("line", action.reference, 7)).status_code == 404


def test_an_action_is_adapted_into_a_draft(client: Client) -> None:
    who, home = focal_point()
    register.publish(published("LA-ONE"))
    at_portal(client, who)
    shown = client.get(page("adapt", "LA-ONE"))
    assert "Escuela LA-ONE" in shown.content.decode()
    answer = client.post(page("adapt", "LA-ONE"), {"government": home.slug, "carry": ["themes"]})
    made = Action.objects.get()
    assert answer["Location"] == page("lineage", made.reference)
    assert [one.origin for one in made.lineage.all()] == ["LA-ONE"]
    assert client.get(page("adapt", "LA-NONE")).status_code == 404


def test_nobody_adapts_for_a_government_of_others(client: Client) -> None:
    who, _home = focal_point()
    other = government("Quito", country="EC")
    register.publish(published("LA-ONE"))
    at_portal(client, who).post(page("adapt", "LA-ONE"), {"government": other.slug})
    assert Action.objects.count() == 0


def test_who_has_no_government_finds_it_first(client: Client) -> None:
    register.publish(published("LA-ONE"))
    client.force_login(person())
    assert client.get(page("adapt", "LA-ONE"))["Location"] == reverse("governments:join")


def test_the_city_that_is_named_reads_and_answers(client: Client) -> None:
    theirs, who, _origin, lineage = named()
    at_portal(client, theirs)
    assert page("relation", lineage.pk) in client.get(page("home")).content.decode()
    shown = client.get(page("relation", lineage.pk)).content.decode()
    assert "Hours." in shown
    client.post(page("relation", lineage.pk), {"go": "dispute", "note": "Ours is older."})
    lineage.refresh_from_db()
    assert (lineage.answer, lineage.note) == ("disputed", "Ours is older.")
    assert page("relation", lineage.pk) not in client.get(page("home")).content.decode()
    mine = at_portal(Client(), who).get(page("lineage", lineage.action.reference)).content.decode()
    assert "Ours is older." in mine


def test_others_do_not_read_the_answers_page(client: Client) -> None:
    theirs, who, _origin, lineage = named()
    at_portal(client, who)
    assert client.get(page("relation", lineage.pk)).status_code == 404
    assert client.post(page("relation", lineage.pk), {"go": "agree"}).status_code == 404
    lineage.refresh_from_db()
    assert lineage.answer == ""
    del theirs


def test_a_viewer_reads_and_cannot_answer(client: Client) -> None:
    _theirs, _who, origin, lineage = named()
    viewer = person("Vera")
    quito = origin.owners.get().government
    assert quito is not None
    member(viewer, quito, "viewer")
    client.force_login(viewer)
    assert 'value="agree"' not in client.get(page("relation", lineage.pk)).content.decode()
    assert client.post(page("relation", lineage.pk), {"go": "agree"}).status_code == 403


@pytest.mark.parametrize("count", [1, 8])
def test_the_page_asks_the_database_as_often_for_many_as_for_one(
    client: Client, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    who, home = focal_point()
    action = draft(who, home)
    register.publish(*(published(f"LA-N{number}") for number in range(count)))
    for number in range(count):
        operations.relate(actor=who, action=action, origin_reference=f"LA-N{number}", relation="scales")
    at_portal(client, who).get(page("lineage", action.reference))
    with django_assert_max_num_queries(BUDGET):
        assert client.get(page("lineage", action.reference)).status_code == 200


@pytest.mark.parametrize("count", [1, 12])
def test_naming_actions_are_listed_in_as_many_queries_for_many(
    client: Client, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    theirs, quito = focal_point("Rosa", of=government("Quito", country="EC"))
    origin = in_state("published", theirs, quito)
    who, home = focal_point()
    for _number in range(count):
        Lineage.objects.create(action=in_state("published", who, home), origin=origin.reference)
    at_portal(client, theirs).get(page("lineage", origin.reference))
    with django_assert_max_num_queries(BUDGET):
        assert client.get(page("lineage", origin.reference)).content.decode().count("/portal/named/") == count


BUDGET = 18


def test_what_is_said_of_the_origin_is_read_before_it_is_sent_and_at_the_desk(client: Client) -> None:
    who, home = focal_point()
    register.publish(published("LA-ONE"))
    action = in_state("draft", who, home)
    told = {"kept": "KEPT-WORDS", "changed": "CHANGED-WORDS", "dropped": "DROPPED-WORDS"}
    operations.relate(actor=who, action=action, origin_reference="LA-ONE", relation="scales", **told)
    at_portal(client, who)
    for name in ("check", "preview"):
        shown = client.get(page(name, action.reference)).content.decode()
        assert all(words in shown for words in told.values()), name
    Action.objects.filter(pk=action.pk).update(status="submitted")
    shown = at_desk(Client(), secretariat()).get(page("desk_action", action.reference)).content.decode()
    assert all(words in shown for words in told.values())
