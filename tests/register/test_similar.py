"""Similar actions: across languages, with reasons, one per government."""

from __future__ import annotations

from typing import Any

import pytest
from tests.factories import register
from tests.register.published_things import an_action

from localaction.register import meanings, similar
from localaction.register.shapes import Action, Aligned, Owner

pytestmark = pytest.mark.django_db

SCHOOL = "An evening school where newly arrived parents learn the language while a crèche looks after the children."


def of(
    city: str, reference: str, title: str, summary: str, *, residents: int = 500_000, **facts: Any
) -> Action:
    owner = Owner(
        name=city, language="en", role="lead", slug=city.lower(), country="UG", population=residents
    )
    return an_action(reference, title=title, summary=summary, owners=(owner,), **facts)


@pytest.fixture(autouse=True)
def _three_cities() -> None:
    register.publish(
        of(
            "Lyon",
            "LA-FRENCH",
            "École du soir pour les parents",
            "Une école du soir où les parents nouvellement arrivés apprennent la langue, avec une crèche.",
            language="fr",
            alignment=(Aligned(code="SDG-4"), Aligned(code="GCM-16")),
            populations=("migrants",),
            themes=("education",),
        ),
        of(
            "Amman",
            "LA-ARABIC",
            "مدرسة مسائية للآباء والأمهات",
            "مدرسة مسائية يتعلم فيها الآباء والأمهات الوافدون اللغة، مع حضانة للأطفال.",
            language="ar",
            residents=4_000_000,
            alignment=(Aligned(code="SDG-4"),),
            populations=("refugees",),
        ),
        of(
            "Beira",
            "LA-FLOOD",
            "Dykes against the sea",
            "We move families out of the flood zone and build dykes along the coast.",
            alignment=(Aligned(code="SDG-13"), Aligned(code="GCM-2")),
            populations=("internally-displaced",),
        ),
    )
    meanings.follow()


def test_the_likest_are_found_across_languages_and_the_unlike_are_not() -> None:
    found = similar.nearest(SCHOOL)
    assert {one.reference for one in found} == {"LA-FRENCH", "LA-ARABIC"}
    assert all(one.reasons[0].kind == "meaning" for one in found)


def test_every_reason_is_told_and_names_what_is_shared() -> None:
    found = similar.nearest(
        SCHOOL,
        objectives=["SDG-4", "GCM-16", "SDG-13"],
        populations=["migrants", "women"],
        themes=["education"],
        residents=600_000,
    )
    assert found[0].reference == "LA-FRENCH"
    told = {one.kind: one for one in found[0].reasons}
    assert told["objective"].codes == ("GCM-16", "SDG-4"), "the rarer one first"
    assert told["population"].codes == ("migrants",)
    assert told["theme"].codes == ("education",)
    assert told["size"].residents == 500_000
    assert told["meaning"].strength > similar.NEAR


def test_codes_alone_find_something_too() -> None:
    (found,) = similar.nearest(None, objectives=["GCM-2", "SDG-13"], populations=["internally-displaced"])
    assert found.reference == "LA-FLOOD"
    assert [one.kind for one in found.reasons] == ["objective", "population"]


def test_nothing_said_finds_nothing() -> None:
    assert similar.nearest(None) == ()
    assert similar.nearest("  ") == ()
    assert similar.nearest([]) == ()


def test_an_action_is_not_like_itself_nor_like_others_of_its_city() -> None:
    twin = of("Lyon", "LA-TWIN", "École du soir pour les parents", "Une école du soir pour les parents.")
    register.publish(twin)
    meanings.follow()
    assert [one.reference for one in similar.nearest_to("LA-FRENCH")] == ["LA-ARABIC"]
    assert [one.reference for one in similar.nearest_to("LA-ARABIC")] in (["LA-FRENCH"], ["LA-TWIN"])
    assert similar.nearest_to("LA-NONE") == ()
    assert similar.nearest(SCHOOL, exclude=["LA-FRENCH", "LA-TWIN"], without_government="amman") == ()
    assert len(similar.nearest(SCHOOL, limit=1)) == 1


def test_sizes_are_compared_by_how_many_times() -> None:
    same, far = similar._size(500_000, 500_000), similar._size(500_000, 9_000_000)
    assert (same.strength, far.strength) == (1.0, 0.0)
    assert similar._size(None, 5).strength == similar._size(0, 5).strength == 0.0


def test_without_meanings_nothing_is_similar(settings: Any, tmp_path: Any) -> None:
    settings.INDEX_ROOT = tmp_path / "elsewhere"
    assert similar.nearest(SCHOOL) == ()


def test_reasons_are_told_in_the_readers_language() -> None:
    (found,) = similar.nearest(
        [SCHOOL],
        objectives=["SDG-4"],
        populations=["migrants"],
        themes=["education"],
        residents=500_000,
        limit=1,
    )
    lines = similar.in_words(found, "en", most=5)
    assert set(lines) == {
        "A place of similar size: 500,000 residents",
        "Very close in meaning",
        "For the same people: Migrants",
        "Serves the same: SDG 4 · Quality education",
        "The same means or field: Education",
    }
    assert len(similar.in_words(found, "fr", most=2)) == 2
