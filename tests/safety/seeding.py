"""Run as a process of its own: `python -m tests.safety.seeding publish|hide`, on the data folder it is told."""

from __future__ import annotations

import sys
from pathlib import Path

import django

PICTURE = "c" * 64 + ".jpg"


def publish() -> None:
    """One government and two actions stand, one of them with a picture."""
    from django.conf import settings

    from localaction.register.shapes import Image
    from tests.register.published_things import a_government, an_action, published

    file = Path(settings.MEDIA_ROOT, "actions", PICTURE)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"picture")
    published(a_government())
    published(an_action(images=(Image(path=f"actions/{PICTURE}", alt="A classroom", width=4, height=3),)))
    published(an_action("LA-BBBBBB", title="Something else that stays"))


def hide() -> None:
    """One person of the secretariat hides the action."""
    from tests.safety import making

    making.hidden(making.sara())


if __name__ == "__main__":
    django.setup()
    {"publish": publish, "hide": hide}[sys.argv[1]]()
