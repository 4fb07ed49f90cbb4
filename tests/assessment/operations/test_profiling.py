"""Who tells what of an assessor; who keeps rules; who hides words."""

from __future__ import annotations

import pytest
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.assessment import operations, queries
from localaction.assessment.models import AssigningRule
from localaction.assessment.operations import Told, Wanted
from localaction.governments.models import Organisation
from localaction.kit.answers import Refused
from localaction.kit.models import TrailEvent

TOLD = Told(["fr"], ["014"], ["priorities:P1"], ["FR", "FR"], 5)


@pytest.mark.parametrize("who", ["lea", "nadia"])
def test_oneself_and_the_secretariat_tell_what_is_known(here: World, who: str) -> None:
    made = operations.save_profile(actor=world.actor(getattr(here, who)), person=here.lea, told=TOLD)
    assert (made.languages, made.countries, made.capacity) == (["fr"], ["FR"], 5)
    assert made.saved_by == getattr(here, who)
    assert TrailEvent.objects.filter(verb="assessor.profile_saved").count() == 1


@pytest.mark.parametrize("who", ["jose", "amina"])
def test_nobody_else_does(here: World, who: str) -> None:
    with pytest.raises(Refused):
        operations.save_profile(actor=world.actor(getattr(here, who)), person=here.lea, told=TOLD)
    with pytest.raises(Refused):
        operations.add_tie(actor=world.actor(getattr(here, who)), person=here.lea, to=here.kampala)


def test_only_assessors_have_a_profile(here: World) -> None:
    with pytest.raises(Refused):
        operations.save_profile(actor=world.actor(here.nadia), person=here.amina, told=TOLD)


def test_a_tie_that_is_told_bars_and_one_taken_off_does_not(here: World) -> None:
    lea, desk = world.actor(here.lea), world.actor(here.nadia)
    network = Organisation.objects.create(slug="net", name="Net", folded="net", kind="network")
    operations.add_tie(actor=lea, person=here.lea, to=here.kampala)
    operations.add_tie(actor=lea, person=here.lea, to=network)
    with pytest.raises(Refused):
        operations.assign(actor=desk, action=here.action, assessor=here.lea)
    operations.remove_tie(actor=lea, person=here.lea, to=here.kampala)
    operations.assign(actor=desk, action=here.action, assessor=here.lea)
    assert list(queries.profile_of(here.lea).networks.all()) == [network]


def test_a_tie_that_only_warns_is_written_on_the_trail(here: World) -> None:
    operations.save_profile(
        actor=world.actor(here.lea), person=here.lea, told=Told(["fr"], [], [], ["UG"], 5)
    )
    operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)
    assert TrailEvent.objects.get(verb="assessment.assigned").facts["ties"] == ["own_country"]


def test_rules_are_the_secretariat_s(here: World) -> None:
    desk = world.actor(here.nadia)
    wanted = Wanted(name=" French ", people=[here.lea], languages=["fr"])
    made = operations.save_rule(actor=desk, wanted=wanted)
    assert (made.name, made.position, list(made.people.all())) == ("French", 1, [here.lea])
    operations.save_rule(actor=desk, wanted=Wanted(name="French", people=[here.jose]), rule=made)
    assert list(made.people.all()) == [here.jose]
    with pytest.raises(Refused):
        operations.save_rule(actor=desk, wanted=wanted)
    with pytest.raises(Refused):
        operations.save_rule(actor=desk, wanted=Wanted(name="Nobody", people=[]))
    with pytest.raises(Refused):
        operations.save_rule(actor=world.actor(here.lea), wanted=wanted)
    with pytest.raises(Refused):
        operations.drop_rule(actor=world.actor(here.lea), rule=made)
    operations.drop_rule(actor=desk, rule=made)
    assert not AssigningRule.objects.exists()


def test_only_the_secretariat_hides_words(here: World) -> None:
    with pytest.raises(Refused):
        operations.hide_words(actor=world.actor(here.lea), action=here.action, words=["x"])
    kept = operations.hide_words(actor=world.actor(here.nadia), action=here.action, words=[" a ", "", "a"])
    assert kept.words == ["a"]
    with pytest.raises(Refused):
        operations.hide_words(actor=world.actor(here.nadia), action=here.action, words=map(str, range(101)))  # type: ignore[arg-type]
