"""Forms of what a government is tied to, and of governments that were merged by law."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.design.forms import DayField, LongText
from localaction.governments import queries


class NetworkForm(forms.Form):
    """A network or council that the government belongs to."""

    organisation = forms.CharField(
        label=_("Network"),
        help_text=_("Its name as it stands in our records. Type the beginning if you are not sure."),
        max_length=200,
    )
    since = DayField(label=_("Member since"), required=False)

    def clean_organisation(self) -> Any:
        found = queries.networks_matching(self.cleaned_data["organisation"])
        if not found:
            raise forms.ValidationError(_("We have no organisation of this name on record."))
        exact = [one for one in found if one.name.casefold() == self.cleaned_data["organisation"].casefold()]
        if len(exact or found) > 1:
            names = ", ".join(one.name for one in found)
            raise forms.ValidationError(
                _("More than one begins like this: %(names)s. Write the whole name."), params={"names": names}
            )
        return (exact or found)[0]


def government_at(address: str) -> Any:
    """The live government of an address as people copy it (`kampala-ug`, or the whole link). Raises ValidationError."""
    found = queries.by_slug(address.strip().rstrip("/").rpartition("/")[2])
    if found is None:
        raise forms.ValidationError(_("There is no such record: %(address)s"), params={"address": address})
    return found


class TwinForm(forms.Form):
    """A government that this one is twinned with."""

    other = forms.CharField(
        label=_("Address of the twin city’s record"), max_length=300, help_text="kampala-ug"
    )

    def clean_other(self) -> Any:
        return government_at(self.cleaned_data["other"])


class MailboxForm(forms.Form):
    """The mailbox that the office publishes itself."""

    email = forms.EmailField(
        label=_("E-mail address of the office"),
        help_text=_(
            "As the office publishes it, for example on its website: not from a person who asks to join. "
            "It hears when somebody asks to speak for the government, or signs."
        ),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"dir": "ltr"}),
    )


class SuccessionForm(forms.Form):
    """Which governments ended, on which day, and what becomes of their signatures."""

    olds = forms.CharField(
        label=_("Addresses of the records that ended"),
        help_text=_("One a line, for example kampala-ug."),
        max_length=2000,
        widget=LongText(rows=3, attrs={"dir": "ltr"}),
    )
    on = DayField(label=_("Day on which the new government took their place"))
    signatures = forms.ChoiceField(
        label=_("Their signatures of the Declaration"),
        widget=forms.RadioSelect,
        choices=[
            ("end", _("end with the old governments; the new one can sign")),
            ("follow", _("follow: the new government has told us that it stands by them")),
        ],
        initial="end",
    )

    def __init__(self, *args: Any, new: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.new = new

    def clean_olds(self) -> list[Any]:
        found = [government_at(line) for line in self.cleaned_data["olds"].split()]
        if self.new in found:
            raise forms.ValidationError(_("This record cannot take its own place."))
        return list(dict.fromkeys(found))

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day lies ahead. Come back when it has happened."))
        return day
