"""A government is shown by its names, and its signature with how we know."""

import msgspec
import pytest
from django.utils.translation import override
from tests.factories.register import action_of, government_of, publish, rows, signature_of, slug_of

from localaction.register.shapes import Action, Lineage, Owner, Signature
from localaction.showcase.queries.government import government_page

ROW = rows()[1]
SLUG = "kampala-capital-city-authority"


@pytest.mark.django_db
def test_names_stand_in_the_readers_language_and_in_their_own_script() -> None:
    face = msgspec.structs.replace(
        government_of(ROW), name="كمبالا", language="ar", names={"en": "Kampala", "ar": "كمبالا"}
    )
    publish(face)
    page = government_page(SLUG, "en")
    assert page is not None
    assert page.name.text == "Kampala"
    assert [(name.text, name.direction) for name in page.other_names] == [("كمبالا", "rtl")]


@pytest.mark.django_db
def test_a_confirmed_signature_names_its_evidence() -> None:
    signature = Signature(
        reference="SIG-1",
        government=SLUG,
        government_name="KCCA",
        country="UG",
        status="confirmed",
        language="en",
        declaration="marrakech-2018",
        signer_name="Erias Lukwago",
        signer_office="Lord Mayor",
        signed_on="2019-05-02",
        confirmed_on="2026-11-20",
        evidence_kinds=("letter", "call_back"),
    )
    publish(government_of(ROW), signature)
    with override("en"):
        page = government_page(SLUG, "en")
    assert page is not None
    (line,) = page.signatures
    assert line.how_we_know == (
        "Checked by two members of the secretariat on 20 November 2026, with: a letter and a call back."
    )
    assert [event["at"] for event in page.timeline] == ["2019-05-02", "2026-11-20"]


@pytest.mark.django_db
def test_a_listed_signature_names_its_list() -> None:
    publish(government_of(ROW), signature_of(ROW))
    with override("en"):
        page = government_page(SLUG, "en")
    assert page is not None
    assert page.signatures[0].how_we_know.endswith("(16 May 2022).")
    assert page.signatures[0].source_href.startswith("https://")


def _with(action: Action, **changes: object) -> Action:
    return msgspec.structs.replace(action, **changes)


@pytest.mark.usefixtures("cohort")
def test_it_is_recognised_for_what_the_register_shows_and_nothing_else() -> None:
    with override("en"):
        page = government_page(SLUG, "en")
        publish(
            government_of(msgspec.json.decode(msgspec.json.encode({**ROW, "government_name": "Nowhere"})))
        )
        bare = government_page("nowhere", "en")
    assert page is not None
    assert bare is not None
    assert [merit.title for merit in page.merits] == ["Signatory of the Declaration", "Action published"]
    assert bare.merits == ()


@pytest.mark.usefixtures("cohort")
def test_what_others_took_from_it_is_told_and_what_they_dispute_is_not() -> None:
    own = next(row["id"] for row in rows() if slug_of(row) == SLUG)
    other, disputed = rows()[20], rows()[21]
    kept = Lineage(reference=own, relation="adapted_from", kept="The idea.")
    publish(_with(action_of(other), lineage=(kept,)))
    publish(_with(action_of(disputed), lineage=(msgspec.structs.replace(kept, answer="disputed"),)))
    with override("en"):
        page = government_page(SLUG, "en")
        heir = government_page(slug_of(other), "en")
    assert page is not None
    assert heir is not None
    assert [one.href for one in page.exchange.heirs] == [f"/en/actions/{other['id']}/"]
    assert page.exchange.heirs[0].relation == "Adapted by"
    assert [one.href for one in heir.exchange.origins] == [f"/en/actions/{own}/"]
    assert page.merits[-1].detail == "by 1 other government"
    assert any(event.get("tone") == "active" for event in page.timeline)


@pytest.mark.usefixtures("cohort")
def test_it_asks_for_support_until_the_action_is_done() -> None:
    own = action_of(ROW)
    publish(_with(own, stage="in_progress", support_kinds=("funding",), support_needed="Two trucks."))
    page = government_page(SLUG, "en")
    assert page is not None
    (need,) = [one for one in page.needs if one.text.text == "Two trucks."]
    assert need.href.endswith("#support")
    publish(_with(own, stage="fulfilled", support_kinds=("funding",), support_needed="Two trucks."))
    done = government_page(SLUG, "en")
    assert done is not None
    assert [one for one in done.needs if one.text.text == "Two trucks."] == []


@pytest.mark.usefixtures("cohort")
def test_a_peer_has_at_least_two_reasons_and_is_never_itself() -> None:
    with override("en"):
        page = government_page(SLUG, "en")
    assert page is not None
    assert page.peers
    assert all(len(peer.reasons) >= 2 for peer in page.peers)
    assert SLUG not in [peer.card.slug for peer in page.peers]


@pytest.mark.django_db
def test_a_partner_is_no_heir_of_its_own_action() -> None:
    lead = Owner(name="KCCA", language="en", role="lead", slug=SLUG, country="UG")
    first = _with(action_of(ROW), owners=(lead,))
    line = Lineage(reference=first.reference, relation="continues")
    second = _with(action_of(rows()[2]), owners=(lead,), lineage=(line,))
    publish(government_of(ROW), signature_of(ROW), first, second)
    page = government_page(SLUG, "en")
    assert page is not None
    assert page.exchange.heirs == ()
