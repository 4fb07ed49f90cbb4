"""Every text of what is published is read, however deep, and codes are not."""

from __future__ import annotations

from localaction.actions.protection import FieldText, texts_of, unplaced
from localaction.register import shapes


def an_action(**facts: object) -> shapes.Action:
    return shapes.Action(
        reference="LA-1", language="fr", kind="ongoing", stage="planning", title="Un titre",
        owners=(shapes.Owner(name="Ville", language="fr", role="lead"),),
        place=shapes.Place(name="Kampala", country="UG"),
        origin=shapes.Origin(how="submitted", signature="none"),
        **facts,  # type: ignore[arg-type]
    )  # fmt: skip


def test_texts_are_read_and_codes_are_not() -> None:
    found = texts_of(an_action(summary="Résumé", themes=("x",), starts_on="2024"))
    assert {(one.field, one.text, one.language) for one in found} == {
        ("title", "Un titre", "fr"),
        ("summary", "Résumé", "fr"),
        ("place.name", "Kampala", "fr"),
    }


def test_rows_share_a_field_and_keep_their_place() -> None:
    found = texts_of(an_action(milestones=(shapes.Dated(text="Un"), shapes.Dated(text="Deux"))))
    rows = [one for one in found if one.field == "milestones.text"]
    assert rows == [
        FieldText("milestones.text", "Un", "fr", 0),
        FieldText("milestones.text", "Deux", "fr", 1),
    ]


def test_a_translation_is_read_in_its_language_under_its_own_name() -> None:
    texts = (
        shapes.TranslatedText(field="title", text="A title", mark="human", source_hash="0"),
        shapes.TranslatedText(field="milestones.1.text", text="Two", mark="machine", source_hash="0"),
    )
    found = texts_of(an_action(translations=(shapes.Translated(language="en", texts=texts),)))
    assert [one for one in found if one.language == "en"] == [
        FieldText("translations[en].title", "A title", "en", 0),
        FieldText("translations[en].milestones.text", "Two", "en", 1),
    ]


def test_captions_reasons_partners_and_lineage_are_read() -> None:
    content = an_action(
        images=(shapes.Image(path="p.jpg", alt="Alt", credit="Credit"),),
        alignment=(shapes.Aligned(code="GCM-1", reason="Reason"),),
        partners=(shapes.Partner(name="Name", role="Role"),),
        served=(shapes.Served(number=1, who="Who", source="Source"),),
        lineage=(shapes.Lineage(reference="CTA-1", relation="scales", kept="Kept"),),
    )
    assert {one.field for one in texts_of(content)} >= {
        "images.alt", "images.credit", "alignment.reason", "partners.name", "partners.role", "served.who",
        "served.source", "lineage.kept",
    }  # fmt: skip


def test_a_field_that_nobody_thought_of_is_read() -> None:
    class Later(shapes.Shape, frozen=True, kw_only=True):
        language: str = "es"
        afterword: str = "Nuevo"

    assert [(one.field, one.language) for one in texts_of(Later())] == [("afterword", "es")]


def test_a_text_in_another_language_than_the_action_says_so() -> None:
    found = texts_of(an_action(summary="Resumen", text_languages={"summary": "es"}))
    assert {one.field: one.language for one in found}["summary"] == "es"
    assert {one.field: one.language for one in found}["title"] == "fr"


def test_a_field_name_has_no_row_numbers() -> None:
    assert unplaced("milestones.0.text") == "milestones.text"
    assert unplaced("title") == "title"
