"""What is remembered of declarations, signatures and the evidence behind them."""

from __future__ import annotations

import secrets
from pathlib import PurePath
from typing import ClassVar

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from localaction.declarations.lifecycle import OPEN, PUBLIC, STANDING, SignatureStatus


def private_storage() -> FileSystemStorage:
    """Files that no web server hands out: only a page that asked who is reading."""
    return FileSystemStorage(
        location=settings.MEDIA_ROOT / "private", base_url=None, file_permissions_mode=0o600
    )


def private_name(instance: models.Model, filename: str) -> str:
    """A name that says nothing about the file but its kind."""
    return f"declarations/{secrets.token_hex(16)}{PurePath(filename).suffix.lower()[:8]}"


class Declaration(models.Model):
    """One version of a declaration; `is_current` marks the version that is signed now."""

    code = models.SlugField(max_length=60)
    version = models.CharField(max_length=20)
    adopted_on = models.DateField()
    country = models.CharField(max_length=2, blank=True)
    official_page = models.URLField(max_length=300, blank=True)
    titles: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    is_current = models.BooleanField(default=True)
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-adopted_on", "code", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "version"], name="one_declaration_per_version"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(is_current=True), name="one_current_version_per_declaration"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"


class DeclarationText(models.Model):
    """The words of one version in one language, never changed once kept; `digest` is the hash of what it says.

    A changed text is a new row, and `is_current` moves to it. `official_text` is "" until the secretariat loads it.
    """

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(max_length=5)
    title = models.CharField(max_length=300)
    summary: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    commitment = models.TextField()
    note = models.TextField(blank=True)
    official_text = models.TextField(blank=True)
    official_file = models.FileField(
        storage=private_storage, upload_to=private_name, max_length=200, blank=True
    )
    digest = models.CharField(max_length=64)
    is_current = models.BooleanField(default=True)
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("declaration", "language", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["declaration", "language", "digest"], name="a_text_is_kept_once"),
            models.UniqueConstraint(
                fields=["declaration", "language"],
                condition=Q(is_current=True),
                name="one_current_text_per_language",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class SignatureSet(models.QuerySet["Signature"]):
    """Signatures, asked in words."""

    def open(self) -> SignatureSet:
        """Being written or being checked."""
        return self.filter(status__in=OPEN)

    def public(self) -> SignatureSet:
        """Shown to everyone: announced, confirmed, listed or disputed."""
        return self.filter(status__in=PUBLIC)

    def standing(self) -> SignatureSet:
        """Final in public, or disputed: not those that are only announced."""
        return self.filter(status__in=STANDING)


class Signature(models.Model):
    """One government's signature under one declaration.

    `shown_text` is exactly what the signer was shown and `text_hash` its SHA-256. `settled_from` remembers what a
    disputed signature was before. It is announced from `announced_at` and may be final from `final_at` on. The
    database refuses the states "announced" and "confirmed" without two confirmations by different people and two
    kinds of evidence, and "confirmed" before its time (the migrations named after it).
    """

    reference = models.CharField(max_length=20, unique=True)
    government = models.ForeignKey(
        "governments.Government", on_delete=models.PROTECT, related_name="signatures"
    )
    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="signatures")
    text = models.ForeignKey(
        DeclarationText, null=True, blank=True, on_delete=models.PROTECT, related_name="signatures"
    )
    text_language = models.CharField(max_length=5, blank=True)
    text_hash = models.CharField(max_length=64, blank=True)
    shown_text = models.TextField(blank=True)
    signer_name = models.CharField(_("name"), max_length=200, blank=True)
    signer_office = models.CharField(_("office held"), max_length=200, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=SignatureStatus.choices, default=SignatureStatus.DRAFT)
    status_because = models.TextField(blank=True)
    settled_from = models.CharField(max_length=10, blank=True)
    reaffirms = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="reaffirmed_by"
    )
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    begun_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(auto_now=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)
    final_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    disputed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    listed_source = models.CharField(max_length=300, blank=True)
    listed_on = models.DateField(null=True, blank=True)

    objects = SignatureSet.as_manager()

    class Meta:
        ordering = ("id",)
        indexes: ClassVar = [models.Index(fields=["status", "sent_at"], name="signatures_by_status")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government", "declaration"],
                condition=Q(status__in=OPEN),
                name="one_open_signature_per_government",
            ),
            models.UniqueConstraint(
                fields=["government", "declaration"],
                condition=Q(status__in=(SignatureStatus.CONFIRMED, SignatureStatus.LISTED)),
                name="one_standing_signature_per_government",
            ),
            models.UniqueConstraint(
                fields=["government", "declaration"],
                condition=Q(status=SignatureStatus.ANNOUNCED),
                name="one_announced_signature_per_government",
            ),
            models.CheckConstraint(
                condition=~Q(status=SignatureStatus.ANNOUNCED) | Q(final_at__gte=F("announced_at")),
                name="announced_signature_says_when_it_is_final",
            ),
            models.CheckConstraint(
                condition=Q(status__in=SignatureStatus.values), name="signature_status_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("pending", "confirmed")) | (~Q(text_hash="") & ~Q(signer_name="")),
                name="sent_signature_has_signer_and_text",
            ),
            models.CheckConstraint(
                condition=~Q(status="listed") | ~Q(listed_source=""), name="listed_signature_names_its_source"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Evidence(models.Model):
    """One piece of evidence that the signer may sign for the government. `added_by` is empty when the system saw it."""

    class Kind(models.TextChoices):
        OFFICIAL_MAILBOX = "official_mailbox", _("mailbox of the office")
        LETTER = "letter", _("signed letter")
        COUNCIL_DECISION = "council_decision", _("council decision")
        CALL_BACK = "call_back", _("call back to the office")
        PUBLIC_STATEMENT = "public_statement", _("public statement")

    signature = models.ForeignKey(Signature, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    file = models.FileField(storage=private_storage, upload_to=private_name, max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    file_type = models.CharField(max_length=100, blank=True)
    file_size = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=(
                        "official_mailbox",
                        "letter",
                        "council_decision",
                        "call_back",
                        "public_statement",
                    )
                ),
                name="evidence_kind_is_known",
            ),
            models.UniqueConstraint(
                fields=["signature"],
                condition=Q(kind="official_mailbox"),
                name="one_mailbox_evidence_per_signature",
            ),
        ]

    def __str__(self) -> str:
        return self.kind


