"""Whether this site can serve."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings

from localaction.accounts.letters import AccountClosed
from localaction.kit import health, post
from localaction.kit.models import OutgoingLetter, WorkerBeat

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def test_a_fresh_site_can_serve_and_misses_its_worker() -> None:
    report = health.look()
    assert report.ready
    assert (report.worker_age, report.worker_ok) == (None, False)
    assert (report.outbox_waiting, report.outbox_age, report.outbox_ok) == (0, None, True)


@pytest.mark.parametrize(("seconds", "ok"), [(5, True), (299, True), (301, False)])
def test_the_age_of_the_worker(seconds: int, ok: bool) -> None:
    with time_machine.travel(NOON, tick=False):
        seen = timezone.now() - timedelta(seconds=seconds)
        WorkerBeat.objects.create(worker="one", started_at=seen, seen_at=seen)
        report = health.look()
    assert (report.worker_age, report.worker_ok, report.ready) == (seconds, ok, True)


def test_a_letter_that_waits_too_long_is_noticed(settings: Settings) -> None:
    settings.MAIL_LEAVES = True
    with time_machine.travel(NOON, tick=False) as clock:
        post.send(AccountClosed(post.Recipient("", "a@example.org")))
        clock.shift(timedelta(minutes=6))
        report = health.look()
        assert (report.outbox_waiting, report.outbox_age, report.outbox_ok) == (1, 360.0, False)
        OutgoingLetter.objects.update(given_up_at=timezone.now())
        assert health.look().outbox_ok


def test_without_its_index_folder_it_cannot_serve(settings: Settings, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "gone"
    assert not health.look().ready


def test_with_migrations_to_apply_it_cannot_serve(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.filter(app="kit").delete()
    report = health.look()
    assert (report.database, report.migrations, report.ready) == (True, False, False)
