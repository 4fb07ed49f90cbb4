"""Writing a draft."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.actions.making import actor, draft, focal_point, government, in_state, member, person

from localaction.actions import operations, queries
from localaction.actions.models import Action, DraftPage, SetAside
from localaction.actions.periods import Period
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.kit.trail import history_of

pytestmark = pytest.mark.django_db


def save(
    who: Actor, action: Action, page: str, *, version: int = 0, sheet: str = "a", **values: Any
) -> operations.SavedPage:
    typed = {name: [str(value)] for name, value in values.items()}
    return operations.save_page(
        actor=who,
        action=action,
        page=page,
        values=values,
        unread={},
        typed=typed,
        version=version,
        sheet=sheet,
    )


def test_a_draft_begins_where_its_government_is_and_in_the_open_call() -> None:
    who, home = focal_point(language="fr")
    action = draft(who, home)
    assert (action.status, action.language, action.place_name, action.place_country) == (
        "draft",
        "fr",
        "Kampala",
        "UG",
    )
    assert (action.latitude, action.call and action.call.code) == (0.3163, "call-rolling")
    assert action.reference.startswith("LA-")
    assert len(action.reference) == 9
    (owner,) = action.owners.all()
    assert (owner.government, owner.role, owner.agreement) == (home, "lead", "agreed")
    assert [event.verb for event in history_of(action)] == ["action.started"]


def test_a_stranger_starts_nothing_for_a_government() -> None:
    who, _home = focal_point()
    with pytest.raises(Refused):
        draft(who, government("Nairobi", country="KE"))


def test_what_is_saved_stands_in_its_column_and_counts_the_page() -> None:
    who, home = focal_point()
    action = draft(who, home)
    saved = save(who, action, "essentials", title="A night school")
    action.refresh_from_db()
    assert (action.title, saved.page.version, saved.page.saved_by_id) == ("A night school", 1, who.person_id)


def test_the_same_open_form_saves_again_and_again() -> None:
    who, home = focal_point()
    action = draft(who, home)
    for title in ("A", "A night", "A night school"):
        assert save(who, action, "essentials", title=title).set_aside is None
    action.refresh_from_db()
    assert action.title == "A night school"


def test_a_colleague_s_save_in_between_keeps_both_texts() -> None:
    who, home = focal_point()
    colleague = person("Colette")
    member(colleague, home, "editor")
    action = draft(who, home)
    save(actor(colleague), action, "essentials", sheet="theirs", title="Theirs")
    late = save(who, action, "essentials", sheet="mine", title="Mine")
    action.refresh_from_db()
    assert action.title == "Theirs"
    assert late.set_aside is not None
    assert late.set_aside.typed == {"title": ["Mine"]}


def test_choosing_one_text_lets_the_other_go() -> None:
    who, home = focal_point()
    action = draft(who, home)
    save(who, action, "essentials", sheet="one", title="Theirs")
    save(who, action, "essentials", sheet="two", title="Mine")
    operations.choose_theirs(actor=who, action=action, page="essentials")
    assert SetAside.objects.count() == 0
    save(who, action, "essentials", sheet="three", title="Mine again")
    save(who, action, "essentials", sheet="four", version=1, title="Mine at last")
    action.refresh_from_db()
    assert (action.title, SetAside.objects.count()) == ("Mine at last", 0)


def test_another_page_is_no_conflict() -> None:
    who, home = focal_point()
    action = draft(who, home)
    save(who, action, "essentials", sheet="one", title="A")
    assert save(who, action, "challenge", sheet="two", challenge="B").set_aside is None


def test_an_end_that_no_longer_fits_gives_way_to_a_new_start() -> None:
    who, home = focal_point()
    action = draft(who, home)
    save(who, action, "where-and-when", ends_on=Period(date(2022, 12, 31), "year"))
    save(who, action, "where-and-when", starts_on=Period(date(2024, 1, 1), "year"))
    action.refresh_from_db()
    assert (action.starts_on, action.ends_on) == (date(2024, 1, 1), None)


def test_another_country_leaves_the_old_point_on_the_map() -> None:
    who, home = focal_point()
    action = draft(who, home)
    save(who, action, "where-and-when", place_country="KE")
    action.refresh_from_db()
    assert (action.latitude, action.longitude) == (None, None)
    save(who, action, "where-and-when", place_country="UG")


def test_rows_keep_their_places_and_leave_when_emptied() -> None:
    who, home = focal_point()
    action = draft(who, home)
    rows = [{"position": 0, "name": "UNHCR", "role": ""}, {"position": 3, "name": "IOM", "role": "advises"}]
    save(who, action, "partners-and-money", partners=rows)
    save(who, action, "partners-and-money", partners=rows[1:])
    assert [(row.position, row.name) for row in action.partners.all()] == [(3, "IOM")]


def test_the_alignment_keeps_its_reasons_while_others_are_added() -> None:
    who, home = focal_point()
    action = draft(who, home)
    save(who, action, "alignment", items=["GCM-15", "GCM-16", "SDG-4"])
    reasons = {"GCM-15": "Open to all.", "GCM-16": ""}
    save(who, action, "alignment-reasons", reasons=reasons, primary={"gcm-objectives": "GCM-15"})
    save(who, action, "alignment", items=["GCM-15", "GCM-7", "SDG-4"])
    save(who, action, "alignment-reasons", reasons={}, primary={"gcm-objectives": "GCM-7"})
    found = {row.item_id: (row.rank, row.reason) for row in action.alignments.all()}
    assert found == {
        "GCM-7": ("primary", ""),
        "GCM-15": ("secondary", "Open to all."),
        "SDG-4": ("secondary", ""),
    }


@pytest.mark.parametrize("status", ["submitted", "assessing", "published", "withdrawn"])
def test_what_was_sent_is_not_written_on(status: str) -> None:
    who, home = focal_point()
    action = in_state(status, who, home)
    with pytest.raises(Refused):
        save(who, action, "essentials", title="Changed")
    assert DraftPage.objects.count() == 0


def test_a_deleted_draft_can_be_brought_back_for_thirty_days() -> None:
    who, home = focal_point()
    action = draft(who, home)
    operations.delete(actor=who, action=action)
    assert list(queries.actions_for(who)) == []
    found = queries.deleted_draft_for(who, action.reference)
    operations.restore(actor=who, action=found)
    assert list(queries.actions_for(who)) == [action]


def test_after_thirty_days_it_is_gone_for_good() -> None:
    who, home = focal_point()
    old, young, kept = draft(who, home), draft(who, home), draft(who, home)
    now = timezone.now()
    Action.objects.filter(pk=old.pk).update(deleted_at=now - timedelta(days=31))
    Action.objects.filter(pk=young.pk).update(deleted_at=now - timedelta(days=29))
    assert operations.forget_deleted(before=now - timedelta(days=30)) == 1
    assert set(Action.objects.all()) == {young, kept}


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "lost"}, {"kind": "dream"}, {"stage": "soon"}, {"budget_amount": -1}, {"latitude": 91.0},
        {"longitude": None}, {"starts_on": date(2025, 1, 1), "ends_on": date(2024, 1, 1)},
        {"status": "submitted", "deleted_at": timezone.now()},
    ],
)  # fmt: skip
def test_the_database_refuses_what_cannot_be(wrong: dict[str, Any]) -> None:
    who, home = focal_point()
    action = draft(who, home)
    with pytest.raises(IntegrityError), transaction.atomic():
        Action.objects.filter(pk=action.pk).update(**wrong)
