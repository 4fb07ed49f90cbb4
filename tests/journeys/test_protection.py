"""A text that could lead to a person is shown to its author, kept or changed, cleared; pictures need consent."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from localaction.config.demo import CITY
from tests.journeys.people import Draft
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
PLACE = b"S3CR3T-PLACE"


def _draft(officer: Visitor, language: str) -> Draft:
    """A complete draft of the ready city but for its results."""
    officer.open(f"/portal/actions/new/?government={CITY}")
    officer.choose("pathway", "city")
    officer.choose("language", language)
    officer.send()
    reference = re.search(r"LA-[A-Z0-9]+", officer.page.url)
    assert reference, officer.page.url
    page = Draft(officer, reference[0])
    page.write("essentials", {"title": "Night school", "summary": "Parents learn."}, kind="practice")
    page.write("where-and-when", {"starts_on": "2024"}, stage="in_progress")
    page.write("priorities", priorities=("PO-4",))
    page.write("challenge", {"challenge": "No course in the evening."})
    page.write("what-is-done", {"what_was_done": "Three schools open at night."})
    page.write("people", populations=("migrants",))
    page.write("lessons", {"lessons": "A crèche helps."})
    page.write("alignment", items=("GCM-15",))
    page.write("consent", consent_hub="yes", consent_gcm="yes", consent_gcr="no", consent_gfmd="yes")
    return page


def _passages(visitor: Visitor) -> list[str]:
    """The passages that the page marks."""
    return [one.strip() for one in visitor.page.locator("main .passage mark").all_inner_texts()]


def _try_to_send(officer: Visitor, draft: Draft) -> bool:
    """Open the list of answers; whether it offers to send."""
    officer.open(f"/portal/actions/{draft.reference}/check/")
    return officer.page.locator("main form[method=post]:not([action])").count() == 1


def test_a_phone_number_is_kept_for_a_reason_and_cleared(new_visitor: Callable[..., Visitor]) -> None:
    officer = new_visitor("en")
    officer.sign_in("focal@example.org")
    draft = _draft(officer, "en")
    draft.write("results", {"results": "214 parents came. Call Amina Hassan on +256 772 123 456 to join."})
    officer.open(f"/portal/actions/{draft.reference}/results/")
    assert _passages(officer) == ["Amina Hassan", "+256 772 123 456"]
    assert not _try_to_send(officer, draft)
    assert _passages(officer) == ["Amina Hassan", "+256 772 123 456"]
    officer.page.locator("main li:has(mark:text('Amina')) a[href*='/results/']").first.click()
    officer.arrive()
    officer.fill(results="214 parents came. Call +256 772 123 456 to join.")
    officer.page.locator("main button[name=go][value=on]").click()
    officer.arrive()
    assert not _try_to_send(officer, draft)
    officer.fill(reason="The public line of the night school.")
    officer.page.locator("main form[action$='/keep-passage/'] button").click()
    officer.arrive()
    assert _try_to_send(officer, draft)
    officer.page.locator("main form[method=post]:not([action]) button").first.click()
    officer.arrive()
    assert officer.page.url.endswith("/sent/")

    desk = new_visitor("en")
    desk.sign_in("secretariat@example.org")
    desk.open("/desk/protection/")
    desk.page.locator(f"main a[href*='/{draft.reference}/']").first.click()
    desk.arrive()
    assert _passages(desk) == ["+256 772 123 456"]
    assert "The public line of the night school." in desk.page.locator("#protection").inner_text()
    desk.fill(because="It is on the school's own poster.")
    desk.page.locator("main form[action$='/clear-passage/'] button").click()
    desk.arrive()
    assert desk.page.locator("main form[action$='/clear-passage/']").count() == 0
    desk.open("/desk/protection/")
    assert desk.page.locator(f"main a[href*='/{draft.reference}/']").count() == 0


def test_arabic_at_360_pixels_without_javascript(new_visitor: Callable[..., Visitor]) -> None:
    officer = new_visitor("ar", script=False, width=360)
    officer.sign_in("focal@example.org")
    draft = _draft(officer, "ar")
    draft.write(
        "results", {"results": "اتصلوا بالسيدة فاطمة الزهراء على ٠٧٩١٢٣٤٥٦٧. البيت الآمن يقع خلف المحطة."}
    )
    assert not _try_to_send(officer, draft)
    assert _passages(officer) == ["فاطمة الزهراء", "٠٧٩١٢٣٤٥٦٧", "البيت الآمن يقع خلف المحطة"]
    sentence = officer.page.locator("main .passage").first
    assert (sentence.get_attribute("lang"), sentence.get_attribute("dir")) == ("ar", "rtl")
    officer.page.locator("main li:has(mark) a[href*='/results/']").first.click()
    officer.arrive()
    officer.fill(results="اتصلوا بمكتب البلدية.")
    officer.page.locator("main button[name=go][value=on]").click()
    officer.arrive()
    assert _try_to_send(officer, draft)
    assert _passages(officer) == []


def _photograph(folder: Path) -> Path:
    """A photograph that says where it was taken, in two ways."""
    exif = Image.Exif()
    exif[0x010E] = PLACE.decode()
    exif.get_ifd(0x8825)[2] = (0.0, 18.0, 58.0)
    written = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(written, "JPEG", exif=exif, comment=PLACE)
    (folder / "school.jpg").write_bytes(written.getvalue() + PLACE)
    return folder / "school.jpg"


def test_a_picture_needs_its_consent_and_is_taken_down(
    new_visitor: Callable[..., Visitor], tmp_path: Path
) -> None:
    officer = new_visitor("en", width=360)
    officer.sign_in("focal@example.org")
    draft = _draft(officer, "en")
    draft.write("results", {"results": "214 parents came."})
    drawing = tmp_path / "picture.jpg"
    drawing.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
    add = "main form[action$='/pictures/add/']"
    for file in (drawing, _photograph(tmp_path)):
        officer.open(f"/portal/actions/{draft.reference}/pictures/")
        officer.page.locator(f"{add} input[type=file]").set_input_files(file)
        officer.page.locator(f"{add} button[type=submit]").click()
        officer.arrive()
        assert officer.page.locator("main img").count() == (file != drawing)
        assert ("can hold programs" in officer.page.content()) is (file == drawing)
    address = officer.page.locator("main img").first.get_attribute("src")
    kept = officer.page.request.get(f"{officer.site}{address}").body()
    assert kept.startswith(b"\xff\xd8\xff")
    assert PLACE not in kept

    number = re.findall(r"/pictures/(\d+)/", str(address))[0]
    officer.fill(**{f"alt-{number}": "Parents at a table.", f"consent_by-{number}": "Mariam and Noor"})
    officer.choose(f"subjects-{number}", "children")
    officer.choose(f"channels-{number}", "web", "print")
    officer.fill(**{f"consent_on-{number}": "17/05/2025"})
    officer.page.locator("main button[name=go][value=on]").click()
    officer.arrive()
    assert not _try_to_send(officer, draft)
    assert "guardian" in officer.page.locator("main").inner_text()
    officer.open(f"/portal/actions/{draft.reference}/pictures/")
    assert officer.page.locator(f"[name='channels-{number}']:checked").count() == 2
    officer.fill(**{f"consent_guardian-{number}": "Their mothers"})
    officer.page.locator("main button[name=go][value=on]").click()
    officer.arrive()
    assert _try_to_send(officer, draft)

    officer.open(f"/portal/actions/{draft.reference}/pictures/{number}/take-down/")
    officer.fill(because="They do not want to be shown any more.")
    officer.send()
    assert officer.page.request.get(f"{officer.site}{address}").status == 404
