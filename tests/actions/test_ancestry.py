"""Where actions come from: circles, references in what people paste, and who is asked."""

from __future__ import annotations

import pytest
from tests.actions.making import draft, focal_point, government, in_state
from tests.factories import register

from localaction.actions import ancestry
from localaction.actions.models import Lineage
from localaction.register import shapes


def published(reference: str, *origins: str, relation: str = "adapted_from") -> shapes.Action:
    """An action in the register that names others; nothing of it is kept here."""
    return shapes.Action(
        reference=reference,
        language="es",
        kind="practice",
        stage="fulfilled",
        title=f"Escuela {reference}",
        owners=(shapes.Owner(name="Quito", language="es", role="lead", slug="quito", country="EC"),),
        place=shapes.Place(name="Quito", country="EC"),
        origin=shapes.Origin(how="submitted", signature="confirmed"),
        lineage=tuple(shapes.Lineage(reference=one, relation=relation) for one in origins),
    )


@pytest.mark.parametrize(
    ("pasted", "reference"),
    [
        ("LA-ABC234", "LA-ABC234"),
        (" la-abc234 ", "LA-ABC234"),
        ("https://call.example/en/actions/CTA-001/", "CTA-001"),
        ("https://call.example/ar/actions/CTA-001/?x=1#cite", "CTA-001"),
        ("night school", ""),
        ("well-known programmes of cities", ""),
        ("", ""),
    ],
)
def test_a_reference_is_read_from_what_somebody_pastes(pasted: str, reference: str) -> None:
    assert ancestry.reference_in(pasted) == reference


@pytest.mark.django_db
def test_a_line_of_descent_is_followed_through_published_and_kept_actions() -> None:
    who, home = focal_point()
    action = draft(who, home)
    register.publish(published("LA-ONE"), published("LA-TWO", "LA-ONE"), published("LA-THREE", "LA-TWO"))
    Lineage.objects.create(action=action, origin="LA-THREE", relation="scales")
    assert ancestry.comes_from(action.reference, "LA-ONE")
    assert not ancestry.comes_from("LA-ONE", action.reference)
    assert not ancestry.comes_from(action.reference, "LA-FOUR")


@pytest.mark.django_db
def test_joint_work_has_no_before_and_no_after() -> None:
    register.publish(published("LA-ONE"), published("LA-TWO", "LA-ONE", relation="jointly_with"))
    assert not ancestry.comes_from("LA-TWO", "LA-ONE")


@pytest.mark.django_db
def test_a_circle_that_stands_already_does_not_hang_anybody() -> None:
    register.publish(published("LA-ONE", "LA-TWO"), published("LA-TWO", "LA-ONE"))
    assert not ancestry.comes_from("LA-ONE", "LA-NONE")


@pytest.mark.django_db
def test_what_was_withdrawn_is_not_named_any_more() -> None:
    register.publish(published("LA-ONE"), published("LA-TWO"))
    register.withdraw("action", "LA-ONE", "Stopped.")
    found = ancestry.named(["LA-ONE", "LA-TWO"])
    assert list(found) == ["LA-TWO"]
    assert (found["LA-TWO"].government, found["LA-TWO"].country) == ("Quito", "EC")


@pytest.mark.django_db
def test_only_public_relations_of_others_wait_for_an_answer() -> None:
    origin_side, quito = focal_point("Rosa", of=government("Quito", country="EC"))
    origin = in_state("published", origin_side, quito)
    who, home = focal_point()
    hidden, shown = in_state("assessing", who, home), in_state("published", who, home)
    own = in_state("published", origin_side, quito)
    for action in (hidden, shown, own):
        Lineage.objects.create(action=action, origin=origin.reference)
    assert [one.action for one in ancestry.to_answer(origin_side)] == [shown]
    assert ancestry.to_answer(who) == []
    assert [one.action for one in ancestry.naming(origin)] == [shown, own]
    with pytest.raises(Lineage.DoesNotExist):
        ancestry.relation_for(who, Lineage.objects.get(action=shown).pk)
    with pytest.raises(Lineage.DoesNotExist):
        ancestry.relation_for(origin_side, Lineage.objects.get(action=hidden).pk)
