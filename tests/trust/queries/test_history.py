"""The history of an action: every version, the two compared, what is not shown."""

import pytest
from tests.register.published_things import an_action, published

from localaction.kit.actors import SYSTEM
from localaction.register import operations
from localaction.register.shapes import Origin
from localaction.trust.queries.history import History, history_of

pytestmark = pytest.mark.django_db
REFERENCE = "LA-AAAAAA"


def publish(*titles: str) -> None:
    for title in titles:
        published(an_action(title=title))


def history(before: int = 0, after: int = 0) -> History:
    found = history_of(REFERENCE, "en", before, after)
    assert found is not None
    return found


def test_every_version_with_what_changed_in_it() -> None:
    publish("One school", "Two schools")
    published(an_action(title="Two schools", staff="Four"))
    found = history()
    assert [(line.version, line.changed, line.is_current) for line in found.lines] == [
        (3, ("Staff",), True),
        (2, ("Title",), False),
        (1, (), False),
    ]
    assert found.title is not None
    assert found.title.text == "Two schools"


def test_the_last_two_are_compared_unless_others_are_asked_for() -> None:
    publish("One schools", "Two schools", "Three schools")
    found = [history(*pair).compared for pair in ((), (1, 3))]
    assert [(one.before, one.after) for one in found if one] == [(2, 3), (1, 3)]
    asked = [history(*pair).compared for pair in ((3, 1), (9, 9), (2, 2), (1, 0), (0, 1))]
    assert [(one.before, one.after) for one in asked if one] == [(1, 3), (2, 3), (1, 2), (1, 3), (1, 2)]
    compared = history(1, 2).compared
    assert compared is not None
    assert compared.changes[0].words == (
        ("gone", "One "),
        ("new", "Two "),
        ("same", "schools"),
    )


def test_one_version_is_compared_with_nothing() -> None:
    publish("One school")
    assert history().compared is None


def test_of_what_was_withdrawn_only_the_days_are_told() -> None:
    publish("One school", "Two schools")
    operations.withdraw(actor=SYSTEM, kind="action", reference=REFERENCE, because="The city asked for it.")
    found = history()
    assert (found.title, found.compared, found.sources, found.readable) == (None, None, None, ())
    newest = found.lines[0]
    assert newest.because is not None
    assert (newest.event, newest.because.text) == ("Withdrawn", "The city asked for it.")
    assert not any(line.who or line.changed for line in found.lines)


def test_whose_word_a_version_is() -> None:
    origin = Origin(how="collected", signature="none", source_url="https://example.org/report")
    published(an_action(origin=origin))
    publish("One school")
    newer, older = history().lines
    assert older.who == "Collected by the secretariat from a public source"
    assert older.source_host == "example.org"
    assert newer.who == "Submitted by Kampala Capital City Authority"


def test_what_never_was_has_no_history() -> None:
    assert history_of("LA-NOTHING", "en") is None
