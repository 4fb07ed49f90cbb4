"""Anchor cases: set by the secretariat, scored by every assessor before a call is judged."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions.models import Action, Call
from localaction.actions.typed import plain
from localaction.assessment import queries, rules
from localaction.assessment.models import Anchor, AnchorSheet
from localaction.assessment.rubric import LEVELS, Criterion, criteria_from
from localaction.kit import trail
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused


@transaction.atomic
def set_anchor(
    *,
    actor: Actor,
    call: Call,
    action: Action,
    levels: Mapping[str, int],
    reasons: Mapping[str, str],
    language: str,
) -> Anchor:
    """Make a published action an anchor case of a call, with the levels held for right; or change these."""
    rules.may_set_anchor(actor, action).or_refuse()
    known = Anchor.objects.filter(call=call, action=action).first()
    anchor = known or Anchor(call=call, action=action, rubric=queries.rubric_for(action))
    if known and known.sheets.exists():
        raise Refused(_("Assessors have scored this anchor case. Its levels stand."))
    criteria = criteria_from(anchor.rubric.criteria)
    anchor.levels = _complete(criteria, levels)
    anchor.reasons = {
        one.code: text for one in criteria if (text := plain(reasons.get(one.code, "")).strip())
    }
    anchor.language, anchor.set_by_id, anchor.set_at = language, actor.person_id, timezone.now()
    anchor.full_clean()
    anchor.save()
    trail.record(actor, "anchor.set", anchor, call=call.code, action=action.reference)
    return anchor


@transaction.atomic
def remove_anchor(*, actor: Actor, anchor: Anchor) -> None:
    """Take an anchor case away that nobody has scored."""
    rules.may_remove_anchor(actor, anchor).or_refuse()
    trail.record(actor, "anchor.removed", anchor, call=anchor.call.code, action=anchor.action.reference)
    anchor.delete()


@transaction.atomic
def score_anchor(*, actor: Actor, anchor: Anchor, levels: Mapping[str, int]) -> AnchorSheet:
    """Send the own levels of an anchor case; only then the known ones are shown. It cannot be changed afterwards."""
    rules.may_score_anchor(actor, anchor).or_refuse()
    sheet = AnchorSheet(
        anchor=anchor,
        assessor_id=actor.person_id or 0,
        levels=_complete(criteria_from(anchor.rubric.criteria), levels),
    )
    sheet.full_clean()
    sheet.save()
    trail.record(actor, "anchor.scored", anchor)
    return sheet


def _complete(criteria: tuple[Criterion, ...], levels: Mapping[str, int]) -> dict[str, int]:
    codes = {one.code for one in criteria}
    if set(levels) != codes or not all(level in LEVELS for level in levels.values()):
        raise Refused(_("Choose a level for every criterion."))
    return {one.code: levels[one.code] for one in criteria}
