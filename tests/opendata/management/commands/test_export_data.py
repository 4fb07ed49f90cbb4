"""`localaction export-data FOLDER`."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.core.management import call_command
from tests.factories import register

from localaction.opendata import files


@pytest.mark.django_db
def test_a_folder_holds_every_file_with_licence_citation_and_sums(tmp_path: Path) -> None:
    register.publish_cohort(2)
    call_command("export_data", tmp_path / "data", verbosity=0)
    state = files.current()
    assert state is not None
    assert {path.name for path in (tmp_path / "data").iterdir()} == {*state.files, "README.txt", "SHA256SUMS"}
    for line in (tmp_path / "data" / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((tmp_path / "data" / name).read_bytes()).hexdigest() == digest
    readme = (tmp_path / "data" / "README.txt").read_text("utf-8")
    assert "https://creativecommons.org/licenses/by/4.0/" in readme
    assert f"entry {state.sequence}" in readme
