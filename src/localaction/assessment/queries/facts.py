"""What is known of assessors and of actions, for finding ties: many at once, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from localaction.accounts.models import Person
from localaction.actions.models import Action, Owner, Partner
from localaction.assessment import conflicts
from localaction.assessment.conflicts import ConflictKind
from localaction.assessment.lifecycle import Recommendation
from localaction.assessment.models import Assignment, ConflictDeclaration, Profile
from localaction.declarations.models import Signature
from localaction.governments import queries as governments
from localaction.governments.lifecycle import MembershipStatus
from localaction.governments.models import Government, Membership
from localaction.kit.content import folders
from localaction.kit.models import TrailEvent

Found = defaultdict[int, set[int]]


def ties_of(person: Person, action: Action) -> tuple[conflicts.Tie, ...]:
    """What ties one assessor to an action."""
    return conflicts.ties(facts_of_assessors([person])[person.pk], facts_of_actions([action])[action.pk])


def facts_of_actions(actions: Sequence[Action]) -> dict[int, conflicts.ActionFacts]:
    """Whose each action is, by its number."""
    owners = Owner.objects.filter(action__in=actions).select_related("government", "organisation")
    owned: dict[int, dict[int, str]] = defaultdict(dict)
    names: dict[int, set[str]] = defaultdict(set)
    for owner in owners:
        if owner.government is not None:
            owned[owner.action_id][owner.government.pk] = owner.government.country
        if owner.organisation is not None:
            names[owner.action_id].add(owner.organisation.name)
    for action_id, name in Partner.objects.filter(action__in=actions).values_list("action_id", "name"):
        names[action_id].add(name)
    networks = governments.networks_of({pk for one in owned.values() for pk in one})
    return {
        action.pk: conflicts.ActionFacts(
            governments=frozenset(owned[action.pk]),
            countries=frozenset(owned[action.pk].values()),
            partners=frozenset(names[action.pk]),
            networks=frozenset(network for pk in owned[action.pk] for network in networks[pk]),
            number=action.pk,
        )
        for action in actions
    }


def facts_of_assessors(people: Sequence[Person]) -> dict[int, conflicts.AssessorFacts]:
    """What is known of each assessor, by their number."""
    profiles = {one.person_id: one for one in Profile.objects.filter(person__in=people)}
    belongs, countries = _governments_of(people)
    for person_id, profile in profiles.items():
        countries[person_id].update(profile.countries)
    networks = _networks_of(people)
    twins = governments.twins_of({pk for mine in belongs.values() for pk in mine})
    met, declared, against = _met(people), _declared(people), _advised_against(people)
    bodies = _names_of_bodies()
    return {
        one.pk: conflicts.AssessorFacts(
            governments=frozenset(belongs[one.pk]),
            countries=frozenset(countries[one.pk]),
            body_names=bodies.get(one.partner_body, frozenset({one.partner_body} - {""})),
            networks=frozenset(networks[one.pk]),
            twins=frozenset(twin for pk in belongs[one.pk] for twin in twins[pk]),
            met=frozenset(met[one.pk]),
            declared=frozenset(declared[one.pk]),
            advised_against=frozenset(against[one.pk]),
        )
        for one in people
    }


def _governments_of(people: Sequence[Person]) -> tuple[Found, defaultdict[int, set[str]]]:
    """Governments of their teams, now or once, and of their profiles; countries of those they work or worked for."""
    belongs: Found = defaultdict(set)
    countries: defaultdict[int, set[str]] = defaultdict(set)
    members = Membership.objects.filter(person__in=people).exclude(status=MembershipStatus.DECLINED)
    for person, government, country in members.values_list(
        "person_id", "government_id", "government__country"
    ):
        belongs[person].add(government)
        countries[person].add(country)
    told_of = Profile.governments.through.objects.filter(profile__person__in=people)
    for person, government in told_of.values_list("profile__person_id", "government_id"):
        belongs[person].add(government)
    return belongs, countries


def _networks_of(people: Sequence[Person]) -> Found:
    found: Found = defaultdict(set)
    told = Profile.networks.through.objects.filter(profile__person__in=people)
    for person, network in told.values_list("profile__person_id", "organisation_id"):
        found[person].add(network)
    return found


def _met(people: Sequence[Person]) -> Found:
    """Governments that they dealt with, as the trail remembers: their records, their actions or their signatures."""
    found: Found = defaultdict(set)
    by_thing: dict[str, dict[int, set[int]]] = {}
    for model in (Government, Action, Signature):
        by_thing[model._meta.label_lower] = defaultdict(set)
    deeds = TrailEvent.objects.filter(person__in=people, subject_type__in=list(by_thing)).order_by()
    for person, kind, number in deeds.values_list("person_id", "subject_type", "subject_id").distinct():
        by_thing[kind][number].add(person)
    for number, persons in by_thing[Government._meta.label_lower].items():
        for person in persons:
            found[person].add(number)
    pairs = [
        *_pairs(
            Owner.objects.filter(government__isnull=False), "action_id", by_thing[Action._meta.label_lower]
        ),
        *_pairs(Signature.objects.all(), "pk", by_thing[Signature._meta.label_lower]),
    ]
    for persons, government in pairs:
        for person in persons:
            found[person].add(government)
    return found


def _pairs(rows: Any, column: str, dealt: dict[int, set[int]]) -> list[tuple[set[int], int]]:
    """The governments behind things that somebody dealt with, each with who did."""
    found = (
        rows.filter(**{f"{column}__in": list(dealt)}).values_list(column, "government_id") if dealt else []
    )
    return [(dealt[number], government) for number, government in found]


def _declared(people: Sequence[Person]) -> Found:
    """Governments about whose actions they declared a conflict."""
    found: Found = defaultdict(set)
    said = ConflictDeclaration.objects.filter(assignment__assessor__in=people).exclude(kind=ConflictKind.NONE)
    rows = said.filter(assignment__action__owners__government__isnull=False).order_by()
    columns = ("assignment__assessor_id", "assignment__action__owners__government_id")
    for person, government in rows.values_list(*columns).distinct():
        found[person].add(government)
    return found


def _advised_against(people: Sequence[Person]) -> Found:
    found: Found = defaultdict(set)
    given = Assignment.objects.filter(assessor__in=people, recommendation=Recommendation.DECLINE)
    for person, action in given.order_by().values_list("assessor_id", "action_id"):
        found[person].add(action)
    return found


def _names_of_bodies() -> dict[str, frozenset[str]]:
    """The steering and partner bodies by code, with every name they go by."""
    return {
        folder.code: frozenset(
            {folder.code, *folder.in_languages("name").values(), *folder.in_languages("short").values()}
        )
        for folder in folders("partners")
    }
