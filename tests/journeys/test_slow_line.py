"""An officer alone on a 3G line, on a phone, in Arabic: a complete action, with its time and bytes printed."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.journeys.people import Draft
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser

KILOBITS, DELAY_MS = 400, 400  # "slow 3G" as browsers' own tools define it
TYPICAL_WORDS = 400  # two and a half times what the median action of the first cohort says
WORDS_A_MINUTE = 20  # a slow typist with one finger on a phone
SECONDS_TO_READ_A_QUESTION = 20

TEXTS = {
    "title": "مدرسة مسائية للآباء والأمهات الوافدين",
    "summary": "فتحت المدينة منذ 2023 فصولًا مسائية لتعليم اللغة للآباء والأمهات الوافدين، مع رعاية أطفالهم.",
    "challenge": "لم يكن لدى نصف الأسر الوافدة وقت لتعلم اللغة نهارًا بسبب العمل ورعاية الأطفال.",
    "what_was_done": "استعملت البلدية قاعات المدارس مساءً، ووظفت معلمين ومعلمات يتكلمون لغات الأسر، وفتحت حضانة صغيرة.",
    "results": "تعلم 240 شخصًا اللغة حتى المستوى الأساسي، ووجد 60 منهم عملًا خلال سنة، بحسب سجل المدارس.",
    "lessons": "تأتي الأسر حين تجد من يرعى أطفالها، وحين نخبرها في السوق لا في مبنى البلدية.",
}


@dataclass
class Line:
    """A throttled line that counts what goes over it and how long the officer waits for it."""

    received: int = 0
    waited: float = 0.0
    pages: int = 0
    began: float = field(default=0.0)

    def attach(self, officer: Visitor) -> None:
        session = officer.page.context.new_cdp_session(officer.page)
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": DELAY_MS,
                "downloadThroughput": KILOBITS * 1000 / 8,
                "uploadThroughput": KILOBITS * 1000 / 8,
            },
        )
        session.on("Network.loadingFinished", self._count)
        officer.page.on("request", self._begin)
        officer.page.on("load", self._end)

    def _count(self, event: dict[str, Any]) -> None:
        self.received += int(event["encodedDataLength"])

    def _begin(self, request: Any) -> None:
        if request.is_navigation_request() and not self.began:
            self.began = time.monotonic()

    def _end(self, _page: Any) -> None:
        self.waited += time.monotonic() - self.began if self.began else 0
        self.began = 0.0
        self.pages += 1


def test_a_complete_action_in_arabic_on_a_phone_over_3g(
    new_visitor: Callable[..., Visitor], capsys: pytest.CaptureFixture[str]
) -> None:
    officer = new_visitor("ar", width=360)
    officer.page.context.set_default_timeout(60_000)
    officer.sign_in("focal@example.org")
    line = Line()
    line.attach(officer)

    officer.open("/portal/actions/new/")
    officer.choose("pathway", "small")
    officer.choose("language", "ar")
    officer.send()
    reference = re.search(r"LA-[A-Z0-9]+", officer.page.url)
    assert reference
    questions = write_everything(officer, reference[0])
    officer.open(f"/portal/actions/{reference[0]}/check/")
    officer.send()
    assert officer.page.url.endswith("/sent/")

    minutes = line.waited / 60 + TYPICAL_WORDS / WORDS_A_MINUTE + questions * SECONDS_TO_READ_A_QUESTION / 60
    with capsys.disabled():
        print(
            f"\n3G at {KILOBITS} kbit/s and {DELAY_MS} ms: a complete action over {line.pages} pages,"
            f" {line.received / 1000:.0f} KB received, {line.waited:.0f} s of waiting;"
            f" with {TYPICAL_WORDS} words typed at {WORDS_A_MINUTE} a minute and {questions} questions read,"
            f" {minutes:.0f} minutes in all"
        )
    assert minutes < 40
    assert line.received < 1_000_000


def write_everything(officer: Visitor, reference: str) -> int:
    """Answer what the short pathway asks, page after page as the site leads; returns how many questions there were."""
    draft = Draft(officer, reference)
    choices: dict[str, tuple[str, ...]] = {
        "kind": ("practice",),
        "stage": ("in_progress",),
        "priorities": ("PO-4",),
        "populations": ("migrants",),
        "items": ("GCM-15",),
        "consent_hub": ("yes",),
        "consent_gcm": ("no",),
        "consent_gcr": ("no",),
        "consent_gfmd": ("yes",),
    }
    seen: set[str] = set()
    for _ in range(20):
        page = re.search(rf"/{reference}/([a-z-]+)/", officer.page.url)
        if page is None or page[1] == "check":
            return len(seen)
        for name, values in choices.items():
            if officer.page.locator(f"main [name='{name}']").count():
                seen.add(name)
                officer.choose(name, *values)
        for name, text in {**TEXTS, "starts_on": "2023"}.items():
            if officer.page.locator(f"main [name='{name}']").count():
                seen.add(name)
                officer.fill(**{name: text})
        draft.go_on()
    raise AssertionError(f"the pages do not end: {officer.page.url}")
