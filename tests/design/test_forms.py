from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from localaction.design.forms import (
    DayField,
    Limit,
    LongText,
    TypeAhead,
    UploadField,
    error_links,
    limit_of,
)


class Draft(forms.Form):
    language = "ar"
    title = forms.CharField(label="Title", max_length=150, help_text="Short.")
    story = forms.CharField(label="Story", max_length=3000, widget=LongText(rows=5), required=False)
    name = forms.CharField(label="Name", max_length=200, required=False)
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="I agree")
    starts_on = DayField(label="Start", required=False)
    mail = forms.EmailField(label="E-mail", required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def drawn(name: str, data: dict[str, Any] | None = None) -> str:
    return str(Draft(data)[name].as_field_group())


def test_a_line_has_label_hint_and_counter_and_says_so_to_a_screen_reader() -> None:
    html = drawn("title")
    assert '<label class="field__label" for="id_title">Title</label>' in html
    assert '<p class="field__hint" id="id_title_helptext">Short.</p>' in html
    assert 'aria-describedby="id_title_helptext id_title_count"' in html
    assert 'data-limit="150"' in html


def test_nothing_typed_is_ever_cut_off_by_the_browser() -> None:
    assert "maxlength" not in drawn("title") + drawn("story") + drawn("name")


def test_texts_are_typed_in_the_language_of_the_form_and_machine_words_are_not() -> None:
    assert 'dir="auto" lang="ar"' in drawn("story")
    assert "lang=" not in drawn("mail")


def test_counting_is_left_out_where_it_would_be_noise() -> None:
    form = Draft()
    limits = [limit_of(form[name]) for name in ("title", "story", "name", "mail")]
    assert limits == [Limit(150), Limit(3000), None, None]


def test_what_may_stay_empty_says_so() -> None:
    assert "(optional)" in drawn("story")
    assert "(optional)" not in drawn("title")


def test_an_error_stands_at_its_field_and_belongs_to_it() -> None:
    html = drawn("title", {"title": ""})
    assert '<ul class="field__error" id="id_title_error"' in html
    assert 'aria-describedby="id_title_helptext id_title_error id_title_count"' in html
    assert 'aria-invalid="true"' in html


def test_nothing_typed_is_lost_when_it_was_wrong() -> None:
    assert f'value="{"x" * 151}"' in drawn("title", {"title": "x" * 151})


def test_choices_are_a_fieldset_with_a_legend() -> None:
    html = drawn("kind")
    assert html.startswith('<fieldset class="field"')
    assert '<legend class="field__label">Kind' in html
    assert html.count('<label class="choice"') == 2


def test_a_box_to_tick_has_its_label_beside_it() -> None:
    html = drawn("agreed")
    assert '<label class="choice"><input type="checkbox"' in html
    assert "field__label" not in html


def test_the_summary_leads_to_every_wrong_control_in_the_order_of_the_page() -> None:
    form = Draft({"title": "", "starts_on": "never"})
    form.add_error(None, "Together they cannot be right.")
    assert [(link.href, link.label) for link in error_links(form)] == [
        ("", ""),
        ("#id_title", "Title"),
        ("#id_kind_0", "Kind"),
        ("#id_agreed", "I agree"),
        ("#id_starts_on", "Start"),
    ]


def test_a_whole_form_is_its_summary_and_all_its_fields() -> None:
    html = str(Draft({}))
    assert html.index("data-error-summary") < html.index('name="token"') < html.index('id="id_title"')
    assert html.count("field--error") == 3


def test_wrong_choices_and_evil_input_are_escaped() -> None:
    assert "<script" not in str(Draft({"title": "<script>", "kind": "<script>", "starts_on": "<script>"}))


class Upload(forms.Form):
    letter = UploadField(allowed=("pdf", "png"), megabytes=1, help_text="Signed by the mayor.")


def test_an_upload_says_what_is_allowed_before_and_in_the_box() -> None:
    html = str(Upload()["letter"].as_field_group())
    assert "Signed by the mayor.\nPDF, PNG, at most 1 MB." in html
    assert 'accept=".pdf,.png"' in html


@pytest.mark.parametrize(
    ("name", "size", "code"),
    [("letter.pdf", 10, None), ("letter.PNG", 10, None), ("letter.exe", 10, "invalid_extension"),
     ("letter.pdf", 1024 * 1024 + 1, "too_large"), ("letter.pdf", 0, "empty")],
)  # fmt: skip
def test_an_upload_is_checked_for_kind_and_size(name: str, size: int, code: str | None) -> None:
    form = Upload({}, MultiValueDict({"letter": [SimpleUploadedFile(name, b"x" * size)]}))
    assert [error.code for error in form.errors.as_data().get("letter", [])] == ([code] if code else [])


def test_a_type_ahead_is_a_plain_line_that_knows_its_source() -> None:
    class Find(forms.Form):
        place = forms.CharField(
            max_length=120, widget=TypeAhead(source="/en/join/places/", into="id_place_id")
        )

    html = str(Find()["place"])
    assert limit_of(Find()["place"]) is None
    assert 'type="text"' in html
    assert 'data-typeahead="/en/join/places/"' in html
    assert 'data-typeahead-into="id_place_id"' in html


def test_a_limit_in_words_is_counted_in_words() -> None:
    form = Draft()
    form.fields["story"].max_words = 3  # type: ignore[attr-defined]
    assert limit_of(form["story"]) == Limit(3, in_words=True)
    html = str(form["story"].as_field_group())
    assert 'data-limit="3"' in html
    assert "data-limit-words" in html
    assert "Words left: %d" in html


def test_the_summary_names_every_problem_once() -> None:
    form = Draft({"title": ""})
    form.add_error("title", form.errors.as_data()["title"][0])
    said = [(link.label, link.message) for link in error_links(form)]
    assert said.count(("Title", "Please fill this in.")) == 1


def test_a_form_that_asks_for_nothing_in_particular_need_not_say_optional() -> None:
    class Search(Draft):
        says_optional = False

    assert "(optional)" not in str(Search()["story"].as_field_group())
