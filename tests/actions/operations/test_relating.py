"""Naming a published action as one's origin, adapting it, and being named."""

from __future__ import annotations

from typing import Any

import pytest
from tests.actions.making import draft, focal_point, government, in_state, ready, secretariat
from tests.actions.test_ancestry import published
from tests.factories import register

from localaction.actions import operations, publicity, queries
from localaction.actions.limits import ORIGINS
from localaction.actions.models import Action, Lineage
from localaction.kit import trail
from localaction.kit.actors import SYSTEM, Actor
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter
from localaction.register import queries as public
from localaction.register import shapes

pytestmark = pytest.mark.django_db


def shown(who: Actor, action: Action) -> Action:
    """The action, public as it stands."""
    Action.objects.filter(pk=action.pk).update(status="published")
    action.refresh_from_db()
    publicity.show(who, action)
    return action


def content(action: Action) -> shapes.Action:
    found = public.current("action", action.reference)
    assert found is not None
    assert isinstance(found.content, shapes.Action)
    return found.content


def test_an_action_names_where_it_comes_from_and_says_what_changed() -> None:
    who, home = focal_point()
    register.publish(published("LA-ONE"))
    action = draft(who, home)
    operations.relate(
        actor=who,
        action=action,
        origin_reference="LA-ONE",
        relation="adapted_from",
        kept=" The evening hours.\r\n",
        changed="Two languages.",
        dropped="The bus.",
    )
    shown(who, action)
    assert content(action).lineage == (
        shapes.Lineage(
            reference="LA-ONE",
            relation="adapted_from",
            kept="The evening hours.",
            changed="Two languages.",
            dropped="The bus.",
        ),
    )


@pytest.mark.parametrize("origin", ["LA-NONE", "LA-GONE"])
def test_only_what_is_public_can_be_named(origin: str) -> None:
    who, home = focal_point()
    register.publish(published("LA-GONE"))
    register.withdraw("action", "LA-GONE", "Stopped.")
    with pytest.raises(Refused):
        operations.relate(actor=who, action=draft(who, home), origin_reference=origin, relation="scales")


def test_a_draft_of_another_city_cannot_be_named() -> None:
    who, home = focal_point()
    other, quito = focal_point("Rosa", of=government("Quito", country="EC"))
    hidden = ready(other, quito)
    with pytest.raises(Refused):
        operations.relate(
            actor=who, action=draft(who, home), origin_reference=hidden.reference, relation="scales"
        )


def test_nobody_relates_an_action_of_another_city() -> None:
    who, home = focal_point()
    stranger, _quito = focal_point("Rosa", of=government("Quito", country="EC"))
    register.publish(published("LA-ONE"))
    with pytest.raises(Refused):
        operations.relate(
            actor=stranger, action=draft(who, home), origin_reference="LA-ONE", relation="scales"
        )


def test_an_action_does_not_come_from_itself() -> None:
    who, home = focal_point()
    action = shown(who, in_state("published", who, home))
    Action.objects.filter(pk=action.pk).update(status="correcting")
    action.refresh_from_db()
    for relation in ("adapted_from", "jointly_with"):
        with pytest.raises(Refused):
            operations.relate(actor=who, action=action, origin_reference=action.reference, relation=relation)


def test_circles_through_several_actions_are_refused() -> None:
    who, home = focal_point()
    first = shown(who, in_state("published", who, home))
    register.publish(published("LA-TWO", first.reference), published("LA-THREE", "LA-TWO"))
    fourth = in_state("draft", who, home)
    operations.relate(actor=who, action=fourth, origin_reference="LA-THREE", relation="continues")
    shown(who, fourth)
    Action.objects.filter(pk=first.pk).update(status="correcting")
    first.refresh_from_db()
    for origin in ("LA-TWO", "LA-THREE", fourth.reference):
        with pytest.raises(Refused, match="circle"):
            operations.relate(actor=who, action=first, origin_reference=origin, relation="inspired_by")
    assert Lineage.objects.filter(action=first).count() == 0
    operations.relate(actor=who, action=first, origin_reference="LA-THREE", relation="jointly_with")
    with pytest.raises(Refused, match="circle"):
        operations.relate(actor=who, action=first, origin_reference="LA-THREE", relation="scales")


