"""A call is rehearsed on a copy that is never public and goes without a trace in what is real."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.actions.calling import open_call
from tests.actions.making import at_desk, at_portal, focal_point, in_state, secretariat

from localaction.accounts.actors import actor_of
from localaction.actions import calls, operations, publicity, queries
from localaction.actions.models import Action, Call
from localaction.kit.answers import Refused
from localaction.register import queries as published

pytestmark = pytest.mark.django_db


def rehearsed(status: str = "submitted") -> tuple[Call, Action, Action]:
    """A rehearsal with the copy of one action, and the action."""
    sara = secretariat()
    who, home = focal_point()
    source = in_state(status, who, home)
    call = open_call(sara)
    Action.objects.filter(pk=source.pk).update(call=call, extra={"story": "Once."})
    source.refresh_from_db()
    made = operations.rehearse_call(actor=sara, call=call, actions=5)
    return made, Action.objects.get(call=made), source


def test_the_copy_says_what_the_action_says_and_is_as_if_just_sent() -> None:
    call, copy, source = rehearsed("published")
    assert (call.is_rehearsal, call.status, call.closes_on) == (True, "open", None)
    assert (copy.title, copy.extra, copy.status, copy.published_at) == (
        source.title,
        source.extra,
        "submitted",
        None,
    )
    assert copy.reference != source.reference
    assert [one.government_id for one in copy.owners.all()] == [
        one.government_id for one in source.owners.all()
    ]
    assert copy.alignments.count() == source.alignments.count() == 1
    assert source.alignments.get().pk != copy.alignments.get().pk


def test_nothing_of_a_rehearsal_is_ever_published() -> None:
    _call, copy, _source = rehearsed()
    Action.objects.filter(pk=copy.pk).update(status="accepted", how="collected")
    copy.refresh_from_db()
    assert not publicity.may_be_public(copy)
    with pytest.raises(Refused):
        operations.publish(actor=secretariat(), action=copy)
    with pytest.raises(Refused):
        publicity.show(secretariat(), Action.objects.with_details().get(pk=copy.pk))
    assert operations.publish_ready() == 0
    assert published.current("action", copy.reference) is None


def test_the_government_hears_and_sees_nothing_of_it(client: Client) -> None:
    call, copy, source = rehearsed()
    who = source.created_by
    assert who is not None
    assert call.made_by is not None
    assert [one.email for one in queries.team_of(copy)] == [call.made_by.email]
    listed = queries.of_own_governments(actor_of(who))
    assert [one.pk for one in listed] == [source.pk]
    at_portal(client, actor_of(who))
    assert client.get(reverse("actions:action", args=[copy.reference])).status_code == 404
    assert client.get(reverse("actions:action", args=[source.reference])).status_code == 200


def test_a_rehearsal_is_no_call_for_anybody_and_in_no_count() -> None:
    call, copy, source = rehearsed()
    assert call.pk not in [one.pk for one in calls.open_calls(timezone.localdate())]
    assert [one.pk for one in queries.desk_actions()] == [source.pk]
    assert queries.counts_by_status() == {"submitted": 1}
    assert (copy.is_rehearsal, source.is_rehearsal) == (True, False)


def test_a_rehearsal_goes_at_once_with_its_actions_and_nothing_else() -> None:
    call, copy, source = rehearsed()
    assert operations.delete_call(actor=secretariat(), call=call) == 1
    assert not Call.objects.filter(pk=call.pk).exists()
    assert list(Action.objects.values_list("pk", flat=True)) == [source.pk]
    assert copy.pk not in Action.objects.values_list("pk", flat=True)
    with pytest.raises(Refused):
        operations.delete_call(actor=secretariat(), call=Call.objects.get(code="call-rolling"))


def test_a_copy_of_a_call_is_a_draft_with_everything_but_its_actions() -> None:
    sara = secretariat()
    call = open_call(sara)
    made = operations.copy_call(actor=sara, call=call, code="call-2028")
    assert (made.status, made.is_rehearsal, made.questions, made.texts) == (
        "draft",
        False,
        call.questions,
        call.texts,
    )
    with pytest.raises(Refused):
        operations.copy_call(actor=sara, call=call, code="call-2028")


def test_each_page_of_a_rehearsal_says_so(client: Client) -> None:
    call, copy, _source = rehearsed()
    at_desk(client, secretariat())
    for address in (
        reverse("actions:desk_call", args=[call.code]),
        reverse("actions:desk_action", args=[copy.reference]),
    ):
        assert "This is a rehearsal" in client.get(address).content.decode()
