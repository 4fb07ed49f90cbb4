"""Forms about safety."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from localaction.design.forms import LongText
from localaction.safety.queries import URGENT_WHYS, WHYS

MOST_WORDS = 5_000  # characters


class ConcernForm(forms.Form):
    """What somebody tells about a public page."""

    why = forms.ChoiceField(label=_("What is it about?"), choices=WHYS, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What should we know?"),
        help_text=_("A few words are enough. Write as little as you can about the person concerned."),
        max_length=MOST_WORDS,
        required=False,
        widget=LongText(rows=5),
    )
    email = forms.EmailField(
        label=_("Your e-mail address, if you want an answer by e-mail"),
        help_text=_("Only the secretariat sees it. Without it you can read the answer on this site."),
        max_length=254,
        required=False,
    )
    about = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Say something, unless it is urgent."""
        given = super().clean() or {}
        if given.get("why") and given["why"] not in URGENT_WHYS and not given.get("words", "").strip():
            self.add_error("words", _("Write what is wrong, so that we can look into it."))
        return given


class HideForm(forms.Form):
    """Why something is hidden now."""

    why = forms.ChoiceField(label=_("Why?"), choices=WHYS, widget=forms.RadioSelect, initial="person")
    note = forms.CharField(
        label=_("Note for your colleagues"),
        help_text=_("Only the secretariat reads it. You can hide first and write later."),
        max_length=MOST_WORDS,
        required=False,
        widget=LongText(rows=3),
    )


class BecauseForm(forms.Form):
    """A reason for colleagues."""

    because = forms.CharField(
        label=_("Why?"),
        help_text=_("Your colleagues read this."),
        max_length=MOST_WORDS,
        widget=LongText(rows=3),
    )


class AnswerForm(forms.Form):
    """The answer to a concern."""

    answer = forms.CharField(
        label=_("Your answer"),
        help_text=_("Say what you did. It stands behind the link of whoever wrote, and goes out by e-mail."),
        max_length=MOST_WORDS,
        widget=LongText(rows=6),
    )


class CopyForm(forms.Form):
    """A place outside this site that has a copy."""

    place = forms.CharField(
        label=_("Where"), help_text=_("For example: Migration Network Hub."), max_length=200
    )
    url = forms.URLField(
        label=_("Address of the copy"), max_length=1000, required=False, assume_scheme="https"
    )
    contact_name = forms.CharField(label=_("Whom we write to"), max_length=200, required=False)
    contact_email = forms.EmailField(label=_("E-mail address"), max_length=254)
    language = forms.ChoiceField(label=_("Language of our letters"), choices=settings.LANGUAGES)


class SaidForm(forms.Form):
    """What a place says about its copy."""

    said = forms.CharField(
        label=_("Do you want to tell us something?"),
        max_length=2_000,
        required=False,
        widget=LongText(rows=3),
    )