class CallBack(models.Model):
    """A call back to the office. `number_found` says where the number stands, found by us and not given to us."""

    evidence = models.OneToOneField(Evidence, on_delete=models.CASCADE, related_name="call")
    number = models.CharField(max_length=40)
    number_found = models.CharField(max_length=500)
    answered_by = models.CharField(max_length=200)
    said = models.TextField()
    called_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(number="") & ~Q(number_found="") & ~Q(answered_by="") & ~Q(said=""),
                name="a_call_back_says_whom_and_how",
            )
        ]

    def __str__(self) -> str:
        return self.number


class Objection(models.Model):
    """Somebody says that a signature is not the government's. While one waits, the signature cannot become final.

    `email` is the address whose signed link was followed; it is empty for what the secretariat took down.
    """

    class Source(models.TextChoices):
        CONTACT = "contact", _("a contact of the government")
        GOVERNMENT = "government", _("the government")
        PUBLIC = "public", _("a concern from the public")
        SECRETARIAT = "secretariat", _("the secretariat")

    signature = models.ForeignKey(Signature, on_delete=models.PROTECT, related_name="objections")
    source = models.CharField(max_length=12, choices=Source.choices)
    text = models.TextField(blank=True)
    email = models.EmailField(max_length=254, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("id",)
        indexes: ClassVar = [models.Index(fields=["signature", "answered_at"], name="objections_that_wait")]

    def __str__(self) -> str:
        return f"objection to {self.signature_id}"


class SignatureQuestion(models.Model):
    """What the secretariat asked when it handed a signature back, and what the government answered."""

    signature = models.ForeignKey(Signature, on_delete=models.PROTECT, related_name="questions")
    text = models.TextField()
    language = models.CharField(max_length=5, default="en")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text[:60]


class Confirmation(models.Model):
    """One person of the secretariat looked at the evidence and says that the signature is the government's."""

    signature = models.ForeignKey(Signature, on_delete=models.PROTECT, related_name="confirmations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["signature", "person"], name="a_person_confirms_once")
        ]

    def __str__(self) -> str:
        return f"confirmation of {self.signature_id}"
