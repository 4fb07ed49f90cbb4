"""Content folders."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from localaction.kit.content import folders, read_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "frameworks" / "sample"
    place.mkdir(parents=True)
    (place / "framework.toml").write_text('code = "S"\nyear = 2018\n')
    (place / "en.toml").write_text('[items.one]\ntitle = "First"\nshort = ""\n')
    (place / "ar.toml").write_text('[items.one]\ntitle = "الأول"\n', encoding="utf-8")
    return place


def test_facts_and_texts_are_kept_apart(folder: Path) -> None:
    sample = read_folder(folder)
    assert (sample.code, sample.facts) == ("S", {"code": "S", "year": 2018})
    assert sorted(sample.texts) == ["ar", "en"]


def test_a_text_in_every_language_that_has_it(folder: Path) -> None:
    sample = read_folder(folder)
    assert sample.in_languages("items", "one", "title") == {"ar": "الأول", "en": "First"}
    assert sample.in_languages("items", "one", "short") == {}
    assert sample.in_languages("items", "two", "title") == {}


def test_the_digest_is_that_of_the_bytes_of_the_file(folder: Path) -> None:
    before = read_folder(folder).digests
    assert before["en"] == hashlib.sha256((folder / "en.toml").read_bytes()).hexdigest()
    (folder / "ar.toml").write_text('[items.one]\ntitle = "أول"\n', encoding="utf-8")
    after = read_folder(folder).digests
    assert after["en"] == before["en"]
    assert after["ar"] != before["ar"]


def test_folders_of_a_kind_in_the_order_of_their_names(folder: Path) -> None:
    other = folder.parent / "another"
    other.mkdir()
    (other / "en.toml").write_text("")
    assert [found.code for found in folders("frameworks", folder.parent.parent)] == ["another", "S"]


def test_an_empty_folder_and_bad_toml_are_errors(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_folder(tmp_path)
    (tmp_path / "en.toml").write_text("= no")
    with pytest.raises(tomllib.TOMLDecodeError):
        read_folder(tmp_path)
