"""What is kept of a form, for whom, and how it is told back."""

from typing import Any

from localaction.accounts import kept

FIELDS = [
    ("csrfmiddlewaretoken", ["secret"]),
    ("summary", ["Parents learn together."]),
    ("priorities", ["PO-4", "PO-5"]),
    ("code", ["123456"]),
    ("empty", [""]),
]


def test_everything_but_tokens_and_codes_is_kept_in_its_order() -> None:
    found = kept.typed("/en/portal/?a=1", FIELDS, ["letter.pdf"])
    assert found.fields == (
        ("summary", "Parents learn together."),
        ("priorities", "PO-4"),
        ("priorities", "PO-5"),
        ("empty", ""),
    )
    assert (found.address, found.files) == ("/en/portal/?a=1", ("letter.pdf",))


def test_texts_and_short_answers_are_told_apart() -> None:
    found = kept.typed("/", [*FIELDS, ("again", ["PO-4"]), ("long", ["x" * 41])])
    assert found.texts == ["Parents learn together.", "x" * 41]
    assert found.short_answers == ["PO-4", "PO-5"]


def test_size_is_counted_in_bytes() -> None:
    assert kept.typed("/", [("a", ["كم"])]).size == 5


def test_only_blanks_are_not_worth_keeping() -> None:
    assert not kept.typed("/", [("a", [" "]), ("code", ["123456"])]).is_worth_keeping
    assert kept.typed("/", [("a", [""])], ["letter.pdf"]).is_worth_keeping


def test_the_owner_finds_it_again_and_it_is_dropped_for_others() -> None:
    session: dict[str, Any] = {}
    found = kept.typed("/en/", FIELDS, ["letter.pdf"])
    kept.hold(session, found, 7)
    back = kept.held(session, 7)
    assert back is not None
    assert (back.address, back.fields, back.files, back.owner) == (
        found.address,
        found.fields,
        found.files,
        7,
    )
    assert kept.held(session, 8) is None
    assert session == {}
    assert kept.held(session, 7) is None
