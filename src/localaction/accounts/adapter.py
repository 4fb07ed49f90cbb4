"""How the sign-in library meets our people, letters and words."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from localaction.accounts import letters, operations, queries
from localaction.accounts.models import Person
from localaction.kit import post


class AccountAdapter(DefaultAccountAdapter):
    """Signs people in with a code; every mail is a letter of ours."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("This is not the code we sent. Look again, or ask for a new one."),
        "too_many_login_attempts": _("Too many tries. Wait a few minutes, then ask for a new code."),
        "rate_limited": _("Too many tries. Wait a few minutes, then try again."),
    }

    def is_open_for_signup(self, request: Any) -> bool:
        """There is one door for everybody: asking for a code. It makes the account."""
        return False

    def login(self, request: Any, user: AbstractBaseUser) -> None:
        """Open the session; a stranger who got this far owns the address."""
        super().login(request, user)
        if isinstance(user, Person):
            operations.prove(user)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one of our letters in place of the library's mail, in the language of the page."""
        reader = post.Recipient("", email, get_language() or settings.LANGUAGE_CODE)
        if template_prefix == "account/email/login_code":
            minutes = settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60
            post.send(letters.SignInCode(reader, context["code"], minutes))
        elif template_prefix == "account/email/unknown_account":
            post.send(letters.AccountClosed(reader))
        else:
            raise LookupError(f"no letter takes the place of {template_prefix}")

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell a person in their own language that their ways to sign in changed."""
        change = template_prefix.rpartition("/")[2]
        if change not in letters.SafetyChanged.CHANGES or not isinstance(user, Person):
            raise LookupError(f"no letter takes the place of {template_prefix}")
        post.send(letters.SafetyChanged(queries.as_recipient(user), change))


class SecondFactorAdapter(DefaultMFAAdapter):
    """Passkeys and authenticator apps under the name of the site."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code does not fit. Wait for the next one and try again."),
        "cannot_delete_authenticator": _(
            "You need a second factor at the desk. Add another one before you remove this one."
        ),
    }

    def get_totp_issuer(self) -> str:
        return str(settings.SITE_NAME)

    def _get_site_name(self) -> str:
        return str(settings.SITE_NAME)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:  # noqa: A002
        """The name a passkey gets when the person gives none."""
        return gettext("Passkey %(number)d") % {"number": queries.count_passkeys(user.pk) + 1}

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """People with a role at the desk keep at least one passkey or authenticator."""
        if not authenticator.user.desk_role:
            return True
        return queries.count_second_factors(authenticator.user_id) > 1
