"""Reading the outbox. A letter that is held or was withdrawn is nobody's but the secretariat's: see the last three."""

from collections.abc import Iterable

from django.db.models import QuerySet

from localaction.kit.models import OutgoingLetter


def letters(recipient: str = "") -> QuerySet[OutgoingLetter]:
    """Every letter that left or leaves, newest first; only those to one address when it is given."""
    found = OutgoingLetter.objects.filter(on_hold=False).order_by("-pk")
    return found.filter(recipient_email__iexact=recipient.strip()) if recipient.strip() else found


def letters_of(address: str) -> QuerySet[OutgoingLetter]:
    """What a person was written, newest first: every letter but those that only let somebody sign in."""
    found = OutgoingLetter.objects.filter(recipient_email=address, on_hold=False)
    return found.exclude(letter__startswith="accounts/").order_by("-pk")


def letters_about(records: Iterable[str], *, to: Iterable[str]) -> QuerySet[OutgoingLetter]:
    """Letters about these records ("actions.action 12") to these addresses, newest first, without their words."""
    found = OutgoingLetter.objects.filter(
        about__in=list(records), recipient_email__in=list(to), on_hold=False
    )
    return found.order_by("-pk").defer("html", "text")


def held() -> QuerySet[OutgoingLetter]:
    """Letters that wait for somebody to read and release them, the longest waiting first."""
    return OutgoingLetter.objects.filter(on_hold=True, withdrawn_at=None).order_by("held_at", "pk")


def held_about(record: str) -> QuerySet[OutgoingLetter]:
    """Letters about one record ("assessment.decision 12") that wait to be released."""
    return held().filter(about=record)


def through_hands() -> QuerySet[OutgoingLetter]:
    """Letters that were held and then released or withdrawn, the newest first."""
    return (
        OutgoingLetter.objects.filter(held_at__isnull=False)
        .exclude(on_hold=True, withdrawn_at=None)
        .select_related("released_by", "withdrawn_by")
        .order_by("-pk")
    )
