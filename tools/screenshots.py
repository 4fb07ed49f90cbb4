"""Pictures of every page in English and Arabic at 360, 768 and 1280 px, light and (front and action) dark.

They go to screenshots/ (ignored by git), for a person to look at before a release. `screenshots.py NAME …` takes
only the pages whose name contains one of the words.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import django
from playwright.sync_api import Browser, sync_playwright
from tests.environment import share_gazetteer  # names the environment, before Django asks for its settings

django.setup()

from tests.journeys.conftest import QUIET  # noqa: E402
from tests.journeys.site import chromium, demo  # noqa: E402
from tests.journeys.visitor import Visitor  # noqa: E402

OUT = Path(__file__).resolve().parent.parent / "screenshots"
WIDTHS = (360, 768, 1280)
PUBLIC = {
    "front": "/",
    "search": "/actions/",
    "search-chosen": "/actions/?q=children&population=refugees",
    "search-map": "/actions/?view=map",
    "search-table": "/actions/?view=table",
    "search-empty": "/actions/?q=zzzzzz",
    "action": "/actions/CTA-001/",
    "action-arabic": "/actions/CTA-013/",
    "governments": "/governments/",
    "government": "/governments/kampala-ug/",
    "signatories": "/signatories/",
    "map": "/map/",
    "frameworks": "/frameworks/",
    "framework": "/frameworks/gcm-objectives/",
    "item": "/frameworks/gcm-15/",
    "about": "/about/",
    "glossary": "/glossary/",
    "join": "/join/",
    "join-found": "/join/?q=entebbe",
    "sign-in": "/account/login/",
    "not-found": "/nothing-here/",
    "gallery": "/desk/design/",
}
PORTAL = {"portal": "/portal/", "account": "/account/"}
DESK = {
    "desk": "/desk/",
    "desk-governments": "/desk/governments/",
    "desk-signatures": "/desk/signatures/",
    "desk-actions": "/desk/actions/",
}
# one each: a second code is good for one sign-in
SECRETARIES = {"en": "secretariat@example.org", "ar": "secretariat2@example.org"}
DARK = ("front", "action", "search")


def take(
    browser: Browser, site: str, pages: dict[str, str], language: str, account: str = "", dark: bool = False
) -> None:
    """Take the pages at every width, signed in when an account is named."""
    if not pages:
        return
    context = browser.new_context(locale=language, base_url=site, color_scheme="dark" if dark else "light")
    visitor = Visitor(context.new_page(), site, language, script=True)
    if account:
        visitor.sign_in(account)
    for name, path in pages.items():
        visitor.page.goto(f"{site}/{language}{path}")
        for width in WIDTHS:
            visitor.page.set_viewport_size({"width": width, "height": 900})
            file = OUT / language / f"{name}-{width}{'-dark' if dark else ''}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            visitor.page.screenshot(path=file, full_page=True)
    context.close()
    print(
        f"{language}: {len(pages)} pages{' in the dark' if dark else ''} as {account or 'a visitor'}",
        flush=True,
    )


def main() -> int:
    """Take them all, or those that are named."""
    words = sys.argv[1:]

    def chosen(pages: dict[str, str]) -> dict[str, str]:
        return {
            name: path for name, path in pages.items() if not words or any(word in name for word in words)
        }

    with tempfile.TemporaryDirectory() as parent, sync_playwright() as playwright:
        folder = Path(parent) / "data"
        folder.mkdir()
        share_gazetteer(folder)
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        with demo(folder) as site:
            for language, secretary in SECRETARIES.items():
                public = chosen(PUBLIC)
                take(browser, site, public, language)
                take(
                    browser,
                    site,
                    {name: public[name] for name in DARK if name in public},
                    language,
                    dark=True,
                )
                take(browser, site, chosen(PORTAL), language, "focal@example.org")
                take(browser, site, chosen(DESK), language, secretary)
        browser.close()
    print(f"Look at them in {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
