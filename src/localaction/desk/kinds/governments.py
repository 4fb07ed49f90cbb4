"""Governments to verify, and people who ask to speak for one."""

from __future__ import annotations

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from localaction.desk.waiting import Kind, Why
from localaction.governments.lifecycle import GovernmentStatus, MembershipStatus
from localaction.governments.models import Government, Membership
from localaction.kit.actors import Actor


def _waiting(_actor: Actor) -> QuerySet[Government]:
    asking = Membership.objects.filter(government=OuterRef("pk"), status=MembershipStatus.REQUESTED)
    return Government.objects.live().filter(Q(status=GovernmentStatus.PROPOSED) | Exists(asking))


KINDS = (
    Kind(
        code="government",
        name=_("Governments"),
        found=_waiting,
        page="governments:desk_government",
        key="slug",
        since="created_at",
        why=Case(When(status=GovernmentStatus.PROPOSED, then=Value("verify")), default=Value("member")),
        whys={
            "verify": Why(_("A new government must be verified"), _("Verify")),
            "member": Why(_("Somebody asks to join the team"), _("Answer")),
        },
        title="official_name",
        title_language="official_language",
        country="country",
        language="official_language",
    ),
)
