"""The queue: the right things in the right order, counts that match what is listed, at a constant cost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from localaction.actions.lifecycle import Status
from localaction.actions.models import Finding, Report
from localaction.assessment import operations as judging
from localaction.desk import kinds, operations, queries
from localaction.desk.asked import SORTS, Asked
from localaction.desk.models import SavedView
from localaction.governments.models import Government
from localaction.kit.actors import Actor
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World


def secretary(here: World) -> Actor:
    """Nadia, with her second factor shown."""
    return world.actor(here.nadia)


def proposed(name: str, *, country: str = "UG", days: int = 0) -> Government:
    """A government that waits to be verified, since some days."""
    made = world.government(name, country=country)
    Government.objects.filter(pk=made.pk).update(
        status="proposed", created_at=timezone.now() - timedelta(days=days)
    )
    return made


def names(here: World, **asked: object) -> list[str]:
    """Kind and title of what answers a question."""
    found = queries.queue_for(secretary(here), Asked(**asked))  # type: ignore[arg-type]
    return [f"{line.kind} {line.title}" for line in found.lines]


def test_the_longest_waiting_comes_first_on_every_page(here: World) -> None:
    for days in range(30):
        proposed(f"City {days:02}", days=days)
    actor = secretary(here)
    first, second = (queries.queue_for(actor, Asked(page=page)) for page in (1, 2))
    lines = (*first.lines, *second.lines)
    since = [line.since for line in lines]
    assert (first.total, first.pages, len({line.name for line in lines})) == (31, 2, 31)
    assert since == sorted(since)
    newest = queries.queue_for(actor, Asked(sort="newest"))
    assert newest.lines[0].title == "City 00"


def test_kinds_that_come_first_come_first(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for days in range(27):
        proposed(f"City {days:02}", days=days)
    urgent = [replace(kind, first=kind.code == "submission") for kind in kinds.KINDS]
    monkeypatch.setattr(queries, "KINDS", tuple(urgent))
    world.action(here.kampala)
    first, second = (queries.queue_for(secretary(here), Asked(page=page)) for page in (1, 2))
    assert [line.kind for line in first.lines[:3]] == ["submission", "submission", "government"]
    everything = [line.name for line in (*first.lines, *second.lines)]
    assert len(everything) == len(set(everything)) == 29


def test_the_questions_that_can_be_asked(here: World) -> None:
    proposed("Gulu", days=20)
    proposed("São Paulo", country="BR", days=50)
    title = here.action.title
    assert names(here, kind="government") == ["government São Paulo", "government Gulu"]
    assert names(here, country="BR") == ["government São Paulo"]
    assert names(here, region="002") == ["government Gulu", f"submission {title}"]
    assert names(here, region="014", country="BR") == []
    assert names(here, language="fr") == [f"submission {title}"]
    assert names(here, call=here.action.call.code if here.action.call else "") == [f"submission {title}"]
    assert names(here, longer=30) == ["government São Paulo"]
    assert names(here, words="sÃO paulo") == ["government São Paulo"]
    assert names(here, words="école kampala") == [f"submission {title}"]
    assert names(here, words="école gulu") == []
    assert names(here, why="new") == [f"submission {title}"]
    assert names(here, why="whim") == []
    assert names(here, sort="country") == ["government São Paulo", "government Gulu", f"submission {title}"]


def test_what_has_been_taken_is_mine_and_not_nobodys(here: World) -> None:
    proposed("Gulu")
    actor, colleague = secretary(here), world.actor(here.omar)
    line = queries.queue_for(actor, Asked(kind="government")).lines[0]
    operations.take(actor=actor, line=line)
    assert names(here, whose="mine") == ["government Gulu"]
    assert names(here, whose="somebody") == ["government Gulu"]
    assert names(here, whose="nobody") == [f"submission {here.action.title}"]
    assert names(here, whose=str(here.omar.pk)) == []
    assert queries.queue_for(colleague, Asked(whose="mine")).total == 0
    holder = queries.queue_for(colleague, Asked(kind="government")).holders[line.name]
    assert (holder.person_id, holder.name) == (here.nadia.pk, "Nadia Haddad")


def test_whoever_leaves_the_secretariat_has_nothing_any_more(here: World) -> None:
    actor = secretary(here)
    operations.take(actor=actor, line=queries.queue_for(actor, Asked()).lines[0])
    here.nadia.desk_role = ""
    here.nadia.save()
    assert queries.count_for(world.actor(here.omar), Asked(whose="nobody")) == 1


def test_who_took_a_thing_does_not_keep_it_when_another_person_is_needed(
    here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = secretary(here)
    submission = kinds.BY_CODE["submission"]
    whys = {**submission.whys, "answered": replace(submission.whys["answered"], anew=True)}
    changed = replace(submission, whys=whys)
    others = tuple(kind for kind in kinds.KINDS if kind.code != "submission")
    monkeypatch.setattr(queries, "KINDS", (changed, *others))
    monkeypatch.setitem(kinds.BY_CODE, "submission", changed)
    operations.take(actor=actor, line=queries.queue_for(actor, Asked()).lines[0])
    assert queries.count_for(actor, Asked(whose="mine")) == 1
    here.action.questions.create(text="Why?", answer="Because.", answered_at=timezone.now())
    assert queries.count_for(actor, Asked(whose="mine")) == 0
    assert queries.count_for(actor, Asked(whose="nobody")) == 1
    assert queries.queue_for(actor, Asked(whose="nobody")).holders == {}


def test_passages_and_reports_wait_too(here: World) -> None:
    Finding.objects.create(
        action=here.action, field="summary", kind="name", key="a" * 64, state="kept", reason="Public.",
        kept_at=timezone.now(),
    )  # fmt: skip
    told = world.action(here.kampala, status=Status.PUBLISHED)
    Report.objects.create(
        action=told, number=2, government=here.kampala, status="held", language="en", stage="stalled"
    )
    found = queries.queue_for(secretary(here), Asked()).lines
    assert {(line.kind, line.why) for line in found} == {
        ("submission", "new"),
        ("passage", "kept"),
        ("report", "held"),
    }
    assert next(line.key for line in found if line.kind == "report") == f"{told.reference}-P2"


def test_an_assessor_finds_the_own_work_and_nothing_else(here: World) -> None:
    judging.assign(actor=secretary(here), action=here.action, assessor=here.lea)
    mine = queries.queue_for(world.actor(here.lea), Asked())
    assert [(line.kind, line.why) for line in mine.lines] == [("assessment", "declare")]
    assert queries.count_for(world.actor(here.lea), Asked(words="école")) == 0
    assert queries.count_for(world.actor(here.jose), Asked()) == 0
    assert queries.queue_for(world.actor(here.amina), Asked()).lines == ()


def test_only_what_waits_for_the_actor_is_found_by_name(here: World) -> None:
    name = f"submission:{here.action.pk}"
    odd = ["", "submission:", "submission:x", "whim:1", f"government:{here.action.pk}", name, name]
    assert [line.name for line in queries.lines_named(secretary(here), odd)] == [name]
    assert queries.lines_named(world.actor(here.lea), [name]) == ()


def test_views_are_the_own_ones_and_those_that_are_shared(here: World) -> None:
    for person, name, shared in (
        (here.nadia, "Mine", False),
        (here.omar, "His", False),
        (here.omar, "Ours", True),
    ):
        SavedView.objects.create(person=person, name=name, query="kind=submission", shared=shared)
    actor = secretary(here)
    tabs = queries.tabs_for(actor, queries.Counting(actor))
    assert [(tab.view.name, tab.count) for tab in tabs] == [("Mine", 1), ("Ours", 1)]
    with pytest.raises(SavedView.DoesNotExist):
        queries.view_for(actor, tabs[1].view.pk)


questions = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from([*kinds.BY_CODE]),
        "why": st.sampled_from(["new", "verify", "needs_assessor", "kept"]),
        "country": st.sampled_from(["UG", "BR", "JO"]),
        "region": st.sampled_from(["002", "014", "019"]),
        "language": st.sampled_from(["fr", "en"]),
        "whose": st.sampled_from(["mine", "nobody", "somebody"]),
        "longer": st.sampled_from([1, 10]),
        "words": st.sampled_from(["school", "école", "gulu"]),
        "sort": st.sampled_from([*SORTS]),
    },
)


def _many_things(here: World) -> None:
    actor = secretary(here)
    for number in range(4):
        proposed(f"Gulu {number}", country=("UG", "BR")[number % 2], days=number * 6)
        world.action(here.kampala, status=Status.ASSESSING, language=("fr", "en")[number % 2])
        world.action(here.kampala)
    for line in queries.queue_for(actor, Asked()).lines[::3]:
        operations.take(actor=actor, line=line)


def test_counts_match_what_is_listed_whatever_is_asked(here: World) -> None:
    _many_things(here)
    actor = secretary(here)
    counting = queries.Counting(actor)

    @settings(
        max_examples=60,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(questions)
    def holds(told: dict[str, object]) -> None:
        asked = Asked(**told)  # type: ignore[arg-type]
        listed = []
        page, pages = 1, 1
        while page <= pages:
            found = queries.queue_for(actor, replace(asked, page=page), per_page=4)
            listed += [line.name for line in found.lines]
            page, pages = page + 1, found.pages
        assert len(listed) == len(set(listed)) == found.total == counting.count(asked)

    holds()


@pytest.mark.parametrize("rows", [1, 12])
def test_the_queue_costs_the_same_at_any_length(
    here: World, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        proposed("Gulu")
        world.action(here.kampala, status=Status.CORRECTION_OFFERED)
    actor = secretary(here)
    # counts, order, one a kind that is shown, who has what, and whose letters may be read
    with django_assert_num_queries(2 + 3 + 1 + 1):
        queries.queue_for(actor, Asked())
