"""Forms of outreach."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from localaction.design.forms import LongText
from localaction.frameworks import queries as frameworks
from localaction.governments import queries as governments
from localaction.kit.texts import best
from localaction.outreach import queries
from localaction.outreach.operations import Contact
from localaction.register.regions import region_choices

NONE = ("", "—")
PARTS = re.compile(r"\s*[;\t]\s*")
MOST_ROWS = 500
STANDINGS = (
    ("any", _("All on record")),
    ("no_team", _("Nobody speaks for it yet")),
    ("not_signed", _("Not signed yet")),
    ("no_action", _("No action sent yet")),
)


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def regions() -> list[tuple[str, str]]:
    """Regions and subregions by name."""
    return [NONE, *region_choices(_language())]


def countries() -> list[tuple[str, str]]:
    """Countries by name."""
    return [NONE, *governments.country_choices(_language())]


def networks() -> list[tuple[str, str]]:
    """Networks and councils of governments that are on record."""
    return [NONE, *((str(one.pk), one.name) for one in queries.networks())]


class ListForm(forms.Form):
    """What a list is for."""

    name = forms.CharField(label=_("Name of the list"), max_length=120)
    purpose = forms.CharField(
        label=_("What is it for?"), required=False, max_length=2_000, widget=LongText(rows=3)
    )
    call = forms.ChoiceField(label=_("Call"), required=False)
    network = forms.ChoiceField(label=_("Network"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    forum = forms.ChoiceField(label=_("Review forum"), required=False)

    def __init__(self, *args: Any, calls: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        forums = [(one.code, best(one.names, _language())[0]) for one in frameworks.forums()]
        choices = {
            "call": [NONE, *calls],
            "network": networks(),
            "region": regions(),
            "forum": [NONE, *forums],
        }
        for name, rows in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = rows


class ContactForm(forms.Form):
    """Whom to write to."""

    contact_email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    contact_name = forms.CharField(label=_("Name of the person"), required=False, max_length=200)
    contact_office = forms.CharField(label=_("Office or function"), required=False, max_length=200)
    language = forms.ChoiceField(
        label=_("Language of the letter"), choices=settings.LANGUAGES, widget=forms.RadioSelect, initial="en"
    )
    note = forms.CharField(
        label=_("A personal line"),
        help_text=_("It stands first in the letter. Write it in the language of the letter."),
        required=False,
        max_length=1_000,
        widget=LongText(rows=3),
    )

    def contact(self) -> Contact:
        """What was typed."""
        given = self.cleaned_data
        return Contact(**{name: given[name] for name in Contact.__dataclass_fields__})


class OneForm(ContactForm):
    """One government by hand."""

    field_order = ("name", "country")
    name = forms.CharField(label=_("Name of the government"), max_length=200)
    country = forms.ChoiceField(label=_("Country"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["country"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = countries()


class ManyForm(forms.Form):
    """Many governments, one a line: name; country code; e-mail address; language; name of the person."""

    rows = forms.CharField(
        label=_("One government a line"),
        help_text=_(
            "Name; country code; e-mail address; language; name of the person. The last three can be left out. "
            "For example: Kampala; UG; mayor@kampala.example; en; Nadia Okello"
        ),
        widget=LongText(rows=10),
        max_length=100_000,
    )

    def clean_rows(self) -> list[tuple[str, str, Contact]]:
        """The rows as typed; every line that cannot be read is named."""
        known = dict(governments.country_choices("en"))
        spoken = dict(settings.LANGUAGES)
        lines = [line for line in self.cleaned_data["rows"].splitlines() if line.strip()]
        if len(lines) > MOST_ROWS:
            raise ValidationError(_("At most 500 lines at once."))
        found, wrong = [], []
        for number, line in enumerate(lines, start=1):
            name, country, email, language, person, *_more = (*PARTS.split(line.strip()), "", "", "", "", "")
            country, language = country.upper(), language.lower() or "en"
            if not name or country not in known or language not in spoken or not _is_address(email):
                wrong.append(str(number))
            found.append((name[:200], country, Contact(person[:200], "", email, language)))
        if wrong:
            raise ValidationError(
                _(
                    "These lines cannot be read: %(lines)s. Check the country code, the address and the language."
                ),
                params={"lines": ", ".join(wrong[:20])},
            )
        return found


def _is_address(email: str) -> bool:
    try:
        validate_email(email or "nobody@city.example")
    except ValidationError:
        return False
    return True


class OnRecordForm(forms.Form):
    """Which governments on record to put on a list."""

    network = forms.ChoiceField(label=_("Network"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    standing = forms.ChoiceField(label=_("Where they stand"), choices=STANDINGS, required=False)
    least_people = forms.IntegerField(label=_("At least so many people"), required=False, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("network", networks()), ("region", regions()), ("country", countries())):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = rows


class SaidForm(forms.Form):
    """What somebody says with an answer."""

    said = forms.CharField(label=_("Your words"), required=False, max_length=2_000, widget=LongText(rows=3))


class OtherForm(forms.Form):
    """Whom to write to instead."""

    other = forms.CharField(
        label=_("Whom should we write to instead?"),
        help_text=_("An office or a function is enough, with its e-mail address if you know it."),
        max_length=1_000,
        widget=LongText(rows=2),
    )
