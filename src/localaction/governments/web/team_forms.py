"""Forms of a team's own pages and of the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from localaction.design.forms import DayField, LongText
from localaction.governments import queries
from localaction.governments.domains import clean_domain, is_free_mail
from localaction.governments.web.forms import DomainField, NameField


class InviteForm(forms.Form):
    """A colleague to invite."""

    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"dir": "ltr"})
    )
    role = forms.ChoiceField(
        label=_("Role"), choices=queries.role_choices, initial="editor", widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=_("Language of the invitation"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )


class DetailsForm(forms.Form):
    """What may be corrected about a government."""

    official_name = NameField(label=_("Official name, in its own language"))
    names_en = NameField(label=_("Name in English"), required=False)
    names_fr = NameField(label=_("Name in French"), required=False)
    names_es = NameField(label=_("Name in Spanish"), required=False)
    names_ar = NameField(label=_("Name in Arabic"), required=False)
    names_pt = NameField(label=_("Name in Portuguese"), required=False)
    website = forms.URLField(label=_("Website"), required=False, max_length=300, assume_scheme="https")
    population = forms.IntegerField(
        label=_("Population"), required=False, min_value=1, max_value=2_000_000_000, localize=True
    )
    population_on = DayField(label=_("Date of this figure"), required=False)
    claimed_domain = DomainField()

    def __init__(self, *args: Any, may_rename: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["official_name"].disabled = not may_rename

    def names(self) -> dict[str, str]:
        """The names that were given, by language."""
        given = {code: self.cleaned_data[f"names_{code}"] for code in ("en", "fr", "es", "ar", "pt")}
        return {code: name for code, name in given.items() if name}


class ReasonForm(forms.Form):
    """A reason that somebody will read."""

    because = forms.CharField(
        label=_("Reason"),
        help_text=_("The people concerned read this."),
        max_length=2000,
        widget=LongText(rows=4),
    )


class VerifyForm(forms.Form):
    """The domains that vouch for a government's people."""

    domains = forms.CharField(
        label=_("E-mail domains that vouch for its people"),
        help_text=_("One a line. Only domains that belong to this office; free mail never counts."),
        required=False,
        widget=LongText(rows=3, attrs={"dir": "ltr"}),
        max_length=2000,
    )

    def clean_domains(self) -> list[str]:
        lines = self.cleaned_data["domains"].replace(",", "\n").split()
        bad = [line for line in lines if not clean_domain(line) or is_free_mail(clean_domain(line))]
        if bad:
            raise forms.ValidationError(
                _("These cannot vouch for an office: %(domains)s"), params={"domains": ", ".join(bad)}
            )
        return [clean_domain(line) for line in lines]


class MergeForm(forms.Form):
    """The record to merge into."""

    into = forms.CharField(
        label=_("Address of the record that stays"), max_length=100, help_text="kampala-ug"
    )
