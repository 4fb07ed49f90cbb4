"""The Call goes to a government that is missing: from a list to a letter in its language to a team of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser

CASES = {
    ("es", True): ("Cuenca", "EC", "lucia@cuenca.example", "Nos vimos en Lima."),
    ("ar", False): ("إربد", "JO", "omar@irbid.example", "سررنا بلقائكم في عمان."),
}


@pytest.mark.parametrize(("language", "script"), CASES, ids=str)
def test_an_invitation_becomes_a_team(
    language: str, script: bool, new_visitor: Callable[..., Visitor]
) -> None:
    name, country, email, line = CASES[language, script]
    secretary = new_visitor("en")
    secretary.sign_in("secretariat@example.org")
    secretary.open("/desk/outreach/new/")
    secretary.fill(name=f"Missing {language}")
    secretary.send()
    listed = secretary.page.url
    secretary.page.goto(f"{listed}one/")
    secretary.fill(name=name, contact_email=email, contact_name="Lucía", note=line)
    secretary.choose("country", country)
    secretary.choose("language", language)
    secretary.send()
    secretary.page.goto(f"{listed}invitations/")
    secretary.look_over()
    assert line in secretary.page.locator("main").inner_text()
    secretary.send()

    officer = new_visitor(language, script=script, width=360)
    letter = officer.letter(email, containing=line)
    assert letter["language"] == language
    link = next(word for word in letter["text"].split() if "/invited/" in word)
    officer.page.goto(link)
    officer.look_over()
    assert line in officer.page.locator("main").inner_text()
    officer.page.locator("main button[value='join']").click()
    officer.arrive()
    assert f"/{language}/join/" in officer.page.url

    secretary.page.goto(listed)
    secretary.look_over()
    assert name in secretary.page.locator("main").inner_text()


def test_whoever_declines_is_read_in_the_queue_and_not_written_to_again(
    new_visitor: Callable[..., Visitor],
) -> None:
    secretary = new_visitor("en")
    secretary.sign_in("secretariat@example.org")
    secretary.open("/desk/outreach/new/")
    secretary.fill(name="Small towns")
    secretary.send()
    secretary.page.goto(f"{secretary.page.url}many/")
    secretary.fill(rows="Sigulda; LV; mayor@sigulda.example; en; Anna\nCēsis; LV")
    secretary.send()
    secretary.page.locator("main a[href*='/outreach/governments/']", has_text="Sigulda").click()
    secretary.arrive()
    secretary.move("invite")

    officer = new_visitor("en", width=360)
    letter = officer.letter("mayor@sigulda.example", containing="Sigulda")
    officer.page.goto(next(word for word in letter["text"].split() if "/invited/" in word))
    officer.page.locator("main summary", has_text="This is not for us").click()
    officer.fill(said="No staff this year.")
    officer.page.locator("main button[value='decline']").click()
    officer.arrive()
    assert "Thank you for your answer" in officer.page.locator("main").inner_text()

    secretary.open("/desk/?kind=outreach")
    assert "Sigulda" in secretary.page.locator("main").inner_text()
    secretary.page.locator("main a[href*='/outreach/governments/']").first.click()
    secretary.arrive()
    assert "No staff this year." in secretary.page.locator("main").inner_text()
    secretary.move("read")
