"""`localaction check-protection` prints what it finds, for people and machines."""

from __future__ import annotations

import io
import json
from pathlib import Path

from django.core.management import CommandError, call_command

DATA = Path(__file__).parents[3] / "data"


def checked(*arguments: str) -> tuple[str, int]:
    """What is printed, and the exit status."""
    out = io.StringIO()
    try:
        call_command("check_protection", *arguments, stdout=out)
    except CommandError as error:
        return out.getvalue() + str(error), error.returncode
    return out.getvalue(), 0


def test_a_text_is_read_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text("Fine.\nCall +256 772 123 456.\nWrite to info@city.example.\n", encoding="utf-8")
    said, status = checked(str(file))
    assert f"{file}:2:6: phone (sure): '+256 772 123 456'." in said
    assert f"{file}:3:10: email (mild): 'info@city.example'." in said
    assert (status, said.endswith("1 passages must be looked at.")) == (1, True)


def test_remarks_alone_are_no_failure(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text("Write to info@city.example.", encoding="utf-8")
    assert checked(str(file))[1] == 0


def test_a_table_is_read_cell_by_cell_and_machines_are_told(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text('id,results\n1,"Fine"\n2,"هاتف ٠٧٩١٢٣٤٥٦٧"\n', encoding="utf-8")
    said, status = checked("--json", str(file))
    found = json.loads(said.splitlines()[0])
    assert (found["line"], found["field"], found["kind"], found["passage"]) == (
        3,
        "results",
        "phone",
        "٠٧٩١٢٣٤٥٦٧",
    )
    assert status == 1


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert checked(str(tmp_path / "none.txt"))[1] == 2


def test_the_measure_prints_the_table() -> None:
    said, status = checked("--measure", *(str(file) for file in sorted(DATA.glob("protection_unseen_*.txt"))))
    assert said.startswith("| kind | passages | precision | recall | recall ar | recall en |")
    assert status == 0
