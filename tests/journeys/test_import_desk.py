"""A list comes in at the desk: its columns are matched, its errors shown, it comes in, and it is undone."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
WITHIN_SECONDS = 30
HEADINGS = ("Référence", "Ville", "Pays", "Niveau", "Titre", "Résumé", "Langue", "Source", "Statut")
ROWS = (
    ("LST-1", "Zarqa", "JO", "city", "Un centre pour tous", "Un centre.", "fr", "https://example.org/1", "ongoing"),
    ("LST-2", "Mbale", "UG", "city", "Des cours du soir", "Des cours.", "fr", "https://example.org/2", "ongoing"),
    ("LST-3", "Nulle part", "XX", "city", "Sans pays", "Rien.", "fr", "https://example.org/3", "ongoing"),
)  # fmt: skip


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A list as a colleague would send it: French headings, one row that is not good."""
    book = openpyxl.Workbook()
    for line in (HEADINGS, *ROWS):
        book.worksheets[0].append(list(line))
    out = io.BytesIO()
    book.save(out)
    path = tmp_path / "liste.xlsx"
    path.write_bytes(out.getvalue())
    return path


def _until(visitor: Visitor, state: str) -> None:
    """Look at the list again until it has come to a state."""
    deadline = time.monotonic() + WITHIN_SECONDS
    while state not in visitor.page.locator(".eyebrow").inner_text():
        assert time.monotonic() < deadline, visitor.page.locator("main").inner_text()
        time.sleep(0.4)
        visitor.page.reload()
    visitor.look_over()


def _until_gone(reader: Visitor, path: str) -> None:
    deadline = time.monotonic() + WITHIN_SECONDS
    while reader.page.request.get(f"{reader.site}/{reader.language}{path}").status != 410:
        assert time.monotonic() < deadline, f"{path} still stands"
        time.sleep(0.4)


def test_a_list_comes_in_and_goes(new_visitor: Callable[..., Visitor], workbook: Path) -> None:
    secretary = new_visitor("en", width=768)
    secretary.sign_in("secretariat@example.org")
    secretary.open("/desk/import/")
    secretary.choose("subject", "actions")
    secretary.fill(source="Réseau des villes")
    secretary.page.set_input_files("[name=file]", str(workbook))
    secretary.press("Read the list")
    _until(secretary, "Columns to be matched")

    secretary.press("Match the columns")
    assert secretary.page.locator("[name='from-government_name']").input_value() == "Ville"
    secretary.fill(**{"fixed-kind": "action"})
    secretary.press("Check every row")
    _until(secretary, "Checked")
    shown = secretary.page.locator("main").inner_text()
    for words in ("Un centre pour tous", "There is no country with this code"):
        assert words in shown
    reader = new_visitor("en", script=False)
    assert reader.page.request.get(f"{reader.site}/en/actions/LST-1/").status == 404

    secretary.move("run")
    _until(secretary, "Done")
    _until_public(reader, "/actions/LST-1/")
    secretary.page.locator("main a[href$='/undo/']").click()
    secretary.arrive()
    secretary.fill(because="It was the wrong list.")
    secretary.send()
    _until(secretary, "Undone")
    _until_gone(reader, "/actions/LST-1/")


def _until_public(reader: Visitor, path: str) -> None:
    deadline = time.monotonic() + WITHIN_SECONDS
    while reader.page.request.get(f"{reader.site}/{reader.language}{path}").status != 200:
        assert time.monotonic() < deadline, f"{path} is not public"
        time.sleep(0.4)


def test_a_file_that_is_no_list_is_refused_in_arabic_without_script(
    new_visitor: Callable[..., Visitor], tmp_path: Path
) -> None:
    secretary = new_visitor("ar", script=False, width=360)
    secretary.sign_in("secretariat@example.org")
    secretary.open("/desk/import/")
    letter = tmp_path / "letter.docx"
    letter.write_bytes(b"x")
    secretary.choose("subject", "governments")
    secretary.fill(source="A letter")
    secretary.page.set_input_files("[name=file]", str(letter))
    secretary.send()
    assert secretary.page.locator("[role=alert]").first.is_visible()
