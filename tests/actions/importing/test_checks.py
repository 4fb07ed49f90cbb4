from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.actions.importing.files import as_csv

from localaction.actions.importing.checks import Checks
from localaction.actions.importing.columns import COLUMNS
from localaction.actions.importing.problems import Problem
from localaction.actions.importing.reading import Line, read
from localaction.actions.importing.rows import Row
from localaction.actions.importing.words import Words

THEMES = "governance, inclusion, housing"


def checked(words: Words, *changes: dict[str, str]) -> list[Row | list[Problem]]:
    """What the checks say of good rows changed so."""
    checks = Checks(words)
    return [checks.check(line) for line in read(io.BytesIO(as_csv(*changes))) if isinstance(line, Line)]


def reasons(words: Words, *changes: dict[str, str]) -> list[tuple[str, str, str]]:
    """(column, code, reason) of everything wrong."""
    found = checked(words, *changes)
    return [(one.column, one.code, one.reason) for each in found if isinstance(each, list) for one in each]


ONLY_PLAIN = "Only plain text is taken over."
FORMULA = "The text begins like a spreadsheet formula. Begin it with a word."
EMPTY = "This cell is empty. Every row needs it."
COUNTRY = "There is no country with this code. Write the two letters of ISO 3166, such as UG."
YEAR = "Write a year with four digits, from 1900 to 2100."

