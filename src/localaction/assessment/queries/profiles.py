"""Assessors as the desk sees them: what is known of each, and what waits for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from localaction.accounts import queries as accounts
from localaction.accounts.models import Person
from localaction.accounts.rules import is_secretariat
from localaction.actions.lifecycle import Status
from localaction.actions.models import Kind
from localaction.assessment.lifecycle import AT_WORK, AssignmentStatus
from localaction.assessment.models import AssigningRule, Profile
from localaction.assessment.queries.chasing import SILENT_AFTER
from localaction.frameworks import queries as frameworks
from localaction.governments import queries as governments
from localaction.governments.models import Government, Organisation
from localaction.kit.actors import Actor

VOCABULARIES = ("themes",)
PRIORITIES = "priorities"
MOST_FOUND = 8


def profile_of(person: Person) -> Profile:
    """What is known of an assessor; an unsaved empty one while nobody has told anything."""
    found = Profile.objects.filter(person=person).prefetch_related("governments", "networks").first()
    return found or Profile(person=person, languages=[person.language])


def assessors_for(actor: Actor) -> QuerySet[Person]:
    """Those whose profile the actor may read: all for the secretariat, else oneself."""
    found = accounts.assessors()
    return found if is_secretariat(actor) else found.filter(pk=actor.person_id or 0)


def assessors_at_work(on: date | None = None) -> QuerySet[Person]:
    """Every assessor with their profile and with how much is open, late, silent and done."""
    today = on or timezone.localdate()
    mine = Q(assignments__status__in=AT_WORK, assignments__action__status=Status.ASSESSING)
    late, silent = Q(assignments__due_on__lt=today), Q(assignments__due_on__lte=today - SILENT_AFTER)
    return (
        accounts.assessors()
        .select_related("assessor_profile")
        .annotate(
            at_work=Count("assignments", filter=mine),
            late=Count("assignments", filter=mine & late),
            silent=Count("assignments", filter=mine & silent),
            finished=Count("assignments", filter=Q(assignments__status=AssignmentStatus.DONE)),
        )
    )


@dataclass(frozen=True, slots=True)
class Findable:
    """Something that can be put on a profile."""

    pk: int
    name: str
    country: str


def governments_named(text: str) -> list[Findable]:
    """Governments in whose name a word begins with the text."""
    if not text.strip():
        return []
    found: list[Government] = governments.matching(text, limit=MOST_FOUND, any_word=True)
    return [Findable(one.pk, one.official_name, one.country) for one in found]


def networks_named(text: str) -> list[Findable]:
    """Organisations whose name begins with the text."""
    found: list[Organisation] = governments.networks_matching(text, limit=MOST_FOUND) if text.strip() else []
    return [Findable(one.pk, one.name, one.country) for one in found]


def topic_choices(language: str) -> list[tuple[str, str]]:
    """What somebody can know about: priority objectives and themes, as "priorities:…" and "themes:…"."""
    items = [(f"{PRIORITIES}:{code}", word) for code, word in frameworks.item_choices(PRIORITIES, language)]
    terms = [
        (f"{vocabulary}:{code}", word)
        for vocabulary in VOCABULARIES
        for code, word in frameworks.term_choices(vocabulary, language)
    ]
    return [*items, *terms]


def tied(kind: str, number: int) -> Government | Organisation | None:
    """The government or network ("government", "network") of that number, or None."""
    if kind == "government":
        return Government.objects.live().filter(pk=number).first()
    return Organisation.objects.filter(pk=number).first() if kind == "network" else None


def kind_choices() -> list[tuple[str, str]]:
    """The kinds of actions, for a form."""
    return [(kind.value, str(kind.label)) for kind in Kind]


def assigning_rules() -> QuerySet[AssigningRule]:
    """The secretariat's rules, the first that counts first."""
    return AssigningRule.objects.prefetch_related("people")
