"""What suggestions learn from is what the first cohort says today."""

from pathlib import Path

import numpy
import pytest
from tools import learn_suggestions

from localaction.frameworks.suggesting import records


def test_the_record_is_up_to_date() -> None:
    today, shipped = learn_suggestions.recorded(), records.first_cohort()
    assert today.keys == shipped.keys
    assert today.items == shipped.items
    assert numpy.allclose(today.words, shipped.words, atol=0.001), "run tools/learn_suggestions.py"
    assert numpy.allclose(today.meaning, shipped.meaning, atol=0.01), "run tools/learn_suggestions.py"


def test_a_record_says_the_same_when_read_back(tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    file.write_text(records.first_cohort().as_json(), encoding="utf-8")
    again = records.read(file)
    assert again.keys == records.first_cohort().keys
    assert (again.words == records.first_cohort().words).all()


def test_a_record_made_with_other_notions_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    file.write_text('{"notions": ["housing"], "actions": []}', encoding="utf-8")
    with pytest.raises(ValueError, match="other notions"):
        records.read(file)


def test_a_part_of_a_record_keeps_its_rows_together() -> None:
    whole = records.first_cohort()
    part = whole.only(whole.keys[3:5])
    assert part.keys == whole.keys[3:5]
    assert (part.words == whole.words[3:5]).all()
    assert part.declared(("GCM-15",)).tolist() == whole.declared(("GCM-15",))[3:5].tolist()
