"""The mails that accounts send."""

from dataclasses import dataclass

from localaction.kit import post


@dataclass(frozen=True)
class SignInCode(post.Letter):
    """The code that signs somebody in, in the language of the page they asked on."""

    folder = "accounts/letters/sign_in_code"
    person: post.Recipient
    code: str
    minutes: int

    def recipients(self) -> list[post.Recipient]:
        return [self.person]


@dataclass(frozen=True)
class AccountClosed(post.Letter):
    """Somebody asked for a code for an account that was closed."""

    folder = "accounts/letters/account_closed"
    person: post.Recipient

    def recipients(self) -> list[post.Recipient]:
        return [self.person]


@dataclass(frozen=True)
class SafetyChanged(post.Letter):
    """The ways to sign in changed; `change` is one of the CHANGES."""

    folder = "accounts/letters/safety_changed"
    person: post.Recipient
    change: str

    CHANGES = (
        "totp_activated",
        "totp_deactivated",
        "webauthn_added",
        "webauthn_removed",
        "recovery_codes_generated",
        "token_made",
    )

    def recipients(self) -> list[post.Recipient]:
        return [self.person]


@dataclass(frozen=True)
class ErasureAsked(post.Letter):
    """Somebody asked to be erased: what happens next, and how to take it back."""

    folder = "accounts/letters/erasure_asked"
    person: post.Recipient

    def recipients(self) -> list[post.Recipient]:
        return [self.person]


@dataclass(frozen=True)
class ErasureRefused(post.Letter):
    """The secretariat does not erase the person, and says why."""

    folder = "accounts/letters/erasure_refused"
    person: post.Recipient
    reason: str

    def recipients(self) -> list[post.Recipient]:
        return [self.person]


@dataclass(frozen=True)
class ErasureDone(post.Letter):
    """The person is erased: the last letter, which is itself deleted a week after it left."""

    folder = "accounts/letters/erasure_done"
    person: post.Recipient

    def recipients(self) -> list[post.Recipient]:
        return [self.person]
