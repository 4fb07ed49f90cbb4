"""The command `localaction`: every management command, written with hyphens."""

import argparse
import os
import sys


def main() -> None:
    """Run one command: `localaction import-actions FILE.csv`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "localaction.config.settings")
    if sys.argv[1:2] == ["demo"]:
        _be_the_demo(sys.argv[2:])
    if sys.argv[1:2] == ["verify-register"] and any(not word.startswith("-") for word in sys.argv[2:]):
        return _check_a_file(sys.argv[2:])
    from django.core.management import execute_from_command_line  # settings must be named first

    from localaction.config.environment import BadSetting

    arguments = [
        sys.argv[0],
        *(
            word.replace("-", "_") if place == 0 and not word.startswith("-") else word
            for place, word in enumerate(sys.argv[1:])
        ),
    ]
    try:
        execute_from_command_line(arguments)
    except BadSetting as error:
        sys.exit(f"localaction: {error}")


def _be_the_demo(arguments: list[str]) -> None:
    """The demo is a mode of the whole process: it must be known before the settings are read."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    known, _ = parser.parse_known_args(arguments)
    os.environ["LOCALACTION_MODE"] = "demo"
    os.environ.setdefault("LOCALACTION_SITE_URL", f"http://{known.host}:{known.port}")


def _check_a_file(arguments: list[str]) -> None:
    """A file is checked by whoever has it: without a database, without settings, and nothing is left behind."""
    import django
    from django.conf import settings

    settings.configure()
    django.setup()
    from localaction.register.management.commands.verify_register import Command  # settings must stand first

    Command().run_from_argv([sys.argv[0], "verify-register", *arguments])
