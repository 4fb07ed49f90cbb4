"""Published answers beside the questions of a draft."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from msgspec import structs
from tests.actions.making import at_portal, draft, focal_point
from tests.factories import register

from localaction.actions.examples import _gathered

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"
    _gathered.cache_clear()


def test_others_answers_stand_beside_the_question_with_their_name_and_link(client: Client) -> None:
    register.publish_cohort(5)
    who, home = focal_point()
    action = draft(who, home)
    address = reverse("actions:page", args=[action.reference, "challenge"])
    html = at_portal(client, who).get(address).content.decode()
    html = unescape(html)
    assert "See how others answered" in html
    assert sum(row["challenge"].split(".")[0] in html for row in register.rows()[:5]) == 2
    assert 'href="/en/actions/CTA-00' in html


def test_ones_own_government_is_no_example_to_itself(client: Client) -> None:
    who, home = focal_point()
    mine = register.action_of(register.rows()[0])
    owner = structs.replace(mine.owners[0], slug=home.slug)
    register.publish(structs.replace(mine, owners=(owner,)))
    address = reverse("actions:page", args=[draft(who, home).reference, "challenge"])
    assert "See how" not in at_portal(client, who).get(address).content.decode()


def test_without_anything_published_there_is_no_empty_box(client: Client) -> None:
    who, home = focal_point()
    address = reverse("actions:page", args=[draft(who, home).reference, "challenge"])
    assert "<details" not in at_portal(client, who).get(address).content.decode().partition("<main")[2]
