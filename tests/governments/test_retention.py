"""How long invitations are kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from localaction.governments.models import Government, Invitation
from localaction.governments.retention import RULES

pytestmark = pytest.mark.django_db


def test_only_invitations_that_ended_long_ago_and_were_never_accepted_go() -> None:
    now = timezone.now()
    kampala = Government.objects.create(slug="kampala", official_name="Kampala", level="city", country="UG")
    past, soon = now - timedelta(days=10), now + timedelta(days=10)

    def invite(name: str, **more: object) -> None:
        fields = {"expires_at": past} | more
        Invitation.objects.create(
            government=kampala, email=f"{name}@example.org", role="editor", nonce=name, **fields
        )

    invite("expired")
    invite("withdrawn", expires_at=soon, withdrawn_at=past)
    invite("open", expires_at=soon)
    invite("accepted", accepted_at=past)
    (rule,) = RULES
    assert rule.due(now) == 2
    assert rule.forget(now) == 2
    assert set(Invitation.objects.values_list("nonce", flat=True)) == {"open", "accepted"}
