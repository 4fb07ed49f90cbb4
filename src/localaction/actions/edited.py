"""Reading edits: what one would change, word by word, who has not answered, and which translations are behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db.models import Count, QuerySet
from django.utils.functional import Promise

from localaction.accounts.models import Person
from localaction.actions import wordings
from localaction.actions.lifecycle import OPEN_EDITS, PUBLIC, EditStatus
from localaction.actions.limits import EDIT_REMINDERS_AFTER_DAYS
from localaction.actions.models import Action, Agreement, Edit, EditedText, Owner, TextTranslation
from localaction.actions.wordings import Piece
from localaction.governments.queries import own_governments
from localaction.kit.actors import Actor
from localaction.kit.differences import difference
from localaction.kit.models import TrailEvent

_SALT = "actions.edits"


@dataclass(frozen=True, slots=True)
class Change:
    """One text of an edit as a reader judges it. `words` are those of both texts in one (see kit.differences).

    `is_stale`: the text reads otherwise today than when the editor began.
    """

    pk: int
    key: str
    label: str | Promise
    language: str
    before: str
    after: str
    words: tuple[tuple[str, str], ...]
    is_translation: bool
    source: str
    source_language: str
    is_left_out: bool
    is_stale: bool


# --- one edit


def open_edit(action: Action) -> Edit | None:
    """The edit of an action that is being written or waits for its author."""
    return action.edits.filter(status__in=OPEN_EDITS).first()


def waiting_edit(action: Action) -> Edit | None:
    """The edit of an action that waits for its author."""
    return action.edits.filter(status=EditStatus.PROPOSED).first()


def edits_of(action: Action) -> QuerySet[Edit]:
    """Every edit of an action, the newest first."""
    return action.edits.select_related("proposed_by", "begun_by", "answered_by")


def edit_of(action: Action, pk: int) -> Edit:
    """One edit of an action, with its texts. Raises Edit.DoesNotExist."""
    return edits_of(action).prefetch_related("texts").get(pk=pk)


def whole_action(pk: int) -> Action:
    """An action with everything that its texts are made of."""
    return Action.objects.with_details().get(pk=pk)


def changes_of(edit: Edit, action: Action) -> list[Change]:
    """What an edit would change in an action loaded `with_details()`, in the order in which the action is read."""
    pieces = {piece.key: piece for piece in wordings.pieces_of(action)}
    order = {key: place for place, key in enumerate(pieces)}
    stands = standing_translations(action)
    texts = sorted(edit.texts.all(), key=lambda one: (order.get(one.key, len(order)), one.pk))
    return [_change(text, pieces.get(text.key), stands) for text in texts]


def standing_translations(action: Action) -> Mapping[tuple[str, str], TextTranslation]:
    """The translations of an action by language and key."""
    return {(row.language, row.key): row for row in action.translations.all()}


def _change(
    text: EditedText, piece: Piece | None, stands: Mapping[tuple[str, str], TextTranslation]
) -> Change:
    is_translation = bool(text.source) or piece is None or piece.language != text.language
    row = stands.get((text.language, text.key))
    today = (row.text if row else "") if is_translation else (piece.text if piece else "")
    return Change(
        pk=text.pk,
        key=text.key,
        label=piece.label if piece else text.key,
        language=text.language,
        before=text.before,
        after=text.after,
        words=difference(text.before, text.after),
        is_translation=is_translation,
        source=text.source,
        source_language=piece.language if piece else text.language,
        is_left_out=text.is_left_out,
        is_stale=piece is None or today.strip() != text.before.strip(),
    )


def history(action: Action) -> list[TrailEvent]:
    """What was done to an action and to its edits, the newest first."""
    mine = TrailEvent.objects.filter(subject_type=Action._meta.label_lower, subject_id=action.pk)
    edits = list(action.edits.values_list("pk", flat=True))
    if not edits:
        return list(mine.order_by("-id"))
    theirs = TrailEvent.objects.filter(subject_type=Edit._meta.label_lower, subject_id__in=edits)
    return sorted([*mine, *theirs], key=lambda event: -event.pk)


# --- links of letters


def token_of(edit: Edit, person_id: int) -> str:
    """What the address in a letter carries: this edit, this person."""
    return signing.dumps([edit.pk, person_id], salt=_SALT)


def read_token(token: str) -> tuple[Edit, Person] | None:
    """The edit and the person of a letter's link; None when we never made it or one of them is gone."""
    try:
        edit_id, person_id = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    edit = Edit.objects.select_related("action").prefetch_related("texts").filter(pk=edit_id).first()
    person = Person.objects.filter(pk=person_id, is_active=True).first()
    return (edit, person) if edit and person else None


# --- what waits


def unanswered() -> QuerySet[Edit]:
    """Edits that wait for their author, the longest waiting first."""
    waiting = Edit.objects.filter(status=EditStatus.PROPOSED).order_by("proposed_at", "id")
    return waiting.select_related("action")


def to_answer(actor: Actor) -> list[Edit]:
    """Edits that wait for the actor's governments, the longest waiting first."""
    owned = Owner.objects.filter(government__in=own_governments(actor)).exclude(agreement=Agreement.DECLINED)
    return list(unanswered().filter(action_id__in=owned.values("action_id")))


def to_remind(now: datetime) -> list[Edit]:
    """Edits about which a reminder is due."""
    first = now - timedelta(days=EDIT_REMINDERS_AFTER_DAYS[0])
    waiting = unanswered().filter(proposed_at__lte=first, reminders__lt=len(EDIT_REMINDERS_AFTER_DAYS))
    return [edit for edit in waiting if _is_due(edit, now)]


def _is_due(edit: Edit, now: datetime) -> bool:
    days = EDIT_REMINDERS_AFTER_DAYS[edit.reminders]
    return edit.proposed_at is not None and edit.proposed_at <= now - timedelta(days=days)


def to_lapse(now: datetime) -> list[Edit]:
    """Edits that nobody has answered in the time that the operator gives."""
    return list(unanswered().filter(proposed_at__lte=now - timedelta(days=settings.EDIT_LAPSES_AFTER_DAYS)))


def lapses_at(edit: Edit) -> datetime | None:
    """When an edit that nobody answers lapses."""
    if edit.proposed_at is None:
        return None
    return edit.proposed_at + timedelta(days=settings.EDIT_LAPSES_AFTER_DAYS)


# --- translations that are behind


def outdated(language: str = "") -> QuerySet[TextTranslation]:
    """Translated texts of public actions whose original reads otherwise now, the longest outdated first."""
    behind = TextTranslation.objects.filter(outdated_at__isnull=False, action__status__in=PUBLIC)
    if language:
        behind = behind.filter(language=language)
    return behind.select_related("action").order_by("outdated_at", "id")


def outdated_counts() -> dict[str, int]:
    """How many texts are outdated, by the language of the translation."""
    return dict(
        outdated().order_by().values_list("language").annotate(texts=Count("id")).order_by("language")
    )


def outdated_labels(rows: Iterable[TextTranslation]) -> dict[int, str]:
    """What each of these texts is called, by the row's id; a fixed number of queries."""
    rows = list(rows)
    actions = Action.objects.with_details().in_bulk({row.action_id for row in rows})
    labels = {
        pk: {one.key: str(one.label) for one in wordings.pieces_of(each)} for pk, each in actions.items()
    }
    return {row.pk: labels.get(row.action_id, {}).get(row.key, row.key) for row in rows}
