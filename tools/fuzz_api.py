"""Ask the API thousands of things that nobody would ask, and look whether each answer is what its document promises.

    python tools/fuzz_api.py [CASES] [SEED]

Works on a demo data set of its own (the first cohort, a government with drafts and a token), inside this process.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

CASES, SEED = 5_000, 20_261_123


def _prepare(folder: str) -> None:
    """An installation in a folder: tables, content, the first cohort."""
    os.environ |= {
        "LOCALACTION_DATA": folder,
        "LOCALACTION_MODE": "test",
        "LOCALACTION_SECRET_KEY": "only for fuzzing",
        "DJANGO_SETTINGS_MODULE": "localaction.config.settings",
    }
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    import django

    django.setup()
    from django.core.management import call_command
    from tests.factories.register import publish_cohort

    from localaction.config.content import load_everything

    call_command("migrate", verbosity=0)
    load_everything()
    publish_cohort()


def main() -> int:
    """Fuzz; returns how many operations failed."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else SEED
    with tempfile.TemporaryDirectory(prefix="localaction-fuzz-") as folder:
        _prepare(folder)
        from tests.api.fuzzing import fuzz

        found = fuzz(cases=cases, seed=seed, told=print)
    print(f"\n{found.cases} cases over {found.operations} operations, {len(found.failures)} failures")
    for failure in found.failures:
        print(f"\n--- {failure}")
    return 1 if found.failures else 0


if __name__ == "__main__":
    sys.exit(main())
