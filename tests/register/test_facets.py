"""What lists count of a thing."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tests.register.published_things import a_government, a_report, an_action

from localaction.register import facets
from localaction.register.shapes import Action, Government, Owner, Progress, Served


def _of(
    action: Action | None = None,
    governments: Mapping[str, Government] = MappingProxyType({}),
    reports: Sequence[Progress] = (),
    stage: str = "in_progress",
) -> facets.Codes:
    return facets.of_action(action or an_action(), ("SDG-11.3", "GCM-15"), "UG", governments, reports, stage)


def test_people_reached_count_what_reports_claim_too() -> None:
    assert _of()["reached"] == ("unsaid",)
    action = an_action(served=(Served(number=400), Served(number=800)))
    assert _of(action)["reached"] == ("100-999",)
    assert _of(action, reports=[a_report(served=(Served(number=20_000),))])["reached"] == ("10000-99999",)


def test_size_and_income_are_those_of_the_lead_government() -> None:
    assert (_of()["size"], _of()["income"]) == (("unknown",), ("low",))
    assert _of(governments={"kampala": a_government()})["size"] == ("1000000-more",)
    lead = Owner(name="Bern", language="de", role="lead", slug="bern", country="CH", population=130_000)
    partner = Owner(name="Kampala", language="en", role="partner", slug="kampala", country="UG", population=9)
    found = _of(an_action(owners=(partner, lead)), {"kampala": a_government()})
    assert (found["size"], found["income"]) == (("100000-499999",), ("high",))


def test_who_is_silent_is_counted_apart() -> None:
    assert (_of(stage="silent")["silent"], _of()["silent"]) == (("yes",), ("no",))


def test_a_target_counts_for_its_goal() -> None:
    assert (_of()["sdg"], _of()["item"]) == (("SDG-11",), ("SDG-11.3", "GCM-15", "SDG-11"))


def test_governments_have_a_size_and_an_income() -> None:
    found = facets.of_government(a_government(), "listed")
    assert (found["size"], found["income"], found["signature"]) == (("1000000-more",), ("low",), ("listed",))
    assert set(found) | set(_of()) == set(facets.FACETS)
