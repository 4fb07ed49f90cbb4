"""What must be known of each picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from localaction.actions.choices import CHANNELS, SUBJECTS
from localaction.actions.limits import CONSENT_WORDS
from localaction.actions.web.forms import fields
from localaction.actions.web.forms.pages import PageForm, up_to
from localaction.kit.numbers import whole

DATES = ("consent_on", "consent_until")


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """One picture's questions, to be drawn beside it: what it shows, and the consent of those shown."""

    pk: int
    fields: list[BoundField]
    consent: list[BoundField]


class PicturesForm(PageForm):
    """Alternative text, credit and consent of every picture; the pictures stand under "pictures" in what is typed."""

    def build(self) -> None:
        """Ten questions per picture, seven of them about consent."""
        self.shown_ids = [whole(pk) for pk in self.typed_in("pictures")]
        for pk in self.shown_ids:
            for name, field in {**_questions(), **_consent()}.items():
                self.fields[f"{name}-{pk}"] = field
            self.needed |= {f"alt-{pk}", f"subjects-{pk}"}

    def values(self) -> dict[str, Any]:
        """What was understood, by picture."""
        self.full_clean()
        found: dict[int, dict[str, Any]] = {pk: {} for pk in self.shown_ids}
        for name, value in self.cleaned_data.items():
            question, _dash, pk = name.rpartition("-")
            found[int(pk)][question] = (value.on if value else None) if question in DATES else value
        return {"pictures": {pk: facts for pk, facts in found.items() if facts}}

    def shown(self) -> list[ShownPicture]:
        """The questions of each picture."""
        return [
            ShownPicture(
                pk,
                [self[f"{name}-{pk}"] for name in _questions()],
                [self[f"{name}-{pk}"] for name in _consent()],
            )
            for pk in self.shown_ids
        ]


def _questions() -> dict[str, forms.Field]:
    """The questions of one picture; fresh fields each time, because a form changes its own."""
    return {
        "alt": fields.LineField(
            label=_("What does the picture show?"),
            help_text=_("For people who cannot see it. For example: “Six women around a sewing machine.”"),
            max_length=500,
            required=False,
        ),
        "credit": fields.LineField(
            label=_("Who took it?"),
            help_text=_("For example: “City of Kampala”."),
            max_length=200,
            required=False,
        ),
        "subjects": forms.ChoiceField(
            label=_("Can people be recognised in it?"),
            choices=SUBJECTS,
            widget=forms.RadioSelect,
            required=False,
        ),
    }


def _consent() -> dict[str, forms.Field]:
    return {**_consent_people(), **_consent_terms()}


def _consent_people() -> dict[str, forms.Field]:
    return {
        "consent_by": fields.LineField(
            label=_("Who agreed to be shown?"),
            help_text=_("Only we read this; it is never published. Leave it empty if nobody agreed."),
            max_length=300,
            required=False,
        ),
        "consent_guardian": fields.LineField(
            label=_("Which parent or guardian agreed?"),
            help_text=_("Only for children. Only we read this."),
            max_length=300,
            required=False,
        ),
        "consent_language": fields.LineField(
            label=_("In which language were they asked?"),
            help_text=_("They must have understood it. For example: “Dari, with an interpreter”."),
            max_length=60,
            required=False,
        ),
    }


def _consent_terms() -> dict[str, forms.Field]:
    return {
        "channels": forms.MultipleChoiceField(
            label=_("Where may it be shown?"),
            help_text=_("Tick only what they agreed to."),
            choices=CHANNELS,
            widget=forms.CheckboxSelectMultiple,
            required=False,
        ),
        "consent_text": fields.TextField(
            label=_("Is there anything else they asked for?"),
            help_text=up_to(CONSENT_WORDS, _("For example: “No names. Only together with the story.”")),
            max_words=CONSENT_WORDS,
            widget=forms.Textarea(attrs={"rows": 2}),
            required=False,
        ),
        "consent_on": fields.PeriodField(
            label=_("When did they agree?"), help_text=_("For example: 17/05/2025."), required=False
        ),
        "consent_until": fields.PeriodField(
            label=_("Until when?"),
            help_text=_(
                "After this day the picture is taken down by itself; we write to you 30 days before. "
                "Leave it empty if they set no end."
            ),
            end=True,
            required=False,
        ),
    }
