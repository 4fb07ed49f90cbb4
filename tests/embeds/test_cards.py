"""Cards are painted once, and nothing of what is hidden, withdrawn or corrected stays on the disk."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.factories import register
from tests.figures import things
from tests.register.published_things import an_action

from localaction.embeds import cards
from localaction.kit import pictures
from localaction.kit.actors import SYSTEM
from localaction.kit.pictures import NotDrawn
from localaction.register import operations

pytestmark = pytest.mark.django_db


def kept(settings: Any) -> list[str]:
    root = Path(settings.CARDS_ROOT)
    return sorted(path.relative_to(root).parent.as_posix() for path in root.rglob("*.png"))


@pytest.fixture
def painter(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The painter replaced by one who counts: what is painted has a test of its own."""
    painted: list[str] = []

    def draw(module: str, asked: dict[str, Any]) -> pictures.Picture:
        painted.append(asked["card"]["title"])
        return pictures.Picture(b"<svg/>", b"\x89PNG")

    monkeypatch.setattr(pictures, "draw", draw)
    return painted


def test_a_card_is_a_picture_of_the_size_that_networks_want() -> None:
    things.publish()
    for painted in (
        cards.of_action("LA-BBBBBB", ""),
        cards.of_government("kampala", "fr"),
        cards.of_site("ar"),
    ):
        assert painted
        with Image.open(BytesIO(painted)) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630))
            assert len(picture.convert("RGB").getcolors(1_000_000) or []) > 50, "something is on it"
        assert len(painted) < 150_000


def test_it_is_painted_once_for_what_it_says(painter: list[str], settings: Any) -> None:
    things.publish()
    for language in ("", "en", "ar", "ar"):
        cards.of_action("LA-AAAAAA", language)
    assert len(painter) == 2
    register.publish(an_action(title="Another title"))
    cards.of_action("LA-AAAAAA", "")
    assert painter[-1] == "Another title"


def test_what_is_hidden_has_no_card_and_loses_its_files(painter: list[str], settings: Any) -> None:
    things.publish()
    cards.of_action("LA-AAAAAA", "")
    cards.of_action("LA-BBBBBB", "")
    cards.sweep()
    cards.of_action("LA-AAAAAA", "")
    cards.of_action("LA-BBBBBB", "")
    operations.hide(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="safety")
    assert cards.of_action("LA-AAAAAA", "") is None
    cards.sweep()
    assert kept(settings) == ["actions/LA-BBBBBB"]


def test_what_is_hidden_while_it_is_painted_is_not_kept(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    things.publish()

    def draw(module: str, asked: dict[str, Any]) -> pictures.Picture:
        operations.hide(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="safety")
        return pictures.Picture(b"<svg/>", b"\x89PNG")

    monkeypatch.setattr(pictures, "draw", draw)
    assert cards.of_action("LA-AAAAAA", "") is None
    assert kept(settings) == []


def test_no_reference_leads_out_of_the_folder(settings: Any) -> None:
    for strange in ("..", "../..", "a/b", "."):
        place = cards._folder("action", strange)
        assert place.parent == Path(settings.CARDS_ROOT) / "actions"
        assert place.name not in ("", ".", "..")


def test_a_painter_that_fails_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    things.publish()
    monkeypatch.setattr("sys.executable", "/nothing/here")
    with pytest.raises(NotDrawn):
        cards.of_action("LA-AAAAAA", "")
