"""Write the OpenAPI document of the API."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from localaction.api.site import api


def document() -> str:
    """The document as it is kept in the project: stable, indented, ending in a line break."""
    schema = api.get_openapi_schema(path_prefix="/api/v1/")
    return json.dumps(schema, indent=1, ensure_ascii=False, default=str) + "\n"


class Command(BaseCommand):
    """localaction export-openapi [FILE]"""

    help = "Write the OpenAPI document of the API to a file, or to the terminal."

    def add_arguments(self, parser: CommandParser) -> None:
        """One optional file."""
        parser.add_argument("file", nargs="?", type=Path, help="Where to write it.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it."""
        file: Path | None = options["file"]
        if file is None:
            self.stdout.write(document(), ending="")
            return
        file.write_text(document(), encoding="utf-8")
        self.stdout.write(f"Wrote {file}")
