"""Reading the outbox."""

from django.db.models import QuerySet

from localaction.kit.models import OutgoingLetter


def letters(recipient: str = "") -> QuerySet[OutgoingLetter]:
    """Every letter, newest first; only those to one address when it is given."""
    found = OutgoingLetter.objects.order_by("-pk")
    return found.filter(recipient_email__iexact=recipient.strip()) if recipient.strip() else found
