"""What is remembered of governments and of supporting organisations."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from localaction.governments.lifecycle import LIVE, GovernmentStatus, MembershipStatus


class Level(models.TextChoices):
    """What kind of local or regional government it is."""

    MUNICIPALITY = "municipality", _("municipality")
    CITY = "city", _("city")
    METROPOLITAN = "metropolitan", _("metropolitan body")
    COUNTY = "county", _("county")
    DISTRICT = "district", _("district")
    PROVINCE = "province", _("province")
    REGION = "region", _("region")
    STATE = "state", _("state")
    ASSOCIATION = "association", _("association or network of local and regional governments")


class GovernmentSet(models.QuerySet["Government"]):
    """Governments, asked in words."""

    def live(self) -> GovernmentSet:
        """Neither merged into another nor rejected."""
        return self.filter(status__in=LIVE)

    def of_person(self, person_id: int) -> GovernmentSet:
        """Those whose team the person is on, or asked to join as the first."""
        mine = Q(memberships__person_id=person_id)
        counted = Q(memberships__status=MembershipStatus.ACTIVE) | Q(
            memberships__status=MembershipStatus.REQUESTED, memberships__is_first=True
        )
        return self.filter(mine & counted).distinct()


class Government(models.Model):
    """A local or regional government, once. `name_key` is what two records of one government would share.

    `official_email` is the office's own mailbox as it publishes it. A record that is merged with `succeeded_on` was
    a government of its own until that day, when `merged_into` took its place; without it, it was a double.
    `predecessors` are those whose place it took: slug, name, language and day of each.
    """

    slug = models.SlugField(max_length=100, unique=True)
    official_name = models.CharField(max_length=200)
    official_language = models.CharField(max_length=12, default="en")
    names: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict, blank=True)
    aliases: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    level = models.CharField(max_length=20, choices=Level.choices)
    country = models.CharField(max_length=2)
    admin1_code = models.CharField(max_length=20, blank=True)
    admin1_name = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    population = models.PositiveBigIntegerField(null=True, blank=True)
    population_on = models.DateField(null=True, blank=True)
    geonames_id = models.PositiveBigIntegerField(null=True, blank=True)
    wikidata_id = models.CharField(max_length=20, blank=True)
    website = models.URLField(max_length=300, blank=True)
    official_email = models.EmailField(max_length=254, blank=True)
    email_domains: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    claimed_domains: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    status = models.CharField(
        max_length=10, choices=GovernmentStatus.choices, default=GovernmentStatus.PROPOSED
    )
    status_because = models.TextField(blank=True)
    listed_source = models.CharField(max_length=300, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    succeeded_on = models.DateField(null=True, blank=True)
    predecessors: models.JSONField[list[dict[str, str]], list[dict[str, str]]] = models.JSONField(
        default=list, blank=True
    )
    name_key = models.CharField(max_length=400)
    created_at = models.DateTimeField(auto_now_add=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    without_contact_since = models.DateTimeField(null=True, blank=True)

    objects = GovernmentSet.as_manager()

    class Meta:
        ordering = ("official_name", "id")
        indexes: ClassVar = [
            models.Index(fields=["name_key"], name="governments_by_name_key"),
            models.Index(fields=["country", "status"], name="governments_of_a_country"),
            models.Index(fields=["status", "created_at"], name="governments_by_status"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["geonames_id"], condition=Q(status__in=LIVE), name="one_live_government_per_place"
            ),
            models.UniqueConstraint(
                fields=["name_key"],
                condition=Q(status__in=LIVE, geonames_id__isnull=True),
                name="one_live_government_per_name_and_area",
            ),
            models.CheckConstraint(
                condition=Q(status__in=GovernmentStatus.values), name="government_status_is_known"
            ),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="government_level_is_known"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="government_stands_on_earth",
            ),
            models.CheckConstraint(
                condition=Q(status=GovernmentStatus.MERGED, merged_into__isnull=False)
                | (~Q(status=GovernmentStatus.MERGED) & Q(merged_into__isnull=True)),
                name="merged_government_says_into_which",
            ),
        ]

    def __str__(self) -> str:
        return self.official_name

    @property
    def is_live(self) -> bool:
        """Neither merged into another nor rejected."""
        return self.status in LIVE


class GovernmentName(models.Model):
    """One spelling of a government's name, folded and as a skeleton, so that it is found and never doubled."""

    government = models.ForeignKey(Government, on_delete=models.CASCADE, related_name="spellings")
    country = models.CharField(max_length=2)
    family = models.CharField(max_length=12)
    folded = models.CharField(max_length=300)
    skeleton = models.CharField(max_length=300)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["folded"], name="names_by_folded"),
            models.Index(fields=["country", "skeleton"], name="names_by_skeleton"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["government", "folded"], name="one_spelling_per_government")
        ]

    def __str__(self) -> str:
        return self.folded


class Organisation(models.Model):
    """A supporting organisation that stands beside governments: a council, a network, a national programme."""

    class Kind(models.TextChoices):
        PUBLIC = "public", _("public body")
        UNITED_NATIONS = "united_nations", _("United Nations body")
        NETWORK = "network", _("network or council")
        CIVIL_SOCIETY = "civil_society", _("civil society")
        ACADEMIA = "academia", _("university or research")
        BUSINESS = "business", _("business")
        OTHER = "other", _("other")

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.OTHER)
    country = models.CharField(max_length=2, blank=True)
    website = models.URLField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["folded", "country"], name="one_organisation_per_name_and_country"
            )
        ]

    def __str__(self) -> str:
        return self.name
