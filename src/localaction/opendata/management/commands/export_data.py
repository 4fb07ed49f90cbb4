"""`localaction export-data FOLDER`: every file of open data, in a folder."""

from __future__ import annotations

import shutil
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from localaction.opendata import files, package


class Command(BaseCommand):
    """Make the files as the register stands now, and copy them with licence, citation and checksums."""

    help = "Write every file of open data to a folder, with licence, citation and checksums beside them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        state = files.build()
        folder.mkdir(parents=True, exist_ok=True)
        for name in state.files:
            shutil.copyfile(state.path(name), folder / name)
        (folder / "README.txt").write_text(package.readme(state.about), encoding="utf-8")
        sums = "".join(f"{file.sha256}  {name}\n" for name, file in sorted(state.files.items()))
        (folder / "SHA256SUMS").write_text(sums, encoding="ascii")
        self.stdout.write(
            _("Wrote %(count)d files of the register up to entry %(sequence)d to %(folder)s.")
            % {"count": len(state.files), "sequence": state.sequence, "folder": folder}
        )
