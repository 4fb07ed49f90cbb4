"""The assessor's pages: nothing leaks before the declaration, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import DjangoAssertNumQueries
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.assessment import operations
from localaction.assessment.models import Assignment


@pytest.fixture
def assigned(here: World) -> Assignment:
    return operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)


@pytest.fixture
def opened(here: World, assigned: Assignment) -> Assignment:
    return operations.declare_no_conflict(actor=world.actor(here.lea), assignment=assigned)


@pytest.fixture
def lea(here: World) -> Client:
    return world.client_of(here.lea)


def page(assignment: Assignment) -> str:
    return reverse("assessment:assessment", args=[assignment.pk])


def text_of(response: Any) -> str:
    """Everything an answer says, also one that comes piece by piece."""
    whole: bytes = b"".join(response.streaming_content) if response.streaming else response.content
    return whole.decode(errors="replace")


def every_address(here: World, assignment: Assignment) -> list[str]:
    """Every address of the site that names a record, filled with this one's."""
    values = {
        "reference": here.action.reference,
        "pk": str(assignment.pk),
        "slug": here.kampala.slug,
        "page": "challenge",
    }
    found = []
    for name in sorted(set(_names(get_resolver()))):
        for arguments in (
            {"reference", "pk"},
            {"slug", "pk"},
            {"reference", "page"},
            *({one} for one in values),
            set(),
        ):
            try:
                found.append(reverse(name, kwargs={key: values[key] for key in arguments}))
            except Exception:
                continue
    return sorted(set(found))


def _names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _names(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern) and entry.name and not entry.name.startswith(("account_", "mfa_")):
            yield f"{space}{entry.name}"


def test_no_page_of_the_site_shows_the_text_to_an_assessor_before_the_declaration(
    here: World, assigned: Assignment, lea: Client
) -> None:
    addresses = every_address(here, assigned)
    assert page(assigned) in addresses
    assert reverse("actions:desk_action", args=[here.action.reference]) in addresses
    assert lea.get(page(assigned)).status_code == 200
    leaks = []
    for address in addresses:
        leaks += [("GET", address)] if world.CANARY in text_of(lea.get(address)) else []
    posts = {"level-people": "3", "kind": "", "send": "1", "assessor": str(here.lea.pk)}
    for address in (one for one in addresses if "/desk/assessments/" in one or "/desk/decisions/" in one):
        if "abstention" not in address:
            leaks += [("POST", address)] if world.CANARY in text_of(lea.post(address, posts)) else []
    assert leaks == []
    assigned.refresh_from_db()
    assert assigned.status == "assigned"


def test_the_same_addresses_do_show_it_to_those_who_may(here: World, opened: Assignment, lea: Client) -> None:
    assert world.CANARY in text_of(lea.get(page(opened)))
    desk = world.client_of(here.nadia)
    judging = reverse("assessment:judgement", args=[here.action.reference])
    assert world.CANARY in text_of(desk.get(judging))


@pytest.mark.parametrize("who", ["jose", "nadia", "amina"])
def test_an_assignment_is_nobody_else_s(here: World, opened: Assignment, who: str) -> None:
    response = world.client_of(getattr(here, who)).get(page(opened))
    assert response.status_code in (403, 404)
    assert world.CANARY not in text_of(response)


def test_the_door_asks_first(here: World, assigned: Assignment, lea: Client) -> None:
    response = lea.get(page(assigned).replace("/en/", "/ar/"))
    assert response.status_code == 200
    assert "Kampala" in text_of(response)
    assert "Association Savoir" in text_of(response)
    assert '<html lang="ar" dir="rtl"' in text_of(response)


def test_denying_a_conflict_opens_the_text(here: World, assigned: Assignment, lea: Client) -> None:
    response = lea.post(reverse("assessment:declare", args=[assigned.pk]), {"kind": "none"}, follow=True)
    assert world.CANARY in text_of(response)


def test_declaring_one_closes_it_for_good(here: World, opened: Assignment, lea: Client) -> None:
    lea.post(reverse("assessment:declare", args=[opened.pk]), {"kind": "own_country", "note": "Mine."})
    opened.refresh_from_db()
    assert opened.status == "recused"
    assert world.CANARY not in text_of(lea.get(page(opened)))
    assert world.CANARY not in text_of(lea.post(page(opened), world.sheet_data(here.action)))
    lea.post(reverse("assessment:declare", args=[opened.pk]), {"kind": "none"})
    assert world.CANARY not in text_of(lea.get(page(opened)))


