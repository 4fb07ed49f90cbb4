"""Translations: written beside the original, begun by a machine, finished by a person, published with their marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.actions.making import actor as actor_for
from tests.actions.making import focal_point, in_state, member, person, ready, secretariat
from tests.factories.translator import TranslatorServer, running

from localaction.actions import clearance, operations, wordings
from localaction.actions.lifecycle import Status
from localaction.actions.models import Action, TextTranslation, TranslationRun
from localaction.actions.operations import Typed
from localaction.governments.models import Government
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter
from localaction.kit.worker import run_due_jobs
from localaction.register import queries as register
from localaction.register import shapes, translations

pytestmark = pytest.mark.django_db
TITLE = "A night school for newly arrived parents"


@pytest.fixture
def server(settings: Any) -> Iterator[TranslatorServer]:
    with running() as found:
        settings.TRANSLATOR_URL, settings.TRANSLATOR_KEY = found.url, ""
        yield found


def loaded(action: Action) -> Action:
    found: Action = Action.objects.with_details().get(pk=action.pk)
    return found


def typed(action: Action, key: str, text: str, **facts: Any) -> dict[str, Typed]:
    """What the form would send of one text that nobody else has touched."""
    row = TextTranslation.objects.filter(action=action, language="ar", key=key).first()
    piece = next(one for one in wordings.pieces_of(loaded(action)) if one.key == key)
    shown = {"was": wordings.digest(row.text if row else ""), "of": wordings.digest(piece.text)}
    return {key: Typed(text=text, **{**shown, **facts})}


def write(who: Actor, action: Action, key: str, text: str, *, sheet: str = "a", **facts: Any) -> Any:
    return operations.save_translation(
        actor=who,
        action=loaded(action),
        language="ar",
        typed=typed(action, key, text, **facts),
        sheet=sheet,
    )


def row(action: Action, key: str = "title") -> TextTranslation:
    return TextTranslation.objects.get(action=action, language="ar", key=key)


def published(who: Actor, home: Government) -> Action:
    """A public action, by the moves that make it public."""
    action = in_state(Status.ACCEPTED, who, home)
    Action.objects.filter(pk=action.pk).update(how="collected")
    return operations.publish(actor=secretariat(), action=loaded(action))


def public(action: Action) -> shapes.Action:
    found = register.current("action", action.reference)
    assert found is not None
    assert isinstance(found.content, shapes.Action)
    return found.content


# --- writing


def test_what_is_typed_is_kept_with_what_it_translates() -> None:
    who, home = focal_point()
    action = ready(who, home)
    write(who, action, "title", "  مدرسة مسائية\r\n")
    kept = row(action)
    assert (kept.text, kept.source, kept.mark) == ("مدرسة مسائية", TITLE, "human")
    assert kept.offered_at is None


def test_a_translation_of_a_text_that_changed_meanwhile_is_outdated_from_the_start() -> None:
    who, home = focal_point()
    action = ready(who, home)
    shown = typed(action, "title", "مدرسة مسائية")
    Action.objects.filter(pk=action.pk).update(title="A day school")
    operations.save_translation(actor=who, action=loaded(action), language="ar", typed=shown, sheet="a")
    side = next(one for one in wordings.sides_of(loaded(action), "ar") if one.piece.key == "title")
    assert side.is_outdated


def test_saying_that_it_still_fits_makes_it_current_again() -> None:
    who, home = focal_point()
    action = ready(who, home)
    write(who, action, "title", "مدرسة مسائية")
    Action.objects.filter(pk=action.pk).update(title="A night school for parents who are new")
    write(who, action, "title", "مدرسة مسائية")
    assert row(action).source == TITLE
    write(who, action, "title", "مدرسة مسائية", stands=True)
    assert row(action).source == "A night school for parents who are new"


def test_emptying_a_box_takes_the_translation_away() -> None:
    who, home = focal_point()
    action = ready(who, home)
    write(who, action, "title", "مدرسة مسائية")
    write(who, action, "title", "")
    assert not TextTranslation.objects.filter(action=action).exists()


def test_two_people_at_the_same_text_lose_nothing() -> None:
    who, home = focal_point()
    colleague = person("Omar")
    member(colleague, home, "editor")
    omar = actor_for(colleague)
    action = ready(who, home)
    write(who, action, "title", "مدرسة", sheet="a")
    opened = typed(action, "title", "مدرسة مسائية")
    write(who, action, "title", "كلية", sheet="a")
    saved = operations.save_translation(
        actor=omar, action=loaded(action), language="ar", typed=opened, sheet="b"
    )
    assert saved.beside == ("title",)
    assert (row(action).text, row(action).beside, row(action).beside_by_id) == (
        "كلية",
        "مدرسة مسائية",
        colleague.pk,
    )
    operations.settle_translation(actor=omar, action=action, language="ar", key="title", mine=True)
    assert (row(action).text, row(action).beside) == ("مدرسة مسائية", "")


def test_a_box_that_nobody_touched_does_not_undo_a_colleague_s_text() -> None:
    who, home = focal_point()
    action = ready(who, home)
    write(who, action, "title", "مدرسة", sheet="a")
    untouched = typed(action, "title", "مدرسة")
    write(who, action, "title", "كلية", sheet="a")
    saved = operations.save_translation(
        actor=who, action=loaded(action), language="ar", typed=untouched, sheet="b"
    )
    assert (saved.beside, row(action).text, row(action).beside) == ((), "كلية", "")


def test_one_form_may_save_again_and_again() -> None:
    who, home = focal_point()
    action = ready(who, home)
    opened = typed(action, "title", "م")
    for text in ("م", "مد", "مدرسة"):
        again = {"title": Typed(text=text, was=opened["title"].was, of=opened["title"].of)}
        saved = operations.save_translation(
            actor=who, action=loaded(action), language="ar", typed=again, sheet="a"
        )
        assert saved.beside == ()
    assert row(action).text == "مدرسة"


def test_a_viewer_and_a_stranger_write_nothing() -> None:
    who, home = focal_point()
    viewer = person("Vera")
    member(viewer, home, "viewer")
    stranger, _elsewhere = focal_point("Sven")
    action = ready(who, home)
    for other in (actor_for(viewer), stranger):
        with pytest.raises(Refused):
            write(other, action, "title", "مدرسة")
    with pytest.raises(Refused, match="Choose a language"):
        operations.save_translation(actor=who, action=loaded(action), language="xx", typed={}, sheet="a")


# --- finishing and publishing


def test_only_finished_texts_go_out_with_the_action() -> None:
    who, home = focal_point()
    action = in_state(Status.ACCEPTED, who, home)
    Action.objects.filter(pk=action.pk).update(how="collected")
    write(who, action, "title", "مدرسة مسائية")
    operations.offer_translation(actor=who, action=loaded(action), language="ar")
    write(who, action, "summary", "لم يكتمل")
    operations.publish(actor=secretariat(), action=loaded(action))
    (told,) = public(action).translations
    assert told.language == "ar"
    assert [(one.field, one.text, one.mark, one.is_outdated) for one in told.texts] == [
        ("title", "مدرسة مسائية", "human", False)
    ]
    assert told.texts[0].source_hash == translations.text_hash(TITLE)


def test_a_translation_of_a_public_action_waits_for_the_secretariat() -> None:
    who, home = focal_point()
    action = published(who, home)
    write(who, action, "title", "مدرسة مسائية")
    assert public(action).translations == ()
    operations.offer_translation(actor=who, action=loaded(action), language="ar")
    assert public(action).translations == ()
    assert OutgoingLetter.objects.filter(subject__contains=action.reference).exists()
    with pytest.raises(Refused):
        operations.publish_translation(actor=who, action=loaded(action), language="ar")
    operations.publish_translation(actor=secretariat(), action=loaded(action), language="ar")
    found = register.current("action", action.reference)
    assert found is not None
    assert found.version == 2
    assert public(action).translations[0].texts[0].text == "مدرسة مسائية"


def test_editing_what_is_public_changes_nothing_there_until_it_is_published_again() -> None:
    who, home = focal_point()
    action, desk = published(who, home), secretariat()
    write(who, action, "title", "مدرسة")
    operations.offer_translation(actor=who, action=loaded(action), language="ar")
    operations.publish_translation(actor=desk, action=loaded(action), language="ar")
    write(who, action, "title", "كلية")
    with pytest.raises(Refused, match="nothing new"):
        operations.publish_translation(actor=desk, action=loaded(action), language="ar")
    assert public(action).translations[0].texts[0].text == "مدرسة"


def test_whoever_writes_on_takes_the_finished_text_back() -> None:
    who, home = focal_point()
    action, desk = published(who, home), secretariat()
    write(who, action, "title", "مدرسة")
    write(who, action, "summary", "ملخص")
    operations.offer_translation(actor=who, action=loaded(action), language="ar")
    write(who, action, "title", "كلمة لم يقرأها أحد")
    operations.publish_translation(actor=desk, action=loaded(action), language="ar")
    assert [one.field for one in public(action).translations[0].texts] == ["summary"]


def test_a_translation_that_is_emptied_leaves_with_the_next_publication() -> None:
    who, home = focal_point()
    action, desk = published(who, home), secretariat()
    write(who, action, "title", "مدرسة")
    operations.offer_translation(actor=who, action=loaded(action), language="ar")
    operations.publish_translation(actor=desk, action=loaded(action), language="ar")
    write(who, action, "title", "")
    operations.offer_translation(actor=who, action=loaded(action), language="ar")
    operations.publish_translation(actor=desk, action=loaded(action), language="ar")
    assert public(action).translations == ()
    assert not TextTranslation.objects.filter(action=action).exists()


def test_a_corrected_text_makes_its_public_translation_outdated_and_no_other() -> None:
    who, home = focal_point()
    action, desk = published(who, home), secretariat()
    write(who, action, "title", "مدرسة مسائية")
    write(who, action, "summary", "ملخص")
    operations.offer_translation(actor=who, action=loaded(action), language="ar")
    operations.publish_translation(actor=desk, action=loaded(action), language="ar")
    operations.correct(actor=who, action=loaded(action))
    Action.objects.filter(pk=action.pk).update(title="A night school for parents")
    with pytest.raises(Refused, match="goes out together"):
        operations.publish_translation(actor=desk, action=loaded(action), language="ar")
    operations.offer_correction(actor=who, action=loaded(action))
    operations.approve_correction(actor=desk, action=loaded(action))
    assert {one.field: one.is_outdated for one in public(action).translations[0].texts} == {
        "title": True,
        "summary": False,
    }


def test_a_phone_number_in_a_translation_keeps_it_from_the_public_until_it_is_cleared() -> None:
    who, home = focal_point()
    action, desk = published(who, home), secretariat()
    write(who, action, "summary", "اتصلوا بالسيدة أمينة كاتو على +256 772 123456")
    operations.offer_translation(actor=who, action=loaded(action), language="ar")
    with pytest.raises(Refused, match="could lead to a person"):
        operations.publish_translation(actor=desk, action=loaded(action), language="ar")
    assert public(action).translations == ()
    assert row(action, "summary").offered_at  # it still waits, and nothing of it is lost
    for one in clearance.passages_of(loaded(action)):
        operations.clear_passage(actor=desk, action=loaded(action), key=one.key, because="The office's own.")
    operations.publish_translation(actor=desk, action=loaded(action), language="ar")
    assert public(action).translations[0].texts[0].field == "summary"


# --- in which language it is


def test_the_language_of_a_public_action_is_corrected_as_a_new_version() -> None:
    who, home = focal_point()
    action = published(who, home)
    operations.correct_language(
        actor=who, action=loaded(action), language="pt", text_languages={"summary": "en"}
    )
    found = register.current("action", action.reference)
    assert found is not None
    assert (found.version, found.language) == (2, "pt")
    assert (public(action).language, public(action).text_languages) == ("pt", {"summary": "en"})
    operations.correct_language(
        actor=who, action=loaded(action), language="pt", text_languages={"summary": "en"}
    )
    again = register.current("action", action.reference)
    assert again is not None
    assert again.version == 2


def test_the_language_of_a_draft_is_corrected_without_a_word_to_anybody() -> None:
    who, home = focal_point()
    action = ready(who, home)
    operations.correct_language(actor=who, action=loaded(action), language="sw")
    assert loaded(action).language == "sw"
    assert register.current("action", action.reference) is None
    with pytest.raises(Refused, match="Choose a language"):
        operations.correct_language(actor=who, action=loaded(action), language="english")


# --- a machine that begins


def test_a_machine_fills_what_is_missing_and_it_stays_a_draft(server: TranslatorServer) -> None:
    who, home = focal_point()
    action = ready(who, home)
    write(who, action, "summary", "ملخص كتبته بنفسي")
    operations.ask_machine(actor=who, action=loaded(action), language="ar")
    assert server.asked == []  # the request itself asks nobody
    run_due_jobs()
    run = TranslationRun.objects.get()
    pieces = wordings.pieces_of(loaded(action))
    assert (run.state, run.done, run.problem) == ("done", len(pieces) - 1, "")
    assert (row(action).text, row(action).mark) == ("مدرسة مسائية للآباء الوافدين حديثا", "machine")
    assert row(action).offered_at is None
    assert (row(action, "summary").text, row(action, "summary").mark) == ("ملخص كتبته بنفسي", "human")
    assert {one["q"] for one in server.asked} == {one.text for one in pieces if one.key != "summary"}


def test_a_machine_s_text_stays_one_until_a_person_says_that_it_was_checked(server: TranslatorServer) -> None:
    who, home = focal_point()
    action = ready(who, home)
    operations.ask_machine(actor=who, action=loaded(action), language="ar")
    run_due_jobs()
    write(who, action, "title", "مدرسة ليلية")
    assert row(action).mark == "machine"
    write(who, action, "title", "مدرسة ليلية", stands=True)
    assert row(action).mark == "reviewed"


@pytest.mark.parametrize(
    ("failure", "state", "problem"),
    [
        (403, "failed", "refused"),
        ("html", "failed", "nonsense"),
        (429, "waiting", "busy"),
        (500, "waiting", "failed"),
    ],
)
def test_what_goes_wrong_is_said_and_what_arrived_is_kept(
    server: TranslatorServer, failure: int | str, state: str, problem: str
) -> None:
    who, home = focal_point()
    action = ready(who, home)
    server.after, server.failures = 1, [failure]
    operations.ask_machine(actor=who, action=loaded(action), language="ar")
    run_due_jobs()
    run = TranslationRun.objects.get()
    assert (run.state, run.problem, run.done) == (state, problem, 1)
    assert row(action).mark == "machine"


def test_a_passing_trouble_is_tried_again_and_only_what_is_missing_is_asked(server: TranslatorServer) -> None:
    who, home = focal_point()
    action = ready(who, home)
    server.after, server.failures = 1, [503]
    operations.ask_machine(actor=who, action=loaded(action), language="ar")
    run_due_jobs()
    operations.translate_by_machine(run_id=TranslationRun.objects.get().pk)
    run = TranslationRun.objects.get()
    assert (run.state, run.problem) == ("done", "")
    asked = [one["q"] for one in server.asked]
    assert sorted(asked) == sorted([*{one.text for one in wordings.pieces_of(loaded(action))}, asked[1]])
    operations.give_up_machine(run_id=run.pk)
    assert TranslationRun.objects.get().state == "done"


def test_after_the_last_try_it_is_given_up_in_words(server: TranslatorServer) -> None:
    who, home = focal_point()
    action = ready(who, home)
    run = operations.ask_machine(actor=who, action=loaded(action), language="ar")
    operations.give_up_machine(run_id=run.pk)
    assert TranslationRun.objects.get().state == "failed"


def test_a_machine_never_writes_over_what_somebody_typed_meanwhile(
    server: TranslatorServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    who, home = focal_point()
    action = ready(who, home)
    run = operations.ask_machine(actor=who, action=loaded(action), language="ar")
    sides = {side.piece.key: side for side in wordings.sides_of(loaded(action), "ar")}
    write(who, action, "title", "كتبتها في تلك اللحظة")
    from localaction.actions.operations import translating

    translating._keep_of_machine(run, sides["title"], "آلة")
    assert (row(action).text, row(action).mark) == ("كتبتها في تلك اللحظة", "human")


def test_without_an_address_no_machine_can_be_asked(settings: Any) -> None:
    settings.TRANSLATOR_URL = ""
    who, home = focal_point()
    action = ready(who, home)
    with pytest.raises(Refused, match="no translation service"):
        operations.ask_machine(actor=who, action=loaded(action), language="ar")
