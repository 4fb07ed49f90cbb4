"""From prose to dated milestones, in the words of the text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories.register import rows

from localaction.actions.commitments import milestones_in
from localaction.actions.limits import MILESTONE_WORDS

TODAY = date(2026, 11, 22)
PROSE = {
    "en": (
        (
            "We want to do better. The Department of Education will open welcome classes in all 12 districts by "
            "September 2027, and train 40 teachers before the end of 2028.\n- 30% of staff speak a second language "
            "by Q2 2027\nIn 2024 we opened two."
        ),
        [
            (
                "The Department of Education will open welcome classes in all 12 districts",
                "2027-09-30",
                "month",
            ),
            ("Train 40 teachers", "2028-12-31", "year"),
            ("30% of staff speak a second language", "2027-06-30", "month"),
        ],
    ),
    "fr": (
        (
            "D’ici fin 2027, la direction de l’éducation ouvrira des classes dans les 12 quartiers. "
            "Nous formerons 40 enseignants avant septembre 2027, puis nous en formerons 80 en 2028."
        ),
        [
            ("La direction de l’éducation ouvrira des classes dans les 12 quartiers", "2027-12-31", "year"),
            ("Nous formerons 40 enseignants", "2027-08-31", "month"),
            ("Nous en formerons 80", "2028-12-31", "year"),
        ],
    ),
    "es": (
        (
            "Abriremos aulas en los 12 distritos para finales de 2027 y contrataremos a 40 docentes antes de marzo "
            "de 2028."
        ),
        [
            ("Abriremos aulas en los 12 distritos", "2027-12-31", "year"),
            ("Contrataremos a 40 docentes", "2028-02-29", "month"),
        ],
    ),
    "pt": (
        "Até ao final de 2027 abriremos turmas nos 12 bairros. Em março de 2028, 40 professores estarão formados.",
        [
            ("Abriremos turmas nos 12 bairros", "2027-12-31", "year"),
            ("40 professores estarão formados", "2028-03-31", "month"),
        ],
    ),
    "ar": (
        "سنفتتح صفوفًا في جميع الأحياء الاثني عشر بحلول أيلول ٢٠٢٧، وسندرب ٤٠ معلمًا قبل نهاية عام 2028.",
        [
            ("سنفتتح صفوفًا في جميع الأحياء الاثني عشر", "2027-09-30", "month"),
            ("سندرب ٤٠ معلمًا", "2028-12-31", "year"),
        ],
    ),
}


@pytest.mark.parametrize("language", PROSE)
def test_prose_becomes_dated_milestones(language: str) -> None:
    text, expected = PROSE[language]
    found = milestones_in(text, language, TODAY)
    assert [(one.text, one.due_on.isoformat(), one.precision) for one in found] == expected


def test_a_date_in_the_middle_stays_in_its_sentence() -> None:
    (one,) = milestones_in("We will, by 2028, serve everybody.", "en", TODAY)
    assert (one.text, one.due_on) == ("We will, by 2028, serve everybody", date(2028, 12, 31))


def test_promises_that_share_their_words_are_parted_only_where_each_can_stand() -> None:
    found = milestones_in("By May 2027 we will open two schools, by 2028 twelve.", "en", TODAY)
    assert [(one.text, one.due_on.year) for one in found] == [
        ("We will open two schools", 2027),
        ("By May 2027 we will open two schools, by 2028 twelve", 2028),
    ]


def test_what_was_done_before_is_left_behind() -> None:
    (one,) = milestones_in("In 2024 we opened two schools, and by 2027 we open four more.", "en", TODAY)
    assert (one.text, one.due_on) == ("We open four more", date(2027, 12, 31))


def test_promises_that_begin_with_their_dates_are_parted_before_the_next_date() -> None:
    text = "By May 2027, in every district, we open a school, and by 2028, in every village, a room."
    assert [(one.text, one.due_on.year) for one in milestones_in(text, "en", TODAY)] == [
        ("In every district, we open a school", 2027),
        ("In every village, a room", 2028),
    ]


def test_a_date_alone_a_past_date_and_no_date_promise_nothing() -> None:
    assert milestones_in("By 2027. In 2024 we opened two schools. We will open more soon.", "en", TODAY) == []


def test_today_is_not_too_late_and_yesterday_is() -> None:
    assert len(milestones_in("A school opens on 22 November 2026.", "en", TODAY)) == 1
    assert milestones_in("A school opens on 21 November 2026.", "en", TODAY) == []


def test_the_same_promise_is_proposed_once_and_never_more_than_ten() -> None:
    assert len(milestones_in("A school opens by 2027. A school opens by 2027.", "en", TODAY)) == 1
    many = " ".join(f"School {number} opens by 2027." for number in range(30))
    assert len(milestones_in(many, "en", TODAY)) == 10


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_every_action_of_the_first_cohort_can_be_read_and_keeps_its_own_words(row: dict[str, str]) -> None:
    text = " ".join(row[name] for name in ("summary", "objective_statement", "what_was_done", "results"))
    began = date(int(row["start_year"] or 2018), 1, 1)
    for one in milestones_in(text, row["language"], began):
        assert one.due_on >= began
        assert one.text[1:] in " ".join(text.split())
        assert 2 <= len(one.text.split()) <= MILESTONE_WORDS


@pytest.mark.parametrize(
    ("reference", "text", "due"),
    [
        ("CTA-005", "Institutionalise refugee access to city services and infrastructure", "2027-12-31"),
        ("CTA-041", "Première grande ville wallonne engagée ; bilan public", "2019-12-31"),
    ],
)
def test_what_the_first_cohort_promised_is_found(reference: str, text: str, due: str) -> None:
    (row,) = (row for row in rows() if row["id"] == reference)
    told = f"{row['objective_statement']} {row['results']}"
    began = date(int(row["start_year"]), 1, 1)
    found = milestones_in(told, row["language"], began)
    assert [(one.text, one.due_on.isoformat()) for one in found] == [(text, due)]


WORDS = st.lists(
    st.sampled_from(
        ["by", "the", "end", "of", "2027", "in", "May", "we", "open", "12", "schools,", "and", "fin", "d'ici", "Q3",
         "،", "بحلول", "٢٠٢٧", "نهاية", "para", "finales", "de", "within", "two", "years.", "\n", "-", "31", "…"]
    ),
    max_size=30,
).map(" ".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(WORDS, st.text(max_size=200)), st.sampled_from(["en", "fr", "es", "pt", "ar", "xx"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    for one in milestones_in(text, language, TODAY):
        assert one.due_on >= TODAY
        assert one.text
