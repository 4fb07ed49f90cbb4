"""Only what was asked for, and a name that an answer cannot have is refused."""

import re

import pytest

from localaction.api.choosing import UnknownField, chosen, names, pattern
from localaction.api.records import ActionRecord, FrameworkList, RecordList

TOLD = {"total": 2, "items": [{"reference": "A", "title": "One", "names": {"en": "One"}}, {"reference": "B"}]}


def test_of_a_list_each_item_keeps_the_fields() -> None:
    told = chosen(TOLD, RecordList, "reference,names.en,names.fr")
    assert told == {"total": 2, "items": [{"reference": "A", "names": {"en": "One"}}, {"reference": "B"}]}


def test_of_a_record_a_point_leads_inside_and_through_lists() -> None:
    told = {"content": {"title": "One", "owners": [{"name": "Kampala", "role": "lead"}]}, "page": "/"}
    assert chosen(told, ActionRecord, "content.owners.name") == {"content": {"owners": [{"name": "Kampala"}]}}


@pytest.mark.parametrize(
    "fields", ["reference,", "total", "referenc", "items.reference", "reference title", "_", ".", "title..x"]
)
def test_names_that_cannot_be_are_refused(fields: str) -> None:
    with pytest.raises(UnknownField):
        chosen(TOLD, RecordList, fields)
    assert not re.fullmatch(pattern(RecordList), fields)


def test_the_names_are_those_of_the_items() -> None:
    assert {"reference", "title", "is_silent"} <= set(names(RecordList))
    assert "code" in names(FrameworkList)
    assert "content" in names(ActionRecord)
