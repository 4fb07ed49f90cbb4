import re
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from localaction.design.worldmap import Point
from localaction.kit.actors import Actor


def draw(source: str, path: str = "/en/x/", **context: Any) -> str:
    template = engines["django"].from_string("{% load design %}" + source)
    return str(template.render(context, RequestFactory().get(path)))


def test_an_entry_says_who_and_where_before_what() -> None:
    html = draw(
        '{% entry href="/a" title="T" government="Kampala" country="Uganda" language="fr" year="2021" %}'
    )
    assert html.index("Kampala") < html.index("Uganda") < html.index('<a href="/a" lang="fr" dir="ltr">T</a>')
    assert "in French" in html


def test_pages_keep_the_question_in_the_address() -> None:
    html = draw("{% pager page=3 pages=12 %}", "/en/actions/?q=a+b&country=UG&country=KE&page=3")
    assert '<a href="?q=a+b&amp;country=UG&amp;country=KE&amp;page=4" rel="next">' in html
    assert '<a href="?q=a+b&amp;country=UG&amp;country=KE"><span' in html
    assert html.count("pager__gap") == 1


def test_one_page_needs_no_pager() -> None:
    assert draw("{% pager page=page %}", page=Paginator(list(range(5)), 10).page(1)) == "\n"
    assert 'rel="next"' in draw("{% pager page=page %}", page=Paginator(list(range(50)), 10).page(1))


def test_the_longest_bar_fills_the_line_and_the_others_keep_their_share() -> None:
    html = draw(
        "{% bars title='T' items=items %}", items=[{"label": "a", "value": 40}, {"label": "b", "value": 10}]
    )
    assert 'width="100.0"' in html
    assert 'width="25.0"' in html


def test_bars_of_nothing_are_drawn_without_dividing_by_it() -> None:
    assert 'width="0.0"' in draw("{% bars title='T' items=items %}", items=[{"label": "a", "value": 0}])


@pytest.mark.parametrize("state", ["not_started", "begun", "ready", "waiting", "attention", "blocked"])
def test_every_task_says_its_state_in_words(state: str) -> None:
    html = draw("{% task_list tasks=tasks %}", tasks=[{"label": "L", "href": "/l", "state": state}])
    assert html.count("status--") == 1
    assert "visually-hidden" not in html
    assert "aria-hidden" not in html, "a screen reader says the state once"
    assert 'aria-describedby="task-1"' in html
    assert 'id="task-1"' in html


def test_a_task_in_an_unknown_state_is_an_error_of_the_programmer() -> None:
    with pytest.raises(KeyError):
        draw("{% task_list tasks=tasks %}", tasks=[{"label": "L", "state": "lost"}])


def test_a_facet_is_open_when_something_in_it_is_chosen() -> None:
    options = [
        {"value": "a", "label": "A", "count": 0, "chosen": True},
        {"value": "b", "label": "B", "count": None},
    ]
    html = draw("{% facet title='T' name='n' options=options %}", options=options)
    assert '<details class="facet" open>' in html
    assert "1 chosen" in html
    assert html.count("choice__count") == 1
    assert " open" not in draw("{% facet title='T' name='n' options=options %}", options=options[1:])


def test_the_world_has_a_link_for_every_point_and_numbers_no_locale_touches() -> None:
    points = [Point(8.4871, -13.2356, "Freetown", "/g/freetown", 3, is_new=True), Point(0, 0, "<b>", "")]
    with translation.override("fr"):
        html = draw("{% world_map points=points title='T' %}", points=points)
    assert '<a class="light light--new" href="/g/freetown" aria-label="Freetown">' in html
    assert "<b>" not in html
    assert 'cx="866.1" cy="416.6"' in html


def test_a_place_without_coordinates_has_no_map() -> None:
    assert draw("{% place_map latitude=None longitude=None label='L' %}") == ""
    assert "<circle" in draw("{% place_map latitude=8.48 longitude=-13.23 label='L' %}")


def test_a_count_is_told_with_its_rule() -> None:
    html = draw("{% count value=1247 label='actions' rule='as of today' href='/a' %}")
    assert "1,247" in html
    assert "as of today" in html


def test_progress_is_told_in_words_too() -> None:
    html = draw("{% progress value=3 of=9 label='Draft' %}")
    assert '<progress value="3" max="9" aria-label="Draft">' in html
    assert "<bdi>3</bdi> of <bdi>9</bdi>" in html


@pytest.mark.parametrize(
    ("roles", "shown"),
    [
        ({"assessor"}, ["/en/desk/", "/en/desk/assessments/", "/en/"]),
        (
            {"secretariat"},
            [
                "/en/desk/",
                "/en/desk/governments/",
                "/en/desk/signatures/",
                "/en/desk/actions/",
                "/en/desk/reports/",
                "/en/desk/calls/",
                "/en/desk/assessment/",
                "/en/desk/concerns/",
                "/en/desk/outreach/",
                "/en/desk/import/",
                "/en/desk/letters/",
                "/en/desk/dashboards/",
                "/en/desk/trail/",
                "/en/",
            ],
        ),
    ],
)
def test_the_desk_links_only_to_what_the_reader_may_open(roles: set[str], shown: list[str]) -> None:
    request = RequestFactory().get("/en/desk/")
    request.actor = Actor(person_id=1, name="A", language="en", roles=frozenset(roles))  # type: ignore[attr-defined]
    template = engines["django"].from_string('{% load design %}{% nav area="desk" label="Desk" %}')
    with translation.override("en"):
        assert re.findall(r'href="([^"]+)"', str(template.render({}, request))) == shown


def test_the_portal_leads_to_the_desk_only_those_who_work_there() -> None:
    with translation.override("en"):
        assert "/desk/" not in draw('{% nav area="portal" label="Portal" %}')


def test_of_two_links_that_lead_here_the_nearer_one_is_marked() -> None:
    request = RequestFactory().get("/en/desk/governments/kampala/")
    request.actor = Actor(person_id=1, name="A", language="en", roles=frozenset({"secretariat"}))  # type: ignore[attr-defined]
    template = engines["django"].from_string('{% load design %}{% nav area="desk" label="Desk" %}')
    with translation.override("en"):
        html = str(template.render({}, request))
    assert re.findall(r'href="([^"]+)" aria-current', html) == ["/en/desk/governments/"]
