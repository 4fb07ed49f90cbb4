"""A city joins, signs and submits; the secretariat verifies, assesses and publishes; the world finds it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys import people
from tests.journeys.people import City
from tests.journeys.site import environment
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
PUBLIC_WITHIN_SECONDS = 20

ENGLISH = {
    "country": "UG",
    "officer": "Amina Kato",
    "mayor": "Alfred Okwonga",
    "summary": "Since 2024 three schools open at night so that newly arrived parents learn the language.",
    "challenge": "Parents could not follow what their children learn at school.",
    "done": "Three schools open on four evenings, with a crèche beside each.",
    "results": "214 parents finished a course.",
    "lessons": "A crèche doubles attendance.",
    "language": "en",
}
ARABIC = {
    "country": "EG",
    "officer": "منى حسن",
    "mayor": "أحمد السيد",
    "summary": "منذ عام 2024 تفتح ثلاث مدارس أبوابها مساء ليتعلم الآباء والأمهات الوافدون اللغة.",
    "challenge": "لم يكن الأهل قادرين على متابعة ما يتعلمه أطفالهم في المدرسة.",
    "done": "تفتح ثلاث مدارس أربع أمسيات في الأسبوع مع حضانة بجوار كل منها.",
    "results": "أتم مئتان وأربعة عشر من الأهل دورة كاملة.",
    "lessons": "وجود حضانة يضاعف الحضور.",
    "language": "ar",
}
CITIES = {
    ("en", True): City(
        "Gulu", "Gulu City Council", "gulu.go.ug", title="Night school for parents of Gulu", **ENGLISH
    ),
    ("en", False): City(
        "Lira", "Lira City Council", "lira.go.ug", title="Night school for parents of Lira", **ENGLISH
    ),
    ("ar", True): City("أسوان", "مدينة أسوان", "aswan.gov.eg", title="مدرسة مسائية للأهل في أسوان", **ARABIC),
    ("ar", False): City("طنطا", "مدينة طنطا", "tanta.gov.eg", title="مدرسة مسائية للأهل في طنطا", **ARABIC),
}


@pytest.fixture(scope="module")
def staff(site: str, new_visitor: Callable[..., Visitor]) -> dict[str, Visitor]:
    """Two secretaries and two assessors, signed in once with both factors; one of each without JavaScript."""
    found = {}
    for name in ("secretariat", "secretariat2", "assessor", "assessor2"):
        found[name] = new_visitor("en", script=not name.endswith("2"))
        found[name].sign_in(f"{name}@example.org")
    return found


@pytest.mark.parametrize(("language", "script"), CITIES, ids=str)
def test_from_a_first_letter_to_a_point_of_light(
    language: str,
    script: bool,
    new_visitor: Callable[..., Visitor],
    staff: dict[str, Visitor],
    tmp_path: Path,
) -> None:
    city = CITIES[language, script]
    officer = new_visitor(language, script=script)

    # she joins, signs for her mayor and begins a draft
    slug = people.join(officer, city)
    signature = people.sign(officer, city, slug, tmp_path)
    reference = people.begin_draft(officer, city, slug)

    # the second sitting, at another computer and on a phone: what she wrote is there
    later = new_visitor(language, script=script, width=360)
    later.sign_in(city.email)
    later.open(f"/portal/actions/{reference}/essentials/")
    assert later.page.locator("[name=title]").input_value() == city.title
    people.finish_draft(later, city, reference)

    # two people and more than one kind of evidence confirm the signature
    people.verify_government(staff["secretariat"], slug, city)
    people.add_call_back(staff["secretariat"], signature)
    people.confirm_signature(staff["secretariat"], signature)
    people.confirm_signature(staff["secretariat2"], signature)

    # two assessors judge, the secretariat decides
    people.assign_both(staff["secretariat"], reference)
    people.assess(staff["assessor"], reference, city)
    people.assess(staff["assessor2"], reference, city)
    assert not is_public(officer, reference)
    people.accept(staff["secretariat"], reference)

    # the world finds it: on its page, in search, on the map, on the city's page
    reader = new_visitor(language, script=script)
    wait_until_found(reader, reference, city.title)
    reader.open(f"/actions/{reference}/")
    assert city.title in reader.page.locator("h1").inner_text()
    for path in (f"/actions/?q={city.title}", f"/map/?q={city.title}", f"/governments/{slug}/"):
        reader.open(path)
        assert reader.page.locator(f"main a[href='/{language}/actions/{reference}/']").count() > 0, path
    assert reader.page.context.cookies() == []

    # every letter came in her language
    letters = officer.letters(city.email)
    assert {letter["language"] for letter in letters} == {language}
    assert {letter["letter"].rsplit("/", 1)[-1] for letter in letters} >= {
        "action_received",
        "signature_received",
        "signature_announced",
        "action_published",
    }


def is_public(visitor: Visitor, reference: str) -> bool:
    """Whether the world can read an action."""
    return visitor.page.request.get(f"{visitor.site}/{visitor.language}/actions/{reference}/").status == 200


def wait_until_found(visitor: Visitor, reference: str, words: str) -> None:
    """The worker publishes within seconds, and search follows the register."""
    search = f"{visitor.site}/{visitor.language}/actions/?q={words}"
    deadline = time.monotonic() + PUBLIC_WITHIN_SECONDS
    while reference not in visitor.page.request.get(search).text():
        assert time.monotonic() < deadline, f"{reference} was not found in time"
        time.sleep(0.3)
    assert is_public(visitor, reference)


def test_the_register_verifies_with_and_without_the_database(
    site_folder: Path, site: str, tmp_path: Path
) -> None:
    def localaction(*words: str, data: Path) -> str:
        ran = subprocess.run(
            [sys.executable, "-m", "localaction", *words],
            env=environment(data),
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout

    localaction("verify-register", data=site_folder)
    file = tmp_path / "register.jsonl"
    localaction("export-register", str(file), data=site_folder)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    localaction("verify-register", str(file), data=elsewhere)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 78
    assert json.loads(lines[0])
