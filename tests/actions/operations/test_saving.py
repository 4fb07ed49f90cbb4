"""Saving the pages of a draft: what two people type is put together, and nothing is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.actions.making import actor, draft, focal_point, in_state, member, person

from localaction.actions import answers, operations, sections
from localaction.actions.models import Action, DraftPage, SetAside, Sheet
from localaction.actions.web.reading import reader_of
from localaction.governments.models import Government
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused

pytestmark = pytest.mark.django_db


class OpenPage:
    """A page as it lies open before somebody, in a browser or on paper: what stands in its boxes can be changed."""

    def __init__(self, who: Actor, action: Action, page: str, code: str = "") -> None:
        self.who, self.action, self.page = who, action, page
        self.code = code or f"{who.person_id}-{Sheet.objects.count()}"
        kept = DraftPage.objects.filter(action=action, page=page).first()
        now = Action.objects.get(pk=action.pk)
        self.boxes = answers.written(now, sections.page(page)) | (kept.unread if kept else {})
        operations.open_sheet(actor=who, action=now, page=page, code=self.code, shown=self.boxes)

    def type(self, **typed: str | list[str]) -> OpenPage:
        for name, value in typed.items():
            self.boxes[name.replace("__", "-")] = [value] if isinstance(value, str) else value
        return self

    def save(self, *, touched: set[str] | None = None, **more: Any) -> operations.SavedPage:
        sent = operations.Sent(
            typed=self.boxes,
            sheet=self.code,
            touched=None if touched is None else frozenset(touched),
            **more,
        )
        action = Action.objects.get(pk=self.action.pk)
        read = reader_of(action, self.page, reader="en")
        return operations.save_page(actor=self.who, action=action, page=self.page, sent=sent, read=read)

    def settle(self, name: str, choice: str) -> None:
        action = Action.objects.get(pk=self.action.pk)
        read = reader_of(action, self.page, reader="en")
        operations.settle(actor=self.who, action=action, page=self.page, name=name, choice=choice, read=read)


def two() -> tuple[Actor, Actor, Action]:
    """Two colleagues and a draft of their government."""
    who, home = focal_point()
    return who, _colleague(home), draft(who, home)


def _colleague(home: Government) -> Actor:
    colleague = person("Colette")
    member(colleague, home, "editor")
    return actor(colleague)


def test_what_is_saved_stands_in_its_column_and_counts_the_page() -> None:
    who, _other, action = two()
    saved = OpenPage(who, action, "essentials").type(title="A night school").save()
    action.refresh_from_db()
    assert (action.title, saved.page.version, saved.page.saved_by_id) == ("A night school", 1, who.person_id)


def test_the_same_open_form_saves_again_and_again() -> None:
    who, _other, action = two()
    page = OpenPage(who, action, "essentials")
    for title in ("A", "A night", "A night school"):
        assert page.type(title=title).save().aside is None
    action.refresh_from_db()
    assert action.title == "A night school"


def test_an_empty_page_that_was_gone_through_counts_as_seen_once() -> None:
    who, _other, action = two()
    page = OpenPage(who, action, "challenge")
    assert [page.save().page.version, page.save().page.version] == [1, 1]


def test_looking_for_news_changes_nothing() -> None:
    who, _other, action = two()
    page = OpenPage(who, action, "challenge")
    assert page.save(touched=set()).page.version == 0
    assert page.save(touched={"challenge"}).page.version == 0
    assert not DraftPage.objects.filter(action=action).exists()


def test_two_people_in_different_fields_both_keep_theirs() -> None:
    who, other, action = two()
    mine, theirs = OpenPage(who, action, "challenge"), OpenPage(other, action, "challenge")
    theirs.type(objective="Every child has a place.").save()
    saved = mine.type(challenge="No places at school.").save()
    action.refresh_from_db()
    assert (action.challenge, action.objective) == ("No places at school.", "Every child has a place.")
    assert (saved.aside, saved.told) == (None, {"objective": ["Every child has a place."]})


def test_two_people_in_different_sentences_of_one_text_both_keep_theirs() -> None:
    who, other, action = two()
    OpenPage(who, action, "challenge").type(challenge="It rained. Schools closed.").save()
    mine, theirs = OpenPage(who, action, "challenge"), OpenPage(other, action, "challenge")
    theirs.type(challenge="It rained. All schools closed.").save()
    saved = mine.type(challenge="It rained for weeks. Schools closed.").save()
    action.refresh_from_db()
    assert action.challenge == "It rained for weeks. All schools closed."
    assert (saved.aside, saved.told) == (None, {"challenge": [action.challenge]})


def test_the_same_field_changed_twice_keeps_both_texts() -> None:
    who, other, action = two()
    mine, theirs = OpenPage(who, action, "essentials"), OpenPage(other, action, "essentials")
    theirs.type(title="Theirs").save()
    late = mine.type(title="Mine", summary="Only mine.").save()
    action.refresh_from_db()
    assert (action.title, action.summary) == ("Theirs", "Only mine.")
    assert late.aside is not None
    assert (late.aside.typed, late.aside.against_id) == ({"title": ["Mine"]}, other.person_id)


def test_writing_on_after_a_conflict_keeps_the_newest_of_both() -> None:
    who, other, action = two()
    mine, theirs = OpenPage(who, action, "essentials"), OpenPage(other, action, "essentials")
    theirs.type(title="Theirs").save()
    mine.type(title="Mine").save()
    theirs.type(title="Theirs, longer").save()
    late = mine.type(title="Mine, longer").save()
    action.refresh_from_db()
    assert late.aside is not None
    assert (action.title, late.aside.typed) == ("Theirs, longer", {"title": ["Mine, longer"]})


@pytest.mark.parametrize(
    ("choice", "title"),
    [("mine", "Mine."), ("theirs", "Theirs."), ("both", "Theirs.\n\nMine.")],
)
def test_choosing_one_text_settles_it(choice: str, title: str) -> None:
    who, other, action = two()
    mine, theirs = OpenPage(who, action, "challenge"), OpenPage(other, action, "challenge")
    theirs.type(challenge="Theirs.").save()
    mine.type(challenge="Mine.").save()
    mine.settle("challenge", choice)
    action.refresh_from_db()
    assert (action.challenge, SetAside.objects.count()) == (title, 0)


def test_writing_over_what_stands_settles_it_too() -> None:
    who, other, action = two()
    mine, theirs = OpenPage(who, action, "challenge"), OpenPage(other, action, "challenge")
    theirs.type(challenge="Theirs.").save()
    mine.type(challenge="Mine.").save()
    again = OpenPage(who, action, "challenge").type(challenge="What we both mean.").save()
    action.refresh_from_db()
    assert (action.challenge, again.aside) == ("What we both mean.", None)


def test_an_untouched_page_never_undoes_a_colleague() -> None:
    who, other, action = two()
    OpenPage(who, action, "challenge").type(challenge="First.").save()
    mine = OpenPage(who, action, "challenge")
    OpenPage(other, action, "challenge").type(challenge="Second.").save()
    saved = mine.save()
    action.refresh_from_db()
    assert (action.challenge, saved.aside) == ("Second.", None)


def test_what_a_browser_put_into_its_boxes_is_its_ground_from_then_on() -> None:
    who, other, action = two()
    OpenPage(who, action, "challenge").type(challenge="First.").save()
    mine, theirs = OpenPage(who, action, "challenge"), OpenPage(other, action, "challenge")
    theirs.type(challenge="Second.").save()
    told = mine.save(touched=set(), turn=1)
    mine.type(challenge="Second and more.")
    last = mine.save(touched={"challenge"}, turn=2, put=frozenset({"challenge"}), told=told.page.version)
    action.refresh_from_db()
    assert (action.challenge, last.aside) == ("Second and more.", None)


def test_a_browser_that_never_heard_the_answer_is_not_believed_to_have_put_it() -> None:
    who, other, action = two()
    OpenPage(who, action, "challenge").type(challenge="First.").save()
    mine, theirs = OpenPage(who, action, "challenge"), OpenPage(other, action, "challenge")
    theirs.type(challenge="Second.").save()
    mine.save(touched=set(), turn=1)
    last = mine.type(challenge="First, mine.").save(touched={"challenge"}, turn=2)
    assert last.aside is not None
    assert last.aside.typed == {"challenge": ["First, mine."]}


def test_a_save_that_arrives_late_changes_nothing() -> None:
    who, _other, action = two()
    page = OpenPage(who, action, "challenge")
    page.type(challenge="The newest.").save(touched={"challenge"}, turn=5)
    page.type(challenge="The old").save(touched={"challenge"}, turn=4)
    action.refresh_from_db()
    assert action.challenge == "The newest."


def test_a_save_of_one_field_leaves_the_others() -> None:
    who, _other, action = two()
    page = OpenPage(who, action, "challenge").type(challenge="A", objective="B")
    page.save()
    page.boxes = {"objective": ["C"]}
    page.save(touched={"objective"})
    page.boxes = {}
    page.save(touched={"challenge"})
    action.refresh_from_db()
    assert (action.challenge, action.objective) == ("", "C")


def test_two_people_who_add_a_row_have_two_rows() -> None:
    who, other, action = two()
    mine, theirs = OpenPage(who, action, "commitments"), OpenPage(other, action, "commitments")
    theirs.type(milestones__0__text="Theirs", milestones__0__due_on="2027").save()
    first = mine.type(milestones__0__text="Mine").save()
    mine.type(milestones__0__text="Mine, longer").save()
    found = [(row.position, row.text) for row in action.milestones.all()]
    assert found == [(0, "Theirs"), (1, "Mine, longer")]
    assert (first.told, first.aside) == ({}, None)


def test_ticks_of_two_people_are_all_kept() -> None:
    who, other, action = two()
    OpenPage(who, action, "priorities").type(themes=["housing", "health"]).save()
    mine, theirs = OpenPage(who, action, "priorities"), OpenPage(other, action, "priorities")
    theirs.type(themes=["housing", "health", "education"]).save()
    mine.type(themes=["health"]).save()
    action.refresh_from_db()
    assert action.themes == ["health", "education"]


def test_what_cannot_be_read_is_kept_while_a_colleague_saves_the_page() -> None:
    who, other, action = two()
    mine, theirs = OpenPage(who, action, "where-and-when"), OpenPage(other, action, "where-and-when")
    mine.type(starts_on="when the rains end").save()
    saved = theirs.type(place_name="Gulu").save()
    assert saved.page.unread == {"starts_on": ["when the rains end"]}
    assert "starts_on" in saved.errors


def test_a_date_typed_in_other_letters_is_no_conflict_with_oneself() -> None:
    who, _other, action = two()
    page = OpenPage(who, action, "where-and-when")
    page.type(starts_on="5/2024").save()
    late = page.type(starts_on="6/2024").save()
    action.refresh_from_db()
    assert (action.starts_on, late.aside) == (date(2024, 6, 1), None)


def test_a_form_we_know_nothing_of_overwrites_nothing() -> None:
    who, _other, action = two()
    OpenPage(who, action, "challenge").type(challenge="Stands.").save()
    unknown = operations.Sent(typed={"challenge": ["From long ago."]}, sheet="forgotten", version=0)
    read = reader_of(action, "challenge", reader="en")
    saved = operations.save_page(actor=who, action=action, page="challenge", sent=unknown, read=read)
    action.refresh_from_db()
    assert action.challenge == "Stands."
    assert saved.aside is not None
    assert saved.aside.typed == {"challenge": ["From long ago."]}


def test_the_form_of_somebody_else_is_not_believed() -> None:
    who, other, action = two()
    OpenPage(who, action, "challenge", code="mine").type(challenge="Mine.").save()
    theirs = operations.Sent(typed={"challenge": ["Over it."]}, sheet="mine", version=0)
    read = reader_of(action, "challenge", reader="en")
    saved = operations.save_page(actor=other, action=action, page="challenge", sent=theirs, read=read)
    action.refresh_from_db()
    assert action.challenge == "Mine."
    assert saved.aside is not None


def test_another_page_is_no_conflict() -> None:
    who, other, action = two()
    first, second = OpenPage(who, action, "essentials"), OpenPage(other, action, "challenge")
    first.type(title="A").save()
    assert second.type(challenge="B").save().aside is None


def test_an_end_that_no_longer_fits_gives_way_to_a_new_start() -> None:
    who, _other, action = two()
    OpenPage(who, action, "where-and-when").type(ends_on="2022").save()
    OpenPage(who, action, "where-and-when").type(starts_on="2024").save()
    action.refresh_from_db()
    assert (action.starts_on, action.ends_on) == (date(2024, 1, 1), None)


def test_another_country_leaves_the_old_point_on_the_map() -> None:
    who, _other, action = two()
    OpenPage(who, action, "where-and-when").type(place_country="KE").save()
    action.refresh_from_db()
    assert (action.latitude, action.longitude) == (None, None)


def test_rows_keep_their_places_and_leave_when_emptied() -> None:
    who, _other, action = two()
    page = OpenPage(who, action, "partners-and-money")
    page.type(partners__0__name="UNHCR", partners__3__name="IOM", partners__3__role="advises").save()
    page.type(partners__0__name="").save()
    assert [(row.position, row.name) for row in action.partners.all()] == [(3, "IOM")]


def test_the_alignment_keeps_its_reasons_while_others_are_added() -> None:
    who, _other, action = two()
    OpenPage(who, action, "alignment").type(items=["GCM-15", "GCM-16", "SDG-4"]).save()
    reasons = OpenPage(who, action, "alignment-reasons")
    reasons.boxes |= {"reason-GCM-15": ["Open to all."], "primary-gcm-objectives": ["GCM-15"]}
    reasons.save()
    OpenPage(who, action, "alignment").type(items=["GCM-15", "GCM-7", "SDG-4"]).save()
    again = OpenPage(who, action, "alignment-reasons")
    again.boxes |= {"primary-gcm-objectives": ["GCM-7"]}
    again.save()
    found = {row.item_id: (row.rank, row.reason) for row in action.alignments.all()}
    assert {code: found[code] for code in ("GCM-15", "GCM-7")} == {
        "GCM-15": ("secondary", "Open to all."),
        "GCM-7": ("primary", ""),
    }


@pytest.mark.parametrize("status", ["submitted", "assessing", "published", "withdrawn"])
def test_what_was_sent_is_not_written_on(status: str) -> None:
    who, home = focal_point()
    action = in_state(status, who, home)
    read = reader_of(action, "essentials", reader="en")
    sent = operations.Sent(typed={"title": ["Changed"]})
    with pytest.raises(Refused):
        operations.save_page(actor=who, action=action, page="essentials", sent=sent, read=read)
    assert DraftPage.objects.count() == 0


# --- whatever two people type, in any order

SENTENCES = st.sampled_from(["It rained.", "Schools closed.", "لكل طفل مكان.", "What now?", "移民 came."])
TYPING = st.tuples(
    st.booleans(),
    st.dictionaries(
        st.sampled_from(["challenge", "objective"]), st.lists(SENTENCES, max_size=4).map(" ".join), min_size=1
    ),
)


def said(*texts: str) -> set[str]:
    return {word for text in texts for word in text.split()}


def test_two_open_pages_that_save_in_any_order_lose_no_word() -> None:
    who, other, action = two()

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(TYPING, min_size=1, max_size=6))
    def lose_nothing(steps: list[tuple[bool, dict[str, str]]]) -> None:
        pages = {True: OpenPage(who, action, "challenge"), False: OpenPage(other, action, "challenge")}
        for turn, (is_mine, typed) in enumerate(steps, start=1):
            page = pages[is_mine]
            sheet = Sheet.objects.get(code=page.code)
            seen = said(
                *(text for side in (sheet.shown, sheet.base) for one in side.values() for text in one)
            )
            before = Action.objects.get(pk=action.pk)
            saved = page.type(**typed).save(touched=set(typed), turn=turn)
            now = Action.objects.get(pk=action.pk)
            aside = [text for texts in (saved.aside.typed if saved.aside else {}).values() for text in texts]
            kept = said(now.challenge, now.objective, *aside)
            assert said(*typed.values()) - seen <= kept
            assert said(before.challenge, before.objective) - seen <= kept

    lose_nothing()
