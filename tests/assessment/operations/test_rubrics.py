"""Rubrics come from content; one that was used keeps its weights."""

import shutil
from pathlib import Path

import pytest
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.assessment import operations
from localaction.assessment.models import Rubric
from localaction.kit.content import CONTENT


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the shipped rubric that a test may change."""
    shutil.copytree(CONTENT / "rubrics", tmp_path / "rubrics")
    return tmp_path


def change(content: Path, old: str, new: str) -> None:
    file = content / "rubrics" / "call-2026" / "rubric.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.django_db
def test_loading_again_changes_nothing() -> None:
    before = list(Rubric.objects.values())
    assert operations.load_rubrics() == 1
    assert list(Rubric.objects.values()) == before


@pytest.mark.django_db
def test_a_faulty_rubric_is_refused_in_words(content: Path) -> None:
    change(content, "weight = 15", "weight = 25")
    with pytest.raises(operations.FaultyRubric, match="do not sum to 100"):
        operations.load_rubrics(content)


def test_a_used_rubric_keeps_its_weights(here: World, content: Path) -> None:
    operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)
    change(content, 'code = "people"\nweight = 20', 'code = "people"\nweight = 10')
    change(content, 'code = "innovation"\nweight = 10', 'code = "innovation"\nweight = 20')
    with pytest.raises(operations.FaultyRubric, match="give it a new version"):
        operations.load_rubrics(content)
    change(content, 'version = "1"', 'version = "2"')
    operations.load_rubrics(content)
    assert list(Rubric.objects.values_list("version", flat=True)) == ["1", "2"]
