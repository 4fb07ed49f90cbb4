"""What an assessor sees of an action. This is the only door: pages, letters, the queue and exports come through here.

Before the declaration: whose action it is, its title and its partners. After it: the text. In both, what the call
hides from assessors is hidden here, in the facts and inside the texts. The secretariat sees everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import prefetch_related_objects
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from localaction.accounts.actors import actor_of
from localaction.accounts.rules import is_secretariat
from localaction.actions.models import DETAILS, Action, Owner, OwnerRole
from localaction.assessment import conflicts
from localaction.assessment.identities import RELATED, hidden_by_hand, names_of
from localaction.assessment.models import Assignment
from localaction.assessment.queries.assignments import may_see_text
from localaction.assessment.reading import Line, Reading, Section, Told, reading_of
from localaction.assessment.redacting import FACTS, Name, Redactor, redactor_of
from localaction.governments.queries import country_name, public_name
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, allow, refuse

FACT_WORDS: dict[str, Promise] = {
    "governments": _("which government it is"),
    "people": _("names of people"),
    "partners": _("names of partners"),
    "place": _("the place and the country"),
}


@dataclass(frozen=True, slots=True)
class OwnerSeen:
    """A government or supporting organisation of an action, by name and country."""

    name: str
    language: str
    country: str
    role: str


@dataclass(frozen=True, slots=True)
class Seen:
    """An action as one reader may see it now. `hidden` are facts withheld; `reading` None where no text is shown.

    `why_not` says why there is no text; it is empty where there is, and where none was asked for.
    """

    reference: str
    title: str
    title_language: str
    language: str
    owners: tuple[OwnerSeen, ...]
    partners: tuple[str, ...]
    country: str
    hidden: tuple[str, ...]
    reading: Reading | None = None
    why_not: str | Promise = ""

    @property
    def hidden_words(self) -> list[Promise]:
        """What is hidden, in words."""
        return [FACT_WORDS[fact] for fact in self.hidden]


def what_is_seen(actor: Actor, assignment: Assignment, *, language: str = "", whole: bool = True) -> Seen:
    """What the actor may see of the action of an assignment, said in a language, the actor's unless given.

    `whole` False leaves the text out, for lists and letters. Raises Refused for everybody but the assignment's own
    assessor and the secretariat.
    """
    _may_see(actor, assignment).or_refuse()
    action, is_open = assignment.action, is_secretariat(actor)
    shown = may_see_text(actor, assignment) if whole and not is_open else allow()
    hidden = () if is_open else hidden_from_assessors(action)
    hide = Redactor() if is_open else _redactor_for(action)
    seen = _seen(action, hidden, language or actor.language, hide, whole=whole and bool(shown))
    return seen if shown else replace(seen, why_not=shown.reason)


def as_assessors_see(actor: Actor, action: Action, *, language: str = "") -> Seen:
    """The whole action with what its call hides hidden, for the secretariat to look at. Raises Refused for others."""
    if not is_secretariat(actor):
        refuse(conflicts.NOT_YOURS).or_refuse()
    return _seen(
        action, hidden_from_assessors(action), language or actor.language, _redactor_for(action), whole=True
    )


def all_seen(
    actor: Actor, assignments: Iterable[Assignment], *, language: str = ""
) -> list[tuple[Assignment, Seen]]:
    """Lines for a list of assignments, without texts, in a fixed number of queries."""
    known = list(assignments)
    _load(known)
    return [(one, what_is_seen(actor, one, language=language, whole=False)) for one in known]


def seen_by_its_assessor(assignment: Assignment, language: str = "") -> Seen:
    """What a letter to the assessor may say of the action."""
    assessor = actor_of(assignment.assessor)
    return what_is_seen(assessor, assignment, language=language, whole=False)


def hidden_from_assessors(action: Action) -> tuple[str, ...]:
    """The facts that the action's call hides from assessors."""
    blind = action.call.blind if action.call else []
    return tuple(fact for fact in FACTS if fact in blind)


def _may_see(actor: Actor, assignment: Assignment) -> Answer:
    own = actor.person_id is not None and assignment.assessor_id == actor.person_id
    return allow() if own or is_secretariat(actor) else refuse(conflicts.NOT_YOURS)


def _load(assignments: Sequence[Assignment]) -> None:
    prefetch_related_objects(
        assignments,
        "action__call",
        "action__hidden_words",
        "action__owners__government",
        "action__owners__organisation",
        "action__partners",
    )
    blind = [one for one in assignments if hidden_from_assessors(one.action)]
    if blind:
        prefetch_related_objects(blind, *(f"action__{name}" for name in RELATED))


def _seen(action: Action, hidden: Sequence[str], language: str, hide: Redactor, *, whole: bool) -> Seen:
    if whole:
        prefetch_related_objects([action], *DETAILS)
    place = "" if "place" in hidden else action.place_country
    return Seen(
        reference=action.reference,
        title=hide(action.title, action.title_language),
        title_language=action.title_language,
        language=action.language,
        owners=tuple(_owners(action, hidden, language)),
        partners=() if "partners" in hidden else tuple(one.name for one in action.partners.all()),
        country=country_name(place, language),
        hidden=tuple(hidden),
        reading=_redacted(reading_of(action, language), hide, language) if whole else None,
    )


def _redactor_for(action: Action) -> Redactor:
    hidden = hidden_from_assessors(action)
    by_hand = [Name(word, "other") for word in hidden_by_hand(action)]
    return redactor_of(
        [*(names_of(action) if hidden else ()), *by_hand], (*hidden, *(["other"] if by_hand else ()))
    )


def _owners(action: Action, hidden: Sequence[str], language: str) -> Iterable[OwnerSeen]:
    for owner in action.owners.all():
        if ("governments" if owner.government else "partners") not in hidden:
            seen = _owner(owner, language)
            yield replace(seen, country="") if "place" in hidden else seen


def _owner(owner: Owner, language: str) -> OwnerSeen:
    role = str(OwnerRole(owner.role).label)
    if owner.government is not None:
        name, name_language = public_name(owner.government, language)
        return OwnerSeen(name, name_language, country_name(owner.government.country, language), role)
    if owner.organisation is None:
        raise ValueError("an owner is a government or an organisation")
    return OwnerSeen(owner.organisation.name, "", country_name(owner.organisation.country, language), role)


# --- the text with what is hidden taken out


def _redacted(reading: Reading, hide: Redactor, reader: str) -> Reading:
    if not hide.facts:
        return reading
    return replace(
        reading,
        title=hide(reading.title, reading.title_language),
        sections=tuple(_section(section, hide, reading.language, reader) for section in reading.sections),
    )


def _section(section: Section, hide: Redactor, language: str, reader: str) -> Section:
    return replace(section, told=tuple(_told(told, hide, language, reader) for told in section.told))


def _told(told: Told, hide: Redactor, language: str, reader: str) -> Told:
    rows = tuple(tuple(_line(line, hide, language, reader) for line in row) for row in told.rows)
    return replace(told, rows=rows)


def _line(line: Line, hide: Redactor, language: str, reader: str) -> Line:
    if line.manner == "date":
        return line
    return replace(
        line, text=hide(line.text, (line.language or language) if line.manner == "own" else reader)
    )
