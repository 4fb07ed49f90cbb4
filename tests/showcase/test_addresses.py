"""Addresses carry the language of the page and whatever a reference holds."""

from localaction.showcase import addresses


def test_pages_have_the_language_in_front() -> None:
    assert addresses.action("CTA-001", "fr") == "/fr/actions/CTA-001/"
    assert addresses.government("kampala", "ar") == "/ar/governments/kampala/"
    assert addresses.government("", "en") == ""


def test_a_reference_cannot_change_the_address() -> None:
    assert addresses.action("../?x=1#", "en") == "/en/actions/..%2F%3Fx%3D1%23/"


def test_a_query_string_leaves_out_what_is_empty() -> None:
    assert (
        addresses.search("en", [("q", ""), ("gcm", "GCM-1"), ("gcm", "GCM-2")])
        == "/en/actions/?gcm=GCM-1&gcm=GCM-2"
    )


def test_data_has_no_language() -> None:
    assert addresses.data_of_action("CTA-001") == "/api/v1/actions/CTA-001"
    assert addresses.data_of_government("kampala") == "/api/v1/governments/kampala"
