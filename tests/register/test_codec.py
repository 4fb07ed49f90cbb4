"""Published structures become canonical text, and come back whole."""

import msgspec
import pytest
from tests.register.published_things import a_government, a_signature, an_action

from localaction.register import codec
from localaction.register.codec import Keys, Unpublishable
from localaction.register.shapes import Aligned, Owner, Place, Served, Shape, Tombstone


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (
            "action",
            an_action(served=(Served(number=240, who="young people"),), alignment=(Aligned(code="GCM-15"),)),
        ),
        ("signature", a_signature()),
        ("government", a_government(population=None, latitude=8.0)),
    ],
)
def test_what_is_encoded_can_be_decoded(kind: str, content: Shape) -> None:
    encoded = codec.encode(kind, content)
    assert codec.decode(encoded.schema, encoded.text) == content


def test_equal_content_has_one_text() -> None:
    shuffled = a_government(names={"ar": "كمبالا", "en": "Kampala"})
    assert codec.encode("government", shuffled) == codec.encode("government", a_government())


def test_a_tombstone_is_minimal() -> None:
    encoded = codec.encode_tombstone("À la demande de la ville.", "fr")
    assert codec.decode(encoded.schema, encoded.text) == Tombstone(
        because="À la demande de la ville.", language="fr"
    )
    with pytest.raises(Unpublishable):
        codec.encode_tombstone("\ud800", "en")


def test_a_thing_is_found_by_its_lead_government_and_its_place() -> None:
    owners = (
        Owner(name="Lyon", language="fr", role="partner", slug="lyon", country="FR"),
        Owner(name="Beira", language="pt", role="lead", slug="beira", country="MZ"),
    )
    assert codec.keys_of(an_action(owners=owners)) == Keys("LA-AAAAAA", "UG", "beira")
    assert codec.keys_of(an_action(owners=owners, place=Place(name="", country=""))).country == "MZ"
    assert codec.keys_of(an_action(owners=())) == Keys("LA-AAAAAA", "UG", "")
    assert codec.keys_of(a_signature()) == Keys("SIG-AAAAAA", "UG", "kampala")
    assert codec.keys_of(a_government()) == Keys("kampala", "UG", "kampala")


def test_fields_that_came_later_are_left_out_while_they_are_empty() -> None:
    """What was published before they came keeps its text and its hash, so publishing it again appends nothing."""
    encoded = codec.encode("action", an_action())
    assert not {"lineage", "translations", "text_languages"} & set(msgspec.json.decode(encoded.text))
    assert encoded.hash == "86600cf0fce0ad1b375fff38226f2946b74b2d97a87663e39e78153a70f3563c"
    said = codec.encode("action", an_action(text_languages={"title": "sw"}))
    assert msgspec.json.decode(said.text)["text_languages"] == {"title": "sw"}
