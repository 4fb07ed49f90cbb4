"""A pytest plugin that names the tests' own environment before any settings are read."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ["LOCALACTION_MODE"] = "test"
os.environ["LOCALACTION_DATA"] = tempfile.mkdtemp(prefix="localaction-test-")
os.environ["LOCALACTION_SECRET_KEY"] = "only-for-tests"
os.environ["DJANGO_SETTINGS_MODULE"] = "localaction.config.settings"

# the gazetteer's search file takes seconds to make and its name carries its digest: all test folders share one
SHARED_GAZETTEER = Path(__file__).resolve().parents[1] / ".cache" / "gazetteer"


def share_gazetteer(folder: Path) -> None:
    """Let a state folder use the one gazetteer that all test folders share."""
    SHARED_GAZETTEER.mkdir(parents=True, exist_ok=True)
    (folder / "gazetteer").symlink_to(SHARED_GAZETTEER)


share_gazetteer(Path(os.environ["LOCALACTION_DATA"]))
atexit.register(shutil.rmtree, os.environ["LOCALACTION_DATA"], ignore_errors=True)
