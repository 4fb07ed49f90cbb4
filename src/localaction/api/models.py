"""Addresses that are told what changes in the register, and what was sent to them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Webhook(models.Model):
    """An address of a person's program. It is told of every change past the entry `sequence`.

    Its secret is made from `nonce` and the key of the site, and kept nowhere. `kinds` are kinds of published things,
    none for all. `failures` counts deliveries given up in a row; after some of them it is `disabled_at`.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="webhooks")
    name = models.CharField(_("name"), max_length=80)
    url = models.URLField(_("address"), max_length=500)
    nonce = models.CharField(max_length=32)
    kinds: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    sequence = models.BigIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    failures = models.PositiveSmallIntegerField(default=0)
    disabled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One message to an address: the changes after `since` up to `upto`, or a test. Kept with the last answer to it.

    It is waiting, delivered, or given up after the last attempt. `status` is that of HTTP, 0 where there was none.
    """

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    code = models.CharField(max_length=32, unique=True)
    is_test = models.BooleanField(default=False)
    since = models.BigIntegerField(default=0)
    upto = models.BigIntegerField(default=0)
    changes = models.PositiveSmallIntegerField(default=0)
    body = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(max_length=500, blank=True)
    took_ms = models.PositiveIntegerField(default=0)
    delivered_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes: ClassVar = [
            models.Index(fields=["webhook", "-id"], name="deliveries_of_a_webhook"),
            models.Index(fields=["made_at"], name="deliveries_by_age"),
        ]

    def __str__(self) -> str:
        return self.code
