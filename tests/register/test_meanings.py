"""What published actions mean, as a derived folder that follows the register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy
import pytest
from tests.factories import register
from tests.register.published_things import a_government, an_action

from localaction.register import meanings

pytestmark = pytest.mark.django_db


def held() -> list[str]:
    found = meanings.meanings()
    assert found is not None
    assert found.points.shape == (len(found.facts), 512)
    return sorted(one.reference for one in found.facts)


def test_an_empty_register_needs_nothing() -> None:
    assert meanings.is_current()
    assert meanings.meanings() is None


def test_what_is_published_changed_and_withdrawn_is_followed() -> None:
    register.publish(an_action(), an_action("LA-BBBBBB"))
    assert not meanings.is_current()
    assert meanings.follow() == 2
    assert meanings.is_current()
    assert held() == ["LA-AAAAAA", "LA-BBBBBB"]
    before = meanings.meanings()
    register.publish(an_action(summary="A free clinic on wheels."), an_action("LA-CCCCCC"))
    register.withdraw("action", "LA-BBBBBB", "Stopped.")
    assert not meanings.is_current()
    assert meanings.follow() == 2
    assert held() == ["LA-AAAAAA", "LA-CCCCCC"]
    after = meanings.meanings()
    assert before is not None
    assert after is not None
    assert not numpy.allclose(
        before.points[before.place["LA-AAAAAA"]], after.points[after.place["LA-AAAAAA"]]
    )
    assert numpy.allclose(numpy.linalg.norm(after.points, axis=1), 1.0, atol=1e-5)


def test_what_reads_as_before_keeps_its_point(monkeypatch: pytest.MonkeyPatch) -> None:
    register.publish(an_action())
    meanings.follow()
    register.publish(an_action(populations=("women",)))
    asked: list[int] = []
    monkeypatch.setattr(meanings, "_points", lambda groups: asked.append(len(groups)))
    meanings.follow()
    found = meanings.meanings()
    assert found is not None
    assert (asked, found.facts[0].populations) == ([], ("women",))


def test_what_is_no_action_moves_the_mark_and_makes_nothing(settings: Any) -> None:
    register.publish(an_action())
    meanings.follow()
    files = {path.name for path in Path(settings.INDEX_ROOT, "meanings").glob("m-*")}
    register.publish(a_government())
    assert meanings.is_current()
    assert {path.name for path in Path(settings.INDEX_ROOT, "meanings").glob("m-*")} == files
    assert len(files) == 2


def test_the_folder_can_be_deleted_and_is_made_again(settings: Any) -> None:
    register.publish(an_action())
    meanings.follow()
    for path in Path(settings.INDEX_ROOT, "meanings").iterdir():
        path.unlink()
    assert not meanings.is_current()
    assert meanings.meanings() is None
    assert meanings.follow() == 1


def test_another_registers_folder_is_not_believed(settings: Any) -> None:
    register.publish(an_action(), an_action("LA-BBBBBB"))
    meanings.follow()
    file = Path(settings.INDEX_ROOT, "meanings", "state")
    file.write_text(file.read_text().replace('"hash":"', '"hash":"0'))
    assert not meanings.is_current()
    assert meanings.follow() == 2


def test_many_are_made_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meanings, "AT_ONCE", 2)
    register.publish(*(an_action(f"LA-{letter * 6}") for letter in "ABCDE"))
    assert meanings.follow() == 5
    assert len(held()) == 5
    assert meanings.is_current()


def test_a_text_is_told_in_up_to_three_passages() -> None:
    assert meanings.passages("A clinic", "Care for all.", " ", "We drive.") == (
        "A clinic. Care for all.",
        "A clinic. We drive.",
    )
    assert meanings.passages("A clinic", "", "", "") == ("A clinic",)
    assert meanings.passages(" ", "", "", "") == ()
    assert not meanings.point_of(()).any()
