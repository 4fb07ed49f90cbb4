"""Calls that close soon, or should have opened, wait at the desk; no other does."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.actions.calling import draft_call, open_call
from tests.actions.making import secretariat

from localaction.actions import operations
from localaction.actions.models import Call
from localaction.desk.kinds.calls import CALL

pytestmark = pytest.mark.django_db


def test_only_what_somebody_must_look_at_waits() -> None:
    sara, today = secretariat(), timezone.localdate()
    soon = open_call(sara, "soon")
    Call.objects.filter(pk=soon.pk).update(closes_on=today + timedelta(days=14))
    later = open_call(sara, "later")
    Call.objects.filter(pk=later.pk).update(closes_on=today + timedelta(days=15))
    draft_call(sara, "stuck", opens_itself=True, rubric="")
    draft_call(sara, "unasked")
    operations.rehearse_call(actor=sara, call=soon)
    assert sorted(CALL.found(sara).values_list("code", flat=True)) == ["soon", "stuck"]
