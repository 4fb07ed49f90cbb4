"""What each person in the story does, step by step, in any language, with or without JavaScript."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.visitor import Visitor

LETTER = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


@dataclass(frozen=True, slots=True)
class City:
    """A city that joins in a journey, with the words its officer writes."""

    search: str
    official_name: str
    domain: str
    country: str
    officer: str
    mayor: str
    title: str
    summary: str
    challenge: str
    done: str
    results: str
    lessons: str
    language: str

    @property
    def email(self) -> str:
        """The officer's address at the city's own domain."""
        return f"officer@{self.domain}"


def join(officer: Visitor, city: City) -> str:
    """Find the city, join its team and sign in; returns the government's place in addresses."""
    officer.open("/join/")
    officer.fill(q=city.search)
    officer.page.keyboard.press("Escape")  # close the suggestions where there are any
    officer.page.locator("main form button[type=submit]").first.click()
    officer.arrive()
    officer.page.locator("main a[href*='/join/place/']").first.click()
    officer.arrive()
    officer.choose("level", "municipality")
    officer.choose("official_language", city.language)
    officer.fill(official_name=city.official_name, claimed_domain=city.domain)
    officer.send()
    officer.fill(name=city.officer, office="Inclusion", email=city.email)
    officer.send()
    officer.send()
    officer.type_code(city.email)
    officer.send()
    found = re.search(r"/portal/g/([^/]+)/", officer.page.url)
    assert found, officer.page.url
    return found[1]


def sign(officer: Visitor, city: City, slug: str, folder: Path) -> str:
    """Sign the Declaration for the mayor and upload a letter; returns the signature's reference."""
    officer.open(f"/portal/g/{slug}/declaration/")
    officer.send()
    officer.fill(signer_name=city.mayor, signer_office="Mayor", signed_on="2026-11-02")
    officer.choose("text_language", city.language)
    officer.send()
    paper = folder / "letter.pdf"
    paper.write_bytes(LETTER)
    officer.page.locator("input[type=file]").set_input_files(paper)
    officer.choose("kind", "letter")
    officer.page.locator("main form:has(input[type=file]) button[type=submit]").last.click()
    officer.arrive()
    officer.page.locator("main a[href$='/check/']").first.click()
    officer.arrive()
    officer.send()
    found = re.search(r"SIG-[A-Z0-9]+", officer.page.url)
    assert found, officer.page.url
    return found[0]


def begin_draft(officer: Visitor, city: City, slug: str) -> str:
    """Begin an action and write the first pages; returns its reference."""
    officer.open(f"/portal/actions/new/?government={slug}")
    officer.choose("pathway", "city")
    officer.choose("language", city.language)
    officer.send()
    found = re.search(r"LA-[A-Z0-9]+", officer.page.url)
    assert found, officer.page.url
    reference = found[0]
    page = Draft(officer, reference)
    page.write("essentials", {"title": city.title, "summary": city.summary}, kind="practice")
    page.write(
        "where-and-when",
        {"place_name": city.search, "starts_on": "2024"},
        place_country=city.country,
        stage="in_progress",
    )
    return reference


def finish_draft(officer: Visitor, city: City, reference: str) -> None:
    """Write the other pages, check the answers and send."""
    page = Draft(officer, reference)
    page.write("priorities", priorities=("PO-4", "PO-5"))
    page.write("challenge", {"challenge": city.challenge})
    page.write("what-is-done", {"what_was_done": city.done})
    page.write("people", populations=("migrants", "refugees"))
    page.write("results", {"results": city.results})
    page.write("lessons", {"lessons": city.lessons})
    page.write("alignment", items=("GCM-15", "SDG-4"))
    page.write("consent", consent_hub="yes", consent_gcm="yes", consent_gcr="no", consent_gfmd="yes")
    officer.open(f"/portal/actions/{reference}/check/")
    officer.send()
    assert officer.page.url.endswith("/sent/")


class Draft:
    """The pages of one draft."""

    def __init__(self, officer: Visitor, reference: str) -> None:
        self.officer = officer
        self.reference = reference

    def write(self, page: str, texts: dict[str, str] | None = None, **choices: str | tuple[str, ...]) -> None:
        """Fill one page and go on; the next page says that nothing was refused."""
        self.officer.open(f"/portal/actions/{self.reference}/{page}/")
        for name, values in choices.items():
            self.officer.choose(name, *((values,) if isinstance(values, str) else values))
        self.officer.fill(**(texts or {}))
        self.go_on()
        assert f"/{page}/" not in self.officer.page.url

    def go_on(self) -> None:
        """Save the page as it stands and go to the next."""
        self.officer.page.locator("main button[name=go][value=on]").click()
        self.officer.arrive()


def verify_government(secretary: Visitor, slug: str, city: City) -> None:
    """Verify the government with its domain, and accept its officer."""
    secretary.open(f"/desk/governments/{slug}/")
    secretary.fill(domains=city.domain)
    secretary.move("verify")
    if secretary.page.locator("main button[value=accept]").count():
        secretary.move("accept")


def add_call_back(secretary: Visitor, signature: str) -> None:
    """Write down that the office was called back."""
    secretary.open(f"/desk/signatures/{signature}/")
    for closed in secretary.page.locator("details:has([name='add_call-number']) summary").all():
        closed.click()
    secretary.fill(
        **{
            "add_call-number": "+256 414 000 100",
            "add_call-number_found": "The ministry's list of town halls",
            "add_call-answered_by": "The town clerk",
            "add_call-said": "The council decided it in May.",
        }
    )
    secretary.move("add_call")


def confirm_signature(secretary: Visitor, signature: str) -> None:
    """Confirm a signature, as one of the two people it takes."""
    secretary.open(f"/desk/signatures/{signature}/")
    secretary.move("confirm")


def assign_both(secretary: Visitor, reference: str) -> None:
    """Ask the two ready assessors."""
    secretary.open(f"/desk/decisions/{reference}/")
    boxes = secretary.page.locator("[name=assessor]")
    secretary.choose("assessor", *[str(boxes.nth(place).get_attribute("value")) for place in range(2)])
    secretary.send("form[action$='/assessors/']")


def assess(assessor: Visitor, reference: str, city: City) -> None:
    """Declare no conflict, only then read; score every criterion and send."""
    assessor.open("/desk/assessments/")
    row = assessor.page.locator("main tr, main li").filter(has_text=city.title)
    row.locator("a[href*='/desk/assessments/']").first.click()
    assessor.arrive()
    assert city.challenge not in assessor.page.locator("main").inner_text()
    assessor.choose("kind", "none")
    assessor.send("form[action$='/declaration/']")
    assert city.challenge in assessor.page.locator("main").inner_text()
    levels = assessor.page.locator("main input[name^='level-'][value='3']")
    for place in range(levels.count()):
        levels.nth(place).check()
    assessor.choose("recommendation", "accept")
    assessor.fill(summary="Clear and well told.")
    assessor.page.locator("main button[name=send]").click()
    assessor.arrive()


def accept(secretary: Visitor, reference: str) -> None:
    """Write down the common levels, decide, read the letter that will leave, and let it leave."""
    secretary.open(f"/desk/decisions/{reference}/")
    secretary.send("form[action$='/agreement/']")
    secretary.choose("outcome", "accept")
    secretary.send("form[action$='/draft/']")
    secretary.send()
