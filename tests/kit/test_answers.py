"""A rule says yes, or no with one sentence."""

import pytest
from django.core.exceptions import PermissionDenied

from localaction.kit.answers import Refused, allow, allow_if, first_refusal, refuse


def test_yes_is_truthy_and_no_is_falsy() -> None:
    assert allow()
    assert not refuse("No.")


def test_a_refusal_carries_its_sentence_to_the_person() -> None:
    with pytest.raises(Refused) as caught:
        refuse("Sign in first.").or_refuse()
    assert caught.value.reason == "Sign in first."
    assert isinstance(caught.value, PermissionDenied)


def test_an_allowance_refuses_nobody() -> None:
    allow().or_refuse()


def test_a_condition_decides() -> None:
    assert allow_if(True, "unused") == allow()
    assert allow_if(False, "Because.") == refuse("Because.")


def test_the_first_refusal_wins() -> None:
    assert first_refusal(allow(), refuse("first"), refuse("second")) == refuse("first")
    assert first_refusal(allow(), allow()) == allow()
    assert first_refusal() == allow()
