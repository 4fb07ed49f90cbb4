"""Run as a process of its own: `python -m tests.safety.seeding publish|hide|picture`, on the data folder it is told."""

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


def picture() -> None:
    """A public action of the demo shows a picture in which nobody can be recognised; prints its public path."""
    from django.core.files.base import ContentFile

    from localaction.actions import pictures, publicity
    from localaction.actions.models import Action, Picture, Subjects
    from localaction.actions.publishing import public_path
    from localaction.kit.actors import SYSTEM
    from tests.actions import making

    action = Action.objects.get(reference=sys.argv[2])
    clean = pictures.clean(making.jpeg_with_place())
    added = Picture(
        action=action, position=0, digest=clean.digest, width=clean.width, height=clean.height,
        alt="A classroom", subjects=Subjects.NOBODY,
    )  # fmt: skip
    added.file.save(f"{clean.digest[:32]}.{clean.ending}", ContentFile(clean.data), save=False)
    added.save()
    publicity.show(SYSTEM, action)
    print(public_path(added))


if __name__ == "__main__":
    django.setup()
    {"publish": publish, "hide": hide, "picture": picture}[sys.argv[1]]()
