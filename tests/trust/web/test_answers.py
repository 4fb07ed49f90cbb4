"""Numbers out of an address, and data for programs."""

import pytest
from django.test import RequestFactory

from localaction.trust.web import answers


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), (" 7 ", 7), ("", None), ("-7", None), ("7.5", None), ("٧", None), ("9" * 16, None)],
)
def test_a_number_of_the_address(text: str, number: int | None) -> None:
    request = RequestFactory().get("/", {"upto": text})
    assert answers.asked(request, "upto") == number  # type: ignore[arg-type]


def test_data_may_be_read_by_other_sites() -> None:
    found = answers.data({"size": 1})
    assert (found["Content-Type"], found["Access-Control-Allow-Origin"]) == ("application/json", "*")
    assert found.content == b'{\n  "size": 1\n}\n'
