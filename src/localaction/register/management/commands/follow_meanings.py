"""`localaction follow-meanings`: bring what published actions mean up to the end of the register."""

import os
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from localaction.register import meanings

KINDNESS = 10  # others first: nobody waits for this


class Command(BaseCommand):
    """Do what the worker starts by itself whenever something was published."""

    help = "Bring the meanings of published actions, for similar actions, up to the end of the register."

    def handle(self, *args: Any, **options: Any) -> None:
        os.nice(KINDNESS)
        self.stdout.write(_("The meanings of %(count)d actions are kept.") % {"count": meanings.follow()})
