"""Ties that are planted between assessors and governments, and whether the plan of assignments names each of them."""

from __future__ import annotations

from dataclasses import dataclass

from localaction.accounts import operations as accounts
from localaction.accounts.actors import actor_of
from localaction.accounts.models import Person
from localaction.actions.models import Action, Owner, Partner
from localaction.assessment import operations as judging
from localaction.assessment.queries import profile_of
from localaction.desk.rehearsal.cast import BODY, HOMES, Staff
from localaction.governments import operations as teams
from localaction.governments.models import Government
from localaction.kit.actors import SYSTEM
from localaction.register.regions import regions_of

CAPACITY = 400
EVERY_THIRD = 3


@dataclass(frozen=True, slots=True)
class Planted:
    """An assessor who must never read the actions of a government by themselves, and by which tie."""

    kind: str
    person: Person
    governments: tuple[Government, ...]

    def actions(self) -> list[int]:
        """The actions that are kept from the assessor."""
        owned = Owner.objects.filter(government__in=self.governments, action__status="submitted")
        return sorted(owned.values_list("action_id", flat=True))


def tell_profiles(staff: Staff) -> None:
    """What each assessor reads and how much they take on: all tongues, or every third only English and their own."""
    tongues = list(HOMES)
    for number, person in enumerate(staff.assessors):
        told = judging.Told(
            languages=tongues if number % EVERY_THIRD else [*dict.fromkeys(("en", person.language))],
            regions=list(regions_of(HOMES[person.language][0])[:1]),
            expertise=["priorities:PO-4"],
            countries=[],
            capacity=CAPACITY,
        )
        judging.save_profile(actor=actor_of(person), person=person, told=told)


def plant(staff: Staff, homes: list[Government]) -> list[Planted]:
    """One tie of each kind, each for an assessor of their own, to governments that sent an action."""
    own, network, partner, twinned, sister, met, abroad = homes[:7]
    people = staff.assessors
    judging.add_tie(actor=actor_of(people[0]), person=people[0], to=own)
    _lives_in(people[1], abroad.country)
    union = teams.ensure_organisation(actor=SYSTEM, name="League of Evening Schools", kind="network")
    teams.join_network(actor=staff.desk, government=network, organisation=union)
    judging.add_tie(actor=actor_of(people[2]), person=people[2], to=union)
    accounts.give_role(actor=SYSTEM, person=people[3], role="assessor", partner_body=BODY)
    for action in Action.objects.filter(owners__government=partner):
        Partner.objects.create(action=action, name=f"{BODY} (fund)", role="Paid for the rooms.")
    teams.twin(actor=staff.desk, government=twinned, other=sister)
    judging.add_tie(actor=actor_of(people[4]), person=people[4], to=sister)
    _was_at_the_desk(people[5], met)
    compatriots = tuple(one for one in homes if one.country == abroad.country)
    return [
        Planted("own_government", people[0], (own,)),
        Planted("own_country", people[1], compatriots),
        Planted("network", people[2], (network,)),
        Planted("partner", people[3], (partner,)),
        Planted("twin", people[4], (twinned,)),
        Planted("contact", people[5], (met,)),
    ]


def _lives_in(person: Person, country: str) -> None:
    known = profile_of(person)
    told = judging.Told(known.languages, known.regions, known.expertise, [country], known.capacity)
    judging.save_profile(actor=actor_of(person), person=person, told=told)


def _was_at_the_desk(person: Person, government: Government) -> None:
    """The assessor once worked at the secretariat, and wrote down the mailbox of this government."""
    accounts.give_role(actor=SYSTEM, person=person, role="secretariat")
    teams.note_mailbox(actor=actor_of(person), government=government, email=f"hall@{government.slug}.example")
    accounts.give_role(actor=SYSTEM, person=person, role="assessor")
