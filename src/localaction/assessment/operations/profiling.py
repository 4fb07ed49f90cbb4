"""What is known of assessors, told by themselves or by the secretariat; and the secretariat's rules of assigning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.accounts.models import Person
from localaction.actions.models import Action
from localaction.actions.typed import plain
from localaction.assessment import queries, rules
from localaction.assessment.models import AssigningRule, HiddenWords, Profile
from localaction.governments.models import Government, Organisation
from localaction.kit import trail
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused

MOST_WORDS = 100


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody tells of an assessor, but for governments and networks. Codes as in the profile."""

    languages: Sequence[str]
    regions: Sequence[str]
    expertise: Sequence[str]
    countries: Sequence[str]
    capacity: int
    away_until: date | None = None


@transaction.atomic
def save_profile(*, actor: Actor, person: Person, told: Told) -> Profile:
    """Keep what is told of an assessor."""
    rules.may_edit_profile(actor, person).or_refuse()
    profile, _made = Profile.objects.select_for_update().get_or_create(person=person)
    profile.languages, profile.regions = list(told.languages), list(told.regions)
    profile.expertise, profile.countries = list(told.expertise), list(dict.fromkeys(told.countries))
    profile.capacity, profile.away_until = told.capacity, told.away_until
    profile.saved_at, profile.saved_by_id = timezone.now(), actor.person_id
    profile.full_clean()
    profile.save()
    trail.record(actor, "assessor.profile_saved", profile)
    return profile


@transaction.atomic
def add_tie(*, actor: Actor, person: Person, to: Government | Organisation) -> Profile:
    """Write down that an assessor lives in, works or worked for a government, or belongs to a network."""
    profile = _profile(actor, person)
    (profile.governments if isinstance(to, Government) else profile.networks).add(to.pk)
    trail.record(actor, "assessor.tie_added", profile, to=f"{to._meta.label_lower} {to.pk}")
    return profile


@transaction.atomic
def remove_tie(*, actor: Actor, person: Person, to: Government | Organisation) -> Profile:
    """Take a government or a network off a profile."""
    profile = _profile(actor, person)
    (profile.governments if isinstance(to, Government) else profile.networks).remove(to.pk)
    trail.record(actor, "assessor.tie_removed", profile, to=f"{to._meta.label_lower} {to.pk}")
    return profile


def _profile(actor: Actor, person: Person) -> Profile:
    rules.may_edit_profile(actor, person).or_refuse()
    known = queries.profile_of(person)
    if known.pk is None:
        known.save()
    return known


# --- rules of assigning


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which actions a rule is for, and who gets them; an empty list asks for nothing."""

    name: str
    people: Sequence[Person]
    languages: Sequence[str] = ()
    regions: Sequence[str] = ()
    countries: Sequence[str] = ()
    kinds: Sequence[str] = ()
    topics: Sequence[str] = ()


@transaction.atomic
def save_rule(*, actor: Actor, wanted: Wanted, rule: AssigningRule | None = None) -> AssigningRule:
    """Make a rule of assigning, behind all others, or change one. Raises Refused without a name or without people."""
    rules.may_keep_rules(actor).or_refuse()
    if not wanted.name.strip() or not wanted.people:
        raise Refused(_("Give the rule a name, and choose at least one assessor."))
    same = AssigningRule.objects.filter(name=wanted.name.strip()).exclude(pk=rule.pk if rule else 0)
    if same.exists():
        raise Refused(_("There is a rule of that name already."))
    last = AssigningRule.objects.aggregate(last=Max("position"))["last"] or 0
    kept = rule or AssigningRule(position=last + 1, made_by_id=actor.person_id)
    kept.name = wanted.name.strip()
    for field in ("languages", "regions", "countries", "kinds", "topics"):
        setattr(kept, field, list(getattr(wanted, field)))
    kept.full_clean()
    kept.save()
    kept.people.set(wanted.people)
    trail.record(actor, "assigning.rule_saved", kept, name=kept.name)
    return kept


@transaction.atomic
def drop_rule(*, actor: Actor, rule: AssigningRule) -> None:
    """Drop a rule; what was assigned by it stays."""
    rules.may_keep_rules(actor).or_refuse()
    trail.record(actor, "assigning.rule_dropped", rule, name=rule.name)
    rule.delete()


# --- words hidden by hand


@transaction.atomic
def hide_words(*, actor: Actor, action: Action, words: Sequence[str]) -> HiddenWords:
    """Hide these words from the assessors of an action, beside what its call hides; an empty list hides none."""
    rules.may_hide_words(actor, action).or_refuse()
    chosen = list(dict.fromkeys(plain(word).strip() for word in words if word.strip()))
    if len(chosen) > MOST_WORDS:
        raise Refused(_("These are too many words. Ask the government to write the text anew."))
    kept, _made = HiddenWords.objects.update_or_create(
        action=action,
        defaults={"words": chosen, "saved_at": timezone.now(), "saved_by_id": actor.person_id},
    )
    trail.record(actor, "assessment.words_hidden", kept, action=action.reference, words=len(chosen))
    return kept


@transaction.atomic
def forget_hidden_words(*, naming: Sequence[str]) -> int:
    """Part of an erasure that was agreed: take out every hidden word with one of these names or addresses.

    What is still to be assessed keeps its hidden words until it is decided: the text names the person itself, and
    would name them to the assessors. Returns how many words went.
    """
    names, count = [name.casefold() for name in naming if name.strip()], 0
    for kept in queries.hidden_words_of_no_use().iterator():
        left = [word for word in kept.words if not any(name in word.casefold() for name in names)]
        if len(left) < len(kept.words):
            count += len(kept.words) - len(left)
            HiddenWords.objects.filter(pk=kept.pk).update(words=left)
    return count
