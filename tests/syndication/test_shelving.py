"""Shelves follow the register, however it grows, and can be made anew."""

from __future__ import annotations

import pytest
from tests.register.published_things import a_government, an_action, published

from localaction.kit.actors import SYSTEM
from localaction.register import operations
from localaction.register import queries as register
from localaction.register.shapes import Action, Aligned
from localaction.syndication import queries, shelving
from localaction.syndication.models import Shelved, ShelvedUpto

pytestmark = pytest.mark.django_db


def _lying(name: str) -> list[str]:
    return [one.change.reference for one in queries.oldest(name, 0, None, 100)]


def _aligned(reference: str, *codes: str) -> Action:
    return an_action(reference, alignment=tuple(Aligned(code=code) for code in codes))


@pytest.mark.parametrize("shelved", [False, True])
def test_a_thing_lies_where_it_belongs(shelved: bool) -> None:
    published(a_government())
    published(_aligned("LA-A", "SDG-1.3", "GCM-15"))
    published(_aligned("LA-B", "SDG-2"))
    if shelved:
        assert shelving.follow() == 3
    assert _lying("") == ["kampala", "LA-A", "LA-B"]
    assert _lying("kind-action") == ["LA-A", "LA-B"]
    assert _lying("government-kampala") == ["kampala", "LA-A", "LA-B"]
    assert _lying("objective-SDG-1.3") == _lying("objective-SDG-1") == ["LA-A"]
    assert _lying("objective-SDG-2") == ["LA-B"]


def test_a_correction_moves_a_thing_to_the_end_and_off_its_old_shelves() -> None:
    published(_aligned("LA-A", "GCM-1"))
    published(_aligned("LA-B", "GCM-1"))
    shelving.follow()
    published(_aligned("LA-A", "GCM-2"))
    for _ in range(2):
        assert _lying("kind-action") == ["LA-B", "LA-A"]
        assert _lying("objective-GCM-1") == ["LA-B"]
        assert _lying("objective-GCM-2") == ["LA-A"]
        shelving.follow()
    assert set(Shelved.objects.values_list("sequence", flat=True)) == {2, 3}


def test_what_is_withdrawn_stays_where_it_lay() -> None:
    published(_aligned("LA-A", "GCM-1"))
    shelving.follow()
    operations.withdraw(actor=SYSTEM, kind="action", reference="LA-A", because="Asked for.")
    for _ in range(2):
        (one,) = queries.oldest("objective-GCM-1", 0, None, 10)
        assert not one.change.stands
        shelving.follow()


def test_following_in_small_steps_shelves_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(7):
        published(_aligned(f"LA-{number}", "GCM-1"))
    published(_aligned("LA-3", "GCM-2"))
    monkeypatch.setattr(shelving, "CHUNK", 2)
    assert shelving.follow() == 8
    assert _lying("objective-GCM-1") == ["LA-0", "LA-1", "LA-2", "LA-4", "LA-5", "LA-6"]
    assert _lying("kind-action")[-1] == "LA-3"
    assert shelving.follow() == 8


def test_shelves_of_another_register_are_made_anew() -> None:
    published(an_action())
    shelving.follow()
    ShelvedUpto.objects.update(sequence=1, hash="f" * 64)
    Shelved.objects.update(sequence=900)
    assert _lying("kind-action") == ["LA-AAAAAA"]
    assert shelving.follow() == register.head().sequence
    assert set(Shelved.objects.values_list("sequence", flat=True)) == {1}
