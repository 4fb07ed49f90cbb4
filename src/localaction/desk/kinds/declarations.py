"""Signatures to check, to confirm and to settle."""

from __future__ import annotations

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThan
from django.utils.translation import gettext_lazy as _

from localaction.declarations.lifecycle import SignatureStatus
from localaction.declarations.models import Confirmation, Evidence, Signature
from localaction.desk.waiting import Kind, Why
from localaction.kit.actors import Actor

WAITING = (SignatureStatus.PENDING, SignatureStatus.DISPUTED)


def _waiting(_actor: Actor) -> QuerySet[Signature]:
    return Signature.objects.filter(status__in=WAITING)


def _why() -> Case:
    """A dispute, a second kind of evidence, the first or the second person: as `declarations.queries` says."""
    evidence = Evidence.objects.filter(signature=OuterRef("pk")).order_by().values("signature")
    kinds = evidence.annotate(different=Count("kind", distinct=True)).values("different")
    enough = Coalesce(Subquery(kinds, output_field=IntegerField()), 0)
    confirmed = Exists(Confirmation.objects.filter(signature=OuterRef("pk")))
    return Case(
        When(status=SignatureStatus.DISPUTED, then=Value("dispute")),
        When(LessThan(enough, 2), then=Value("evidence")),
        When(confirmed, then=Value("second")),
        default=Value("first"),
    )


KINDS = (
    Kind(
        code="signature",
        name=_("Signatures"),
        found=_waiting,
        page="declarations:desk_signature",
        key="reference",
        since=Coalesce("sent_at", "begun_at"),
        why=_why(),
        whys={
            "evidence": Why(_("A second kind of evidence is missing"), _("Look for evidence")),
            "first": Why(_("Nobody has confirmed the signature yet"), _("Check and confirm")),
            "second": Why(_("A second person must confirm the signature"), _("Check and confirm"), anew=True),
            "dispute": Why(_("The signature is disputed"), _("Settle")),
        },
        title="government__official_name",
        title_language="government__official_language",
        country="government__country",
        language="text_language",
        searched=("government__official_name", "signer_name", "reference"),
    ),
)
