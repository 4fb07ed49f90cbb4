"""Governments, and those of them that signed, confirmed and listed told apart."""

import pytest
from tests.factories.register import government_of, publish, rows, signature_of, withdraw
from tests.showcase.web.pages import GOVERNMENT, get


@pytest.mark.usefixtures("cohort")
def test_confirmed_and_listed_are_counted_apart_each_with_its_rule() -> None:
    row = next(row for row in rows() if row["signed_declaration"] != "yes")
    publish(signature_of(row, "confirmed"))
    text = get("/signatories/")
    assert "Checked by two members of the secretariat with at least two kinds of evidence" in text
    assert "Named in lists published before this site existed" in text
    assert text.count('class="entry"') == 11
    assert get("/signatories/?signature=confirmed").count('class="entry"') == 1


@pytest.mark.usefixtures("cohort")
def test_a_government_without_signature_is_no_signatory() -> None:
    row = next(row for row in rows() if row["signed_declaration"] != "yes")
    assert row["government_name"] not in get("/signatories/")
    assert get("/signatories/?signature=none").count('class="entry"') == 10


@pytest.mark.usefixtures("cohort")
def test_a_page_shows_signature_actions_and_place() -> None:
    text = get(f"/governments/{GOVERNMENT}/")
    for part in ("Kampala for All", "Listed", "1,680,600", "place-map"):
        assert part in text


@pytest.mark.django_db
def test_a_government_without_actions_or_signature_says_so() -> None:
    publish(government_of(rows()[1]))
    text = get(f"/governments/{GOVERNMENT}/")
    assert "No signature on record." in text
    assert "No action published yet." in text


@pytest.mark.usefixtures("cohort")
def test_a_withdrawn_government_leaves_a_tombstone() -> None:
    withdraw("government", GOVERNMENT, "Listed twice.")
    assert "Listed twice." in get(f"/governments/{GOVERNMENT}/", status=410)
    get("/governments/atlantis/", status=404)


@pytest.mark.usefixtures("cohort")
def test_searching_among_the_confirmed_stays_among_them() -> None:
    assert '<input type="hidden" name="signature" value="confirmed">' in get(
        "/signatories/?signature=confirmed"
    )
