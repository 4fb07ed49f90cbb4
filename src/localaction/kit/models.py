"""What the kit remembers: the trail of what was done, letters, schedules, signs of life."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models


class TrailEvent(models.Model):
    """One thing somebody did to one record: written once, then only ever emptied of personal parts.

    The database refuses every other change (see `kit.guards`).
    """

    at = models.DateTimeField(auto_now_add=True)
    verb = models.CharField(max_length=80)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    name = models.CharField(max_length=200, blank=True)
    subject_type = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    because = models.TextField(blank=True)
    facts: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)

    class Meta:
        ordering = ("id",)
        indexes: ClassVar = [
            models.Index(fields=["subject_type", "subject_id", "id"], name="trail_of_a_subject"),
            models.Index(fields=["subject_type", "id"], name="trail_of_a_kind"),
            models.Index(fields=["person", "id"], name="trail_of_a_person"),
            models.Index(fields=["verb", "id"], name="trail_of_a_verb"),
            models.Index(fields=["at"], name="trail_by_date"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} by {self.name or 'nobody'}"


class TrailSeal(models.Model):
    """The place of one event in the hash chain of the trail.

    Each personal part of the event (who: the name, why: the reason, facts) is covered by the hash of a random
    salt and the part. Erasing a part takes its salt away for good: the chain still holds, and nobody can find out
    by trying what the part was.
    """

    sequence = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField(TrailEvent, on_delete=models.PROTECT, related_name="seal")
    who_salt = models.BinaryField(null=True)
    why_salt = models.BinaryField(null=True)
    facts_salt = models.BinaryField(null=True)
    who_hash = models.BinaryField()
    why_hash = models.BinaryField()
    facts_hash = models.BinaryField()
    hash = models.BinaryField()

    def __str__(self) -> str:
        return f"seal {self.sequence}"


class TrailHead(models.Model):
    """The one row that says how far the trail is sealed, and what the last check of the whole chain found.

    Every event up to the number `floor` is sealed; one that turns up there without a seal was put in afterwards.
    """

    sequence = models.BigIntegerField(default=0)
    hash = models.BinaryField(default=bytes)
    floor = models.BigIntegerField(default=0)
    sealed_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    checked_sequence = models.BigIntegerField(default=0)
    fault = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"sealed up to {self.sequence}"


class TrailErasure(models.Model):
    """That one personal part of an event was erased, when and by which rule; without this row none can be."""

    class Part(models.TextChoices):
        WHO = "who", "who"
        WHY = "why", "why"
        FACTS = "facts", "facts"

    event = models.ForeignKey(TrailEvent, on_delete=models.PROTECT, related_name="erasures")
    part = models.CharField(max_length=5, choices=Part.choices)
    rule = models.CharField(max_length=60)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "part"], name="a_part_is_erased_once")
        ]

    def __str__(self) -> str:
        return f"{self.part} of event {self.event_id}"


class TrailWord(models.Model):
    """A word in the reason or the facts of an event, folded, so that the trail can be searched by words."""

    pk = models.CompositePrimaryKey("word", "event_id")
    word = models.CharField(max_length=40)
    event_id = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return self.word


class RetentionRun(models.Model):
    """Under one rule of retention, so many things went that were older than a moment."""

    rule = models.CharField(max_length=60)
    at = models.DateTimeField(auto_now_add=True)
    before = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["rule", "-id"], name="runs_of_a_rule")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.count}"


class OutgoingLetter(models.Model):
    """One letter to one person, rendered in that person's language when it was queued, kept after it left.

    A letter is waiting (no time of sending), sent, given up (after the last attempt) or kept (this site has no
    mail server, the letter is only ever read in the outbox). One that was held is `on_hold` until somebody has
    read and released it, and for ever when it was withdrawn: so long nobody else can see it.
    """

    message_id = models.CharField(max_length=200, unique=True)
    letter = models.CharField(max_length=120)
    about = models.CharField(max_length=120, blank=True)
    recipient_name = models.CharField(max_length=200, blank=True)
    recipient_email = models.EmailField(max_length=254)
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=250)
    html = models.TextField()
    text = models.TextField()
    kept = models.BooleanField(default=False)
    queued_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    on_hold = models.BooleanField(default=False)
    held_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ("-id",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(on_hold=False) | models.Q(sent_at=None, held_at__isnull=False),
                name="no_letter_leaves_while_it_is_held",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | models.Q(on_hold=True, released_at=None),
                name="a_withdrawn_letter_stays",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["queued_at"],
                condition=models.Q(sent_at=None, given_up_at=None, kept=False),
                name="letters_waiting",
            ),
            models.Index(
                fields=["held_at"],
                condition=models.Q(on_hold=True, withdrawn_at=None),
                name="letters_to_read_before",
            ),
            models.Index(fields=["recipient_email", "-id"], name="letters_of_a_reader"),
            models.Index(fields=["about", "-id"], name="letters_about_a_record"),
        ]

    def __str__(self) -> str:
        return f"{self.letter} to {self.recipient_email}"


class ScheduleMark(models.Model):
    """When a scheduled function is due next; the worker that moves the mark on is the one that runs it."""

    name = models.CharField(max_length=120, primary_key=True)
    due_at = models.DateTimeField()
    ran_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class WorkerBeat(models.Model):
    """The last sign of life of one worker process."""

    worker = models.CharField(max_length=120, primary_key=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.worker


class CacheEntry(models.Model):
    """The table of the shared cache, in which limits are counted; written by Django's DatabaseCache only."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "kit_cache"

    def __str__(self) -> str:
        return self.cache_key
