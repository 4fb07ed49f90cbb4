"""What the assessment part does by itself, and what happens when its held letters are released."""

from datetime import timedelta

from localaction.accounts import queries as accounts
from localaction.accounts.actors import actor_of
from localaction.assessment import operations, queries
from localaction.kit import holding, jobs
from localaction.kit.actors import Actor


@jobs.every(minutes=360)
def remind_assessors() -> None:
    """Remind assessors of what is nearly due or overdue."""
    operations.send_reminders()


@jobs.job("assessment.tell_together", attempts=3, lease=timedelta(minutes=30))
def tell_together(person_id: int, call: str) -> None:
    """Tell what is pending in a call, in the name of who asked for it; what is refused stays pending."""
    actor = actor_of(accounts.person(person_id))
    operations.tell_together(actor=actor, decisions=queries.pending_for(actor, call).iterator())


@holding.when_released(queries.RECORD)
def tell_decision(actor: Actor, pk: int) -> None:
    """A pending decision takes effect in the moment its letters are released."""
    operations.tell(actor=actor, decision=queries.decision_to_change(pk))


@holding.when_withdrawn(queries.RECORD)
def take_decision_back(actor: Actor, pk: int, because: str) -> None:
    """A pending decision whose letter is withdrawn can be changed again."""
    operations.take_back(actor=actor, decision=queries.decision_to_change(pk), because=because)


@jobs.job("assessment.carry_out", attempts=3)
def carry_out(number: int) -> None:
    """Give actions to assessors as a plan says, and write one letter to each."""
    operations.carry_out(number=number)
