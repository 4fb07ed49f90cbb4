"""Forms of webhooks."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KINDS = (
    ("action", _("Actions")),
    ("signature", _("Signatures")),
    ("government", _("Governments")),
    ("progress", _("Progress reports")),
    ("call", pgettext_lazy("of the Call to Local Action", "Calls")),
)


class WebhookForm(forms.Form):
    """An address that is told what changes."""

    name = forms.CharField(
        label=_("What is it called?"),
        help_text=_("For example: our open data portal."),
        max_length=80,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    url = forms.CharField(
        label=_("Where do we send it?"),
        help_text=_(
            "A web address that begins with https://. It is called by our server, not by your browser."
        ),
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "url", "autocomplete": "url"}),
    )
    kinds = forms.MultipleChoiceField(
        label=_("What do you want to hear of?"),
        help_text=_("Choose nothing to hear of everything."),
        choices=KINDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
