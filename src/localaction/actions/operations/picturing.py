"""Pictures of an action."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from localaction.actions import pictures, rules
from localaction.actions.limits import PICTURES
from localaction.actions.models import Action, Picture
from localaction.kit import trail
from localaction.kit.actors import Actor
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
def remove_picture(*, actor: Actor, picture: Picture) -> None:
    """Take a picture off the action, and delete its file once that is certain."""
    rules.may_write(actor, picture.action).or_refuse()
    trail.record(actor, "action.picture_removed", picture.action, picture=picture.digest)
    storage, name = picture.file.storage, picture.file.name
    picture.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))
