"""`localaction index-register [--anew]`: bring the search index up to the end of the register."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from localaction.register import index


class Command(BaseCommand):
    """Do what the worker does every second, or make the index anew."""

    help = "Bring the search index up to the end of the register."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--anew", action="store_true", help="make the whole index anew")

    def handle(self, *args: Any, anew: bool, **options: Any) -> None:
        sequence = index.rebuild() if anew else index.follow()
        self.stdout.write(
            _("The index holds the register up to entry %(sequence)d.") % {"sequence": sequence}
        )
