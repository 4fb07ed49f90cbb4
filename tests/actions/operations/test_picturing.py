"""Pictures come without metadata and go public with their action only."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from PIL import Image
from tests.actions.making import draft, focal_point, in_state, jpeg_with_place, secretariat

from localaction.actions import operations
from localaction.actions.limits import PICTURES
from localaction.actions.models import Action, Picture
from localaction.actions.publishing import public_path
from localaction.kit.actors import SYSTEM
from localaction.kit.answers import Refused
from localaction.kit.models import TrailEvent
from localaction.register import queries as register
from localaction.register import shapes
from localaction.safety import operations as safety

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


# --- consent, its end, and taking down

DAY = date(2026, 6, 1)


def public_picture(**facts: object) -> Picture:
    """A picture of two adults on a published action, shown until what `facts` say."""
    who, home = focal_point()
    action = in_state("handed_back", who, home)
    picture = operations.add_picture(actor=who, action=action, raw=jpeg_with_place())
    consent = {"subjects": "adults", "consent_by": "Mariam", "consent_on": DAY, "channels": ["web"]}
    Picture.objects.filter(pk=picture.pk).update(alt="Two women at a table", **{**consent, **facts})
    Action.objects.filter(pk=action.pk).update(how="collected", status="accepted")
    operations.publish(actor=SYSTEM, action=Action.objects.get(pk=action.pk))
    return Picture.objects.get(pk=picture.pk)


def shown(picture: Picture) -> tuple[int, bool]:
    """How many images the public record has, and whether the public file is there."""
    record = register.current("action", picture.action.reference)
    assert record is not None
    assert isinstance(record.content, shapes.Action)
    return len(record.content.images), Path(settings.MEDIA_ROOT, public_path(picture)).exists()


@pytest.fixture
def at_once(django_capture_on_commit_callbacks: Any) -> Any:
    """Run what waits for the commit at once."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def letters(verb: str) -> int:
    return TrailEvent.objects.filter(verb=verb).count()


def test_a_picture_whose_consent_has_ended_leaves_the_public_page(at_once: Any) -> None:
    today = timezone.localdate()
    picture = public_picture(consent_until=today)
    assert operations.take_down_expired(on=today) == 0
    assert shown(picture) == (1, True)
    with at_once():
        assert operations.take_down_expired(on=today + timedelta(days=1)) == 1
    assert shown(picture) == (0, False)
    assert Path(picture.file.path).exists()
    assert operations.take_down_expired(on=today + timedelta(days=2)) == 0
    assert letters("action.consent_ended") == 1


def test_a_half_written_correction_does_not_go_public_with_it(at_once: Any) -> None:
    today = timezone.localdate()
    picture = public_picture(consent_until=today)
    Action.objects.filter(pk=picture.action_id).update(status="correcting", title="Half written")
    with at_once():
        operations.take_down_expired(on=today + timedelta(days=1))
    record = register.current("action", picture.action.reference)
    assert record is not None
    assert isinstance(record.content, shapes.Action)
    assert (record.content.title, record.content.images) == ("A night school for newly arrived parents", ())


def test_a_letter_comes_once_thirty_days_before(at_once: Any) -> None:
    end = timezone.localdate() + timedelta(days=100)
    picture = public_picture(consent_until=end)
    assert operations.warn_of_consent(on=end - timedelta(days=31)) == 0
    assert operations.warn_of_consent(on=end - timedelta(days=30)) == 1
    assert operations.warn_of_consent(on=end - timedelta(days=29)) == 0
    later = end + timedelta(days=365)
    Picture.objects.filter(pk=picture.pk).update(consent_until=later)
    assert operations.warn_of_consent(on=later - timedelta(days=3)) == 1


def test_nobody_recognised_needs_no_consent_and_none_can_end() -> None:
    picture = public_picture(subjects="nobody", consent_until=DAY)
    assert operations.take_down_expired(on=DAY + timedelta(days=900)) == 0
    assert shown(picture) == (1, True)


@pytest.mark.parametrize("status", ["published", "correcting", "correction_offered"])
def test_one_picture_is_taken_down_everywhere_in_every_state(status: str, at_once: Any) -> None:
    picture = public_picture()
    private = Path(picture.file.path)
    Action.objects.filter(pk=picture.action_id).update(status=status)
    picture.action.refresh_from_db()
    with pytest.raises(Refused):
        operations.take_down_picture(actor=secretariat(), picture=picture, because=" ")
    with pytest.raises(Refused):
        operations.take_down_picture(actor=focal_point("Omar")[0], picture=picture, because="Not mine.")
    with at_once():
        operations.take_down_picture(actor=secretariat(), picture=picture, because="She asked us to.")
    record = register.current("action", picture.action.reference)
    assert record is not None
    assert isinstance(record.content, shapes.Action)
    assert record.content.images == ()
    assert not Path(settings.MEDIA_ROOT, public_path(picture)).exists()
    assert not private.exists()
    assert Picture.objects.count() == 0


def test_a_file_that_another_public_action_shows_stays_for_that_one(at_once: Any) -> None:
    first, second = public_picture(), public_picture()
    assert first.digest == second.digest
    with at_once():
        operations.take_down_picture(actor=secretariat(), picture=first, because="Only here.")
    assert shown(second) == (1, True)


def test_a_picture_that_a_correction_leaves_out_leaves_the_public_folder(at_once: Any) -> None:
    picture = public_picture()
    file = Path(settings.MEDIA_ROOT, public_path(picture))
    Action.objects.filter(pk=picture.action_id).update(status="correcting")
    operations.remove_picture(actor=secretariat(), picture=Picture.objects.get(pk=picture.pk))
    Action.objects.filter(pk=picture.action_id).update(status="correction_offered")
    with at_once():
        operations.approve_correction(actor=secretariat(), action=Action.objects.get(pk=picture.action_id))
    assert not file.exists()


def test_after_hiding_and_restoring_it_hangs_again_unless_consent_ended(
    django_capture_on_commit_callbacks: object,
) -> None:
    who, home = focal_point()
    action = in_state("handed_back", who, home)
    stays, ends = (operations.add_picture(actor=who, action=action, raw=raw) for raw in _two())
    Picture.objects.filter(action=action).update(alt="A school", subjects="nobody")
    Action.objects.filter(pk=action.pk).update(how="collected", status="accepted")
    action.refresh_from_db()
    operations.publish(actor=SYSTEM, action=action)
    files = [Path(settings.MEDIA_ROOT, public_path(picture)) for picture in (stays, ends)]
    sara, omar = secretariat("Sara"), secretariat("Omar")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        hiding = safety.hide(actor=sara, kind="action", reference=action.reference, why="picture")
    assert [file.exists() for file in files] == [False, False]
    Picture.objects.filter(pk=ends.pk).update(subjects="adults")  # nobody's consent is written down any more
    asked = safety.ask_to_restore(actor=sara, hiding=hiding, because="She agreed.")
    safety.restore(actor=omar, hiding=asked)
    operations.follow_restored(reference=action.reference)
    assert [file.exists() for file in files] == [True, False]
    public = register.current("action", action.reference)
    assert public is not None
    assert isinstance(public.content, shapes.Action)
    assert [image.path for image in public.content.images] == [public_path(stays)]


def _two() -> tuple[bytes, bytes]:
    """Two different photographs."""
    written = io.BytesIO()
    Image.new("RGB", (1200, 800), "olive").save(written, "JPEG")
    return jpeg_with_place(), written.getvalue()
