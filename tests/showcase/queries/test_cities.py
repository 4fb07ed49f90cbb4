"""A city is a published government, or a place of the gazetteer: never anything behind the wall."""

import msgspec
import pytest
from tests.factories.register import action_of, government_of, publish, rows

from localaction.showcase.queries.cities import cities_named, city

KAMPALA = rows()[1]
SLUG = "kampala-capital-city-authority"
NUMBER = "232422"


@pytest.mark.usefixtures("cohort")
def test_a_published_government_is_known_by_its_slug_with_what_it_does() -> None:
    found = city(SLUG, "en")
    assert found is not None
    assert (found.residents, found.country, found.href) == (1_680_600, "UG", f"/en/governments/{SLUG}/")
    assert found.actions >= 1
    assert set(action_of(KAMPALA).populations) <= set(found.people)


@pytest.mark.usefixtures("cohort")
def test_a_place_is_known_by_its_number_in_the_readers_language() -> None:
    found = city(NUMBER, "fr")
    assert found is not None
    assert (found.name.text, found.level, found.href) == ("Kampala", "", "")
    assert "Ouganda" in found.where


@pytest.mark.django_db
def test_the_number_of_a_published_government_leads_to_that_government() -> None:
    publish(msgspec.structs.replace(government_of(KAMPALA), name="Kampala", geonames_id=int(NUMBER)))
    found = city(NUMBER, "en")
    assert found is not None
    assert found.key == SLUG


@pytest.mark.usefixtures("cohort")
@pytest.mark.parametrize("key", ["", "atlantis", "0", "99999999999999999999", "../../etc", "226074"])
def test_anything_else_is_no_city(key: str) -> None:
    assert city(key, "en") is None


@pytest.mark.usefixtures("cohort")
def test_a_name_brings_governments_first_then_places() -> None:
    found = cities_named("Kampala", "en")
    assert found[0].key == SLUG
    assert found[0].is_published
    assert NUMBER in [one.key for one in found]
    assert cities_named("   ", "en") == ()
