"""Municipalities merge by law: one government takes the place of others, and the public is told which and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from localaction.governments import letters, rules
from localaction.governments.models import Government
from localaction.governments.operations.registry import fold_into
from localaction.governments.operations.teams import lock
from localaction.kit import jobs, post, trail
from localaction.kit.actors import Actor


@transaction.atomic
def succeed(
    *,
    actor: Actor,
    olds: Sequence[Government],
    new: Government,
    on: date,
    signatures_follow: bool,
) -> Government:
    """Let `new` take the place of governments that ended `on` a day; answers with `new`.

    Their people and actions follow, and their addresses lead on. Signatures follow only when the new government
    said that it stands by them; otherwise they end, with the reason for everyone to read, and it signs anew.
    """
    new = lock(new)
    olds = [lock(one) for one in sorted(olds, key=lambda one: one.pk)]
    rules.may_succeed(actor, olds, new).or_refuse()
    for old in olds:
        post.send(letters.GovernmentSucceeded(government=old, into=new, signatures_follow=signatures_follow))
        old.succeeded_on = on
        fold_into(actor, old, new)
        trail.record(actor, "government.succeeded", old, into=new.slug, on=str(on), signed=signatures_follow)
        jobs.enqueue(
            "declarations.follow_succession",
            government_id=old.pk,
            into_id=new.pk,
            signatures_follow=signatures_follow,
        )
        jobs.enqueue("actions.follow_merger", from_id=old.pk, into_id=new.pk)
    new.predecessors = [*new.predecessors, *(_remembered(old, on) for old in olds)]
    new.save(update_fields=["predecessors"])
    return new


def _remembered(old: Government, on: date) -> dict[str, str]:
    """What the public face of the successor says of a government that ended."""
    return {
        "slug": old.slug,
        "name": old.official_name,
        "language": old.official_language,
        "on": on.isoformat(),
    }