BAD = [
    ({"country_iso2": "QQ"}, "country_iso2", "unknown_country", COUNTRY),
    ({"country_iso2": "Uganda"}, "country_iso2", "unknown_country", COUNTRY),
    (
        {"latitude": "95"},
        "latitude",
        "outside_world",
        "This lies outside the world: write a number from -90 to 90.",
    ),
    (
        {"longitude": "-190.5"},
        "longitude",
        "outside_world",
        "This lies outside the world: write a number from -180 to 180.",
    ),
    (
        {"latitude": "32.5822", "longitude": "0.3163"},
        "latitude",
        "outside_country",
        "This place is not in the country UG. Are latitude and longitude swapped?",
    ),
    ({"latitude": ""}, "latitude", "half_a_place", "Latitude and longitude belong together."),
    ({"latitude": "0,3163"}, "latitude", "decimal_comma", "Write 0.3163, with a point instead of the comma."),
    (
        {"latitude": "0°18'N"},
        "latitude",
        "not_a_number",
        "Write degrees as a number with a point, such as 8.4871 or -13.2356.",
    ),
    ({"end_year": "2020"}, "end_year", "end_before_start", "The action ends before it starts in 2021."),
    ({"start_year": "21"}, "start_year", "not_a_year", YEAR),
    ({"start_year": "0021"}, "start_year", "not_a_year", YEAR),
    (
        {"gcm_objectives": "7|24"},
        "gcm_objectives",
        "unknown_objective",
        "The GCM has no objective or goal 24. Write numbers from 1 to 23.",
    ),
    (
        {"gcr_objectives": "5"},
        "gcr_objectives",
        "unknown_objective",
        "The GCR has no objective or goal 5. Write numbers from 1 to 4.",
    ),
    (
        {"sdg_goals": "11;16"},
        "sdg_goals",
        "unknown_objective",
        "The SDG has no objective or goal 11;16. Write numbers from 1 to 17.",
    ),
    ({"action_title": ""}, "action_title", "missing", EMPTY),
    ({"action_title": "  \u00a0 "}, "action_title", "missing", EMPTY),
    ({"source_url": ""}, "source_url", "missing", EMPTY),
    (
        {"summary": "x" * 50_000},
        "summary",
        "too_long",
        "The text has 50,000 characters; at most 4,000 are kept. Shorten it.",
    ),
    (
        {"summary": "Hello <script>alert(1)</script>"},
        "summary",
        "script",
        f"There is a script (<script) in the text. {ONLY_PLAIN}",
    ),
    (
        {"lessons": "x &lt;SCRIPT src=//x"},
        "lessons",
        "script",
        f"There is a script (<SCRIPT) in the text. {ONLY_PLAIN}",
    ),
    (
        {"government_name": 'Kampala" onerror = "x'},
        "government_name",
        "event_handler",
        f"There is an event handler (onerror =) in the text. {ONLY_PLAIN}",
    ),
    (
        {"source_url": "javascript:alert(1)"},
        "source_url",
        "script_address",
        f"There is a script address (javascript:) in the text. {ONLY_PLAIN}",
    ),
    (
        {"results": "See <b>here</b>"},
        "results",
        "markup",
        f"There is HTML (<b>) in the text. {ONLY_PLAIN}",
    ),
    ({"action_title": '=HYPERLINK("http://x","y")'}, "action_title", "formula", FORMULA),
    ({"action_title": "=1+1"}, "action_title", "formula", FORMULA),
    ({"challenge": "@SUM(A1:A9)"}, "challenge", "formula", FORMULA),
    ({"challenge": "+SUM(A1)"}, "challenge", "formula", FORMULA),
    ({"challenge": "-2+3+cmd|' /C calc'!A0"}, "challenge", "formula", FORMULA),
    ({"challenge": "-cmd|' /C calc'!A0"}, "challenge", "formula", FORMULA),
    ({"challenge": "\t=A1"}, "challenge", "formula", FORMULA),
    ({"partners": "IOM|=A1"}, "partners", "formula", FORMULA),
    (
        {"language": "xx"},
        "language",
        "unknown_language",
        "Actions are not kept in this language. Write one of: ar, en, es, fr, pt.",
    ),
    (
        {"population": "1,680,600"},
        "population",
        "separators",
        "Write 1680600, without separators between the digits.",
    ),
    (
        {"estimated_people_reached": "1,000"},
        "estimated_people_reached",
        "separators",
        "Write 1000, without separators between the digits.",
    ),
    (
        {"budget_amount": "1.000.000"},
        "budget_amount",
        "separators",
        "Write 1000000, without separators between the digits.",
    ),
    (
        {"budget_amount": "174 000"},
        "budget_amount",
        "separators",
        "Write 174000, without separators between the digits.",
    ),
    (
        {"budget_amount": "1,174,000.50"},
        "budget_amount",
        "separators",
        "Write 1174000.50, without separators between the digits.",
    ),
    ({"population": "-5"}, "population", "negative", "This number cannot be negative."),
    (
        {"population": "many"},
        "population",
        "not_a_number",
        "Write a whole number with the digits 0 to 9, such as 1200.",
    ),
    (
        {"population": "99999999999"},
        "population",
        "too_large",
        "This is more people than there are. Check the number.",
    ),
    (
        {"budget_currency": "XYZ"},
        "budget_currency",
        "unknown_currency",
        "There is no currency with this code. Write its three letters, such as USD.",
    ),
    (
        {"budget_currency": ""},
        "budget_currency",
        "half_a_budget",
        "An amount and its currency belong together.",
    ),
    ({"summary": "a\0b"}, "summary", "nul", "There is a NUL character in the text. Remove it."),
    (
        {"summary": "a\x07b"},
        "summary",
        "control_character",
        "There is an invisible control character (U+0007) in the text. Remove it.",
    ),
    (
        {"id": "CTA 1/2"},
        "id",
        "bad_id",
        "An identifier has only the letters A to Z, digits, hyphens and underscores, such as CTA-001.",
    ),
    ({"kind": "idea"}, "kind", "unknown_word", "Write one of: action, commitment."),
    ({"status": "done"}, "status", "unknown_word", "Write one of: completed, ongoing, planned."),
    (
        {"signed_declaration": "maybe"},
        "signed_declaration",
        "unknown_word",
        "Write one of: yes, no, unknown.",
    ),
    ({"verified": "1"}, "verified", "unknown_word", "Write one of: true, false."),
    (
        {"source_url": "example.org"},
        "source_url",
        "bad_address",
        "Write the whole address of the page, beginning with https://.",
    ),
    (
        {"wikidata_or_geonames_id": "232422"},
        "wikidata_or_geonames_id",
        "bad_identifier",
        "Write geonames: and a number, or wikidata: and an item, such as geonames:232422 or wikidata:Q3995.",
    ),
    (
        {"government_name": "Kаmpala"},
        "government_name",
        "mixed_scripts",
        "A word of the name mixes letters of two scripts that look alike. Type it again.",
    ),
    (
        {"partners": "|".join(f"Partner {number}" for number in range(31))},
        "partners",
        "too_many",
        "There are 31 partners; at most 30 are kept.",
    ),
]


