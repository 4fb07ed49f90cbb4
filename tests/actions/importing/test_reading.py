from __future__ import annotations

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.actions.importing.files import as_csv

from localaction.actions.importing.columns import COLUMNS
from localaction.actions.importing.problems import Problem, Unreadable
from localaction.actions.importing.reading import Line, read


def _reasons(content: bytes) -> list[tuple[str, str]]:
    with pytest.raises(Unreadable) as refused:
        read(io.BytesIO(content))
    return [(problem.column, problem.reason) for problem in refused.value.problems]


def test_rows_come_with_the_number_of_their_first_line() -> None:
    content = as_csv({"summary": "two\nlines"}, {"id": "CTA-901"})
    assert [(line.number, line.cells.id) for line in read(io.BytesIO(content)) if isinstance(line, Line)] == [
        (2, "CTA-900"),
        (4, "CTA-901"),
    ]


def test_the_order_of_the_columns_is_free() -> None:
    content = as_csv({}, columns=tuple(reversed(COLUMNS)))
    (line,) = read(io.BytesIO(content))
    assert isinstance(line, Line)
    assert (line.cells.id, line.cells.verified) == ("CTA-900", "true")


def test_the_mark_that_excel_puts_first_is_no_part_of_the_first_column() -> None:
    (line,) = read(io.BytesIO(b"\xef\xbb\xbf" + as_csv({})))
    assert isinstance(line, Line)
    assert line.cells.id == "CTA-900"


def test_empty_rows_are_passed_over() -> None:
    content = as_csv({}) + b"\r\n" + b"," * (len(COLUMNS) - 1) + b"\r\n"
    assert len(list(read(io.BytesIO(content)))) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf", "The file is empty."),
        (b"\r\n \r\n", "The file is empty."),
        (
            as_csv({}).replace(b",", b";"),
            "The columns are separated by semicolons. Save the file with commas between the columns.",
        ),
        (
            "\t".join(COLUMNS).encode(),
            "The columns are separated by tabs. Save the file with commas between the columns.",
        ),
        (
            b"PK\x03\x04 and more",
            "This is a spreadsheet, not a CSV file. Save it as “CSV UTF-8” and import that file.",
        ),
        (
            ",".join(COLUMNS).encode("utf-16"),
            "The file is written in UTF-16. Save it as “CSV UTF-8” and import that file.",
        ),
        (
            b'"id,government_name',
            "The first line cannot be taken apart: a quotation mark is opened and never closed.",
        ),
    ],
)
def test_what_is_no_such_file_is_refused_in_a_sentence(content: bytes, reason: str) -> None:
    assert _reasons(content) == [("", reason)]


def test_every_wrong_column_is_named() -> None:
    header = ",".join([*[name for name in COLUMNS if name not in ("kind", "themes")], "colour", "id"])
    missing = "This column is missing. Add it to the first line, even if its cells are empty."
    assert _reasons(header.encode()) == [
        ("kind", missing),
        ("themes", missing),
        ("colour", "The format has no such column. Remove it, or mend its name."),
        ("id", "This column is there more than once. Keep one of them."),
    ]


def test_a_row_with_a_comma_too_many_is_named_and_the_next_one_is_read() -> None:
    good = as_csv({}, {"id": "CTA-901"}).splitlines(keepends=True)
    content = good[0] + good[1].replace(b"CTA-900", b"CTA-900,") + good[2]
    broken, line = read(io.BytesIO(content))
    assert broken == Problem(
        2,
        "",
        "CTA-900",
        f"The row has {len(COLUMNS) + 1} cells and the first line has {len(COLUMNS)}."
        " A text with a comma in it needs quotation marks around it.",
        "wrong_cells",
    )
    assert isinstance(line, Line)
    assert line.cells.id == "CTA-901"


def test_a_quote_that_is_not_doubled_is_named() -> None:
    content = as_csv({}).replace(b"Trust grew.", b'"Trust" grew.')
    (broken,) = read(io.BytesIO(content))
    assert isinstance(broken, Problem)
    assert broken.reason == (
        "The row cannot be taken apart: a quotation mark inside a text has to be written twice."
    )


@given(st.binary(max_size=400))
def test_any_bytes_after_a_good_first_line_give_rows_or_problems(tail: bytes) -> None:
    for one in read(io.BytesIO(as_csv() + tail)):
        assert isinstance(one, Line | Problem)


@given(st.binary(max_size=200))
def test_any_bytes_at_all_are_read_or_refused(content: bytes) -> None:
    with contextlib.suppress(Unreadable):
        list(read(io.BytesIO(content)))
