"""A register that was exported is verified by the command alone, without a database."""

import gzip
import io
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from django.core.management import CommandError, call_command
from tests.register.published_things import a_government, an_action, published

from localaction.kit.actors import SYSTEM
from localaction.register import operations, proofs


@pytest.fixture
def exported(db: None, tmp_path: Path) -> Path:
    published(a_government())
    published(an_action())
    operations.checkpoint(actor=SYSTEM)
    file = tmp_path / "register.jsonl"
    call_command("export_register", file, stdout=io.StringIO())
    return file


def test_a_file_in_order(exported: Path) -> None:
    said = io.StringIO()
    call_command("verify_register", exported, stdout=said)
    assert "The register is in order." in said.getvalue()
    assert "entries: 2" in said.getvalue()


def test_a_compressed_file_is_the_same_bytes_each_time(exported: Path, tmp_path: Path) -> None:
    files = [tmp_path / "one.jsonl.gz", tmp_path / "two.jsonl.gz"]
    for file in files:
        call_command("export_register", file, stdout=io.StringIO())
        call_command("verify_register", file, stdout=io.StringIO())
    assert files[0].read_bytes() == files[1].read_bytes()
    assert gzip.decompress(files[0].read_bytes()) == exported.read_bytes()


def test_the_database_in_order(exported: Path) -> None:
    said = io.StringIO()
    call_command("verify_register", stdout=said)
    assert "checkpoints: 1" in said.getvalue()


def test_a_changed_file_is_refused_with_the_entry(exported: Path) -> None:
    exported.write_bytes(exported.read_bytes().replace(b"Cash, school fees", b"Cash, party fees"))
    said = io.StringIO()
    with pytest.raises(SystemExit) as left:
        call_command("verify_register", exported, stderr=said)
    assert left.value.code == 1
    assert "NOT in order: entry 2: its content" in said.getvalue()


def test_a_damaged_archive_is_refused(exported: Path, tmp_path: Path) -> None:
    packed = gzip.compress(exported.read_bytes())
    for damaged in (packed[:-20], packed[:50] + b"\0\0\0" + packed[53:]):
        file = tmp_path / "damaged.jsonl.gz"
        file.write_bytes(damaged)
        with pytest.raises(SystemExit):
            call_command("verify_register", file, stderr=io.StringIO())


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Cannot read"):
        call_command("verify_register", tmp_path / "nothing.jsonl")


def test_a_file_needs_no_database(exported: Path, tmp_path: Path) -> None:
    nowhere = os.environ | {
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/nothing",
        "LOCALACTION_DATA": str(tmp_path / "elsewhere"),
        "DJANGO_SETTINGS_MODULE": "localaction.config.settings",
    }
    command = [
        sys.executable,
        "-c",
        "from localaction.config.cli import main; main()",
        "verify-register",
        str(exported),
    ]
    done = subprocess.run(command, env=nowhere, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "in order" in done.stdout


def alone(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command in an environment that knows of no installation, from an empty folder."""
    program = "from localaction.config.cli import main; main()"
    here = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, "-c", program, "verify-register", *arguments],
        cwd=folder,
        env=here,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_stranger_s_computer_needs_nothing_and_keeps_nothing(exported: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = alone(empty, str(exported))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("The register is in order.\n  entries: 2\n")
    assert list(empty.iterdir()) == []


@pytest.mark.usefixtures("exported")
def test_one_proof_is_checked_as_well(tmp_path: Path) -> None:
    file = tmp_path / "2.json"
    file.write_bytes(msgspec.json.format(msgspec.json.encode(proofs.inclusion(2)), indent=2))
    done = alone(tmp_path, str(file))
    assert done.stdout.startswith("The proof is in order.\n  Entry 2 is among the first 2 of the register")
    file.write_bytes(file.read_bytes().replace(b"Cash", b"Cake"))
    done = alone(tmp_path, str(file))
    assert done.returncode == 1
    assert "entry 2: its content is not what its content_hash was made of" in done.stderr


@pytest.mark.usefixtures("exported")
def test_a_proof_of_growth_is_checked_as_well(tmp_path: Path) -> None:
    file = tmp_path / "1-2.json"
    file.write_bytes(msgspec.json.encode(proofs.consistency(1, 2)))
    assert "The register of 1 entries is the beginning of that of 2" in alone(tmp_path, str(file)).stdout
