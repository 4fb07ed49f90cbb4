"""Views: kept, shown as tabs whose counts match, shared, deleted."""

import pytest
from django.urls import reverse

from localaction.desk.models import SavedView
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World


def keep(here: World, name: str, query: str, *, who: str = "nadia", shared: bool = False) -> None:
    """Keep a view as its page does."""
    sent = {"name": name, "query": query} | ({"shared": "on"} if shared else {})
    answer = world.client_of(getattr(here, who)).post(reverse("desk:views"), sent)
    assert answer.status_code == 302


def tabs(here: World, who: str = "nadia") -> list[tuple[str, str]]:
    """The tabs above the queue, and where they lead."""
    page = world.client_of(getattr(here, who)).get(reverse("desk:queue"))
    return [(str(words), href) for words, href, _current in page.context["views"]]


def test_a_view_becomes_a_tab_with_its_count(here: World) -> None:
    keep(here, "French", "language=fr")
    keep(here, "Brazil", "country=BR&page=9", shared=True)
    assert tabs(here)[3:] == [("Brazil (0)", "?country=BR"), ("French (1)", "?language=fr")]
    assert tabs(here, "omar")[3:] == [("Brazil (0)", "?country=BR")]
    assert tabs(here)[:3] == [
        ("All that waits (1)", reverse("desk:queue")),
        ("Mine (0)", "?whose=mine"),
        ("Nobody's (1)", "?whose=nobody"),
    ]


def test_only_its_maker_deletes_a_view(here: World) -> None:
    keep(here, "Ours", "language=fr", shared=True)
    view = SavedView.objects.get()
    address = reverse("desk:forget_view", args=[view.pk])
    assert world.client_of(here.omar).post(address).status_code == 404
    assert "shared by Nadia Haddad" in world.client_of(here.omar).get(reverse("desk:views")).content.decode()
    assert world.client_of(here.nadia).get(address).status_code == 405
    assert world.client_of(here.nadia).post(address).status_code == 302
    assert not SavedView.objects.exists()


def test_the_page_shows_what_would_be_kept(here: World) -> None:
    page = world.client_of(here.nadia).get(reverse("desk:views") + "?language=fr&kind=submission")
    assert "It finds 1 thing now." in page.content.decode()
    assert page.context["form"].initial["query"] == "kind=submission&language=fr"


def test_a_view_needs_a_name(here: World) -> None:
    answer = world.client_of(here.nadia).post(reverse("desk:views"), {"name": " ", "query": "language=fr"})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("who", ["lea", "amina"])
def test_views_are_for_the_secretariat(here: World, who: str) -> None:
    assert world.client_of(getattr(here, who)).get(reverse("desk:views")).status_code == 403
