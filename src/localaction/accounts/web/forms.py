"""Forms of accounts: our words and rules on top of the forms that sign people in."""

import unicodedata
from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from localaction.accounts import operations
from localaction.accounts.tokens import DAYS, Scope

CODE_ATTRIBUTES = {
    "autocomplete": "one-time-code",
    "autocapitalize": "characters",
    "spellcheck": "false",
    "dir": "ltr",
}


class CodeField(forms.CharField):
    """A code typed by hand; digits of any script mean the same digits."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return "".join(str(unicodedata.digit(sign, sign)) for sign in text)


def _code_field(label: Any, hint: Any, **attributes: str) -> forms.CharField:
    widget = forms.TextInput(attrs=CODE_ATTRIBUTES | attributes)
    return CodeField(label=label, help_text=hint, widget=widget)


class AskCodeForm(RequestLoginCodeForm):
    """The address to send a code to. Somebody new gets the same letter and the same page as everybody."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_(
            "We send you a code. Use your work address if you act for a local or regional government."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        max_length=254,
    )

    def clean_email(self) -> str:
        self.cleaned_data["email"] = self.cleaned_data["email"].lower()
        email: str = super().clean_email()
        person = operations.stranger(email, language=get_language() or settings.LANGUAGE_CODE)
        self._user = person if person.is_active else None
        return email


class TypeCodeForm(ConfirmLoginCodeForm):
    """The code from the letter."""

    code = _code_field(_("Code"), _("The nine digits from the e-mail we just sent you."), inputmode="numeric")


class SecondFactorForm(AuthenticateForm):
    """The second factor while signing in."""

    code = _code_field(
        _("Code from your authenticator app"),
        _("Six digits, or one of your recovery codes."),
        inputmode="numeric",
    )


class SecondFactorAgainForm(ReauthenticateForm):
    """The second factor once more, before something that matters."""

    code = SecondFactorForm.base_fields["code"]


class ActivateAuthenticatorForm(ActivateTOTPForm):
    """The first code of a new authenticator app, which also proves it for this session."""

    code = _code_field(_("Code that the app shows now"), _("Six digits."), inputmode="numeric")

    def clean_code(self) -> str:
        code: str = super().clean_code()
        record_authentication(context.request, self.user, "mfa", type="totp", reauthenticated=True)
        return code


class AddPasskeyForm(AddWebAuthnForm):
    """A new passkey, which also proves it for this session."""

    name = forms.CharField(
        label=_("Name of this passkey"),
        help_text=_("For example: work laptop."),
        required=False,
        max_length=60,
    )
    passwordless = forms.BooleanField(
        label=_("Sign in with this passkey alone"),
        help_text=_("Your device then asks for your fingerprint, face or PIN."),
        required=False,
        initial=True,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("credential"):
            record_authentication(context.request, self.user, "mfa", type="webauthn", reauthenticated=True)
        return cleaned


class DetailsForm(forms.Form):
    """What we call a person, and the language we write in."""

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As it should stand beside what you write."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    language = forms.ChoiceField(
        label=_("Language of our e-mails to you"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )


class TokenForm(forms.Form):
    """A new token: what it is called, what it may be used for, how long it is good."""

    name = forms.CharField(
        label=_("What is it for?"),
        help_text=_("For example: our open data portal."),
        max_length=80,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What may the program do?"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple
    )
    days = forms.TypedChoiceField(
        label=_("How long is it good?"),
        choices=[(days, ngettext_lazy("%(n)d day", "%(n)d days", days) % {"n": days}) for days in DAYS],
        coerce=int,
        initial=DAYS[1],
        widget=forms.RadioSelect,
    )
