"""`localaction build-open-data`: make the files of open data as the register stands now."""

import os
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from localaction.opendata import files

KINDNESS = 10  # others first: whoever asks meanwhile gets rows that are made on the way


class Command(BaseCommand):
    """Do what the worker starts by itself whenever something was published."""

    help = "Make the files of open data (CSV, XLSX, JSON, GeoJSON, Parquet, data package) as the register stands now."

    def handle(self, *args: Any, **options: Any) -> None:
        os.nice(KINDNESS)
        state = files.build()
        self.stdout.write(
            _("%(count)d files hold the register up to entry %(sequence)d.")
            % {"count": len(state.files), "sequence": state.sequence}
        )
