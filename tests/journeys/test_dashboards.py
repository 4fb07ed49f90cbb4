"""What was counted is drawn by the worker, with its table and its CSV, in either direction."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
DRAWN_WITHIN_SECONDS = 45
# the labels of the funnel that lie on a bar: in either direction they stand beside them
WORDS_ON_BARS = """() => {
  const boxes = (chosen) => [...document.querySelectorAll(`#funnel svg ${chosen}`)]
    .map((one) => [one, one.getBoundingClientRect()]);
  const bars = boxes('.mark-rect path').filter(([, box]) => box.width > 3);
  return boxes('.role-axis-label text').filter(([, word]) => bars.some(([, bar]) =>
    word.left < bar.right - 2 && word.right > bar.left + 2 && word.top < bar.bottom && word.bottom > bar.top))
    .map(([one]) => one.textContent);
}"""


@pytest.mark.parametrize(("language", "script", "width"), [("en", True, 1280), ("ar", True, 360)])
def test_the_funnel_is_counted_drawn_and_taken_along(
    language: str, script: bool, width: int, new_visitor: Callable[..., Visitor]
) -> None:
    secretary = new_visitor(language, script=script, width=width)
    secretary.sign_in("secretariat@example.org")
    secretary.open("/desk/dashboards/")
    secretary.page.locator("main form[action$='/dashboards/count/'] button").first.click()
    secretary.arrive()

    deadline = time.monotonic() + DRAWN_WITHIN_SECONDS
    while not secretary.page.locator("#funnel .chart svg").count():
        assert time.monotonic() < deadline, "nothing was drawn"
        time.sleep(1)
        secretary.open("/desk/dashboards/")
    secretary.look_over()
    assert secretary.page.locator("#gcm-objectives .chart svg").count() == 1

    assert secretary.page.evaluate(WORDS_ON_BARS) == []

    secretary.page.locator("#funnel details summary").click()
    shown = secretary.page.locator("#funnel tbody tr").count()
    href = str(secretary.page.locator("#funnel a[download]").get_attribute("href"))
    answer = secretary.page.request.get(f"{secretary.site}{href}")
    assert answer.text().splitlines()[0] == "step,governments,actions"
    assert len(answer.text().splitlines()) == shown + 1
