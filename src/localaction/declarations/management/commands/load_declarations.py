"""`localaction load-declarations`: load the declarations of the content folders."""

from typing import Any

from django.core.management.base import BaseCommand

from localaction.declarations import operations


class Command(BaseCommand):
    """Load every declaration of the content; loading again changes nothing."""

    help = "Load the declarations of the content folders; loading again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        new = operations.load_declarations()
        self.stdout.write(f"{new} new texts of declarations.")
