"""Behind the link: what is known is filled in; each answer is one button; opening it answers nothing."""

from __future__ import annotations

import pytest
from django.test import Client

from localaction.kit.actors import Actor
from localaction.kit.models import TrailEvent
from localaction.outreach import operations, queries
from localaction.outreach.models import Prospect
from tests.actions import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(sara: Actor, quito: Prospect) -> str:
    return f"/es/invited/{queries.token_of(operations.invite(actor=sara, prospect=quito))}/"


def test_opening_it_is_a_figure_and_no_answer(client: Client, link: str) -> None:
    before = TrailEvent.objects.count()
    assert "Nos vimos en Lima." in client.get(link).text
    found = Prospect.objects.get()
    assert found.status == "invited"
    assert found.opened_at is not None
    assert TrailEvent.objects.count() == before


def test_joining_begins_with_what_is_known(client: Client, link: str, quito: Prospect) -> None:
    answer = client.post(link, {"answer": "join"})
    assert answer.headers["Location"] == f"/es/join/place/{quito.geonames_id}/"
    place = {
        "level": "city",
        "official_name": "Quito",
        "official_language": "es",
        "website": "",
        "claimed_domain": "",
    }
    assert client.post(answer.headers["Location"], place).headers["Location"] == "/es/join/who/"
    who = client.get("/es/join/who/").text
    for known in ("Lucía Paz", "Adviser", "lucia@quito.example"):
        assert known in who


def test_a_government_on_record_is_joined_directly(client: Client, sara: Actor, quito: Prospect) -> None:
    gulu = making.government("Gulu")
    Prospect.objects.filter(pk=quito.pk).update(government=gulu)
    token = queries.token_of(operations.invite(actor=sara, prospect=quito))
    answer = client.post(f"/en/invited/{token}/", {"answer": "join"})
    assert answer.headers["Location"] == f"/en/join/government/{gulu.slug}/"


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ({"answer": "decline", "said": "Sin personal este año"}, "declined", "Sin personal este año"),
        ({"answer": "decline"}, "declined", ""),
        ({"answer": "redirect", "other": "inclusion@quito.example"}, "redirected", "inclusion@quito.example"),
        ({"answer": "silence"}, "stopped", ""),
    ],
)
def test_each_answer_is_one_button(
    client: Client, link: str, sent: dict[str, str], status: str, said: str
) -> None:
    client.post(link, sent)
    found = Prospect.objects.get()
    assert (found.status, found.said) == (status, said)
    assert queries.answers_to_read().count() == 1
    client.post(link, {"answer": "decline", "said": "again"})
    assert Prospect.objects.get().said == said


def test_somebody_else_must_be_named(client: Client, link: str) -> None:
    answer = client.post(link, {"answer": "redirect", "other": " "})
    assert Prospect.objects.get().status == "invited"
    assert 'aria-invalid="true"' in answer.text


@pytest.mark.parametrize("token", ["nothing", "x:y:z", "%00"])
def test_a_link_that_is_not_ours_is_closed_in_plain_words(client: Client, token: str) -> None:
    answer = client.get(f"/en/invited/{token}/")
    assert answer.status_code in (404, 410)


def test_after_joining_the_link_leads_to_the_team(client: Client, link: str) -> None:
    Prospect.objects.update(status="joined")
    answer = client.get(link)
    assert answer.status_code == 410
