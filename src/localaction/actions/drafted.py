"""What readiness reads of an action."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from localaction.actions.models import Action, OwnerRole
from localaction.actions.readiness import DraftFacts, PictureFacts
from localaction.actions.sections import ASKS, PAGES, extra_asks, value_of


def draft_facts(action: Action) -> DraftFacts:
    """What readiness reads, from an action loaded `with_details()` (and one more query)."""
    pages = list(action.pages.all())
    rows: dict[str, tuple[dict[str, Any], ...]] = {
        "claims": tuple({"number": one.number} for one in action.claims.all()),
        "milestones": tuple({"text": one.text} for one in action.milestones.all()),
        "partners": tuple({"name": one.name} for one in action.partners.all()),
        "alignments": tuple({"item": one.item_id, "reason": one.reason} for one in action.alignments.all()),
        "pictures": tuple({"alt": one.alt} for one in action.pictures.all()),
        "owners": tuple({"role": one.role} for one in action.owners.all() if one.role != OwnerRole.LEAD),
    }
    return DraftFacts(
        answers={name: getattr(action, name) for name in ASKS}
        | {ask.name: value_of(action, ask) for ask in extra_asks(action)},
        rows=rows,
        pictures=tuple(
            PictureFacts(
                one.alt,
                one.subjects,
                one.consent_by,
                one.consent_text,
                one.consent_on,
                guardian=one.consent_guardian,
                channels=None if one.channels is None else tuple(one.channels),
                has_ended=bool(one.consent_until and one.consent_until < timezone.localdate()),
            )
            for one in action.pictures.all()
        ),
        unread={one.page: tuple(one.unread) for one in pages if one.unread},
        saved=frozenset(one.page for one in pages) & frozenset(page.slug for page in PAGES),
        pathway=action.pathway,
        call=action.call,
    )
