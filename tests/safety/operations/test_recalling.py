"""Places with copies are asked at once, asked again, and told when it is public again."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from tests.safety import making

from localaction.kit.actors import ANONYMOUS
from localaction.kit.models import OutgoingLetter
from localaction.safety import operations, queries
from localaction.safety.models import Carried, Recall

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


def _copy(language: str = "fr") -> Carried:
    return operations.note_copy(
        actor=making.sara(), kind="action", reference=making.REFERENCE, place="Migration Network Hub",
        url="https://hub.example.org/1", contact_email="hub@example.org", language=language,
    )  # fmt: skip


def _letters(folder: str) -> int:
    return OutgoingLetter.objects.filter(letter=f"safety/letters/{folder}", held_at=None).count()


def test_hiding_asks_every_place_at_once() -> None:
    making.public()
    _copy()
    making.hidden(making.sara())
    assert _letters("copy_recalled") == 1
    assert OutgoingLetter.objects.get(letter="safety/letters/copy_recalled").language == "fr"


def test_a_copy_that_is_noted_later_is_recalled_too() -> None:
    making.public()
    making.hidden(making.sara())
    _copy()
    assert _letters("copy_recalled") == 1


def test_a_copy_that_is_gone_is_not_asked_for() -> None:
    making.public()
    operations.end_copy(actor=making.sara(), carried=_copy())
    making.hidden(making.sara())
    assert _letters("copy_recalled") == 0


def test_silent_places_are_asked_every_day_four_times_and_then_wait_for_a_person() -> None:
    making.public()
    _copy()
    making.hidden(making.sara())
    now = timezone.now()
    assert operations.remind_silent_places(now=now + timedelta(hours=23)) == 0
    asked = [operations.remind_silent_places(now=now + timedelta(hours=25 * day)) for day in range(1, 7)]
    assert asked == [1, 1, 1, 0, 0, 0]
    assert _letters("copy_recalled") == 4
    assert queries.silent_recalls().count() == 1
    operations.acknowledge(actor=making.sara(), recall=Recall.objects.get(), said="By telephone.")
    assert queries.silent_recalls().count() == 0


def test_the_link_of_the_letter_says_that_it_is_done() -> None:
    making.public()
    _copy()
    making.hidden(making.sara())
    recall = Recall.objects.get()
    found = queries.recall_of(queries.recall_token(recall))
    assert found == recall
    operations.acknowledge(actor=ANONYMOUS, recall=recall, said="Done.")
    assert operations.remind_silent_places(now=timezone.now() + timedelta(days=3)) == 0
    assert queries.recall_of("nonsense") is None


def test_restoring_tells_them_too() -> None:
    making.public()
    _copy()
    sara, omar = making.sara(), making.omar()
    making.restored(making.hidden(sara), sara, omar)
    assert _letters("copy_restored") == 1
