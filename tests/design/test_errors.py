from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.datastructures import MultiValueDict

from localaction.design.errors import messages_of
from localaction.design.forms import DayField, UploadField


def said(field: forms.Field, typed: Any, file: Any = None) -> list[str]:
    form = forms.Form(
        {"x": typed} if typed is not None else {}, MultiValueDict({"x": [file]} if file else {})
    )
    form.fields["x"] = field
    return messages_of(form["x"])


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        (forms.CharField(), "", "Please fill this in."),
        (forms.ChoiceField(choices=[("a", "A")]), "", "Please choose one."),
        (forms.ChoiceField(choices=[("a", "A")]), "b", "Please choose from the list."),
        (forms.MultipleChoiceField(choices=[("a", "A")]), None, "Please choose at least one."),
        (forms.BooleanField(), "", "Please tick this box to go on."),
        (forms.FileField(), None, "Please choose a file."),
        (forms.CharField(max_length=3), "abcd", "Please shorten this by 1 character."),
        (forms.CharField(max_length=3), "abcdef", "Please shorten this by 3 characters."),
        (forms.IntegerField(), "many", "Please write a whole number in figures, for example 1200."),
        (forms.IntegerField(validators=[MinValueValidator(2)]), "1", "Please write 2 or more."),
        (forms.IntegerField(validators=[MaxValueValidator(2)]), "3", "Please write 2 or less."),
        (DayField(), "soon", "Please write the day as year, month and day, for example 2026-05-17."),
        (forms.EmailField(), "me", "Please write an e-mail address, for example name@example.org."),
        (
            forms.URLField(assume_scheme="https"),
            "no place",
            "Please write a web address, for example https://www.example.org.",
        ),
        (forms.CharField(), "a\0b", "This holds a sign that cannot be kept. Please type it again."),
    ],
)
def test_stock_sentences_are_said_plainly(field: forms.Field, typed: Any, words: str) -> None:
    assert said(field, typed) == [words]


def test_a_file_of_another_kind_hears_which_kinds_are_taken() -> None:
    field = UploadField(allowed=("pdf", "png"), megabytes=1)
    assert said(field, "", SimpleUploadedFile("a.exe", b"x")) == [
        "Please choose a file of one of these kinds: pdf, png."
    ]


def test_what_a_form_says_itself_stays() -> None:
    field = forms.CharField(error_messages={"required": "Say who signs."})
    assert said(field, "") == ["Say who signs."]
