"""Nothing that is not published can be found at any public address, as a page or as data."""

import pytest
from django.test import Client
from tests.actions import making
from tests.declarations import making as signing
from tests.factories.register import publish_cohort
from tests.showcase.web.pages import ADDRESSES, answer

from localaction.actions import operations
from localaction.actions.models import Action
from localaction.register import index

CANARY = "Zunzunito"
DATA = ("/api/v1/actions?per_page=100", f"/api/v1/actions?q={CANARY}", "/api/v1/governments?per_page=100")


@pytest.mark.django_db
def test_a_draft_a_pending_signature_and_a_new_government_stay_private() -> None:
    publish_cohort()
    who, home = making.focal_point(of=making.government(f"{CANARY} City"))
    draft = operations.start(actor=who, government=home)
    Action.objects.filter(pk=draft.pk).update(title=f"{CANARY} begins", summary=f"{CANARY} in secret.")
    pending = signing.sent(who, home)
    index.rebuild()
    for address in (*ADDRESSES, "/actions/?sort=title", "/governments/?q=city", "/signatories/?q=city"):
        text = answer(address).content.decode()
        assert CANARY not in text, address
        assert draft.reference not in text, address
    for address in DATA:
        assert CANARY not in Client().get(address).content.decode(), address
    for hidden in (
        f"/actions/{draft.reference}/",
        f"/governments/{home.slug}/",
        f"/actions/{pending.reference}/",
    ):
        assert answer(hidden).status_code == 404