def test_a_circle_is_seen_where_a_correction_has_not_been_published_yet() -> None:
    who, home = focal_point()
    first, second = (shown(who, in_state("published", who, home)) for _ in range(2))
    for action in (first, second):
        Action.objects.filter(pk=action.pk).update(status="correcting")
        action.refresh_from_db()
    operations.relate(actor=who, action=first, origin_reference=second.reference, relation="scales")
    with pytest.raises(Refused, match="circle"):
        operations.relate(actor=who, action=second, origin_reference=first.reference, relation="scales")


def test_an_action_names_no_more_than_a_few() -> None:
    who, home = focal_point()
    action = draft(who, home)
    register.publish(*(published(f"LA-N{number}") for number in range(ORIGINS + 1)))
    for number in range(ORIGINS):
        operations.relate(actor=who, action=action, origin_reference=f"LA-N{number}", relation="inspired_by")
    with pytest.raises(Refused):
        operations.relate(actor=who, action=action, origin_reference=f"LA-N{ORIGINS}", relation="inspired_by")
    operations.relate(actor=who, action=action, origin_reference="LA-N0", relation="scales")
    operations.unrelate(actor=who, lineage=Lineage.objects.get(action=action, origin="LA-N0"))
    assert Lineage.objects.filter(action=action).count() == ORIGINS - 1


def test_adapting_carries_choices_and_no_words() -> None:
    who, home = focal_point()
    origin = published("LA-ONE")
    rich = shapes.Action(
        **{
            **{name: getattr(origin, name) for name in origin.__struct_fields__},
            "summary": "Cuatro escuelas.",
            "priorities": ("PO-4",),
            "populations": ("refugees",),
            "themes": ("education",),
            "alignment": (
                shapes.Aligned(code="GCM-15", reason="Para todos.", rank="primary"),
                shapes.Aligned(code="GCM-999"),
            ),
        }
    )
    register.publish(rich)
    action = operations.adapt(actor=who, government=home, origin_reference="LA-ONE")
    assert (action.priorities, action.populations, action.themes) == (["PO-4"], ["refugees"], ["education"])
    assert (action.title, action.summary, action.language) == ("", "", "en")
    (aligned,) = action.alignments.all()
    assert (aligned.item_id, aligned.reason, aligned.said_by) == ("GCM-15", "", "declared")
    assert [one.relation for one in action.lineage.all()] == ["adapted_from"]
    lean = operations.adapt(actor=who, government=home, origin_reference="LA-ONE", carry=("themes",))
    assert (lean.priorities, lean.themes, lean.alignments.count()) == ([], ["education"], 0)


def test_what_is_not_public_cannot_be_adapted_and_leaves_no_draft() -> None:
    who, home = focal_point()
    with pytest.raises(Refused):
        operations.adapt(actor=who, government=home, origin_reference="LA-NONE")
    assert Action.objects.count() == 0


def named() -> tuple[Actor, Actor, Action, Lineage]:
    """Somebody of the origin's city, somebody of the other, the origin, and the public relation between them."""
    theirs, quito = focal_point("Rosa", of=government("Quito", country="EC"), language="es")
    origin = shown(theirs, in_state("published", theirs, quito))
    who, home = focal_point()
    action = in_state("draft", who, home)
    lineage = operations.relate(
        actor=who, action=action, origin_reference=origin.reference, relation="adapted_from", kept="Hours."
    )
    Action.objects.filter(pk=action.pk).update(status="published")
    action = queries.action_for(who, action.reference)
    publicity.show(who, action)
    operations.tell_origins(actor=SYSTEM, action=action)
    lineage.refresh_from_db()
    return theirs, who, origin, lineage


def letters() -> list[tuple[str, str]]:
    rows = OutgoingLetter.objects.order_by("id")
    return [(one.letter.rsplit("/", 1)[1], one.language) for one in rows]


def test_the_city_that_is_named_is_told_once_in_its_language() -> None:
    _theirs, _who, origin, lineage = named()
    assert letters() == [("named_as_origin", "es")]
    assert operations.tell_origins(actor=SYSTEM, action=lineage.action) == 0
    assert letters() == [("named_as_origin", "es")]
    assert [one.verb for one in trail.history_of(origin)][-1] == "action.named_as_origin"


def test_a_city_that_continues_its_own_action_is_not_asked() -> None:
    who, home = focal_point()
    origin = shown(who, in_state("published", who, home))
    action = in_state("draft", who, home)
    operations.relate(actor=who, action=action, origin_reference=origin.reference, relation="continues")
    shown(who, action)
    assert operations.tell_origins(actor=SYSTEM, action=action) == 0
    assert letters() == []


