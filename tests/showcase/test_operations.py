"""The same list has the same short address for ever, and keeps nothing of who asked."""

from urllib.parse import parse_qs

import pytest

from localaction.kit.actors import Actor
from localaction.kit.models import TrailEvent
from localaction.showcase.filters import Filters, read
from localaction.showcase.models import CitedList
from localaction.showcase.operations import cite, question_of

pytestmark = pytest.mark.django_db
READER = Actor(person_id=None, name="", language="fr")


def test_the_same_question_has_the_same_code_and_is_kept_once() -> None:
    asked = read({"q": ["housing"], "country": ["-DE", "UG"], "at": ["12"], "page": ["3"]})
    first = cite(actor=READER, asked=asked)
    again = cite(actor=READER, asked=read(parse_qs(question_of(asked))))
    assert (again.pk, again.code) == (first.pk, first.code)
    assert (first.query, first.entry) == ("q=housing&country=UG&country=-DE&at=12", 12)
    (event,) = TrailEvent.objects.filter(verb="list.cited")
    assert (event.person_id, event.name, event.facts) == (None, "", {"entry": 12})


def test_another_entry_is_another_list() -> None:
    codes = {cite(actor=READER, asked=Filters(query="housing", at=at)).code for at in (11, 12)}
    assert len(codes) == 2


def test_a_code_that_is_taken_by_another_question_grows() -> None:
    asked = Filters(query="housing", at=12)
    code = cite(actor=READER, asked=asked).code
    CitedList.objects.filter(code=code).update(query="something else")
    longer = cite(actor=READER, asked=asked).code
    assert (longer.startswith(code), len(longer)) == (True, len(code) + 1)


def test_a_list_without_an_entry_cannot_be_cited() -> None:
    with pytest.raises(ValueError, match="as of an entry"):
        cite(actor=READER, asked=Filters(query="housing"))
