"""Choosing a pathway at the start and on the way."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.actions.making import at_portal, draft, focal_point, government, member

from localaction.accounts.models import Person
from localaction.actions.models import Action
from localaction.governments.models import Government

pytestmark = pytest.mark.django_db


def chosen(html: str) -> list[str]:
    return re.findall(r'name="pathway" value="([a-z]+)" checked', html)


def test_the_start_offers_the_one_that_suits_and_keeps_to_what_is_chosen(client: Client) -> None:
    who, home = focal_point(of=government("Zahlé", country="LB", population=12_000))
    at_portal(client, who)
    page = client.get(reverse("actions:new")).content.decode()
    assert chosen(page) == ["small"]
    assert "12 questions" in page
    assert "20 questions" in page
    assert "30 questions" in page
    client.post(reverse("actions:new"), {"government": home.slug, "pathway": "network", "language": "ar"})
    action = Action.objects.get()
    assert (action.pathway, action.language) == ("network", "ar")


def test_with_several_governments_nothing_is_chosen_and_the_size_decides(client: Client) -> None:
    who, _home = focal_point(of=government("Zahlé", country="LB", population=12_000))
    region = government("Attica", country="GR")
    Government.objects.filter(pk=region.pk).update(level="region")
    member(Person.objects.get(email=who.email), region)
    at_portal(client, who)
    assert chosen(client.get(reverse("actions:new")).content.decode()) == []
    client.post(reverse("actions:new"), {"government": region.slug, "pathway": "", "language": "xx"})
    action = Action.objects.get()
    assert (action.pathway, action.language) == ("network", "en")


def test_another_pathway_on_the_way_shows_fewer_pages_and_loses_nothing(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    Action.objects.filter(pk=action.pk).update(evidence="A survey.", kind="practice", summary="In short")
    at_portal(client, who)
    answer = client.post(
        reverse("actions:pathway", args=[action.reference]), {"pathway": "small"}, follow=True
    )
    html = answer.content.decode()
    assert chosen(html) == ["small"]
    assert "Everything you wrote is still there" in html
    assert answer.context["draft"].questions == 12
    assert "More you can tell" in html
    page = reverse("actions:page", args=[action.reference, "results"])
    assert 'name="evidence"' not in client.get(page).content.decode()
    client.post(page, {"asks": "results", "results": "Three weeks", "go": "on"})
    action.refresh_from_db()
    assert (action.results, action.evidence, action.summary) == ("Three weeks", "A survey.", "In short")
    assert "A survey." in client.get(page, {"all": "1"}).content.decode()


def test_an_unknown_pathway_changes_nothing(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    address = reverse("actions:pathway", args=[action.reference])
    answer = at_portal(client, who).post(address, {"pathway": "none"}, follow=True)
    action.refresh_from_db()
    assert (action.pathway, "Choose one of the three" in answer.content.decode()) == ("city", True)


def test_what_is_not_asked_any_more_is_still_read_before_sending_and_left_out_when_empty(
    client: Client,
) -> None:
    who, home = focal_point()
    action = draft(who, home)
    Action.objects.filter(pk=action.pk).update(
        pathway="small", kind="practice", evidence="A survey in the market."
    )
    at_portal(client, who)
    for page in ("check", "preview"):
        html = client.get(reverse(f"actions:{page}", args=[action.reference])).content.decode()
        assert "A survey in the market." in html
        assert "What would you tell a city that wants to try it?" not in html
    check = client.get(reverse("actions:check", args=[action.reference])).content.decode()
    assert "What have you learned?" in check


def test_too_many_words_in_what_is_not_asked_any_more_lead_to_the_whole_page(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    Action.objects.filter(pk=action.pk).update(pathway="small", kind="practice", evidence="word " * 500)
    at_portal(client, who)
    check = client.get(reverse("actions:check", args=[action.reference])).content.decode()
    address = reverse("actions:page", args=[action.reference, "results"])
    assert f'href="{address}?all=1#id_evidence"' in check
