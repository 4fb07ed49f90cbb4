"""The page that checks a file: it works without script by telling the command, and knows the newest checkpoint."""

import re
from pathlib import Path

import pytest
from tests.register.published_things import an_action, published
from tests.trust.web.test_register import text

from localaction.kit.actors import SYSTEM
from localaction.register import operations

pytestmark = pytest.mark.django_db
SCRIPTS = Path(__file__).parents[3] / "src/localaction/design/assets/js/verifying"


def test_without_script_the_command_is_told() -> None:
    page = text("register/verify/")
    assert "localaction verify-register register.jsonl.gz" in page
    assert "<noscript>" in page
    assert "data-root" not in page


def test_it_knows_the_newest_checkpoint() -> None:
    published(an_action())
    kept = operations.checkpoint(actor=SYSTEM)
    assert kept is not None
    assert f'data-size="1" data-root="{kept.root}"' in text("register/verify/")


def test_there_is_a_sentence_for_whatever_the_script_finds() -> None:
    page = text("register/verify/")
    faults = {
        code for file in SCRIPTS.glob("*.js") for code in re.findall(r'Fault\("(\w+)"', file.read_text())
    }
    said = set(re.findall(r'say\(page, "(\w+)"', (SCRIPTS / "page.js").read_text()))
    said |= set(re.findall(r'"((?:seal|kept)_\w+)"', (SCRIPTS / "page.js").read_text()))
    for name in {f"fault_{code}" for code in faults} | said | {"inclusion", "consistency", "fault_damaged"}:
        assert f'id="say-{name}"' in page, name
    assert len(faults) > 12
