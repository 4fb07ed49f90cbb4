"""`localaction ask-for-progress --on 2027-05-14`: plan the dates and write the letters of a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from localaction.actions import operations


class Command(BaseCommand):
    """Write the letters that ask governments how their actions go; the worker does the same twice a day."""

    help = "Plan report dates and write the letters of a day, today unless --on says another."

    def add_arguments(self, parser: CommandParser) -> None:
        """Read the day."""
        parser.add_argument("--on", default="", help="The day, for example 2027-05-14.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Plan, write, and say how much."""
        try:
            on = date.fromisoformat(options["on"]) if options["on"] else timezone.localdate()
        except ValueError as error:
            raise CommandError("--on is a day such as 2027-05-14") from error
        planned = operations.plan_report_dates(on=on)
        written = operations.ask_for_progress(on=on)
        self.stdout.write(f"{planned} dates planned, {written} letters written")
