"""Every example that we show runs as it stands: on the page, and in the documentation."""

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.actions import making
from tests.factories.register import publish_cohort

from localaction.accounts import operations as accounts
from localaction.accounts.models import Person
from localaction.actions.models import Action
from localaction.api import signing
from localaction.api.examples import Example, examples
from localaction.config.content import load_everything

ROOT = Path(__file__).parents[2]
SAYS = {
    "find": "CTA-",
    "walk": "12 of 12 actions",
    "follow": "things stand as of register entry",
    "prove": "The proof is in order.",
    "write": '"reference"',
    "save": "A night school for newly arrived parents {}",
    "receive": "",
}


def test_there_is_an_example_for_each_thing_to_do() -> None:
    assert examples().keys() == SAYS.keys()


@pytest.mark.parametrize("code", SAYS)
def test_the_documentation_has_the_same_example(code: str) -> None:
    example = examples()[code]
    block = f"```{example.language}\n{example.text.strip()}\n```"
    assert block in (ROOT / "docs" / "api.md").read_text(encoding="utf-8")


@pytest.mark.django_db
def test_the_page_shows_them_with_its_own_address(settings: Any) -> None:
    text = Client().get("/en/api/").content.decode()
    assert text.count("<pre") == 6
    assert f"{settings.SITE_URL}/api/v1/actions?country=UG" in text.replace("&amp;", "&")
    assert not re.search(r"\b(SITE|TOKEN|GOVERNMENT)\b", text)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_every_example_runs_as_it_stands(live_server: Any, settings: Any, tmp_path: Path) -> None:
    settings.SITE_URL = live_server.url
    load_everything()
    publish_cohort(12)
    actor, home = making.focal_point()
    person = Person.objects.get(email=actor.email)
    _token, shown = accounts.make_token(actor=actor, person=person, name="Us", scopes=["drafts"], days=30)
    for code, example in examples().items():
        text = example.filled(site=live_server.url, token=shown, government=home.slug)
        assert SAYS[code] in _run(example, text, tmp_path), code
    assert [one.title for one in Action.objects.filter(owners__government=home)].count("") == 1


def _run(example: Example, text: str, folder: Path) -> str:
    """What an example prints."""
    file = folder / f"{example.code}.{'py' if example.language == 'python' else 'sh'}"
    file.write_text(text, encoding="utf-8")
    if example.language == "python":
        command = [sys.executable, str(file)]
    else:
        assert shutil.which("curl"), "the examples are made for curl"
        own = Path(sys.executable).parent
        file.write_text(f"set -e\nexport PATH={own}:$PATH\n{text}", encoding="utf-8")
        command = ["sh", str(file)]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode == 0, (example.code, ran.stderr)
    return ran.stdout


def test_the_example_of_a_receiver_takes_what_we_sign() -> None:
    names: dict[str, Any] = {}
    exec(examples()["receive"].text, names)
    now, body = int(time.time()), b"{}"
    header = signing.signature("whs_1", now, body)
    assert names["is_genuine"]("whs_1", header, body)
    assert not names["is_genuine"]("whs_2", header, body)
    assert not names["is_genuine"]("whs_1", signing.signature("whs_1", now - 400, body), body)
