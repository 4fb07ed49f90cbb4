import hashlib

from hypothesis import given
from hypothesis import strategies as st

from localaction.declarations.wording import Signer, Words, commitment_of, digest_of, shown_hash, shown_text

WORDS = Words(
    code="d", version="1", language="en", title="Title", summary=("One.", "Two."),
    commitment="{name}, {office}, for {government}.", note="Note.",
)  # fmt: skip


def test_the_shown_text_is_all_of_it_with_the_names_in_place() -> None:
    signer = Signer(name="Erias Lukwago", office="Lord Mayor", government="Kampala")
    text = shown_text(WORDS, signer)
    assert text == "Title\n\nOne.\n\nTwo.\n\nErias Lukwago, Lord Mayor, for Kampala.\n\nNote."
    assert shown_hash(text) == hashlib.sha256(text.encode()).hexdigest()


@given(name=st.text(), office=st.text(), government=st.text())
def test_braces_in_names_stay_what_they_are(name: str, office: str, government: str) -> None:
    signer = Signer(name=name, office=office, government=government)
    assert commitment_of(WORDS, signer) == f"{name}, {office}, for {government}."


def test_names_cannot_pull_other_names_in() -> None:
    signer = Signer(name="{office}", office="{government}", government="Kampala")
    assert commitment_of(WORDS, signer) == "{office}, {government}, for Kampala."


def test_every_change_of_words_version_or_language_changes_the_digest() -> None:
    import dataclasses

    changed = [
        dataclasses.replace(WORDS, **change)
        for change in (
            {"code": "e"}, {"version": "2"}, {"language": "fr"}, {"title": "T"}, {"summary": ("One. Two.",)},
            {"commitment": "x"}, {"note": ""}, {"official_text": "The official text."},
        )
    ]  # fmt: skip
    assert len({digest_of(words) for words in [WORDS, *changed]}) == 9
