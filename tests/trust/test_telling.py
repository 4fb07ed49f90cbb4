"""An action as named fields, in the reader's words."""

import pytest
from tests.register.published_things import an_action

from localaction.register.shapes import Aligned, Dated, Partner, Served, Translated, TranslatedText
from localaction.register.translations import texts_of
from localaction.trust import words
from localaction.trust.telling import claim_text, field_label, fields_of

pytestmark = pytest.mark.django_db


def test_what_says_nothing_is_left_out() -> None:
    assert list(fields_of(an_action(), "en")) == [
        "title",
        "kind",
        "stage",
        "owners",
        "place",
        "summary",
        "origin",
    ]


def test_codes_are_told_in_the_reader_s_words() -> None:
    found = fields_of(an_action(populations=("refugees",), starts_on="2024-03-01"), "en")
    assert found["kind"].text == "Ongoing action"
    assert found["populations"].text == "Refugees"
    assert found["dates"].text == "Start: 1 March 2024"
    assert found["owners"].text == "Led by: Kampala Capital City Authority"


def test_rows_stand_one_to_a_line() -> None:
    action = an_action(
        served=(Served(number=1200, who="families", source="Census", as_of="2025"), Served(number=7)),
        milestones=(Dated(text="Ten schools", due_on="2027-01-01"),),
        partners=(Partner(name="UNHCR", role="funding"),),
        alignment=(Aligned(code="GCM-15", rank="primary", reason="It opens schools."),),
        budget_amount="174000",
        budget_currency="USD",
    )
    found = fields_of(action, "en")
    assert found["served"].text.splitlines()[0].startswith("1,200 · families")
    assert len(found["served"].text.splitlines()) == 2
    assert found["milestones"].text == "Ten schools · Due: 1 January 2027"
    assert found["partners"].text == "UNHCR (funding)"
    assert found["alignment"].text.startswith("GCM-15 ")
    assert found["alignment"].text.endswith("main objective · It opens schools.")
    assert found["budget"].text == "174,000\u00a0USD"


def test_a_text_keeps_its_language_and_each_translation_its_own() -> None:
    text = TranslatedText(field="title", text="كمبالا للجميع", mark="human", source_hash="0" * 64)
    action = an_action(
        text_languages={"summary": "fr"}, translations=(Translated(language="ar", texts=(text,)),)
    )
    found = fields_of(action, "en")
    assert (found["title"].language, found["summary"].language) == ("en", "fr")
    told = found["ar.title"]
    assert (told.label, told.text, told.language) == ("Title, translated into Arabic", "كمبالا للجميع", "ar")


def test_a_claim_on_one_line() -> None:
    claim = Served(number=1200, who="families", method="unknown", source="Census", as_of="2025-01-01")
    assert claim_text(claim, "en").startswith("1,200 · families · ")
    assert claim_text(claim, "en").endswith("Census · 1 January 2025")


def test_every_text_of_an_action_has_a_field_with_a_name() -> None:
    action = an_action(challenge="C", results="R", staff="S", milestones=(Dated(text="M"),))
    for path, _text in texts_of(action):
        assert field_label(path) in {str(label) for label in words.FIELDS.values()}
