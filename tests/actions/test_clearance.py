"""The gate of the protection check stands where everything about an action crosses, and nowhere is a way around it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.actions.making import focal_point, ready

from localaction.actions import clearance
from localaction.actions.models import Action
from localaction.actions.protection import Finding

SOURCE = Path(__file__).parents[2] / "src" / "localaction" / "actions"


def test_the_register_is_written_in_one_place_and_by_the_import_only() -> None:
    writing = {
        str(file.relative_to(SOURCE))
        for file in SOURCE.rglob("*.py")
        if re.search(r"register\.(?:operations\.)?publish(?:_many)?\(", file.read_text(encoding="utf-8"))
    }
    written_by_the_secretariat = {"announcing.py"}  # calls: nothing in them comes from a government
    assert writing == {"publicity.py", "importing/entering.py"} | written_by_the_secretariat
    assert (SOURCE / "publicity.py").read_text(encoding="utf-8").count("register.publish(") == 1


def finding(**facts: object) -> Finding:
    told = {"field": "results", "passage": "0772", "start": 0, "end": 4, "kind": "phone"}
    return Finding(**{**told, "sureness": "sure", "why_code": "phone.form", **facts})  # type: ignore[arg-type]


def test_a_key_is_of_field_kind_and_passage_alone() -> None:
    assert clearance.key_of(finding()) == clearance.key_of(finding(start=9, end=13, sureness="likely"))
    others = [finding(field="lessons"), finding(kind="identity"), finding(passage="0773")]
    assert clearance.key_of(finding()) not in {clearance.key_of(one) for one in others}


@pytest.mark.django_db
def test_the_same_passage_twice_in_a_field_is_one_to_answer() -> None:
    who, home = focal_point()
    action = ready(who, home, results="Dial +256 772 123 456. Again: +256 772 123 456.")
    found = clearance.passages_of(Action.objects.with_details().get(pk=action.pk))
    assert [one.finding.passage for one in found] == ["+256 772 123 456"]
    assert found[0].shown.before == "Dial "
