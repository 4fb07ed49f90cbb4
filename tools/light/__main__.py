"""`make light`: what pages weigh, when they are first seen on a slow line, and what Lighthouse says of them.

Says what it finds beside what was aimed at, on the demo's own data; ends with 1 where something was missed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from tests.environment import share_gazetteer
from tests.journeys.site import chromium, demo

LIGHTHOUSE = Path(__file__).parent / "node_modules" / ".bin" / "lighthouse"
PAGES = {
    "front": "/",
    "search": "/actions/",
    "action": "/actions/CTA-001/",
    "government": "/governments/kampala-capital-city-authority/",
}
LANGUAGES = ("en", "ar")
KILOBYTES = {"front": 60, "action": 45}
SCRIPT_OF_THE_MAP = "map."
FIRST_SEEN_MS = 2_000
SLOW_LINE = {"offline": False, "latency": 400, "downloadThroughput": 51_200, "uploadThroughput": 51_200}
SCORES = ("performance", "accessibility", "best-practices", "seo")
LEAST_SCORE = 0.98


def weighed(browser: Browser, address: str) -> tuple[float, float]:
    """Kilobytes that came over the line for a page, and the milliseconds until something of it was seen."""
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_LINE)
    names: dict[str, str] = {}
    sizes: dict[str, float] = {}
    line.on(
        "Network.responseReceived", lambda event: names.update({event["requestId"]: event["response"]["url"]})
    )
    line.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    page.goto(address, wait_until="networkidle")
    told = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
    seen = float(page.evaluate(told))
    page.context.close()
    counted = [size for one, size in sizes.items() if SCRIPT_OF_THE_MAP not in names.get(one, "")]
    return sum(counted) / 1000, seen


def judged(address: str, folder: Path) -> dict[str, float]:
    """The four scores that Lighthouse gives a page, from 0 to 1."""
    report = folder / "report.json"
    flags = "--chrome-flags=--headless=new --no-sandbox"
    asked = [str(LIGHTHOUSE), address, "--quiet", flags, "--output=json", f"--output-path={report}"]
    done = subprocess.run(
        asked, check=False, env={**os.environ, "CHROME_PATH": chromium()}, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"Lighthouse could not judge {address}:\n{done.stderr}")
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: float(found[name]["score"] or 0) for name in SCORES}


def main() -> int:
    """Measure every page in both directions of writing; the number of misses decides how it ends."""
    misses = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        data = Path(folder) / "data"
        data.mkdir()
        share_gazetteer(data)
        with demo(data) as site:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            print(f"{'page':<16}{'KB':>8}{'first seen':>12}   " + "".join(f"{name:>16}" for name in SCORES))
            for name, path in PAGES.items():
                for language in LANGUAGES:
                    address = f"{site}/{language}{path}"
                    weight, seen = weighed(browser, address)
                    scores = judged(address, Path(folder))
                    wrong = weight > KILOBYTES.get(name, 1e9) or seen > FIRST_SEEN_MS
                    wrong = wrong or min(scores.values()) < LEAST_SCORE
                    misses += wrong
                    said = "".join(f"{scores[one] * 100:>16.0f}" for one in SCORES)
                    verdict = "NOT met" if wrong else "met"
                    print(
                        f"{name + ' ' + language:<16}{weight:>8.1f}{seen:>9.0f} ms   {said}   {verdict}",
                        flush=True,
                    )
            browser.close()
    print(
        f"Aimed at: {KILOBYTES} KB without the map's script, first seen within {FIRST_SEEN_MS} ms on a slow 3G line"
    )
    print(f"(400 kbit/s, 400 ms), and {LEAST_SCORE * 100:.0f} or more everywhere.")
    return 1 if misses else 0


if __name__ == "__main__":
    sys.exit(main())
