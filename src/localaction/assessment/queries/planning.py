"""A plan of who reads what, for a call or one action, with why each was chosen and why the others were not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from localaction.accounts.models import Person
from localaction.actions.lifecycle import Status
from localaction.actions.models import Action, Call
from localaction.actions.queries import lead_of
from localaction.assessment import conflicts
from localaction.assessment.balancing import Plan, Reader, Task, plan, why_not
from localaction.assessment.lifecycle import LIVE, DecisionStatus, Outcome
from localaction.assessment.models import AssigningRule, Assignment, Distribution, How, Profile
from localaction.assessment.queries.facts import facts_of_actions, facts_of_assessors
from localaction.assessment.queries.judging import needed_for
from localaction.assessment.queries.profiles import PRIORITIES, assessors_at_work, assigning_rules
from localaction.kit.texts import best
from localaction.register.regions import regions_of

BY_RULES, BY_BALANCE = "rule", "balance"
USUAL_CAPACITY = Profile._meta.get_field("capacity").default


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody who gets an action. `because` are codes with their facts (see `Assignment.because`)."""

    person: Person
    because: list[dict[str, Any]]
    how: str


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody who does not get it, and why: a code of `balancing.Obstacle`, with what ties them to it."""

    person: Person
    why: str
    ties: tuple[conflicts.Tie, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One action of a plan."""

    action: Action
    chosen: tuple[Chosen, ...]
    left: tuple[Left, ...]
    unfilled: int


