"""The register is written as a file, whole or not at all, and the verifier printed in the docs accepts it."""

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from tests.register.published_things import a_government, an_action, publish_cohort, published

from localaction.kit.actors import SYSTEM
from localaction.register import audit, operations

pytestmark = pytest.mark.django_db
DOCS = Path(__file__).parents[4] / "docs" / "register-format.md"


def test_a_stranger_can_verify_it_with_what_the_docs_print(tmp_path: Path) -> None:
    publish_cohort()
    published(a_government(latitude=8.0, longitude=-0.0000001))
    published(an_action())
    entry = operations.withdraw(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="Asked.")
    file = tmp_path / "register.jsonl.gz"
    call_command("export_register", file, stdout=io.StringIO())
    found = re.search(r"```python\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert found is not None
    done = subprocess.run(
        [sys.executable, "-c", found[1], str(file)], capture_output=True, text=True, check=False
    )
    assert done.stdout == f"in order, up to {entry.entry_hash}\n", done.stderr


def test_an_export_that_fails_leaves_the_file_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(an_action())
    file = tmp_path / "register.jsonl"
    call_command("export_register", file, stdout=io.StringIO())
    before = file.read_bytes()

    def broken() -> None:
        raise OSError("disk full")

    monkeypatch.setattr(audit, "lines", broken)
    with pytest.raises(OSError, match="disk full"):
        call_command("export_register", file, stdout=io.StringIO())
    assert file.read_bytes() == before
