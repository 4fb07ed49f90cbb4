from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.actions import making

from localaction.actions.models import ReportDate
from localaction.actions.web.home import SETTLED_SHOWN
from localaction.declarations.models import Declaration, Signature
from localaction.governments.models import Membership

pytestmark = pytest.mark.django_db


def home(client: Client) -> str:
    return client.get("/en/portal/").content.decode()


def test_a_second_contact_is_wanted_until_there_is_one(client: Client) -> None:
    who, where = making.focal_point()
    making.at_portal(client, who)
    assert "1 person can be reached." in home(client)
    assert "Two are better" in home(client)
    making.member(making.person("Omar"), where)
    assert "2 people can be reached." in home(client)
    assert "Two are better" not in home(client)


def test_the_yearly_question_is_asked_and_answered_on_the_spot(client: Client) -> None:
    who, where = making.focal_point()
    making.at_portal(client, who)
    assert "Are you still a contact" not in home(client)
    Membership.objects.update(started_at=timezone.now() - timedelta(days=366))
    making.draft(who, where)
    page = home(client)
    assert "Are you still a contact" in page
    assert f"/en/portal/g/{where.slug}/still-you/" in page


def test_support_asked_for_stands_with_the_action_that_asks(client: Client) -> None:
    who, where = making.focal_point()
    making.at_portal(client, who)
    action = making.ready(who, where)
    action.support_needed = "Two more bilingual assistants"
    action.save()
    page = home(client)
    assert "Support you ask for" in page
    assert "Two more bilingual assistants" in page
    assert "read this once the action is published" in page


def test_letters_and_a_copy_of_everything_are_one_click_away(client: Client) -> None:
    who, where = making.focal_point()
    making.at_portal(client, who)
    page = home(client)
    assert 'href="/en/account/letters/"' in page
    assert f'href="/en/portal/g/{where.slug}/copy/"' in page


def test_the_home_costs_the_same_for_one_action_and_for_twelve(client: Client) -> None:
    who, where = making.focal_point()
    making.at_portal(client, who)

    def questions_for(actions: int) -> int:
        for _ in range(actions):
            making.ready(who, where)
        with CaptureQueriesContext(connection) as asked:
            home(client)
        return len(asked)

    assert questions_for(1) == questions_for(11)


def test_the_home_shows_what_is_under_way_and_of_what_is_settled_the_last(client: Client) -> None:
    who, where = making.focal_point()
    making.at_portal(client, who)
    for _ in range(SETTLED_SHOWN + 3):
        making.in_state("published", who, where)
    making.ready(who, where)
    page = home(client)
    assert page.count('class="entry stack"') == SETTLED_SHOWN + 1
    assert "3 more" in page


def test_a_report_that_is_due_comes_first_and_leads_to_its_page(client: Client) -> None:
    who, where = making.focal_point()
    making.at_portal(client, who)
    action = making.in_state("published", who, where)
    Signature.objects.create(
        reference="SIG-HOME01",
        government=where,
        declaration=Declaration.objects.create(code="test", version="1", adopted_on=date(2018, 12, 8)),
        status="listed",
        listed_source="an earlier list",
    )
    assert "How are the actions of" not in home(client)
    today = timezone.localdate()
    ReportDate.objects.create(action=action, why="yearly", key="2026", planned_on=today, due_on=today)
    page = home(client)
    assert "How are the actions of Kampala going?" in page
    assert f'href="/en/portal/g/{where.slug}/progress/"' in page