@dataclass(frozen=True, slots=True)
class Assigning:
    """A whole plan. `before` and `after` are the open assessments of each assessor."""

    actions: tuple[Action, ...]
    people: dict[int, Person]
    readers: dict[int, Reader]
    tasks: dict[int, Task]
    ties: dict[int, dict[int, tuple[conflicts.Tie, ...]]]
    rules: dict[int, AssigningRule]
    made: Plan

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Numbers of actions and of assessors."""
        return [(action.pk, reader) for action in self.actions for reader in self.made.given[action.pk]]

    @property
    def digest(self) -> str:
        """What a form says of the plan that it showed."""
        return hashlib.sha256(json.dumps(self.pairs).encode()).hexdigest()

    @property
    def loads(self) -> list[tuple[Person, int, int]]:
        """Each assessor with how much is open before and after, by name."""
        return [
            (person, self.readers[pk].load, self.made.loads[pk])
            for pk, person in sorted(self.people.items(), key=lambda pair: str(pair[1]))
        ]

    @property
    def unfilled(self) -> int:
        """How many seats nobody can fill."""
        return sum(self.made.unfilled.values())

    def row(self, action: Action) -> Row:
        """One action, with why each assessor has it or has not."""
        given = self.made.given[action.pk]
        others = (one for number, one in self.people.items() if number not in given)
        return Row(
            action,
            tuple(Chosen(self.people[pk], self.because(action, pk), self.how(action)) for pk in given),
            tuple(self._left(action, one) for one in others),
            self.made.unfilled.get(action.pk, 0),
        )

    def how(self, action: Action) -> str:
        """Whether a rule or the balance decided."""
        return str(How.RULE if action.pk in self.rules else How.BALANCE)

    def because(self, action: Action, reader: int) -> list[dict[str, Any]]:
        """Why this assessor gets this action."""
        who, task = self.readers[reader], self.tasks[action.pk]
        found: list[dict[str, Any]] = [{"code": "language", "said": action.language}]
        if action.pk in self.rules:
            found.insert(0, {"code": "rule", "said": self.rules[action.pk].name})
        known = [region for region in reversed(task.regions) if region in who.regions]
        if known:
            found.append({"code": "region", "said": known[0]})
        found += [{"code": "topic", "said": topic} for topic in sorted(who.topics & task.topics)]
        return [*found, {"code": "load", "said": who.load, "after": self.made.loads[reader]}]

    def _left(self, action: Action, person: Person) -> Left:
        why = why_not(self.readers[person.pk], self.tasks[action.pk], self.made, self.readers)
        return Left(person, why, self.ties[action.pk][person.pk])


def plan_for(call: Call | None, how: str, *, on: date | None = None) -> Assigning:
    """The plan for every action of a call that misses assessors, or of no call; by rules alone, or by balance too."""
    return _plan(list(actions_to_assign().filter(call=call)), how, on or timezone.localdate())


def plan_for_one(action: Action, *, on: date | None = None) -> Assigning:
    """The plan for the free places of one action."""
    found = list(actions_to_assign().filter(pk=action.pk))
    return _plan(found, BY_BALANCE, on or timezone.localdate())


def plan_without(assignment: Assignment, *, on: date | None = None) -> Assigning:
    """The plan for the place that would fall free if this assignment were taken back."""
    found = list(actions_to_assign().filter(pk=assignment.action_id))
    return _plan(found, BY_BALANCE, on or timezone.localdate(), besides=assignment.pk)


def actions_to_assign() -> QuerySet[Action]:
    """Sent actions that may miss assessors, the longest waiting first, with the rounds that ended."""
    ended = Q(decisions__status=DecisionStatus.FINAL) & ~Q(decisions__outcome=Outcome.ACCEPT)
    return (
        Action.objects.kept()
        .filter(status__in=(Status.SUBMITTED, Status.ASSESSING))
        .select_related("call")
        .prefetch_related("owners__government", "owners__organisation")
        .annotate(ended_rounds=Count("decisions", filter=ended, distinct=True))
        .order_by("submitted_at", "id")
    )


def calls_to_assign() -> list[tuple[Call | None, int]]:
    """Every call with sent actions, and how many; None stands for those of no call."""
    waiting = Action.objects.kept().filter(status__in=(Status.SUBMITTED, Status.ASSESSING)).order_by()
    counted = dict(waiting.values_list("call").annotate(count=Count("pk")))
    calls = Call.objects.in_bulk([pk for pk in counted if pk is not None])
    named: list[tuple[Call | None, int]] = [(calls[pk], counted[pk]) for pk in sorted(calls)]
    return [*named, *([(None, counted[None])] if None in counted else [])]


def call_title(call: Call | None, language: str) -> str:
    """What a call is called for a reader; "" for no call."""
    if call is None:
        return ""
    return (
        best({code: texts.get("title", "") for code, texts in call.texts.items()}, language)[0] or call.code
    )


def distributions() -> QuerySet[Distribution]:
    """What was given out at once, the newest first."""
    return Distribution.objects.select_related("call", "begun_by")


def problems_of(made: Distribution) -> list[tuple[Action, Person, str]]:
    """What could not be given out, and why."""
    actions = Action.objects.in_bulk([one["action"] for one in made.problems])
    people = Person.objects.in_bulk([one["assessor"] for one in made.problems])
    return [(actions[one["action"]], people[one["assessor"]], one["why"]) for one in made.problems]


def _plan(actions: Sequence[Action], how: str, today: date, besides: int = 0) -> Assigning:
    people = list(assessors_at_work(today))
    asked, live = _asked(actions, besides)
    facts, known = facts_of_actions(actions), facts_of_assessors(people)
    ties = {
        action.pk: {one.pk: conflicts.ties(known[one.pk], facts[action.pk]) for one in people}
        for action in actions
    }
    kept = list(assigning_rules())
    rules = {action.pk: rule for action in actions if (rule := rule_for(action, kept))}
    tasks = {}
    for action in actions:
        seats = needed_for(action) - live.get(action.pk, 0)
        if seats > 0 and (how != BY_RULES or action.pk in rules):
            tasks[action.pk] = _task(action, seats, ties[action.pk], asked.get(action.pk, set()), rules)
    readers = {one.pk: reader_of(one, today) for one in people}
    made = plan(list(readers.values()), list(tasks.values()))
    missing = tuple(action for action in actions if action.pk in tasks)
    return Assigning(missing, {one.pk: one for one in people}, readers, tasks, ties, rules, made)


def _asked(actions: Iterable[Action], besides: int) -> tuple[dict[int, set[int]], dict[int, int]]:
    """Who was asked in the present round, and how many of them are at work or done, by action."""
    rounds = {action.pk: 1 + action.ended_rounds for action in actions}  # type: ignore[attr-defined]
    asked: dict[int, set[int]] = {}
    live: dict[int, int] = {}
    rows = Assignment.objects.filter(action__in=list(rounds)).order_by()
    columns = ("pk", "action_id", "round", "assessor_id", "status")
    for pk, action, number, assessor, status in rows.values_list(*columns):
        if number == rounds[action]:
            asked.setdefault(action, set()).add(assessor)
            live[action] = live.get(action, 0) + (status in LIVE and pk != besides)
    return asked, live


def _task(
    action: Action,
    seats: int,
    ties: dict[int, tuple[conflicts.Tie, ...]],
    asked: set[int],
    rules: dict[int, AssigningRule],
) -> Task:
    rule = rules.get(action.pk)
    return Task(
        number=action.pk,
        languages=frozenset({action.language}),
        regions=regions_of(country_of(action)),
        topics=topics_of(action),
        seats=seats,
        tied=frozenset(person for person, found in ties.items() if found),
        asked=frozenset(asked),
        only=frozenset(one.pk for one in rule.people.all()) if rule else None,
    )


def reader_of(person: Person, today: date) -> Reader:
    """An assessor as the plan sees them; without a profile they read the language of their letters."""
    profile: Profile | None = getattr(person, "assessor_profile", None)
    load: int = person.at_work  # type: ignore[attr-defined]
    if profile is None:
        return Reader(person.pk, frozenset({person.language}), load=load, capacity=USUAL_CAPACITY)
    return Reader(
        number=person.pk,
        languages=frozenset(profile.languages or [person.language]),
        regions=frozenset(profile.regions),
        topics=frozenset(profile.expertise),
        load=load,
        capacity=profile.capacity,
        is_away=bool(profile.away_until and profile.away_until >= today),
    )


def country_of(action: Action) -> str:
    """The country of the action's lead, or of its place."""
    lead = lead_of(action)
    return lead.government.country if lead and lead.government else action.place_country


def topics_of(action: Action) -> frozenset[str]:
    """What an action is about, as profiles and rules name it."""
    priorities = (f"{PRIORITIES}:{code}" for code in action.priorities)
    return frozenset([*priorities, *(f"themes:{code}" for code in action.themes)])


def rule_for(action: Action, rules: Iterable[AssigningRule]) -> AssigningRule | None:
    """The first rule that the action meets."""
    return next((rule for rule in rules if meets(action, rule)), None)


def meets(action: Action, rule: AssigningRule) -> bool:
    """Whether an action is one of those that a rule is for."""
    country = country_of(action)
    asked = (
        (rule.languages, {action.language}),
        (rule.regions, set(regions_of(country))),
        (rule.countries, {country}),
        (rule.kinds, {action.kind}),
        (rule.topics, topics_of(action)),
    )
    return all(not wanted or set(wanted) & has for wanted, has in asked)
