"""The documents that describe the code are true today."""

import re
import subprocess

from tools import draw_docs

from tests.house.tree import PARTS, ROOT


def test_the_drawn_documents_are_up_to_date() -> None:
    stale = [
        str(file.relative_to(ROOT))
        for file, text in draw_docs.drawn().items()
        if not file.exists() or file.read_text() != text
    ]
    assert stale == [], "run `make map`"


def test_every_setting_read_from_the_environment_is_in_the_table() -> None:
    found = set()
    for file in (ROOT / "src").rglob("*.py"):
        found |= set(
            re.findall(r"[\"'](LOCALACTION_[A-Z_]+|DATABASE_URL)[\"']", file.read_text(encoding="utf-8"))
        )
    text = (ROOT / "docs" / "operating" / "settings.md").read_text(encoding="utf-8")
    assert {name for name in found if f"`{name}`" not in text} == set()


def test_links_between_documents_lead_somewhere() -> None:
    broken = []
    for file in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", file.read_text(encoding="utf-8")):
            if not (file.parent / target).exists():
                broken.append(f"{file.relative_to(ROOT)} → {target}")
    assert broken == []


def test_the_story_names_every_part() -> None:
    text = (ROOT / "docs" / "story.md").read_text(encoding="utf-8")
    assert [part for part in PARTS if part not in ("config", "design") and part not in text] == []


def test_decisions_are_numbered_without_gaps() -> None:
    files = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    titles = [re.match(r"# (\d+)\. ", file.read_text(encoding="utf-8")) for file in files]
    numbers = [int(file.name[:4]) for file in files]
    assert numbers == list(range(1, len(files) + 1))
    assert [int(title[1]) for title in titles if title] == numbers


def test_every_make_target_named_in_the_documents_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.M))
    named = set()
    for file in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        named |= set(re.findall(r"`make ([a-z-]+)", file.read_text(encoding="utf-8")))
    assert named - targets == set()


def test_no_migration_is_missing() -> None:
    ran = subprocess.run(
        [str(ROOT / ".venv" / "bin" / "localaction"), "makemigrations", "--check", "--dry-run"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
