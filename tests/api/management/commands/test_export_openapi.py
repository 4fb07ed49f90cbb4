"""The OpenAPI document in the project is the one the code makes."""

from pathlib import Path

from django.core.management import call_command

from localaction.api.management.commands.export_openapi import document

KEPT = Path(__file__).resolve().parents[4] / "docs" / "openapi.json"


def test_the_kept_document_is_up_to_date() -> None:
    assert KEPT.read_text(encoding="utf-8") == document(), "run: localaction export-openapi docs/openapi.json"


def test_it_is_written_to_a_file(tmp_path: Path) -> None:
    call_command("export_openapi", tmp_path / "openapi.json", verbosity=0)
    assert (tmp_path / "openapi.json").read_text(encoding="utf-8") == document()