@pytest.mark.parametrize(("change", "column", "code", "reason"), BAD, ids=lambda value: str(value)[:40])
def test_each_bad_cell_is_named_with_what_to_do(
    words: Words, change: dict[str, str], column: str, code: str, reason: str
) -> None:
    assert reasons(words, change) == [(column, code, reason)]


def test_an_unknown_word_is_answered_with_the_vocabulary(words: Words) -> None:
    ((column, code, reason),) = reasons(words, {"themes": "housing|luck"})
    assert (column, code) == ("themes", "unknown_word")
    assert reason.startswith(f"The vocabulary has no such word. Write one of: {THEMES}, ")


def test_bytes_of_an_older_encoding_are_named(words: Words) -> None:
    content = as_csv({"lessons": "Córdoba aprendió"}).replace("ó".encode(), b"\xf3")
    (line,) = read(io.BytesIO(content))
    assert isinstance(line, Line)
    assert Checks(words).check(line) == [
        Problem(
            2,
            "lessons",
            "C�rdoba aprendi�",
            "The byte 0xF3 is not UTF-8: the file was probably saved in an older encoding such as Latin-1."
            " Save it as “CSV UTF-8”.",
            "not_utf8",
        )
    ]


def test_an_id_stands_once_in_a_file_whatever_its_letters(words: Words) -> None:
    assert reasons(words, {}, {"id": "cta-900"}) == [
        ("id", "duplicate_id", "This identifier is already on line 2. Each identifier stands once in a file.")
    ]


def test_everything_wrong_in_a_row_is_told_at_once(words: Words) -> None:
    found = reasons(words, {"language": "xx", "end_year": "1999", "population": "a lot", "verified": "oui"})
    assert [column for column, _code, _reason in found] == ["population", "language", "end_year", "verified"]


@pytest.mark.parametrize(
    "text",
    [
        "- item",
        "- item (one)\n- item (two)",
        "-item",
        "+ 250 families",
        "@MayorsMigration says",
        "a < b and c > d",
        "Fees & R&D; 3 = 1 + 2",
        "On Monday = market day",
        "1. First",
        "سُرَّ من رأى",
    ],
)
def test_plain_text_is_left_alone(words: Words, text: str) -> None:
    (row,) = checked(words, {"summary": text})
    assert isinstance(row, Row)
    assert row.texts["summary"] == text


def test_a_good_row_is_read_whole(words: Words) -> None:
    (row,) = checked(words, {})
    assert isinstance(row, Row)
    assert row.alignment == (
        *((f"GCM-{number}", "gcm-objectives") for number in (7, 15, 16, 22)),
        *((f"GCR-{number}", "gcr-objectives") for number in (1, 2)),
        *((f"SDG-{number}", "sdg-goals") for number in (1, 4, 8, 10)),
    )
    assert (row.kind, row.stage, row.starts, row.ends) == ("practice", "fulfilled", 2021, 2022)
    assert row.populations == ("refugees", "host-community", "women")
    assert row.priorities == ("PO-4", "PO-5")
    assert (row.place, row.people, row.budget_amount, row.is_signed) == ("Kampala", 480, "174000", False)


@pytest.mark.parametrize(
    ("kind", "status", "ours"),
    [
        ("action", "completed", ("practice", "fulfilled")),
        ("action", "ongoing", ("ongoing", "in_progress")),
        ("action", "planned", ("ongoing", "planning")),
        ("commitment", "completed", ("commitment", "fulfilled")),
        ("commitment", "ongoing", ("commitment", "in_progress")),
        ("Commitment", "Planned", ("commitment", "planning")),
    ],
)
def test_kind_and_stage_follow_from_kind_and_status(
    words: Words, kind: str, status: str, ours: tuple[str, str]
) -> None:
    (row,) = checked(words, {"kind": kind, "status": status})
    assert isinstance(row, Row)
    assert (row.kind, row.stage) == ours


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(column=st.sampled_from(COLUMNS), text=st.text(max_size=80))
def test_any_text_in_any_cell_gives_a_row_or_a_problem(words: Words, column: str, text: str) -> None:
    for found in checked(words, {column: text}):
        assert isinstance(found, Row) or found
