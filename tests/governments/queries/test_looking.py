import pytest
from tests.governments import making

from localaction.governments import queries
from localaction.governments.models import Government

pytestmark = pytest.mark.django_db
KAMPALA = 232422


def _kampala(**changed: object) -> Government:
    government = making.government(geonames_id=KAMPALA, latitude=0.3163, longitude=32.5822)
    Government.objects.filter(pk=government.pk).update(**changed)
    return Government.objects.get(pk=government.pk)


def _differences(government: Government) -> list[str]:
    return [one.differs for one in queries.second_look(government).compared if one.differs]


def test_what_agrees_with_the_gazetteer_differs_in_nothing() -> None:
    place = queries.gazetteer().place(KAMPALA)
    assert place is not None
    government = _kampala(admin1_code=place.admin1_code, population=place.population)
    assert _differences(government) == []
    assert "Kampala" in queries.second_look(government).spellings


def test_every_difference_is_said_in_words() -> None:
    government = _kampala(
        country="KE", latitude=-1.29, longitude=36.82, population=90_000, official_name="Nairobi"
    )
    found = _differences(government)
    assert found[0] == "None of the names given is known for this place."
    assert found[1] == "It lies in another country."
    assert any("factor" in one for one in found)
    assert any("km apart" in one for one in found)


def test_the_address_of_each_person_is_compared_with_what_is_known() -> None:
    government = _kampala(email_domains=["kcca.go.ug"])
    making.member(government, name="Good", domain="kcca.go.ug")
    making.member(government, name="Bad", domain="kcca-go.ug")
    good, bad = queries.second_look(government).people
    assert (good.is_good, good.doubts) == (True, ())
    assert (bad.is_good, [one.kind for one in bad.doubts]) == (False, ["imitates"])
