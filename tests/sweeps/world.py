"""Two governments with their teams, the desk, three assessors and one real object behind every address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from tests.actions import calling, making
from tests.assessment import people_and_actions as assessing
from tests.declarations import making as signing
from tests.factories import register
from tests.governments import making as governing

from localaction.accounts import operations as accounts
from localaction.accounts.actors import actor_of
from localaction.accounts.models import Person
from localaction.actions import operations as acting
from localaction.actions.edited import token_of as token_of_edit
from localaction.actions.lifecycle import Status
from localaction.actions.models import Action, Batch, Lineage, Question, Reminder
from localaction.actions.reported import live_contact, token_of
from localaction.actions.reports import Given
from localaction.api.models import Webhook
from localaction.assessment import operations as judging
from localaction.assessment.models import AssigningRule, Decision, Distribution
from localaction.assessment.queries import held_letters_of
from localaction.declarations import operations as signed
from localaction.desk.models import SavedView
from localaction.figures import snapshots as figures
from localaction.governments import operations as teams
from localaction.governments.models import Government, Membership
from localaction.kit.actors import ANONYMOUS
from localaction.kit.models import OutgoingLetter
from localaction.outreach import operations as reaching
from localaction.outreach import queries as reached
from localaction.safety import operations as protecting
from localaction.safety.queries import concern_token, recall_token

CANARY = assessing.CANARY
"""Stands in every text of an action that only its team, its assessors and the secretariat may read."""
ROLES = (
    "visitor",
    "viewer",
    "editor",
    "focal",
    "stranger",
    "asked",
    "declared",
    "bystander",
    "locked",
    "desk",
)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@dataclass(frozen=True)
class World:
    """`people`: the person behind each role but the visitor. `keys`: what addresses are filled with, by name."""

    people: dict[str, Person]
    keys: dict[str, Any]

    def client(self, role: str) -> Client:
        """A browser in which that role is signed in; with the second factor shown where it has been."""
        client = Client(raise_request_exception=False)
        if role == "visitor":
            return client
        actor = actor_of(self.people[role])
        showed_factor = role in ("asked", "declared", "bystander", "desk")
        return making.at_desk(client, actor) if showed_factor else making.at_portal(client, actor)


def built() -> World:
    """Make everything, by the operations that make it in life."""
    register.publish_cohort(3)
    people = _people()
    kampala, zarqa = making.government("Kampala"), making.government("Zarqa", country="JO")
    gulu = making.government("Gulu")
    for role, name in (("viewer", "viewer"), ("editor", "editor"), ("focal", "focal_point")):
        making.member(people[role], kampala, name)
        making.member(people[role], gulu, name)
    making.member(people["stranger"], zarqa)
    keys = {
        "government": kampala.slug,
        "signing_government": gulu.slug,
        **_team(people, kampala),
        **_signatures(people, kampala, gulu),
        **_drafts(people, kampala),
        **_related(people, kampala, zarqa),
        **_sent(people, kampala),
        **_deciding(people, kampala),
        **_progress(people),
        **_outreach(people),
        **_edited(people),
        **_calls(people),
        **_imported(people),
        **_safety(people),
        "passkey_of_another": _passkey(making.person("Keyholder")),
        "letter": _letter(people["focal"]),
        "api_token": _token(people["focal"]),
        "webhook": _webhook(people["focal"]),
        "erasure": _erasure(making.person("Leaver")),
        "view": SavedView.objects.create(person=people["desk"], name="Africa", query="region=002").pk,
    }
    figures.follow()
    return World(people, keys)


def _webhook(person: Person) -> int:
    return Webhook.objects.create(
        person=person, name="Portal", url="https://portal.invalid/", nonce="1", sequence=10**9
    ).pk


def _token(person: Person) -> int:
    made, _shown = accounts.make_token(
        actor=actor_of(person), person=person, name="Portal", scopes=["drafts"], days=30
    )
    return made.pk


def _erasure(person: Person) -> int:
    return accounts.ask_erasure(actor=actor_of(person), person=person).pk


def _people() -> dict[str, Person]:
    roles = {"asked": "assessor", "declared": "assessor", "bystander": "assessor"}
    roles |= {"locked": "secretariat", "desk": "secretariat"}
    names = {"desk": "Quietname"}  # told to nobody outside in quiet mode
    made = {
        role: making.person(names.get(role, role.title()), desk_role=roles.get(role, ""))
        for role in ROLES[1:]
    }
    accounts.give_totp(made["locked"], SECRET)
    return made


def _team(people: dict[str, Person], kampala: Government) -> dict[str, Any]:
    invited = teams.invite(
        actor=actor_of(people["focal"]), government=kampala, email="colleague@kampala.example"
    )
    asking = Membership.objects.create(
        person=making.person("Okello"), government=kampala, role="viewer", status="requested"
    )
    return {
        "invitation": invited.pk,
        "token": teams.token_of(invited),
        "still_you": teams.still_you_token(governing.membership(kampala, actor_of(people["focal"]))),
        "editor_membership": governing.membership(kampala, actor_of(people["editor"])).pk,
        "asking_membership": asking.pk,
        "not_their_person": teams.member_objection_token(asking, "office@kampala.example"),
    }


def _signatures(people: dict[str, Person], kampala: Government, gulu: Government) -> dict[str, Any]:
    focal = actor_of(people["focal"])
    sent = signing.with_letter(focal, signing.sent(focal, kampala))
    paper = sent.evidence.get(kind="letter")
    return {
        "signature": sent.reference,
        "paper": paper.pk,
        "unsigned": signing.draft(focal, gulu).reference,
        "not_their_signature": signed.objection_token(sent, "office@kampala.example"),
    }


def _drafts(people: dict[str, Person], kampala: Government) -> dict[str, Any]:
    focal = actor_of(people["focal"])
    draft, deleted = making.ready(focal, kampala, summary=f"{CANARY} draft"), making.draft(focal, kampala)
    picture = acting.add_picture(actor=focal, action=draft, raw=making.jpeg_with_place())
    owner = acting.ask_government(actor=focal, action=draft, government=making.government("Mbale"))
    acting.delete(actor=focal, action=deleted)
    reminder = Reminder.objects.create(action=draft, email=focal.email, sent=1)
    line = acting.relate(actor=focal, action=draft, origin_reference="CTA-001", relation="scales")
    return {
        "line": line.pk,
        "draft": draft.reference,
        "deleted": deleted.reference,
        "hush": acting.token_of(reminder),
        "picture": picture.pk,
        "owner": owner.pk,
    }


def _related(people: dict[str, Person], kampala: Government, zarqa: Government) -> dict[str, Any]:
    """A public action of another city that names one of this city."""
    origin = making.in_state("published", actor_of(people["focal"]), kampala)
    heir = making.in_state("published", actor_of(people["stranger"]), zarqa)
    return {"relation": Lineage.objects.create(action=heir, origin=origin.reference).pk}


def _sent(people: dict[str, Person], kampala: Government) -> dict[str, Any]:
    desk = actor_of(people["desk"])
    submitted, handed_back = assessing.action(kampala), assessing.action(kampala, status=Status.HANDED_BACK)
    Question.objects.create(action=handed_back, page="essentials", text=f"{CANARY} Who did it?")
    declared = judging.assign(actor=desk, action=submitted, assessor=people["declared"])
    asked = judging.assign(actor=desk, action=submitted, assessor=people["asked"])
    judging.declare_no_conflict(actor=actor_of(people["declared"]), assignment=declared)
    shown = acting.add_picture(
        actor=actor_of(people["focal"]), action=handed_back, raw=making.jpeg_with_place()
    )
    return {
        "assessing": submitted.reference,
        "handed_back": handed_back.reference,
        "sent_picture": shown.pk,
        "declared_assignment": declared.pk,
        "asked_assignment": asked.pk,
        "asked_person": people["asked"].pk,
        "distribution": Distribution.objects.create(how="balance", begun_by=people["desk"]).pk,
        "assigning_rule": AssigningRule.objects.create(name="French", languages=["fr"]).pk,
        "hidden_picture": f"{shown.digest}.jpg",
        "decided": _decided(kampala),
        "assessed": _assessed(people["desk"], kampala),
    }


def _decided(kampala: Government) -> str:
    action: Action = assessing.action(kampala, status=Status.ACCEPTED)
    Decision.objects.create(
        action=action,
        status="final",
        outcome="accept",
        message=f"{CANARY} message",
        reasons={"relevance": f"{CANARY} reason"},
        decided_at=timezone.now(),
    )
    return action.reference


def _assessed(secretary: Person, kampala: Government) -> str:
    action = assessing.action(kampala)
    readers = [assessing.person(name, role="assessor") for name in ("Reader One", "Reader Two")]
    assessing.assessed(secretary, action, readers, [assessing.sheet(action), assessing.sheet(action)])
    return action.reference


def _deciding(people: dict[str, Person], kampala: Government) -> dict[str, Any]:
    """A decision that waits to be told with its held letter, a meeting about another action, an anchor case."""
    desk = actor_of(people["desk"])
    readers = [assessing.person(name, role="assessor") for name in ("Reader Three", "Reader Four")]
    told, met, anchored = (assessing.action(kampala) for _one in range(3))
    for action in (told, met):
        assessing.assessed(
            people["desk"], action, readers, [assessing.sheet(action), assessing.sheet(action)]
        )
    levels = dict.fromkeys(assessing.codes(told), 3)
    judging.agree(actor=desk, action=told, levels=levels, text="Agreed.", language="en")
    decision = judging.prepare_decision(
        actor=desk, action=told, outcome="accept", message=f"{CANARY} held", reasons={}, language="en"
    )
    judging.make_pending(actor=desk, decision=decision)
    assert met.call is not None
    meeting = judging.call_meeting(actor=desk, call=met.call, held_on=timezone.localdate())
    Action.objects.filter(pk=anchored.pk).update(status=Status.PUBLISHED)
    anchored.refresh_from_db()
    anchor = judging.set_anchor(
        actor=desk, call=met.call, action=anchored, levels=levels, reasons={}, language="en"
    )
    return {
        "pending": told.reference,
        "held_letter": held_letters_of(decision)[0].pk,
        "meeting": meeting.pk,
        "meeting_item": meeting.items.get(position=1).pk,
        "judged_call": met.call.code,
        "anchor": anchor.pk,
        "anchor_action": anchored.reference,
    }


def _outreach(people: dict[str, Person]) -> dict[str, Any]:
    desk = actor_of(people["desk"])
    one = reaching.make_list(actor=desk, name="Near the next forum")
    contact = reaching.Contact(contact_email="mayor@quito.example")
    listed = reaching.add(actor=desk, one=one, name="Quito", country="EC", contact=contact)
    invited = reaching.invite(actor=desk, prospect=listed)
    return {"reach_list": one.pk, "prospect": invited.pk, "outreach_token": reached.token_of(invited)}


def _progress(people: dict[str, Person]) -> dict[str, Any]:
    """A city whose action is public: its date, a report on it, and the link of its focal point."""
    mbarara = making.government("Mbarara")
    for role, name in (("viewer", "viewer"), ("editor", "editor"), ("focal", "focal_point")):
        making.member(people[role], mbarara, name)
    action = making.public_action(mbarara)
    acting.plan_report_dates(on=timezone.localdate())
    told = acting.report(actor=actor_of(people["focal"]), action=action, given=Given("stalled", "en"))
    contact = live_contact(mbarara, people["focal"].pk)
    assert contact is not None
    return {
        "reporting_government": mbarara.slug,
        "public": action.reference,
        "report": f"{action.reference}-P{told.number}",
        "report_date": action.report_dates.get(answered_by=None, why="yearly").pk,
        "progress_token": token_of(acting.link_for(contact)),
    }


def _safety(people: dict[str, Person]) -> dict[str, Any]:
    """A public action that somebody is concerned about and that is hidden, with a copy elsewhere."""
    desk = actor_of(people["desk"])
    told = protecting.tell_concern(
        actor=ANONYMOUS, why="person", words=f"{CANARY} name", kind="action", reference="CTA-003"
    )
    protecting.note_copy(
        actor=desk, kind="action", reference="CTA-003", place="Hub", contact_email="hub@example.org"
    )
    hiding = protecting.hide(actor=desk, kind="action", reference="CTA-003", why="person", note=CANARY)
    return {
        "concern": told.number,
        "concern_token": concern_token(told),
        "hiding": hiding.pk,
        "recall_token": recall_token(hiding.recalls.get()),
    }


def _edited(people: dict[str, Person]) -> dict[str, Any]:
    """A public action for which the secretariat proposes an edit, and one whose edit is being written."""
    jinja, desk = making.government("Jinja"), actor_of(people["desk"])
    for role, name in (("viewer", "viewer"), ("editor", "editor"), ("focal", "focal_point")):
        making.member(people[role], jinja, name)
    proposed = making.in_state("published", actor_of(people["focal"]), jinja)
    edit = acting.begin_edit(actor=desk, action=proposed)
    acting.save_edit(actor=desk, edit=edit, language="en", typed={"title": acting.Typed(text="Shorter")})
    acting.propose_edit(actor=desk, edit=edit, note=f"{CANARY} note")
    written = making.in_state("published", actor_of(people["focal"]), jinja)
    acting.begin_edit(actor=desk, action=written)
    return {
        "edited": proposed.reference,
        "edit": edit.pk,
        "edit_token": token_of_edit(edit, people["focal"].pk),
        "being_edited": written.reference,
    }


def _imported(people: dict[str, Person]) -> dict[str, Any]:
    """A list at the desk whose columns wait to be matched, and one that is done."""
    desk = actor_of(people["desk"])
    made = []
    for number in (1, 2):
        upload = ContentFile(f"City,Country\nKampala {number},UG\n".encode())
        batch = acting.bring_import(
            actor=desk, subject="governments", source="A list", upload=upload, name="list.csv"
        )
        made.append(acting.take_apart_import(batch=batch, headings=["City", "Country"], samples=[], rows=1))
    Batch.objects.filter(pk=made[1].pk).update(status="done", run_at=timezone.now())
    return {"import": made[0].pk, "import_done": made[1].pk}


def _passkey(owner: Person) -> int:
    made = Authenticator.objects.create(user=owner, type="webauthn", data={"name": "Laptop"})
    return int(made.pk)


def _letter(reader: Person) -> int:
    return int(OutgoingLetter.objects.filter(recipient_email=reader.email).latest("pk").pk)


def _calls(people: dict[str, Person]) -> dict[str, Any]:
    """A call that nobody sees but the desk, and one that takes actions."""
    desk = actor_of(people["desk"])
    return {
        "call": calling.draft_call(desk, "call-draft").code,
        "running_call": calling.open_call(desk, "call-running").code,
    }
