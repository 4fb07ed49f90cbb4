"""A government is shown by its names, and its signature with how we know."""

import msgspec
import pytest
from django.utils.translation import override
from tests.factories.register import government_of, publish, rows, signature_of

from localaction.register.shapes import Signature
from localaction.showcase.filters import Filters, read
from localaction.showcase.queries.governments import government_list, government_page

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


@pytest.mark.usefixtures("cohort")
def test_the_list_tells_confirmed_from_listed() -> None:
    page = government_list(Filters(), "en")
    assert (page.confirmed, page.listed) == (0, 10)
    assert government_list(read({"signature": ["listed"]}), "en").total == 10


@pytest.mark.usefixtures("cohort")
def test_a_name_is_found_with_or_without_accents() -> None:
    plain = government_list(read({"q": ["montreal"]}), "en")
    assert [card.country for card in plain.cards] == ["Canada"]
