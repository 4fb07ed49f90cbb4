"""No sequence of moves by anybody confirms a signature without two people and two kinds of evidence."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.declarations import making
from tests.governments import making as people

from localaction.declarations import operations, queries
from localaction.declarations.lifecycle import LIFECYCLE
from localaction.declarations.models import Signature
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.kit.lifecycle import IllegalMove
from localaction.register import queries as published

EXPECTED = (Refused, IllegalMove, operations.TextChanged, operations.Incomplete)


class SignatureLife(RuleBasedStateMachine):
    """A government, three people of the secretariat and a stranger do anything in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.life = transaction.atomic()
        self.life.__enter__()
        self.government = people.government(domains=("kcca.go.ug",))
        self.team = people.member(self.government, domain="gmail.com")
        self.actors: dict[str, Actor] = {
            "team": self.team,
            "stranger": people.somebody("Eve"),
            "sara": people.secretariat("Sara"),
            "omar": people.secretariat("Omar"),
            "lea": people.secretariat("Lea"),
        }
        self.signature = making.sent(self.team, self.government)

    def teardown(self) -> None:
        """Every life begins from the same empty database."""
        transaction.set_rollback(True)
        self.life.__exit__(None, None, None)

    def tries(self, operation: Any, who: str, **given: Any) -> None:
        self.signature.refresh_from_db()
        with suppress(*EXPECTED):
            operation(actor=self.actors[who], signature=self.signature, **given)
        self.signature = Signature.objects.get(pk=self.signature.pk)

    who = st.sampled_from(["team", "stranger", "sara", "omar", "lea"])

    @rule(who=who)
    def sign(self, who: str) -> None:
        self.tries(operations.sign, who, shown=making.hash_of(self.signature))

    @rule(
        who=who,
        kind=st.sampled_from(["letter", "council_decision", "public_statement", "official_mailbox"]),
    )
    def show(self, who: str, kind: str) -> None:
        paper = making.PDF if kind in ("letter", "council_decision") else None
        self.tries(operations.add_evidence, who, kind=kind, paper=paper, note="seen")

    @rule(who=who)
    def call(self, who: str) -> None:
        self.tries(operations.note_call_back, who, call=making.CALL)

    @rule()
    def object(self) -> None:
        operations.object_to(signature=self.signature, email="clerk@kcca.go.ug", text="Not ours.")
        self.signature = Signature.objects.get(pk=self.signature.pk)

    @rule(who=who)
    def answer_objection(self, who: str) -> None:
        self.tries(operations.answer_objection, who, answer="Asked the clerk.")

    @rule(days=st.sampled_from([6, 8]))
    def time_passes(self, days: int) -> None:
        self.signature.refresh_from_db()
        if self.signature.announced_at is not None:
            operations.finalise_due(now=self.signature.announced_at + timedelta(days=days))
        self.signature = Signature.objects.get(pk=self.signature.pk)

    @rule(who=who)
    def confirm(self, who: str) -> None:
        self.tries(operations.confirm, who)

    @rule()
    def everybody_confirms(self) -> None:
        for who in self.actors:
            self.tries(operations.confirm, who)

    @rule(who=who)
    def hand_back(self, who: str) -> None:
        self.tries(operations.hand_back, who, question="Who is the mayor?")

    @rule(who=who)
    def refuse(self, who: str) -> None:
        self.tries(operations.refuse, who, because="No.")

    @rule(who=who)
    def dispute(self, who: str) -> None:
        self.tries(operations.dispute, who, because="A doubt.")

    @rule(who=who, outcome=st.sampled_from(["stands", "falls"]))
    def settle(self, who: str, outcome: Any) -> None:
        self.tries(operations.settle, who, outcome=outcome, because="Settled.")

    @precondition(lambda self: queries.is_public(self.signature))
    @rule(who=who)
    def withdraw(self, who: str) -> None:
        self.tries(operations.withdraw, who, because="Taken back.")

    @invariant()
    def confirmed_means_two_people_and_two_kinds(self) -> None:
        if self.signature.status in ("announced", "confirmed"):
            assert len(set(queries.confirmers_of(self.signature))) >= 2
            assert len(queries.evidence_kinds(self.signature)) >= 2
            assert self.team.person_id not in queries.confirmers_of(self.signature)

    @invariant()
    def confirmed_means_seven_days_in_public(self) -> None:
        signature = self.signature
        if signature.status == "confirmed":
            assert signature.announced_at is not None
            assert signature.confirmed_at is not None
            assert signature.confirmed_at - signature.announced_at >= timedelta(days=7)

    @invariant()
    def the_register_shows_what_is_public_and_nothing_else(self) -> None:
        shown = published.current("signature", self.signature.reference)
        assert (shown is not None) is queries.is_public(self.signature)
        if shown is not None:
            assert shown.content.status == self.signature.status  # type: ignore[attr-defined]

    @invariant()
    def nobody_refuses_without_having_asked(self) -> None:
        if self.signature.status == "refused":
            assert queries.questions_of(self.signature).exists()


@pytest.mark.django_db
def test_no_sequence_breaks_the_rules() -> None:
    run_state_machine_as_test(
        SignatureLife,
        settings=settings(
            max_examples=20, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


@pytest.mark.parametrize("state", LIFECYCLE.states.values)
def test_every_state_but_the_last_ones_has_a_way_on(state: str) -> None:
    last = {"refused", "withdrawn", "superseded"}
    assert (LIFECYCLE.moves_from(state) == []) is (state in last)
