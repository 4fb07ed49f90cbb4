"""What is remembered of the people who speak for a government."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from localaction.governments.lifecycle import MembershipStatus
from localaction.governments.models.registry import Government


class Role(models.TextChoices):
    """What a member does for the government."""

    FOCAL_POINT = "focal_point", _("focal point")
    EDITOR = "editor", _("editor")
    VIEWER = "viewer", _("viewer")


class Membership(models.Model):
    """One person's role for one government, from one day to another.

    `is_first`: asked when the government had never had a team; such a person may write and sign while asked about.
    `still_here_at`: when the person last said that the office is still theirs; `asked_times` and `asked_at` count
    the letters that asked since; `gone_at`: when the person said that it is not. `vouched_domain`: the verified
    domain by which the first focal point was accepted. Otherwise two people of the secretariat endorse the first
    focal point, and the database refuses anything less (the migration named after it).
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.EDITOR)
    office = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    status = models.CharField(
        max_length=10, choices=MembershipStatus.choices, default=MembershipStatus.REQUESTED
    )
    is_first = models.BooleanField(default=False)
    requested_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    still_here_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_times = models.PositiveSmallIntegerField(default=0)
    gone_at = models.DateTimeField(null=True, blank=True)
    vouched_domain = models.CharField(max_length=253, blank=True)

    class Meta:
        ordering = ("id",)
        indexes: ClassVar = [models.Index(fields=["government", "status"], name="members_of_a_government")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "government"],
                condition=Q(status__in=(MembershipStatus.REQUESTED, MembershipStatus.ACTIVE)),
                name="one_open_membership_per_person",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_is_known"),
            models.CheckConstraint(
                condition=~Q(status=MembershipStatus.ACTIVE) | Q(started_at__isnull=False),
                name="active_membership_has_begun",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.status}"


class Endorsement(models.Model):
    """One person of the secretariat looked into it and says that somebody may speak for a government without a team."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="endorsements")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["membership", "person"], name="a_person_endorses_once")
        ]

    def __str__(self) -> str:
        return f"endorsement of {self.membership_id}"


class MemberObjection(models.Model):
    """A contact says that somebody who asks to speak is not theirs; `email` is whose signed link was followed."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="objections")
    email = models.EmailField(max_length=254)
    text = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["membership", "email"],
                condition=Q(answered_at__isnull=True),
                name="an_address_objects_once_to_a_member",
            )
        ]

    def __str__(self) -> str:
        return f"objection to {self.membership_id}"


class Invitation(models.Model):
    """An invitation of a colleague by e-mail: good once, until `expires_at`, for that address only."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=12, choices=Role.choices)
    language = models.CharField(max_length=5, default="en")
    nonce = models.CharField(max_length=32, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government", "email"],
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_invitation_per_address",
            )
        ]

    def __str__(self) -> str:
        return self.email
