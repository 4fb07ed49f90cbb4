"""Forms of joining and of a government's own pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from localaction.design.forms import LongText, TypeAhead
from localaction.governments import queries
from localaction.governments.domains import clean_domain, is_free_mail
from localaction.governments.languages import language_choices
from localaction.governments.naming import trap_in
from localaction.governments.web.places import only_places

TRAPS = {
    "bidi_controls": _(
        "The name holds invisible characters that turn the writing direction. Type the name again."
    ),
    "control_characters": _("The name holds characters that cannot be shown. Type the name again."),
    "mixed_scripts": _("One word of the name mixes letters of two alphabets. Type it in one alphabet."),
    "no_letters": _("Write the name with letters."),
}


class NameField(forms.CharField):
    """The name of a government: one line, one alphabet a word, nothing hidden."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=200, **options)

    def clean(self, value: Any) -> str:
        name = " ".join(str(super().clean(value) or "").split())
        if name and (trap := trap_in(name)):
            raise forms.ValidationError(TRAPS[trap], code=trap)
        return name


class DomainField(forms.CharField):
    """The e-mail domain of an office."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("E-mail domain of your office"),
            help_text=_(
                "What stands behind the @ in your office's addresses, for example kcca.go.ug. It helps us check."
            ),
            max_length=253,
            required=False,
            widget=forms.TextInput(attrs={"dir": "ltr", "autocapitalize": "none", "spellcheck": "false"}),
            **options,
        )

    def clean(self, value: Any) -> str:
        text = str(super().clean(value) or "")
        domain = clean_domain(text)
        if text and not domain:
            raise forms.ValidationError(_("Write a domain such as kcca.go.ug, or leave this empty."))
        if domain and is_free_mail(domain):
            raise forms.ValidationError(
                _(
                    "Anybody can have an address at this domain. Write the one of your office, or leave this empty."
                )
            )
        return domain


def _reader() -> str:
    return get_language() or "en"


class SearchForm(forms.Form):
    """Find your government: a name, and a country to narrow it."""

    says_optional = False

    q = forms.CharField(
        label=_("Name of your city, municipality or region"),
        help_text=_("Type a few letters, in any script."),
        max_length=120,
        required=False,
        widget=TypeAhead(source=reverse_lazy("governments:places"), into="id_choice"),
    )
    country = forms.ChoiceField(label=_("Country"), required=False)
    choice = forms.CharField(required=False, widget=forms.HiddenInput, max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"] = forms.ChoiceField(
            label=_("Country"),
            required=False,
            choices=[("", _("All countries")), *queries.country_choices(_reader())],
        )


class PlaceForm(forms.Form):
    """The government of a place of the gazetteer."""

    level = forms.ChoiceField(label=_("What kind of government is it?"), choices=queries.level_choices)
    official_name = NameField(
        label=_("Official name, in its own language"),
        help_text=_("As it stands on your letterhead, for example Ville de Montréal."),
    )
    official_language = forms.ChoiceField(label=_("Language of the official name"))
    claimed_domain = DomainField()
    website = forms.URLField(label=_("Website"), required=False, max_length=300, assume_scheme="https")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["official_language"] = forms.ChoiceField(
            label=_("Language of the official name"), choices=language_choices(_reader())
        )


class ProposalForm(forms.Form):
    """A government that is not in the gazetteer: a region, a province, an association, a small place."""

    name = NameField(
        label=_("Official name, in its own language"), help_text=_("As it stands on your letterhead.")
    )
    official_language = forms.ChoiceField(label=_("Language of the official name"))
    name_en = NameField(label=_("Name in English"), required=False)
    level = forms.ChoiceField(label=_("What kind of government is it?"), choices=queries.level_choices)
    country = forms.ChoiceField(label=_("Country"))
    near = forms.CharField(
        label=_("Where is its seat?"),
        help_text=_("Type the name of the town, or of the nearest larger one."),
        max_length=120,
        widget=TypeAhead(source=reverse_lazy("governments:places"), into="id_near_id"),
    )
    near_id = forms.CharField(
        label=_("Which of these places?"), required=False, widget=forms.HiddenInput, max_length=12
    )
    claimed_domain = DomainField()
    website = forms.URLField(label=_("Website"), required=False, max_length=300, assume_scheme="https")
    is_another = forms.BooleanField(
        label=_("It is none of these. It is another government."), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["official_language"] = forms.ChoiceField(
            label=_("Language of the official name"), choices=language_choices(_reader())
        )
        self.fields["country"] = forms.ChoiceField(
            label=_("Country"), choices=[("", "—"), *queries.country_choices(_reader())]
        )
        source = str(reverse_lazy("governments:places"))
        self.fields["near"].widget.attrs["data-typeahead"] = f"{source}?only=places"

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        number, near, country = given.get("near_id", ""), given.get("near", ""), given.get("country", "")
        place = queries.gazetteer().place(int(number)) if number.isdecimal() else None
        if place is not None and country in ("", place.country):
            return given
        if near and country:
            self._offer(near, country)
        return given

    def _offer(self, near: str, country: str) -> None:
        """Without a chosen place, show the matches as choices, and say so."""
        found = only_places(near, country=country, language=_reader())
        if not found:
            self.add_error("near", _("We found no such place in this country. Try the nearest larger town."))
            return
        self.fields["near_id"].widget = forms.RadioSelect(
            choices=[(one.id, f"{one.label} · {one.detail}") for one in found]
        )
        self.add_error("near_id", _("Choose one of these places, or correct the name above."))

    def ask_whether_another(self) -> None:
        """Show the question whether this is another government than those that look like it."""
        self.fields["is_another"].widget = forms.CheckboxInput()


class WhoForm(forms.Form):
    """Who asks to join."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    office = forms.CharField(
        label=_("Your office or function"), max_length=200, help_text=_("For example: adviser for inclusion.")
    )
    email = forms.EmailField(
        label=_("Your e-mail address at work"),
        help_text=_("We send you a code to sign in. No password is needed."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    language = forms.ChoiceField(
        label=_("Language of our e-mails to you"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("A word to those who decide"),
        help_text=_("For example how we can reach you at the office by telephone."),
        required=False,
        max_length=1000,
        widget=LongText(rows=3),
    )

    def __init__(self, *args: Any, signed_in: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if signed_in:
            del self.fields["email"]
