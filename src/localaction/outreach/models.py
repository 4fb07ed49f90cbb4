"""What outreach remembers: lists of governments, each with the person to write to and what became of it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from localaction.outreach.lifecycle import ANSWERED, ProspectStatus

PERSON = settings.AUTH_USER_MODEL


class ReachList(models.Model):
    """Governments that the Call wants to reach for one purpose: a network's members, a region, a forum's hosts."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    purpose = models.TextField(blank=True)
    call = models.ForeignKey(
        "actions.Call", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    network = models.ForeignKey(
        "governments.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    region = models.CharField(max_length=3, blank=True)
    forum = models.SlugField(max_length=30, blank=True)
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return self.name


class Prospect(models.Model):
    """One government on a list, with whom to write to in which language, and what became of the invitation.

    `government` is set where it is on record, else `geonames_id` where the gazetteer knows the place. `note` is the
    personal line in the letter, in `language`. `opened_at`: the page behind the link was opened, by a person or by
    a mail program. `said` is what the answer says in words.
    """

    list = models.ForeignKey(ReachList, on_delete=models.CASCADE, related_name="prospects")
    government = models.ForeignKey(
        "governments.Government", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    geonames_id = models.PositiveIntegerField(null=True, blank=True)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    contact_name = models.CharField(max_length=200, blank=True)
    contact_office = models.CharField(max_length=200, blank=True)
    contact_email = models.EmailField(max_length=254, blank=True)
    language = models.CharField(max_length=5, default="en")
    note = models.TextField(blank=True)
    status = models.CharField(max_length=12, choices=ProspectStatus.choices, default=ProspectStatus.LISTED)
    nonce = models.CharField(max_length=32, blank=True)
    invited_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField(null=True, blank=True)
    written_at = models.DateTimeField(null=True, blank=True)
    follow_ups = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    said = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "id")
        indexes: ClassVar = [
            models.Index(fields=["list", "status", "name"], name="prospects_of_a_list"),
            models.Index(fields=["status", "written_at"], name="prospects_to_follow_up"),
            models.Index(
                fields=["answered_at"],
                condition=Q(status__in=ANSWERED, read_at=None),
                name="prospects_to_read",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["list", "government"], name="a_government_is_listed_once"),
            models.UniqueConstraint(fields=["list", "geonames_id"], name="a_place_is_listed_once"),
            models.UniqueConstraint(
                "list",
                Lower("contact_email"),
                condition=~Q(contact_email="") & ~Q(status="dropped"),
                name="an_address_is_listed_once",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ProspectStatus.values), name="prospect_status_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(status="invited")
                | Q(invited_at__isnull=False, written_at__isnull=False) & ~Q(contact_email="", nonce=""),
                name="invited_means_written_to",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Silence(models.Model):
    """An address that asked never to be written to again about the Call; as a digest, so that it is not kept itself."""

    digest = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.digest[:8]
