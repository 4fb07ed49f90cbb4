"""Invitations are personal, followed up twice at most, and stop with any answer."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from localaction.governments.models import Government
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter, TrailEvent
from localaction.outreach import operations, queries
from localaction.outreach.models import Prospect, ReachList
from localaction.outreach.operations import Contact
from tests.actions import making

pytestmark = pytest.mark.django_db


def later(days: float) -> None:
    """Let the time pass for every letter that was written."""
    Prospect.objects.exclude(written_at=None).update(written_at=F("written_at") - timedelta(days=days))


def letters() -> list[str]:
    return list(OutgoingLetter.objects.order_by("pk").values_list("letter", flat=True))


def test_the_letter_is_in_the_language_of_its_reader_and_begins_with_the_personal_line(
    sara: Actor, quito: Prospect
) -> None:
    operations.invite(actor=sara, prospect=quito)
    letter = OutgoingLetter.objects.get()
    assert (letter.language, letter.recipient_email) == ("es", "lucia@quito.example")
    assert "Nos vimos en Lima." in letter.text
    (token,) = re.findall(r"/es/invited/([^/]+)/", letter.text)
    assert queries.read_token(token) == quito


def test_two_follow_ups_at_most(sara: Actor, quito: Prospect) -> None:
    operations.invite(actor=sara, prospect=quito)
    sent = []
    for _week in range(12):
        later(7)
        sent.append(operations.follow_up(now=timezone.now()))
    assert sum(sent) == 2
    assert letters().count("outreach/letters/follow_up") == 2


def test_no_follow_up_before_its_time(sara: Actor, quito: Prospect) -> None:
    operations.invite(actor=sara, prospect=quito)
    later(9)
    assert operations.follow_up(now=timezone.now()) == 0
    later(2)
    assert operations.follow_up(now=timezone.now()) == 1
    assert operations.follow_up(now=timezone.now()) == 0


@pytest.mark.parametrize("answer", ["decline", "redirect", "silence", "stop"])
def test_every_answer_stops_the_follow_ups(sara: Actor, quito: Prospect, answer: str) -> None:
    invited = operations.invite(actor=sara, prospect=quito)
    if answer == "stop":
        operations.stop(actor=sara, prospect=invited)
    elif answer == "redirect":
        operations.redirect(prospect=invited, said="The department of inclusion")
    else:
        getattr(operations, answer)(prospect=invited)
    later(40)
    assert operations.follow_up(now=timezone.now()) == 0


def test_joining_stops_them_too_and_the_government_is_known_by_its_place(
    sara: Actor, quito: Prospect
) -> None:
    operations.invite(actor=sara, prospect=quito)
    government = making.government("Quito", country="EC", geonames_id=quito.geonames_id)
    making.member(making.person("Lucia"), government)
    later(40)
    assert operations.follow_up(now=timezone.now()) == 0
    found = Prospect.objects.get()
    assert (found.status, found.government) == ("joined", government)
    assert TrailEvent.objects.filter(verb="prospect.joined").count() == 1
    assert operations.see_who_joined() == 0


def test_a_government_is_known_by_the_address_of_its_contact(sara: Actor, andes: ReachList) -> None:
    person = making.person("Mayor")
    contact = Contact(contact_email=person.email)
    listed = operations.add(actor=sara, one=andes, name="Valle Alto", country="EC", contact=contact)
    operations.invite(actor=sara, prospect=listed)
    assert operations.see_who_joined() == 0
    making.member(person, making.government("Valle Alto del Sur", country="EC"))
    assert operations.see_who_joined() == 1


def test_who_asked_for_silence_is_written_to_from_no_list(sara: Actor, quito: Prospect) -> None:
    operations.silence(prospect=operations.invite(actor=sara, prospect=quito))
    other = operations.make_list(actor=sara, name="Capitals")
    contact = Contact(contact_email="LUCIA@quito.example")
    again = operations.add(actor=sara, one=other, name="Quito", country="EC", contact=contact)
    with pytest.raises(Refused):
        operations.invite(actor=sara, prospect=again)
    assert "lucia@quito.example" not in str(
        list(again._meta.apps.get_model("outreach", "Silence").objects.values())
    )


def test_nobody_is_invited_twice_or_without_an_address(
    sara: Actor, andes: ReachList, quito: Prospect
) -> None:
    operations.invite(actor=sara, prospect=quito)
    nameless = operations.add(actor=sara, one=andes, name="Cuenca", country="EC", contact=Contact())
    invited, refused = operations.invite_many(actor=sara, prospects=[quito, nameless])
    assert invited == 0
    assert [row.name for row, _why in refused] == ["Quito", "Cuenca"]


def test_an_assessor_invites_nobody(quito: Prospect) -> None:
    assessor = making.actor(making.person("Ana", desk_role="assessor"))
    with pytest.raises(Refused):
        operations.invite(actor=assessor, prospect=quito)


def test_a_new_link_makes_the_old_one_worthless(sara: Actor, quito: Prospect) -> None:
    first = queries.token_of(operations.invite(actor=sara, prospect=quito))
    operations.redirect(prospect=Prospect.objects.get(), said="Somebody else")
    operations.invite(actor=sara, prospect=Prospect.objects.get())
    assert queries.read_token(first) is None


def test_the_preview_sends_nothing_and_its_link_leads_nowhere(sara: Actor, quito: Prospect) -> None:
    shown = operations.preview(actor=sara, prospect=quito)
    assert "Quito" in shown.subject
    assert letters() == []
    assert queries.read_token("-") is None


def test_a_name_is_not_told_where_staff_is_quiet(sara: Actor, quito: Prospect) -> None:
    from localaction.accounts.models import Person

    Person.objects.filter(name=sara.name).update(hides_name=True)
    assert sara.name not in operations.preview(actor=sara, prospect=quito).text


def test_the_funnel_counts_what_came_of_invitations(sara: Actor, andes: ReachList, quito: Prospect) -> None:
    operations.add(actor=sara, one=andes, name="Cuenca", country="EC", contact=Contact())
    operations.invite(actor=sara, prospect=quito)
    nadia, kampala = making.focal_point("Nadia")
    Government.objects.filter(pk=kampala.pk).update(geonames_id=quito.geonames_id)
    making.in_state("submitted", nadia, kampala)
    operations.see_who_joined()
    found = queries.funnel_of(andes)
    assert found.steps() == (2, 1, 1, 1, 0, 1, 0)
    assert found.declined == 0
