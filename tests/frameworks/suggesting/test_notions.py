"""The notions as content: complete in five languages, leading to items that exist, no term that means nothing."""

import pytest

from localaction.frameworks.suggesting.engine import framework_items
from localaction.frameworks.suggesting.matching import hits
from localaction.frameworks.suggesting.notions import LANGUAGES, label, notions
from localaction.kit.content import folders

WITHOUT_NOTIONS = {"GCR-A.2", "GCR-A.2.2", "GCR-A.3", "GCR-B", "GCR-B.3"}  # headings of their areas
EVERYDAY = {
    "en": "the and for with who more also their people migrants city municipality support project new",
    "fr": "la les et pour avec dans qui plus aussi leur personnes migrants ville commune soutien projet sur entre",
    "es": "la los y para con en que más también su personas migrantes ciudad municipio apoyo proyecto como parte",
    "ar": "المدينة و من في على مع التي أكثر أيضا أشخاص مهاجرين المهاجرين دعم مشروع كل بين بعد إلى عن السكان",
    "pt": "a os e para com em que mais também seu pessoas migrantes cidade município apoio projeto como parte",
}


def test_every_notion_speaks_every_language() -> None:
    for notion in notions():
        for language in LANGUAGES:
            assert notion.labels[language], notion.code
            assert len(notion.terms[language]) >= 3, (notion.code, language)
        assert notion.descriptions, notion.code


def test_every_lead_goes_to_an_item_with_a_weight_up_to_one() -> None:
    items = {item for own in framework_items().values() for item in own}
    for notion in notions():
        assert set(notion.leads) <= items, notion.code
        assert all(0 < weight <= 1 for weight in notion.leads.values()), notion.code


def test_every_item_but_headings_and_some_targets_has_a_notion_that_leads_there() -> None:
    led = {item for notion in notions() for item in notion.leads}
    items = {item for own in framework_items().values() for item in own}
    assert {item for item in items - led if not item.startswith("SDG-")} == WITHOUT_NOTIONS
    assert {item for item in items - led if item.startswith("SDG-") and "." not in item} == set()


def test_what_a_notion_wants_is_a_notion() -> None:
    codes = {notion.code for notion in notions()}
    assert {notion.wants for notion in notions() if notion.wants} <= codes
    assert len(codes) == len(notions())


def test_choices_are_terms_of_the_vocabularies() -> None:
    known = {
        term["code"]
        for folder in folders("vocabularies")
        if folder.code in ("populations", "themes")
        for term in folder.facts["terms"]
    }
    assert {choice for notion in notions() for choice in notion.choices} <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_everyday_words_are_no_telling_terms(language: str) -> None:
    found = [hit for word in EVERYDAY[language].split() for hit in hits(word, language) if hit.telling]
    assert found == []


def test_a_label_is_said_in_the_language_else_in_english() -> None:
    assert label("housing", "fr") == "logement"
    assert label("housing", "uk") == "housing"
    assert label("unknown", "fr") == ""
