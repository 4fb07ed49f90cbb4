"""People who sign in."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from localaction.accounts.lifecycle import ErasureStatus


class DeskRole(models.TextChoices):
    """What a person may do at the secretariat's desk, across the whole site."""

    NONE = "", _("no desk role")
    SECRETARIAT = "secretariat", _("secretariat")
    ASSESSOR = "assessor", _("assessor")


class PersonManager(BaseUserManager["Person"]):
    """Makes people; addresses are compared without case."""

    def create_user(self, email: str, **fields: Any) -> "Person":
        """A person without a password: everyone signs in with a code sent by e-mail."""
        person = self.model(email=email.strip().lower(), **fields)
        person.set_unusable_password()
        person.save()
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Somebody with an account. Governments own records; people hold roles.

    `unproven_since` is set while somebody has only asked for a first code and nobody has typed it in yet; such
    people are forgotten after two days. `erased_at` is set when the person was erased at her own request: name and
    address are gone, the row only ties together what was done for an institution. `hides_name`: outside the
    secretariat she is "the secretariat"; `was_secretariat` lets that hold after her role ended (see `naming`).
    """

    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=5, default="en")
    desk_role = models.CharField(max_length=20, choices=DeskRole.choices, blank=True, default="")
    partner_body = models.CharField(max_length=60, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    unproven_since = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    hides_name = models.BooleanField(default=False)
    was_secretariat = models.BooleanField(default=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = PersonManager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="one_person_per_address")]

    def __str__(self) -> str:
        return self.name or self.email


class ApiToken(models.Model):
    """By this a program acts as a person, never as more. The token itself is not kept: `digest` is its SHA-256.

    `hint` holds its last signs. It is good until it expires or is revoked, and while its person has an account.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    scopes: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    digest = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=4)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.name} (…{self.hint})"

    def is_good(self, now: datetime) -> bool:
        """Whether it can be used at a moment."""
        return self.revoked_at is None and now < self.expires_at


class Quiet(models.Model):
    """One row at most: whether nobody outside the secretariat is told who works for it."""

    is_on = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_switch_for_the_site")
        ]

    def __str__(self) -> str:
        return "quiet" if self.is_on else "not quiet"


class ErasureRequest(models.Model):
    """A person asks that everything personal about her be erased; somebody of the secretariat decides."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="erasure_requests")
    status = models.CharField(max_length=10, choices=ErasureStatus.choices, default=ErasureStatus.ASKED)
    because = models.TextField(blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(status="asked"), name="one_open_erasure_request"
            )
        ]

    def __str__(self) -> str:
        return f"erasure request {self.pk}"
