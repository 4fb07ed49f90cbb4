from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from tests.governments import making

from localaction.governments import contacts, operations, queries
from localaction.governments.models import Government, Membership
from localaction.kit.actors import Actor
from localaction.kit.models import OutgoingLetter

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=366)


def member_since(long_ago: timedelta) -> tuple[Government, Actor, Membership]:
    government = making.government()
    leader = making.member(government)
    Membership.objects.update(started_at=timezone.now() - long_ago)
    return government, leader, making.membership(government, leader)


def letters(kind: str) -> int:
    return OutgoingLetter.objects.filter(letter__endswith=kind).count()


def ask_at(now: datetime) -> int:
    asked = operations.ask_who_is_still_here(now=now)
    operations.look_for_lost(now=now)
    return asked


def test_a_contact_is_asked_after_a_year_and_not_before() -> None:
    member_since(timedelta(days=364))
    assert operations.ask_who_is_still_here(now=timezone.now()) == 0
    assert operations.ask_who_is_still_here(now=timezone.now() + timedelta(days=2)) == 1
    assert letters("still_you") == 1


def test_never_more_than_three_letters_then_the_secretariat_knows() -> None:
    government, _leader, _membership = member_since(YEAR)
    now = timezone.now()
    asked = [ask_at(now + timedelta(days=day)) for day in range(0, 400, 10)]
    assert sum(asked) == contacts.ASKED_AT_MOST == letters("still_you")
    government.refresh_from_db()
    assert government.without_contact_since == now + timedelta(days=90)
    assert letters("nobody_left") == 0  # nobody works at this desk
    assert list(queries.without_contact()) == [government]


def test_the_alarm_reaches_the_secretariat_once() -> None:
    making.secretariat()
    government, _leader, _membership = member_since(YEAR)
    now = timezone.now()
    for day in range(0, 400, 10):
        ask_at(now + timedelta(days=day))
    assert letters("nobody_left") == 1
    assert government.official_name in OutgoingLetter.objects.get(letter__endswith="nobody_left").subject


def test_an_answer_holds_for_a_year_and_ends_the_alarm() -> None:
    government, _leader, membership = member_since(YEAR)
    now = timezone.now()
    for day in (0, 30, 60, 90):
        ask_at(now + timedelta(days=day))
    later = now + timedelta(days=91)
    operations.say_still_here(membership=membership, now=later)
    government.refresh_from_db()
    assert government.without_contact_since is None
    assert operations.ask_who_is_still_here(now=later + timedelta(days=364)) == 0
    assert operations.ask_who_is_still_here(now=later + timedelta(days=365)) == 1


def test_who_has_moved_on_leaves_when_somebody_else_speaks() -> None:
    government, _leader, membership = member_since(YEAR)
    making.member(government, name="Omar")
    operations.say_gone(membership=membership, now=timezone.now())
    membership.refresh_from_db()
    government.refresh_from_db()
    assert (membership.status, government.without_contact_since) == ("ended", None)


def test_the_last_focal_point_who_has_gone_is_not_written_to_and_the_alarm_sounds() -> None:
    government, _leader, membership = member_since(YEAR)
    now = timezone.now()
    operations.say_gone(membership=membership, now=now)
    membership.refresh_from_db()
    government.refresh_from_db()
    assert (membership.status, government.without_contact_since) == ("active", now)
    assert queries.contacts_of(government) == []
    assert operations.ask_who_is_still_here(now=now + YEAR) == 0


def test_a_new_colleague_ends_the_alarm() -> None:
    government, _leader, membership = member_since(YEAR)
    operations.say_gone(membership=membership, now=timezone.now())
    request = operations.join(actor=making.somebody("Eve"), government=government)
    operations.accept(actor=making.secretariat(), membership=request)
    government.refresh_from_db()
    assert government.without_contact_since is None


def test_viewers_are_not_asked() -> None:
    _government, _leader, membership = member_since(YEAR)
    Membership.objects.filter(pk=membership.pk).update(role="viewer")
    assert operations.ask_who_is_still_here(now=timezone.now()) == 0


def test_a_link_is_good_until_it_is_answered_and_only_for_its_own_question() -> None:
    _government, _leader, membership = member_since(YEAR)
    token = operations.still_you_token(membership)
    asked = operations.read_still_you(token)
    assert asked is not None
    assert (asked.membership, asked.was_answered) == (membership, False)
    operations.say_still_here(membership=membership, now=timezone.now())
    again = operations.read_still_you(token)
    assert again is not None
    assert again.was_answered is True
    assert operations.read_still_you(token[:-2] + "xx") is None
    Membership.objects.update(status="ended", ended_at=timezone.now())
    assert operations.read_still_you(token) is None


def test_two_contacts_are_counted_in_one_query(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    governments = [making.government(f"Town {place}") for place in range(12)]
    for government in governments:
        making.member(government)
    making.member(governments[0], name="Omar")
    with django_assert_num_queries(1):
        counts = queries.live_contact_counts(governments)
    assert [counts[one.pk] for one in governments] == [2, *[1] * 11]
