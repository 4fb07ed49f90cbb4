"""Examples beside the questions: from the register, the nearest first, never one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from tests.factories import register

from localaction.actions.examples import LONGEST, QUESTIONS, _gathered, examples

pytestmark = pytest.mark.django_db
ROWS = {row["id"]: number for number, row in enumerate(register.rows())}


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"
    _gathered.cache_clear()


def an_action(reference: str, of: str, **changes: Any) -> Any:
    plain = register.action_of(register.rows()[0])
    owner = structs.replace(plain.owners[0], slug=of.lower(), name=of)
    return structs.replace(plain, reference=reference, owners=(owner,), **changes)


def names(*found: Any) -> list[str]:
    return [example.government for example in found]


def test_the_writers_language_comes_before_kind_and_kind_before_the_rest() -> None:
    said = {"results": "Waiting time fell from five months to three weeks."}
    register.publish(
        an_action("LA-AAAAA2", "Lyon", language="fr", kind="practice", **said),
        an_action("LA-AAAAA3", "Accra", language="en", kind="practice", **said),
        an_action("LA-AAAAA4", "Leeds", language="en", kind="ongoing", **said),
    )
    assert names(*examples("results", language="en", kind="practice")) == ["Accra", "Leeds"]
    assert names(*examples("results", language="fr", kind="practice")) == ["Lyon", "Accra"]
    assert names(*examples("results", language="en", kind="ongoing")) == ["Leeds", "Accra"]


def test_the_same_priorities_come_first() -> None:
    said = {"language": "en", "kind": "practice", "results": "Waiting time fell by more than half in a year."}
    register.publish(
        an_action("LA-AAAAA2", "Accra", priorities=("PO-4",), **said),
        an_action("LA-AAAAA3", "Leeds", priorities=("PO-2",), **said),
        an_action("LA-AAAAA4", "Quito", priorities=("PO-3",), **said),
    )
    first, _second = examples("results", language="en", kind="practice", priorities=["PO-4"])
    assert first.government == "Accra"
    first, _second = examples("results", language="en", kind="practice", priorities=["PO-2"])
    assert first.government == "Leeds"


def test_nobody_is_shown_its_own_answer_and_each_government_once() -> None:
    said = {"language": "en", "lessons": "Parents came once we met them at the market, not at the hall."}
    register.publish(
        an_action("LA-AAAAA2", "Leeds", **said),
        an_action("LA-AAAAA3", "Accra", **said),
        an_action("LA-AAAAA4", "Accra", **said),
    )
    assert sorted(names(*examples("lessons", language="en"))) == ["Accra", "Leeds"]
    assert names(*examples("lessons", language="en", besides="accra")) == ["Leeds"]


def test_what_is_withdrawn_is_no_example_any_more() -> None:
    register.publish(an_action("LA-AAAAA2", "Accra", lessons="Parents came once we met them at the market."))
    assert len(examples("lessons", language="en")) == 1
    register.withdraw("action", "LA-AAAAA2", "Taken back.")
    assert examples("lessons", language="en") == ()


def test_a_long_answer_is_shown_up_to_the_end_of_a_sentence() -> None:
    long = "We opened a school in the market hall. " + "It went on and on and on. " * 40
    register.publish(an_action("LA-AAAAA2", "Accra", what_was_done=long))
    (example,) = examples("what_was_done", language="en")
    assert not example.is_whole
    assert example.text.startswith("We opened a school")
    assert example.text.endswith("on.")
    assert 40 < len(example.text.split()) <= LONGEST


def test_the_first_cohort_helps_writers_of_every_language(django_assert_max_num_queries: Any) -> None:
    register.publish_cohort()
    with django_assert_max_num_queries(4):
        for language in ("en", "fr", "es", "ar"):
            for question in ("title", "summary", "challenge", "what_was_done", "results", "lessons"):
                found = examples(question, language=language, kind="ongoing")
                assert len(found) == 2, (language, question)
                assert found[0].language == language, (language, question)
                assert all(len(one.text.split()) <= LONGEST for one in found)


def test_every_question_with_examples_is_a_published_text() -> None:
    action = register.action_of(register.rows()[0])
    assert all(isinstance(getattr(action, name), str) for name in QUESTIONS)
