"""Pictures of an action: adding, removing, taking down; and the end of the consent of those shown."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from localaction.actions import letters, pictures, publicity, rules
from localaction.actions.lifecycle import PUBLIC
from localaction.actions.limits import CONSENT_WARNING_DAYS, PICTURES
from localaction.actions.models import Action, Picture, Subjects
from localaction.actions.typed import plain
from localaction.kit import post, trail
from localaction.kit.actors import SYSTEM, Actor
from localaction.kit.answers import Refused


@transaction.atomic
def add_picture(*, actor: Actor, action: Action, raw: bytes) -> Picture:
    """Add a picture from the bytes of its file, written anew without metadata. Raises pictures.NotAPicture."""
    rules.may_write(actor, action).or_refuse()
    if action.pictures.count() >= PICTURES:
        raise Refused(_("That is the most pictures an action can have. Remove one first."))
    clean = pictures.clean(raw)
    last = action.pictures.aggregate(last=Max("position"))["last"]
    picture = Picture(
        action=action,
        position=0 if last is None else last + 1,
        digest=clean.digest,
        width=clean.width,
        height=clean.height,
        added_by_id=actor.person_id,
    )
    picture.file.save(f"{clean.digest[:32]}.{clean.ending}", ContentFile(clean.data), save=False)
    picture.save()
    trail.record(actor, "action.picture_added", action, picture=picture.digest)
    return picture


@transaction.atomic
def follow_restored(*, reference: str) -> None:
    """An action that was hidden is public again: its pictures hang again, as far as they may."""
    action = Action.objects.filter(reference=reference, status__in=PUBLIC).first()
    if action is not None:
        publicity.show_again(SYSTEM, action)


@transaction.atomic
def remove_picture(*, actor: Actor, picture: Picture) -> None:
    """Take a picture off what is written, and delete its file once that is certain."""
    rules.may_write(actor, picture.action).or_refuse()
    trail.record(actor, "action.picture_removed", picture.action, picture=picture.digest)
    _forget(picture)


@transaction.atomic
def take_down_picture(*, actor: Actor, picture: Picture, because: str) -> None:
    """Take one picture down everywhere, at once, with the reason: the public page, its file, and what is written."""
    action = picture.action
    rules.may_take_down_picture(actor, action).or_refuse()
    because = plain(because).strip()
    if not because:
        raise Refused(_("Say in a sentence why the picture is taken down."))
    publicity.take_off_picture(actor, picture)
    trail.record(actor, "action.picture_taken_down", action, because=because, picture=picture.digest)
    post.send(letters.PictureTakenDown(action=action, alt=picture.alt, because=because))
    _forget(picture)


def _forget(picture: Picture) -> None:
    storage, name = picture.file.storage, picture.file.name
    picture.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))


# --- the end of a consent


def _with_an_end() -> list[Picture]:
    """Pictures on public actions whose consent has a last day, action by action."""
    return list(
        Picture.objects.filter(action__status__in=PUBLIC, consent_until__isnull=False)
        .exclude(subjects=Subjects.NOBODY)
        .select_related("action")
        .order_by("action", "position", "id")
    )


@transaction.atomic
def warn_of_consent(*, actor: Actor = SYSTEM, on: date) -> int:
    """Write once, 30 days before, that a consent ends; returns how many letters."""
    soon = [
        one
        for one in _with_an_end()
        if one.consent_until
        and on <= one.consent_until <= on + timedelta(days=CONSENT_WARNING_DAYS)
        and one.warned_for != one.consent_until
    ]
    sent = 0
    for action, ending in groupby(soon, key=lambda one: one.action):
        together = tuple(ending)
        for one in together:
            one.warned_for = one.consent_until
            one.save(update_fields=["warned_for"])
        trail.record(actor, "action.consent_ends", action, pictures=[one.digest for one in together])
        post.send(letters.ConsentEnds(action=action, pictures=together))
        sent += 1
    return sent


def take_down_expired(*, actor: Actor = SYSTEM, on: date) -> int:
    """Take pictures off the public pages whose consent ended before that day; returns how many stood there.

    They stay with the action, so that a new consent can be written down. Each goes on its own: one that fails
    keeps no other up.
    """
    expired = [one for one in _with_an_end() if one.consent_until and one.consent_until < on]
    return sum(_take_down_one(actor, picture) for picture in expired)


@transaction.atomic
def _take_down_one(actor: Actor, picture: Picture) -> bool:
    if not publicity.take_off_picture(actor, picture):
        return False
    trail.record(actor, "action.consent_ended", picture.action, picture=picture.digest)
    post.send(letters.PictureTakenDown(action=picture.action, alt=picture.alt))
    return True
