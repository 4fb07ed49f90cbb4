"""`localaction nginx-config`: print the configuration of nginx for this site."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from localaction.config.nginx import configuration


class Command(BaseCommand):
    """Print the configuration of nginx for this site: keep it as a file that nginx includes."""

    help = "Print the configuration of nginx for this site: keep it as a file that nginx includes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--upstream", default="127.0.0.1:8000", help="where the site listens: host:port or unix:/path"
        )
        parser.add_argument("--listen", default="80", help="where nginx listens, for example 443 ssl")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.stdout.write(configuration(upstream=options["upstream"], listen=options["listen"]))
        except ValueError as trouble:
            raise CommandError(str(trouble)) from trouble
