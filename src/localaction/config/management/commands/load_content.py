"""`localaction load-content`: read every content folder into the database; again and again without harm."""

from typing import Any

from django.core.management.base import BaseCommand

from localaction.config.content import load_and_announce


class Command(BaseCommand):
    """Load frameworks, vocabularies, forums, declarations, rubrics and calls from their content folders."""

    help = (
        "Load frameworks, vocabularies, forums, declarations, rubrics and calls from their content folders."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for what, count in load_and_announce().items():
            self.stdout.write(f"{what}: {count}")
