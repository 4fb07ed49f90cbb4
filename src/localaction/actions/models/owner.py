"""Who an action belongs to."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OwnerRole(models.TextChoices):
    """What an owner is to an action."""

    LEAD = "lead", _("Lead")
    PARTNER = "partner", _("Partner government")
    SUPPORTING = "supporting", _("Supporting organisation")


class Agreement(models.TextChoices):
    """Whether an owner has said yes. Only owners who agreed are published."""

    ASKED = "asked", _("Asked, no answer yet")
    AGREED = "agreed", pgettext_lazy("government", "Agreed")
    DECLINED = "declined", pgettext_lazy("government", "Declined")


class Owner(models.Model):
    """A government or a supporting organisation that an action belongs to; exactly one of the two is set."""

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="owners")
    government = models.ForeignKey(
        "governments.Government",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="owned_actions",
    )
    organisation = models.ForeignKey(
        "governments.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="owned_actions",
    )
    role = models.CharField(max_length=10, choices=OwnerRole.choices)
    agreement = models.CharField(max_length=8, choices=Agreement.choices, default=Agreement.ASKED)
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role__in=OwnerRole.values), name="owner_role_known"),
            models.CheckConstraint(condition=Q(agreement__in=Agreement.values), name="owner_agreement_known"),
            models.CheckConstraint(
                condition=Q(government__isnull=False, organisation__isnull=True)
                | Q(government__isnull=True, organisation__isnull=False),
                name="owner_is_a_government_or_an_organisation",
            ),
            models.UniqueConstraint(fields=["action"], condition=Q(role="lead"), name="action_has_one_lead"),
            models.UniqueConstraint(
                fields=["action", "government"], name="action_owned_once_by_a_government"
            ),
            models.UniqueConstraint(
                fields=["action", "organisation"], name="action_owned_once_by_an_organisation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.action_id}"
