"""The command `localaction`: every management command, written with hyphens."""

import os
import sys


def main() -> None:
    """Run one command: `localaction import-actions FILE.csv`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "localaction.config.settings")
    from django.core.management import execute_from_command_line  # settings must be named first

    from localaction.config.environment import BadSetting

    arguments = [sys.argv[0], *(word.replace("-", "_") if place == 0 and not word.startswith("-") else word for place, word in enumerate(sys.argv[1:]))]
    try:
        execute_from_command_line(arguments)
    except BadSetting as error:
        sys.exit(f"localaction: {error}")
