"""Finding real actions in five languages, filtering and counting them."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as law
from hypothesis import strategies as st
from tests.register.published_things import a_government, an_action, publish_cohort, published

from localaction.register import index, search
from localaction.register.search import FILTERS, SORTS, SearchRequest, SearchResult
from localaction.register.shapes import Action, Place, Translated, TranslatedText

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _cohort() -> None:
    publish_cohort()
    index.follow()


def _find(text: str = "", **request: Any) -> SearchResult:
    return search.find(SearchRequest(text=text, per_page=50, **({"meaning": False} | request)))


def _references(text: str = "", **request: Any) -> set[str]:
    return {hit.card.reference for hit in _find(text, **request).hits}


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("waste collector", "CTA-001"),
        ("cyclone relocations", "CTA-003"),
        ("sans-papier", "CTA-034"),
        ("régularisations", "CTA-034"),
        ("regularisation", "CTA-034"),
        ("bibliothèque piscine", "CTA-070"),
        ("bibliotheques", "CTA-070"),
        ("niñas terminal", "CTA-060"),
        ("ninas cuidadora", "CTA-060"),
        ("protocolos de atención", "CTA-064"),
        ("مهاجر صفاقس", "CTA-015"),
        ("المهاجرون", "CTA-015"),
        ("حديقه", "CTA-017"),
        ("عمان", "CTA-017"),
        ("نفاية", "CTA-019"),
        ("migração", "CTA-P01"),
        ("refugiados moradia", "CTA-P01"),
        ("sao paulo", "CTA-P01"),
        ("Mozambique", "CTA-003"),
        ("Moçambique", "CTA-003"),
        ("موزمبيق", "CTA-003"),
        ("Suisse", "CTA-034"),
        ("Suiza", "CTA-034"),
        ("سويسرا", "CTA-034"),
        ("SDG 12", "CTA-001"),
        ("CTA-001", "CTA-001"),
    ],
)
def test_each_language_finds_its_actions(text: str, reference: str) -> None:
    assert reference in _references(text)
    assert not _find(text).relaxed


def test_every_word_must_be_there() -> None:
    assert _references("Freetown waste") == {"CTA-001"}
    assert "CTA-001" not in _references("waste -Freetown")


def test_a_phrase_stands_together() -> None:
    assert _references('"informal settlements"') >= {"CTA-001"}
    assert _find('"settlements informal"').relaxed


def test_when_nothing_has_every_word_some_will_do_and_it_is_said() -> None:
    found = _find("Freetown Casablanca")
    assert found.relaxed
    assert {hit.card.reference for hit in found.hits} >= {"CTA-001", "CTA-011"}


def test_a_slip_of_the_finger_is_forgiven() -> None:
    found = _find("Kampalla")
    assert found.relaxed
    assert found.hits[0].card.reference == "CTA-002"


def test_the_title_weighs_most() -> None:
    published(an_action("LA-BODY", title="Something else", summary="Zeppelin. " + "Other words. " * 40))
    published(an_action("LA-TITLE", title="Zeppelin landings", summary="Other words."))
    index.follow()
    assert [hit.card.reference for hit in _find("zeppelin").hits] == ["LA-TITLE", "LA-BODY"]


def test_words_can_be_asked_for_in_one_field() -> None:
    assert _references("title:waste") == {"CTA-001"}
    assert _find("title:motorised").relaxed or not _references("title:motorised")
    assert _references("government:freetown") == {"CTA-001"}
    assert _references("country:SL") == _references("country:سيراليون") == {"CTA-001"}
    assert "CTA-001" not in _references("migrants -country:SL")
    assert _references("-language:ar") == _references() - _references("language:ar")
    assert _references("country:atlantis") == set()
    assert _references("city country:UG") <= {"CTA-002"}
    assert _references("Freetown Casablanca country:SL") == {"CTA-001"}


def test_values_of_a_facet_are_alternatives_and_facets_add_up() -> None:
    assert _references(filters={"country": ("SL", "UG")}) == {"CTA-001", "CTA-002"}
    assert _references(filters={"country": ("SL", "UG"), "sdg": ("SDG-12",)}) == {"CTA-001"}
    assert _references(filters={"region": ("015",)}) == {"CTA-011", "CTA-015"}
    assert _references(filters={"item": ("GCM-23",)}) == {"CTA-003"}
    assert _references(filters={"government": ("government-cta-017",)}) == {"CTA-017"}
    assert _references(filters={"country": ()}) == _references()
    assert _references(filters={"nonsense": ("x",)}) == _references()


def test_a_facet_is_counted_without_its_own_filter() -> None:
    everything = _find()
    filtered = _find(filters={"language": ("ar",)})
    assert filtered.total == 3
    assert dict(filtered.facets["language"]) == dict(everything.facets["language"])
    assert dict(everything.facets["language"]) == {"en": 3, "fr": 3, "ar": 3, "es": 2, "pt": 1}
    assert dict(filtered.facets["country"]) == {"TN": 1, "JO": 1, "PS": 1}
    both = _find(filters={"language": ("ar",), "country": ("JO",)})
    assert dict(both.facets["language"]) == {"ar": 1}
    assert dict(both.facets["country"]) == {"TN": 1, "JO": 1, "PS": 1}


def test_values_are_left_out_and_facets_still_show_them() -> None:
    everything, without = _find(), _find(excluded={"language": ("ar", "fr")})
    assert without.total == everything.total - 6
    assert {hit.card.language for hit in without.hits} == {"en", "es", "pt"}
    assert dict(without.facets["language"]) == dict(everything.facets["language"])
    assert "JO" not in dict(without.facets["country"])
    both = _find(filters={"country": ("JO", "SL")}, excluded={"country": ("JO",)})
    assert {hit.card.country for hit in both.hits} == {"SL"}
    assert _references(excluded={"nonsense": ("x",), "country": ()}) == _references()
    assert _references(excluded={"year": ("2018", "soon")}) == _references() - {"CTA-P01", "CTA-034"}


def test_days_of_first_publication_are_a_span() -> None:
    today = index.today().isoformat()
    assert _find(published_from=today, published_to=today).total == 12
    assert _find(published_from="2999-01-01").total == _find(published_to="1999-12-31").total == 0
    assert _find(published_from="yesterday", published_to="2026-02-31").total == 12


def test_bands_are_counted() -> None:
    counts = _find().facets
    assert dict(counts["reached"]) == {"unsaid": 12}
    assert dict(counts["silent"]) == {"no": 12}
    assert sum(dict(counts["income"]).values()) == sum(dict(counts["size"]).values()) == 12
    assert _references(filters={"income": ("low",)}) == {"CTA-001", "CTA-002", "CTA-003"}


def test_counts_are_those_of_a_plain_count() -> None:
    found = _find()
    for name, counts in found.facets.items():
        for value, count in counts:
            assert search.find(SearchRequest(filters={name: (value,)})).total == count, (name, value)
    numbers = [count for _, count in found.facets["gcm"]]
    assert numbers == sorted(numbers, reverse=True)


def test_years_are_a_span() -> None:
    assert _references(year_to=2016) == {"CTA-P01"}
    assert _references(year_from=2017, year_to=2018) == {"CTA-P01", "CTA-034"}
    assert _references(filters={"year": ("2018",)}) == {"CTA-P01", "CTA-034"}
    assert dict(_find().facets["year"])["2017"] == 2
    assert _references(filters={"year": ("soon", "-1", "99999999999999999999")}) == set()


def test_sorting() -> None:
    newest = [hit.card.reference for hit in _find().hits]
    assert newest[0] == "CTA-P01"
    titles = [hit.card.title for hit in _find(sort="title", filters={"language": ("en", "fr")}).hits]
    assert titles[0].startswith("Accès sans peur")
    assert titles[-1].startswith("Waste")
    english = [hit.card.country for hit in _find(sort="country", language="en").hits]
    french = [hit.card.country for hit in _find(sort="country", language="fr").hits]
    assert (english[0], english[-1]) == ("BR", "UG")
    assert (french[0], french[-1]) == ("BR", "TN")
    assert _find("migrants", sort="newest").hits[0].card.reference == "CTA-P01"


def test_pages() -> None:
    pages = [search.find(SearchRequest(page=page, per_page=5)) for page in (1, 2, 3)]
    assert [len(page.hits) for page in pages] == [5, 5, 2]
    assert [(page.total, page.pages) for page in pages] == [(12, 3)] * 3
    assert len({hit.card.reference for page in pages for hit in page.hits}) == 12
    beyond = search.find(SearchRequest(page=99, per_page=5))
    assert (beyond.page, len(beyond.hits)) == (3, 2)
    assert search.find(SearchRequest(page=-3, per_page=0)).page == 1


def test_governments_are_found_by_name_in_any_language() -> None:
    published(
        a_government(
            "nairobi", name="Nairobi City County", country="KE", names={"ar": "نيروبي", "fr": "Nairobi"}
        )
    )
    index.follow()
    for text in ("nairobi", "نيروبي", "Kenya", "Quênia", "Kenia", "كينيا"):
        assert _references(text, thing="government") == {"nairobi"}, text
    assert "nairobi" not in _references("nairobi")
    assert "nairobi" in _references("nairobi", thing="")


def test_hits_carry_marks_and_a_passage() -> None:
    hit = _find("niña").hits[0]
    assert hit.card.reference == "CTA-060"
    assert ("niñas", True) in hit.passage
    assert "".join(piece for piece, _ in hit.title) == hit.card.title
    assert _find().hits[0].passage == ()


def test_points_are_all_results_that_have_a_place() -> None:
    published(an_action("LA-NOWHERE", place=Place(name="Nowhere", country="UG")))
    index.follow()
    points = search.points(SearchRequest(page=7, per_page=1))
    assert len(points) == 12
    assert points == search.points(SearchRequest())
    (geneva,) = search.points(SearchRequest(text="Papyrus"))
    assert (geneva.reference, geneva.government) == ("CTA-034", "République et canton de Genève")
    assert (round(geneva.latitude), round(geneva.longitude)) == (46, 6)


def test_no_database_is_read(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        _find("migrants", filters={"language": ("en",)})
        search.points(SearchRequest())


@law(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text() | st.text('"-()*?~^:\\/+!&| اأaé\0'),
    filters=st.dictionaries(
        st.sampled_from(FILTERS) | st.text(), st.lists(st.text(), max_size=3).map(tuple), max_size=3
    ),
    year_from=st.none() | st.integers(),
    year_to=st.none() | st.integers(),
    sort=st.sampled_from(SORTS) | st.text(),
    page=st.integers(),
    per_page=st.integers(),
    language=st.text(),
    thing=st.text(),
    counted=st.lists(st.sampled_from(FILTERS) | st.text(), max_size=4).map(tuple),
    excluded=st.dictionaries(
        st.sampled_from(FILTERS) | st.text(), st.lists(st.text(), max_size=3).map(tuple), max_size=3
    ),
    published_from=st.text() | st.dates().map(str),
    published_to=st.text() | st.dates().map(str),
    at=st.none() | st.integers(),
    meaning=st.none() | st.booleans(),
)
def test_no_request_is_a_mistake(**request: Any) -> None:
    search.find(SearchRequest(**request))
    search.points(SearchRequest(**request))


def _translated(**facts: Any) -> Action:
    def text(field: str, told: str, mark: str = "human") -> TranslatedText:
        return TranslatedText(
            field=field, text=told, mark=mark, source_hash="0" * 64, is_outdated=field == "title"
        )

    return an_action(
        translations=(
            Translated(
                language="ar",
                texts=(
                    text("title", "كمبالا للجميع"),
                    text("summary", "بيع الزعفران في السوق", "machine"),
                ),
            ),
            Translated(language="fr", texts=(text("lessons", "Les girafes marchaient."),)),
        ),
        lessons="The wombats were walking.",
        **facts,
    )


@pytest.mark.django_db
def test_words_of_translations_are_found_in_their_own_language() -> None:
    published(_translated())
    index.follow()
    for words in ("زعفران", "girafe", "marcher girafes", "wombat"):
        assert [hit.card.reference for hit in search.find(SearchRequest(text=words, meaning=False)).hits] == [
            "LA-AAAAAA"
        ], words


@pytest.mark.django_db
def test_a_reader_is_shown_the_own_language_where_it_is_there() -> None:
    published(_translated())
    index.follow()
    (hit,) = search.find(SearchRequest(text="زعفران", language="ar")).hits
    assert "".join(text for text, _marked in hit.title) == "كمبالا للجميع"
    assert (hit.passage_language, ("الزعفران", True) in hit.passage) == ("ar", True)
    told = hit.card.told("ar")
    assert (told.language, told.lead_language, told.mark, told.is_outdated) == ("ar", "ar", "machine", True)
    assert told.lead == "بيع الزعفران في السوق"
    assert hit.card.told("fr").title == hit.card.title
    (other,) = search.find(SearchRequest(text="wombats", language="ar")).hits
    assert other.passage_language == "en"


def test_why_each_result_was_found() -> None:
    published(_translated())
    index.follow()
    (hit,) = _find("wombat").hits
    assert (hit.why, hit.why_language) == ("words", "en")
    (hit,) = _find("girafes").hits
    assert (hit.why, hit.why_language) == ("translation", "fr")
    assert {hit.why for hit in _find("Kampalla").hits} == {"fuzzy"}
    assert {hit.why for hit in _find().hits} == {""}


def test_what_means_the_same_is_found_in_other_languages_and_says_so() -> None:
    found = _find("collecte des déchets", language="fr", meaning=True)
    by_meaning = {hit.card.reference: hit for hit in found.hits if hit.why == "meaning"}
    assert found.by_meaning
    assert {"CTA-001", "CTA-019"} <= {hit.card.reference for hit in found.hits}
    assert by_meaning["CTA-019"].why_language == "ar"
    assert found.total == len(found.hits) == sum(count for _code, count in found.facets["language"])
    assert list(search.references(SearchRequest(text="collecte des déchets", language="fr"))) == [
        hit.card.reference for hit in found.hits
    ]


def test_meaning_keeps_to_the_choices_and_to_what_is_unwanted() -> None:
    asked: dict[str, Any] = {"text": "collecte des déchets", "language": "fr", "meaning": True}
    assert {hit.card.country for hit in _find(**asked, filters={"country": ("PS",)}).hits} == {"PS"}
    assert "CTA-001" not in {hit.card.reference for hit in _find(**asked, excluded={"country": ("SL",)}).hits}
    asked["text"] += " -tricycle"
    assert "CTA-001" not in {hit.card.reference for hit in _find(**asked).hits}


def test_words_as_they_stand_are_not_mixed_with_meaning() -> None:
    assert _references('"informal settlements"', meaning=True) == _references('"informal settlements"')
    assert _references("title:waste", meaning=True) == {"CTA-001"}
    assert not _find("waste", at=index.sequence(), meaning=True).by_meaning
    assert not _find("waste", thing="government", meaning=True).by_meaning


def test_what_has_the_words_comes_before_what_is_only_near() -> None:
    found = _find("waste", meaning=True).hits
    assert found[0].card.reference == "CTA-001"
    assert found[0].why == "words"
