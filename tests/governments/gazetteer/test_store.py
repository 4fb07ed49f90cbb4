import time
from pathlib import Path

import pytest

from localaction.governments.gazetteer import ensure, fold, open_gazetteer
from localaction.governments.gazetteer.store import (
    ALTERNATE,
    CODE,
    INNER_WORDS,
    PRIMARY,
    connect,
    searchable_names,
)


def test_the_file_is_made_once(gazetteer_folder: Path) -> None:
    path = ensure(gazetteer_folder)
    made = path.stat().st_mtime_ns
    assert ensure(gazetteer_folder) == path
    assert path.stat().st_mtime_ns == made
    deadline = time.monotonic() + 60  # tests that run beside this one make the same file in the same folder
    while (left := list(gazetteer_folder.glob("*.unfinished"))) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert left == []


def test_one_gazetteer_per_process(gazetteer_folder: Path) -> None:
    assert open_gazetteer(gazetteer_folder) is open_gazetteer(gazetteer_folder)


def test_the_file_is_only_read(gazetteer_folder: Path) -> None:
    connection = connect(ensure(gazetteer_folder))
    with pytest.raises(Exception, match="readonly"):
        connection.execute("DELETE FROM place")
    connection.close()


def test_names_in_the_file_are_folded_as_searches_are(gazetteer_folder: Path) -> None:
    connection = connect(ensure(gazetteer_folder))
    rows = connection.execute(
        "SELECT n.folded, p.names, n.position FROM name n JOIN place p ON p.id = n.place WHERE n.tier = 0 LIMIT 5000"
    ).fetchall()
    connection.close()
    assert len(rows) == 5000
    assert [row for row in rows if fold(row[1].split("|")[row[2]]) != row[0]] == []


def test_every_form_of_a_name_once() -> None:
    forms = list(searchable_names(["Rio de Janeiro", "RIO", "Río de Janeiro", "الريو"]))
    assert forms == [
        ("rio de janeiro", PRIMARY, 0),
        ("rio", CODE, 1),
        ("الريو", ALTERNATE, 3),
        ("ريو", ALTERNATE, 3),
        ("de janeiro", INNER_WORDS, 0),
        ("janeiro", INNER_WORDS, 0),
    ]
