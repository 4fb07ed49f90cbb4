"""A mirror is the public site as files, follows the register, and forgets at once what must not be shown."""

import json
from pathlib import Path

import pytest
from tests.factories.register import publish_cohort

from localaction.kit.actors import SYSTEM
from localaction.mirror import keeping, rewriting
from localaction.mirror.asking import ask
from localaction.register import operations as register
from localaction.register import queries
from localaction.register.shapes import Action

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_connection")]
SHOWN = "/en/actions/CTA-001/"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    publish_cohort(3)
    place = tmp_path / "mirror"
    keeping.follow(place)
    return place


def file(folder: Path, address: str) -> Path:
    return folder / rewriting.file_of(address)


def test_pages_files_and_citations_are_there_in_every_language(folder: Path) -> None:
    for address in ("/en/", "/ar/", SHOWN, "/pt/actions/CTA-001/", "/en/actions/CTA-001.bib", "/sitemap.xml"):
        assert file(folder, address).exists(), address
    assert ask(SHOWN).status == 200
    assert (folder / "index.html").exists()
    assert len(json.loads((folder / "fr" / "actions" / "index.json").read_bytes())["actions"]) == 3


def test_no_file_leads_into_what_needs_a_server(folder: Path) -> None:
    page = file(folder, SHOWN).read_text()
    assert 'href="/en/account' not in page
    assert 'href="/en/concern' not in page


def test_a_second_run_writes_only_what_changed(folder: Path) -> None:
    untouched = file(folder, "/en/actions/CTA-002/").stat().st_mtime_ns
    assert keeping.follow(folder).pages == 0
    publish_cohort(4)
    done = keeping.follow(folder)
    assert file(folder, "/en/actions/CTA-004/").exists()
    assert done.pages > 0
    assert file(folder, "/en/actions/CTA-002/").stat().st_mtime_ns == untouched


def saying(folder: Path, words: str) -> list[str]:
    files = (one for one in folder.rglob("*") if one.is_file() and "static" not in one.parts)
    return [str(one.relative_to(folder)) for one in files if words in one.read_text(errors="ignore")]


def test_what_is_hidden_is_gone_from_every_file(folder: Path) -> None:
    published = queries.current("action", "CTA-001")
    assert published
    assert isinstance(published.content, Action)
    title = published.content.title
    assert len(saying(folder, title)) > 10
    register.hide(actor=SYSTEM, kind="action", reference="CTA-001", because="a person may be at risk")
    keeping.follow(folder)
    assert saying(folder, title) == []


def test_another_code_writes_everything_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "made", lambda: "another")
    assert keeping.follow(folder).pages > 100
