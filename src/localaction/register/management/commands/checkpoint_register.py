"""`localaction checkpoint-register`: keep the Merkle root over everything published so far."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from localaction.kit.actors import SYSTEM
from localaction.register import operations


class Command(BaseCommand):
    """Do what the worker does once a day."""

    help = "Keep the Merkle root over everything published so far, and print it."

    def handle(self, *args: Any, **options: Any) -> None:
        kept = operations.checkpoint(actor=SYSTEM)
        if kept is None:
            self.stdout.write(_("Nothing is published yet."))
        else:
            self.stdout.write(f"{kept.sequence} {kept.root}")