@pytest.mark.parametrize("data", [{}, {"kind": "whim"}, {"kind": "other", "note": " "}])
def test_a_declaration_must_say_something(
    here: World, assigned: Assignment, lea: Client, data: dict[str, str]
) -> None:
    response = lea.post(reverse("assessment:declare", args=[assigned.pk]), data)
    assert "error-summary" in text_of(response)
    assert world.CANARY not in text_of(response)
    assigned.refresh_from_db()
    assert assigned.status == "assigned"


def test_every_level_is_described_and_can_be_reached_by_keyboard(
    here: World, opened: Assignment, lea: Client
) -> None:
    text = text_of(lea.get(page(opened)))
    assert text.count('type="radio" name="level-') == 7 * 5
    assert text.count("<fieldset") >= 8


def test_the_sheet_saves_itself(here: World, opened: Assignment, lea: Client) -> None:
    half = {"comment-people": "half a thought", "level-people": "2", "writes_in": "fr"}
    response = lea.post(page(opened), half, headers={"X-Autosave": "1"})
    assert set(response.json()) == {"saved_at"}
    score = opened.scores.get(criterion="people")
    assert (score.level, score.comment_to_submitter) == (2, "half a thought")
    assert "half a thought" in text_of(lea.get(page(opened)))


def test_sending_half_a_sheet_keeps_it_and_says_what_is_missing(
    here: World, opened: Assignment, lea: Client
) -> None:
    half = world.sheet_data(here.action, send="1") | {
        "level-people": "",
        "level-results": "1",
        "comment-results": "",
    }
    response = lea.post(page(opened), half)
    assert response.status_code == 422
    assert "#id_level-people_0" in text_of(response)
    assert "#id_comment-results" in text_of(response)
    opened.refresh_from_db()
    assert opened.status == "open"
    assert opened.scores.filter(level__isnull=False).count() == 6


def test_a_text_that_is_too_long_is_kept_but_not_sent(here: World, opened: Assignment, lea: Client) -> None:
    long = "word " * 1000
    response = lea.post(page(opened), world.sheet_data(here.action, send="1", summary=long))
    assert response.status_code == 422
    opened.refresh_from_db()
    assert opened.summary_to_submitter.strip() == long.strip()


def test_a_whole_sheet_is_sent(here: World, opened: Assignment, lea: Client) -> None:
    response = lea.post(page(opened), world.sheet_data(here.action, send="1"))
    assert response.status_code == 302
    opened.refresh_from_db()
    assert opened.status == "done"
    assert opened.submitted_at is not None


def test_what_was_typed_too_late_is_given_back(here: World, opened: Assignment, lea: Client) -> None:
    operations.release(actor=world.actor(here.nadia), assignment=opened)
    response = lea.post(page(opened), world.sheet_data(here.action, summary="A long and careful text."))
    assert response.status_code == 409
    assert "A long and careful text." in text_of(response)
    assert lea.post(page(opened), {}, headers={"X-Autosave": "1"}).status_code == 409


def test_colleagues_show_only_after_one_s_own(here: World, opened: Assignment, lea: Client) -> None:
    secret = "SECRETOFJOSE"
    world.assessed(here.nadia, here.action, [here.jose], [world.sheet(here.action)])
    Assignment.objects.filter(assessor=here.jose).get().scores.update(comment_to_colleagues=secret)
    before = lea.get(page(opened))
    assert secret not in text_of(before)
    assert before.context["others"] == []
    lea.post(page(opened), world.sheet_data(here.action, send="1"))
    assert secret in text_of(lea.get(page(opened)))


def test_giving_an_action_back(here: World, assigned: Assignment, lea: Client) -> None:
    lea.post(reverse("assessment:abstain", args=[assigned.pk]), {"because": "Away"})
    assigned.refresh_from_db()
    assert assigned.status == "abstained"


@pytest.mark.parametrize("rows", [1, 12])
def test_the_list_costs_the_same_at_any_length(
    here: World, lea: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        made = world.action(here.kampala)
        operations.assign(actor=world.actor(here.nadia), action=made, assessor=here.lea)
        released = operations.assign(
            actor=world.actor(here.nadia), action=world.action(here.kampala), assessor=here.lea
        )
        operations.abstain(actor=world.actor(here.lea), assignment=released)
    with django_assert_num_queries(COST):
        assert lea.get(reverse("assessment:assessments")).status_code == 200


COST = 11
