"""The page of an action says where everything comes from."""

import msgspec
import pytest
from django.utils.translation import override
from tests.factories.register import action_of, government_of, publish, rows

from localaction.register.shapes import Aligned, Dated, Origin, Owner, Served
from localaction.showcase.queries.actions import ActionPage, action_page

pytestmark = pytest.mark.django_db
ROW = rows()[0]
WHOLE = action_of(ROW)


def _page(language: str = "en", **changes: object) -> ActionPage:
    publish(government_of(ROW), msgspec.structs.replace(WHOLE, **changes))
    with override(language):
        page = action_page(WHOLE.reference, language)
    assert page is not None
    return page


def test_what_the_secretariat_collected_says_so() -> None:
    page = _page(origin=Origin(how="collected", signature="none", source_url="https://example.org/a"))
    assert page.provenance.how.startswith("Collected by the secretariat")
    assert page.provenance.signature == "No signature on record."
    assert page.provenance.source_host == "example.org"


def test_what_a_government_submitted_says_so() -> None:
    page = _page(origin=Origin(how="submitted", signature="confirmed", assessed=True))
    assert page.provenance.how == "Submitted by the government, assessed and published."
    assert page.provenance.signature == "The government’s signature of the Declaration is confirmed."
    assert not page.provenance.is_collected


def test_a_source_that_is_no_web_address_is_not_linked() -> None:
    page = _page(origin=Origin(how="collected", signature="none", source_url="javascript:alert(1)"))
    assert page.provenance.source_href == ""


def test_numbers_of_people_are_claims_one_by_one() -> None:
    page = _page(
        served=(
            Served(number=1200, who="refugees", method="survey", source="City survey", as_of="2021"),
            Served(number=30, method="estimate"),
        )
    )
    assert [(claim.number, claim.method) for claim in page.claims] == [
        ("1,200", "Survey"),
        ("30", "Estimate"),
    ]
    assert page.claims[0].as_of == "2021"


def test_a_number_nobody_explained_says_so_in_a_sentence() -> None:
    page = _page(served=(Served(number=240),))
    assert page.claims[0].method == "How they were counted is not known."


def test_alignment_is_grouped_with_its_reasons_primary_first() -> None:
    page = _page(
        priorities=("PO-2",),
        alignment=(
            Aligned(code="SDG-11"),
            Aligned(code="GCM-15"),
            Aligned(code="GCM-2", rank="primary", said_by="confirmed", reason="Because it says so."),
            Aligned(code="XYZ-1"),
        ),
    )
    assert [[item.code for item in group.items] for group in page.alignment] == [
        ["PO 2"],
        ["GCM 2", "GCM 15"],
        ["SDG 11"],
    ]
    assert page.alignment[1].items[0].reason == "Because it says so."
    assert page.alignment[1].items[0].said_by == "confirmed by an assessor"


def test_owners_stand_with_their_roles_the_lead_first() -> None:
    owners = (
        Owner(name="UNHCR", language="en", role="supporting"),
        Owner(name="Ville de Kampala", language="fr", role="partner", slug="not-published"),
        WHOLE.owners[0],
    )
    page = _page(owners=owners)
    assert [party.role for party in page.parties] == ["lead", "partner", "supporting"]
    assert [bool(party.href) for party in page.parties] == [True, False, False]


def test_empty_sections_are_left_out_and_the_index_follows_the_page() -> None:
    page = _page(challenge="", objective="", lessons="", milestones=(Dated(text="Open", due_on="2027-05"),))
    anchors = [section.anchor for section in page.sections]
    assert "challenge" not in anchors
    assert "next" in anchors
    assert [anchor for anchor, _heading in page.index][: len(anchors)] == anchors


def test_a_correction_shows_its_history() -> None:
    first = _page()
    assert first.provenance.versions == ()
    second = _page(title="A better title")
    assert second.provenance.version == 2
    assert [(one.version, one.is_current) for one in second.provenance.versions] == [(2, True), (1, False)]


def test_the_citation_names_everything_needed_to_find_it_again() -> None:
    page = _page()
    for part in ("Freetown City Council", page.title.text, "CTA-001", "version 1", page.provenance.address):
        assert part in page.provenance.citation


def test_a_citation_marks_the_title_in_its_own_language_and_carries_no_markup_of_others() -> None:
    page = _page("fr", title="Bold <b>action</b>")
    assert '<cite lang="en" dir="ltr">Bold &lt;b&gt;action&lt;/b&gt;</cite>' in page.provenance.citation


def test_items_of_a_framework_stand_by_number() -> None:
    page = _page(
        alignment=(Aligned(code="SDG-11"), Aligned(code="SDG-6"), Aligned(code="SDG-8", rank="primary"))
    )
    assert [item.code for item in page.alignment[-1].items] == ["SDG 8", "SDG 6", "SDG 11"]


def test_what_is_not_published_has_no_page() -> None:
    assert action_page("LA-DRAFT1", "en") is None
