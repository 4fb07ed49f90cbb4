"""Tokens: how a program says whose it is. Pure.

A token is shown once, when it is made. Kept is only its digest: it has 40 random signs, so that nobody finds it by
trying, and needs no slow hash.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

BEGINNING: Final = "la_"
_SIGNS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_LENGTH: Final = 40
HINT: Final = 4
"""How many of its last signs are kept, so that its owner knows one from another."""
DAYS: Final = (30, 90, 365)
"""For how many days a token can be made."""
MOST: Final = 20
"""How many living tokens a person has at most."""


class Scope(TextChoices):
    """What a token may be used for."""

    DRAFTS = "drafts", _("Read, write and send drafts")
    PROGRESS = "progress", _("Report progress")


def fresh() -> str:
    """A token that nobody has."""
    return BEGINNING + "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))


def digest(token: str) -> str:
    """What is kept of a token: its SHA-256 as hex."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def is_like_one(text: str) -> bool:
    """Whether a text could be a token at all."""
    return text.startswith(BEGINNING) and len(text) == len(BEGINNING) + _LENGTH and text.isascii()
