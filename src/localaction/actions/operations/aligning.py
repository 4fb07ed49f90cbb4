"""Answering suggestions: the person decides, and what she decided is remembered with how sure the suggestion was."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions import rules, suggested
from localaction.actions.limits import REASON_WORDS
from localaction.actions.models import Action, Alignment, DraftPage, SaidBy, SuggestionAnswer, Verdict
from localaction.frameworks.suggest import Suggestion
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused

CHANGED = _("The text has changed since, and does not point there any more. Here is what it points to now.")


@transaction.atomic
def accept_suggestion(*, actor: Actor, action: Action, item: str) -> SuggestionAnswer:
    """Let the action serve a suggested item, with the sentence as the reason; what somebody wrote there stays."""
    rules.may_write(actor, action).or_refuse()
    suggestion = _still_found(action, item)
    if suggestion.framework == suggested.PRIORITIES:
        _add_priority(action, item)
    else:
        _align(action, suggestion)
    return _remember(actor, action, suggestion, Verdict.ACCEPTED)


@transaction.atomic
def reject_suggestion(*, actor: Actor, action: Action, item: str) -> SuggestionAnswer:
    """Say that a suggested item does not fit; it is not suggested again for this action."""
    rules.may_write(actor, action).or_refuse()
    return _remember(actor, action, _still_found(action, item), Verdict.REJECTED)


@transaction.atomic
def take_back_answer(*, actor: Actor, action: Action, item: str) -> None:
    """Forget an answer: the suggestion stands again, and what was accepted is off the list again."""
    rules.may_write(actor, action).or_refuse()
    answer = SuggestionAnswer.objects.filter(action=action, item__in=[item]).first()
    if answer is None:
        return
    if answer.verdict == Verdict.ACCEPTED:
        Alignment.objects.filter(action=action, item__in=[item], said_by=SaidBy.SUGGESTED).delete()
        if item in action.priorities:
            action.priorities = [code for code in action.priorities if code != item]
            action.save(update_fields=["priorities"])
    answer.delete()
    _note_save(actor, action, answer.framework)


def _still_found(action: Action, item: str) -> Suggestion:
    suggestions = suggested.suggestions_for(action)
    found = suggested.found_in(suggestions, item) if suggestions else None
    if found is None:
        raise Refused(CHANGED)
    return found


def _align(action: Action, suggestion: Suggestion) -> None:
    row, is_new = Alignment.objects.get_or_create(
        action=action,
        item_id=suggestion.item,
        defaults={"framework": suggestion.framework, "said_by": SaidBy.SUGGESTED},
    )
    if is_new or not row.reason:
        row.reason = within_limit(suggestion.sentence)
        row.save(update_fields=["reason"])


def within_limit(sentence: str) -> str:
    """The sentence, or its beginning where it is longer than a reason may be."""
    words = sentence.split(" ")
    return sentence if len(words) <= REASON_WORDS else " ".join(words[:REASON_WORDS]) + "…"


def _add_priority(action: Action, item: str) -> None:
    if item not in action.priorities:
        action.priorities = [*action.priorities, item]
        action.save(update_fields=["priorities"])


def _remember(actor: Actor, action: Action, suggestion: Suggestion, verdict: Verdict) -> SuggestionAnswer:
    answer, _is_new = SuggestionAnswer.objects.update_or_create(
        action=action,
        item_id=suggestion.item,
        defaults={
            "framework": suggestion.framework,
            "verdict": verdict,
            "score": round(suggestion.score, 4),
            "strength": suggestion.strength,
            "language": action.language,
            "person_id": actor.person_id,
            "at": timezone.now(),
        },
    )
    if verdict == Verdict.ACCEPTED:
        _note_save(actor, action, suggestion.framework)
    return answer


def _note_save(actor: Actor, action: Action, framework: str) -> None:
    """The page on which the item stands was changed, as if it had been ticked there."""
    page = "priorities" if framework == suggested.PRIORITIES else "alignment"
    kept, _is_new = DraftPage.objects.select_for_update().get_or_create(action=action, page=page)
    kept.version += 1
    kept.saved_at = timezone.now()
    kept.saved_by_id = actor.person_id
    kept.save(update_fields=["version", "saved_at", "saved_by"])
    Action.objects.filter(pk=action.pk).update(saved_at=kept.saved_at)
