"""Where each number and each translation comes from: whose word, since which version."""

from __future__ import annotations

from typing import Any

import pytest
from tests.register.published_things import a_report, an_action, published

from localaction.register.queries import versions
from localaction.register.shapes import Origin, Owner, Served, Translated, TranslatedText
from localaction.register.translations import text_hash
from localaction.trust.queries.sources import Sources, sources_of

pytestmark = pytest.mark.django_db


def sources() -> Sources:
    return sources_of(versions("action", "LA-AAAAAA"), "en")


def told(**facts: Any) -> None:
    published(an_action(**facts))


def test_a_claim_stands_since_the_version_that_first_said_it() -> None:
    first = Served(
        number=1200, who="families", method="counted", source="https://example.org/a", as_of="2025"
    )
    second = Served(number=7, source="Census")
    told(served=(first,))
    told(served=(first, second), title="Another title")
    one, other = sources().figures
    assert (one.number, one.version, one.sequence, one.source) == ("1,200", 1, 1, "example.org")
    assert (one.what.text, one.as_of, one.who) == ("families", "2025", "The government")
    assert (other.number, other.version, other.source_href) == ("7", 2, "")
    assert other.method == "How they were counted is not known."


def test_a_claim_that_was_gone_in_between_stands_since_it_came_back() -> None:
    claim = Served(number=1200)
    told(served=(claim,))
    told(served=())
    told(served=(claim,))
    assert [one.version for one in sources().figures] == [3]


def test_what_was_collected_is_the_word_of_its_source() -> None:
    told(served=(Served(number=3),), origin=Origin(how="collected", signature="none"))
    assert sources().figures[0].who == "The source from which the secretariat collected it"


def test_numbers_of_reports_say_who_looked_at_them() -> None:
    told()
    published(a_report(1, served=(Served(number=10, who="people"),)))
    published(a_report(2, served=(Served(number=20, who="people"),), checked_on="2026-05-03"))
    assert [(one.number, one.who, one.sequence) for one in sources().figures] == [
        ("10", "The government, in a report that nobody has checked", 2),
        ("20", "The government, in a report that the secretariat looked at", 3),
    ]


def test_money_and_residents_are_numbers_too() -> None:
    owner = Owner(name="Kampala", language="en", role="lead", slug="kampala", population=1_680_600)
    told(budget_amount="174000", budget_currency="USD", owners=(owner,))
    told(budget_amount="174000", budget_currency="USD", owners=(owner,), title="Another title")
    money, residents = sources().figures
    assert (money.number, money.version) == ("174,000\u00a0USD", 1)
    assert (residents.number, residents.version) == ("1,680,600", 1)
    assert residents.source_href == "/en/governments/kampala/"


def test_a_translation_says_how_it_was_made_and_of_which_version() -> None:
    def arabic(source: str, *, mark: str, is_outdated: bool = False) -> Translated:
        text = TranslatedText(
            field="title", text="مدرسة", mark=mark, source_hash=text_hash(source), is_outdated=is_outdated
        )
        return Translated(language="ar", texts=(text,))

    told(title="One school")
    told(title="One school", translations=(arabic("One school", mark="machine"),))
    told(title="Two schools", translations=(arabic("One school", mark="machine", is_outdated=True),))
    (found,) = sources().translations
    assert (found.language, found.since, found.outdated) == ("ar", 2, 1)
    assert found.ways == (("Machine translation", 1),)
    (text,) = found.texts
    assert (text.label, text.made_of, text.is_outdated) == ("Title", 2, True)


def test_a_translation_of_a_text_that_was_never_published_says_so() -> None:
    text = TranslatedText(field="title", text="مدرسة", mark="human", source_hash="0" * 64)
    told(translations=(Translated(language="ar", texts=(text,)),))
    assert sources().translations[0].texts[0].made_of == 0
