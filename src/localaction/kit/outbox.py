"""Reading the outbox."""

from collections.abc import Iterable

from django.db.models import QuerySet

from localaction.kit.models import OutgoingLetter


def letters(recipient: str = "") -> QuerySet[OutgoingLetter]:
    """Every letter, newest first; only those to one address when it is given."""
    found = OutgoingLetter.objects.order_by("-pk")
    return found.filter(recipient_email__iexact=recipient.strip()) if recipient.strip() else found


def letters_of(address: str) -> QuerySet[OutgoingLetter]:
    """What a person was written, newest first: every letter but those that only let somebody sign in."""
    found = OutgoingLetter.objects.filter(recipient_email=address)
    return found.exclude(letter__startswith="accounts/").order_by("-pk")


def letters_about(records: Iterable[str], *, to: Iterable[str]) -> QuerySet[OutgoingLetter]:
    """Letters about these records ("actions.action 12") to these addresses, newest first, without their words."""
    found = OutgoingLetter.objects.filter(about__in=list(records), recipient_email__in=list(to))
    return found.order_by("-pk").defer("html", "text")
