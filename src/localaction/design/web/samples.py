"""What the gallery shows: invented texts in two directions, and a form in each of its states."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from localaction.design.forms import DayField, LongText, TypeAhead, UploadField
from localaction.design.worldmap import Point

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "city": "Harbour City",
        "country": "Sierra Leone",
        "title": "Night school for newcomers at the fish market",
        "line": "Teachers and traders hold evening lessons in reading, arithmetic and the local languages.",
        "hint": "Say it in words that a neighbour would use.",
        "question": "Is it a practice or a commitment?",
        "services": "Access to basic services",
        "label": "Title",
    },
    "ar": {
        "city": "مدينة الميناء",
        "country": "سيراليون",
        "title": "مدرسة مسائية للوافدين الجدد في سوق السمك",
        "line": "يقدّم المعلمون والتجار دروساً مسائية في القراءة والحساب واللغات المحلية.",
        "hint": "اكتب بكلمات يستخدمها الجيران.",
        "question": "هل هي ممارسة أم التزام؟",
        "services": "الحصول على الخدمات الأساسية",
        "label": "العنوان",
    },
}


class SampleForm(forms.Form):
    """One field of every kind."""

    title = forms.CharField(max_length=60)
    story = forms.CharField(max_length=600, widget=LongText(rows=4), required=False)
    kind = forms.ChoiceField(widget=forms.RadioSelect)
    who = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--columns"}), required=False
    )
    country = forms.ChoiceField()
    place = forms.CharField(required=False)
    place_id = forms.CharField(widget=forms.HiddenInput, required=False)
    starts_on = DayField(required=False)
    email = forms.EmailField(required=False)
    letter = UploadField(allowed=("pdf", "jpg", "png"), megabytes=10)
    agreed = forms.BooleanField()

    choices: ClassVar[tuple[str, ...]] = ("title", "line", "city")

    def __init__(self, *arguments: Any, words: dict[str, str], language: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.language = language
        pairs = [(key, words[key]) for key in self.choices]
        for field in self.fields.values():
            field.label = words["label"]
        for name in ("kind", "who", "country"):
            choice = self.fields[name]
            assert isinstance(choice, forms.ChoiceField)
            choice.choices = pairs
        self.fields["title"].help_text = words["hint"]
        self.fields["kind"].label = words["question"]
        self.fields["place"].widget = TypeAhead(source="/en/join/places/", into=self["place_id"].auto_id)


def page(language: str, *, prefix: str) -> dict[str, Any]:
    """Everything the template of one pane needs; `prefix` keeps the ids of panes apart."""
    words = WORDS[language]
    return {
        "words": words,
        "pane": prefix,
        "language_shown": language,
        "fresh": SampleForm(words=words, language=language, auto_id=f"{prefix}-fresh-%s"),
        "wrong": SampleForm(
            {"title": words["title"] * 3}, words=words, language=language, auto_id=f"{prefix}-wrong-%s"
        ),
        "chips": _chips(words),
        "tasks": _tasks(words),
        "events": _events(words),
        "bars": [{"label": words[key], "value": value} for key, value in (("services", 41), ("title", 12))],
        "points": _points(words),
        "crumbs": [(words["country"], "#"), (words["city"], "#"), (words["title"], "")],
        "switch": [(words["title"], "#", True), (words["city"], "#", False)],
        "options": [
            {"value": "1", "label": words["city"], "count": 28, "chosen": True},
            {"value": "2", "label": words["country"], "count": 3, "chosen": False},
        ],
    }


def _chips(words: dict[str, str]) -> list[dict[str, str]]:
    codes = (("GCM 15", "gcm"), ("GCR 2", "gcr"), ("SDG 10", "sdg"), ("PO 4", "priority"))
    return [
        {"text": f"{code} · {words['services']}", "family": family, "href": "#"} for code, family in codes
    ]


def _tasks(words: dict[str, str]) -> list[dict[str, str]]:
    states = ("ready", "begun", "not_started", "waiting", "attention", "blocked")
    return [
        {
            "label": words["title"],
            "href": "" if state == "blocked" else "#",
            "state": state,
            "hint": words["hint"],
        }
        for state in states
    ]


def _events(words: dict[str, str]) -> list[dict[str, str]]:
    tones = ("good", "active", "attention", "ended", "")
    return [
        {"at": f"2026-11-{22 - 3 * place:02}", "text": words["title"], "who": words["city"], "tone": tone}
        for place, tone in enumerate(tones)
    ]


def _points(words: dict[str, str]) -> list[Point]:
    places = ((8.48, -13.23, 9), (0.31, 32.58, 1), (-23.55, -46.63, 3), (47.37, 8.54, 1), (33.9, 35.5, 4))
    return [
        Point(latitude, longitude, words["city"], "#", weight, is_new=place == 1)
        for place, (latitude, longitude, weight) in enumerate(places)
    ]
