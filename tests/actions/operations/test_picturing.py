"""Pictures come without metadata and go public with their action only."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from tests.actions.making import draft, focal_point, in_state, jpeg_with_place, secretariat

from localaction.actions import operations
from localaction.actions.limits import PICTURES
from localaction.actions.models import Action, Picture
from localaction.actions.publishing import public_path
from localaction.kit.actors import SYSTEM
from localaction.kit.answers import Refused

pytestmark = pytest.mark.django_db


def test_a_picture_is_kept_privately_without_its_place() -> None:
    who, home = focal_point()
    picture = operations.add_picture(actor=who, action=draft(who, home), raw=jpeg_with_place())
    assert Path(picture.file.path).is_relative_to(Path(settings.MEDIA_ROOT, "private"))
    assert b"A camera" not in Path(picture.file.path).read_bytes()
    assert (picture.width, picture.height) == (1200, 2400)


def test_it_is_public_while_its_action_is(django_capture_on_commit_callbacks: object) -> None:
    who, home = focal_point()
    action = in_state("handed_back", who, home)
    picture = operations.add_picture(actor=who, action=action, raw=jpeg_with_place())
    Picture.objects.filter(pk=picture.pk).update(alt="A school", subjects="nobody")
    Action.objects.filter(pk=action.pk).update(how="collected", status="accepted")
    action.refresh_from_db()
    shown = Path(settings.MEDIA_ROOT, public_path(picture))
    assert not shown.exists()
    operations.publish(actor=SYSTEM, action=action)
    assert shown.exists()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        operations.withdraw(actor=secretariat(), action=action, because="They asked us to.")
    assert not shown.exists()


def test_there_is_a_most() -> None:
    who, home = focal_point()
    action = draft(who, home)
    Picture.objects.bulk_create(Picture(action=action, digest=str(number)) for number in range(PICTURES))
    with pytest.raises(Refused):
        operations.add_picture(actor=who, action=action, raw=jpeg_with_place())


def test_a_removed_picture_leaves_no_file(django_capture_on_commit_callbacks: object) -> None:
    who, home = focal_point()
    picture = operations.add_picture(actor=who, action=draft(who, home), raw=jpeg_with_place())
    path = Path(picture.file.path)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        operations.remove_picture(actor=who, picture=picture)
    assert (path.exists(), Picture.objects.count()) == (False, 0)
