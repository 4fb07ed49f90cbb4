"""Advice on commitments: five questions, in five languages; never more than advice."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories.register import rows

from localaction.actions.commitments import Advice, Milestone, advise
from localaction.actions.commitments.advising import QUESTIONS

TODAY = date(2026, 11, 22)
EVERYTHING = set(QUESTIONS)


def lacks(text: str, language: str, *milestones: Milestone) -> set[str]:
    return {line.about for line in advise(text, milestones, TODAY, language).lines}


VAGUE = {
    "en": "We will strengthen the inclusion of newcomers as soon as possible.",
    "fr": "Nous renforcerons l’inclusion des nouveaux arrivants dès que possible.",
    "es": "Fortaleceremos la inclusión de los recién llegados lo antes posible.",
    "pt": "Fortaleceremos a inclusão dos recém-chegados logo que possível.",
    "ar": "سنعمل على تعزيز إدماج الوافدين في أقرب وقت ممكن.",
}
SOUND = {
    "en": "By June 2027 the Department of Education opens 12 welcome classes, up from 4 today, with $60,000.",
    "fr": "D’ici juin 2027, la direction de l’éducation ouvrira 12 classes, au lieu de 4 aujourd’hui, avec 60 000 € "
    "de budget.",
    "es": "Para junio de 2027 la Dirección de Educación abrirá 12 aulas, frente a las 4 de hoy, con un presupuesto "
    "de 60.000 €.",
    "pt": "Até junho de 2027 o Departamento de Educação abrirá 12 turmas, em vez das 4 de hoje, com um orçamento de "
    "60.000 €.",
    "ar": "بحلول حزيران ٢٠٢٧ تفتتح دائرة التربية ١٢ صفًا بدلًا من ٤ حاليًا بميزانية قدرها ٦٠ ألف دولار.",
}


@pytest.mark.parametrize("language", VAGUE)
def test_a_vague_promise_is_asked_all_five_questions(language: str) -> None:
    assert lacks(VAGUE[language], language) == EVERYTHING


@pytest.mark.parametrize("language", SOUND)
def test_a_sound_promise_is_left_in_peace(language: str) -> None:
    advice = advise(SOUND[language], (), TODAY, language)
    assert advice.lines == ()
    assert {one.about for one in advice.held} == EVERYTHING


@pytest.mark.parametrize(
    ("language", "when"),
    [
        ("en", "as soon as possible"),
        ("fr", "dès que possible"),
        ("es", "lo antes posible"),
        ("pt", "logo que possível"),
        ("ar", "في أقرب وقت ممكن"),
    ],
)
def test_words_that_only_seem_to_be_a_date_are_named(language: str, when: str) -> None:
    (line,) = (one for one in advise(VAGUE[language], (), TODAY, language).lines if one.about == "dated")
    assert line.when == when
    assert line.passage == VAGUE[language]


@pytest.mark.parametrize(
    ("without", "text"),
    [
        (
            "measurable",
            "By June 2027 the department opens welcome classes, unlike today, with its own budget.",
        ),
        ("dated", "The department opens 12 welcome classes, up from 4 today, with its own budget."),
        ("owner", "By June 2027 we open 12 welcome classes, up from 4 today, with our own budget."),
        ("resource", "By June 2027 the department opens 12 welcome classes, up from 4 today."),
        ("baseline", "By June 2027 the department opens 12 welcome classes with its own budget."),
    ],
)
def test_each_question_is_asked_when_only_it_is_open(without: str, text: str) -> None:
    assert lacks(text, "en") == {without}


def test_a_date_alone_is_no_measure() -> None:
    assert "measurable" in lacks("We will do it by 30 June 2027.", "en")


def test_a_date_that_has_passed_is_told_with_its_sentence() -> None:
    (line,) = (
        one
        for one in advise("We go on. It opens by March 2024.", (), TODAY, "en").lines
        if one.about == "dated"
    )
    assert (str(line.words), line.passage) == (
        "This date has passed. Say what comes next, and by when.",
        "It opens by March 2024.",
    )


def test_a_dated_milestone_dates_the_promise() -> None:
    assert "dated" not in lacks(
        "We open 12 classes.", "en", Milestone("12 classes are open", date(2027, 6, 30))
    )


def test_milestones_are_asked_for_their_date_and_measure() -> None:
    milestones = (
        Milestone("Classes are open"),
        Milestone("12 classes are open", date(2024, 6, 30)),
        Milestone("4 classes are open", date(2024, 6, 30), done_on=date(2024, 7, 1)),
        Milestone("12 classes are open by 2028"),
    )
    found = [(str(line.words), line.passage) for line in advise(SOUND["en"], milestones, TODAY, "en").lines]
    assert found == [
        (
            "The date of this milestone has passed. Is it reached, or is there a new date?",
            "12 classes are open",
        ),
        ("This milestone has no date. Say by when.", "Classes are open"),
        (
            "How will others see that this milestone is reached? Say how many or what will be there.",
            "Classes are open",
        ),
    ]


def test_nothing_written_is_not_judged() -> None:
    assert advise(" \n ", (), TODAY, "en") == Advice()


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_every_action_of_the_first_cohort_is_told_something_true(row: dict[str, str]) -> None:
    text = " ".join(row[name] for name in ("summary", "objective_statement", "what_was_done", "results"))
    advice = advise(text, (), date(int(row["start_year"] or 2018), 1, 1), row["language"])
    asked, held = [line.about for line in advice.lines], [one.about for one in advice.held]
    assert sorted((*asked, *held)) == sorted(EVERYTHING)
    whole = " ".join(text.split())
    passages = [*(line.passage for line in advice.lines), *(one.passage for one in advice.held)]
    assert all(passage.removesuffix(" …") in whole for passage in passages)


@pytest.mark.parametrize(
    ("reference", "open_questions"),
    [
        ("CTA-005", {"measurable"}),
        ("CTA-010", {"owner", "baseline"}),
        ("CTA-012", {"measurable", "resource"}),
        ("CTA-069", {"measurable", "resource", "baseline"}),
    ],
)
def test_what_commitments_of_the_first_cohort_leave_open(reference: str, open_questions: set[str]) -> None:
    (row,) = (row for row in rows() if row["id"] == reference)
    text = " ".join(row[name] for name in ("summary", "objective_statement", "what_was_done", "results"))
    advice = advise(text, (), date(int(row["start_year"]), 1, 1), row["language"])
    assert {line.about for line in advice.lines} == open_questions


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["en", "fr", "es", "pt", "ar", "xx"]))
def test_any_text_can_be_advised_on(text: str, language: str) -> None:
    for line in advise(text, (), TODAY, language).lines:
        assert line.passage