@pytest.mark.parametrize(("agrees", "answer"), [(True, "agreed"), (False, "disputed")])
def test_the_answer_is_public_and_the_note_is_not(*, agrees: bool, answer: str) -> None:
    theirs, _who, _origin, lineage = named()
    operations.answer_relation(actor=theirs, lineage=lineage, agrees=agrees, note="Write to Rosa.")
    assert [one.answer for one in content(lineage.action).lineage] == [answer]
    assert "Rosa" not in str(content(lineage.action))
    assert letters()[-1] == ("origin_answered", "en")
    assert "Write to Rosa." in OutgoingLetter.objects.latest("id").html


def test_an_answer_does_not_publish_a_half_written_correction() -> None:
    theirs, who, _origin, lineage = named()
    operations.correct(actor=who, action=lineage.action)
    operations.relate(
        actor=who,
        action=lineage.action,
        origin_reference=lineage.origin,
        relation="adapted_from",
        kept="Half writ",
    )
    lineage.refresh_from_db()
    operations.answer_relation(actor=theirs, lineage=lineage, agrees=True)
    (line,) = content(lineage.action).lineage
    assert (line.kept, line.answer) == ("Hours.", "agreed")


def test_an_answer_is_forgotten_when_the_relation_becomes_another_one() -> None:
    theirs, who, _origin, lineage = named()
    operations.answer_relation(actor=theirs, lineage=lineage, agrees=True, note="Good.")
    operations.correct(actor=who, action=lineage.action)
    told: dict[str, Any] = {"actor": who, "action": lineage.action, "origin_reference": lineage.origin}
    same = operations.relate(**told, relation="adapted_from", kept="More.")
    assert (same.answer, same.note) == ("agreed", "Good.")
    other = operations.relate(**told, relation="scales")
    assert (other.answer, other.note, other.told_at) == ("", "", None)


def test_only_the_city_that_is_named_answers() -> None:
    _theirs, who, _origin, lineage = named()
    for somebody in (who, secretariat()):
        with pytest.raises(Refused):
            operations.answer_relation(actor=somebody, lineage=lineage, agrees=True)
    Action.objects.filter(pk=lineage.action.pk).update(status="withdrawn")


def test_nobody_answers_to_what_is_not_public() -> None:
    theirs, _who, _origin, lineage = named()
    Action.objects.filter(pk=lineage.action_id).update(status="withdrawn")
    with pytest.raises(Refused):
        operations.answer_relation(
            actor=theirs, lineage=Lineage.objects.select_related("action").get(), agrees=True
        )


SHOWN = {"relation": "adapted_from", "kept": "The hours.", "changed": "Two languages.", "dropped": ""}


def test_two_people_write_one_line_and_nothing_is_lost() -> None:
    who, home = focal_point()
    register.publish(published("LA-ONE"))
    line = operations.relate(actor=who, action=draft(who, home), origin_reference="LA-ONE", **SHOWN)
    theirs = SHOWN | {"relation": "scales", "kept": "The hours. And the crèche.", "dropped": "The bus."}
    mine = SHOWN | {"kept": "The evening hours.", "changed": "Three languages.", "dropped": "The train."}
    assert operations.write_relation(actor=who, lineage=line, told=theirs, was=SHOWN) == ()
    assert operations.write_relation(actor=who, lineage=line, told=mine, was=SHOWN) == ("dropped", "kept")
    line.refresh_from_db()
    assert (line.relation, line.kept, line.changed, line.dropped) == (
        "scales",
        "The evening hours. And the crèche.",
        "Three languages.",
        "The bus.\n\nThe train.",
    )
    later = mine | {"dropped": "The train, too far."}
    assert operations.write_relation(actor=who, lineage=line, told=later, was=mine) == ("dropped",)
    line.refresh_from_db()
    assert line.dropped.split() == ["The", "bus.", "The", "train,", "too", "far."]


def test_a_text_that_is_taken_away_is_gone() -> None:
    who, home = focal_point()
    register.publish(published("LA-ONE"))
    line = operations.relate(actor=who, action=draft(who, home), origin_reference="LA-ONE", **SHOWN)
    operations.write_relation(actor=who, lineage=line, told=SHOWN | {"kept": ""}, was=SHOWN)
    line.refresh_from_db()
    assert (line.kept, line.changed) == ("", "Two languages.")
