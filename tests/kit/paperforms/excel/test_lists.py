"""Lists in workbooks: read row by row, as another program wrote them."""

import io
from collections.abc import Sequence
from datetime import date

import openpyxl
import pytest

from localaction.kit.paperforms.excel.lists import LIST, rows
from localaction.kit.paperforms.opening import Fault, NotReadable, Room, open_package


def workbook(*lines: Sequence[object]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in lines:
        sheet.append(list(line))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_rows_come_with_their_numbers_and_their_gaps() -> None:
    content = workbook(["id", "Stadt", "Tag"], [], ["A-1", None, date(2024, 5, 17)], [7, 3.5, True])
    assert list(rows(open_package(content, LIST))) == [
        (1, ["id", "Stadt", "Tag"]),
        (3, ["A-1", "", "2024-05-17"]),
        (4, ["7", "3.5", "TRUE"]),
    ]


def test_many_rows_are_read_that_a_form_never_has() -> None:
    content = workbook(*([f"A-{number}", "Kampala", "UG", "city"] for number in range(40_000)))
    with pytest.raises(NotReadable):
        open_package(content)
    found = list(rows(open_package(content, LIST)))
    assert (len(found), found[-1]) == (40_000, (40_000, ["A-39999", "Kampala", "UG", "city"]))


def test_what_has_no_room_is_not_opened() -> None:
    with pytest.raises(NotReadable) as refused:
        open_package(workbook(["id"]), Room(bytes=100))
    assert refused.value.fault is Fault.TOO_LARGE
