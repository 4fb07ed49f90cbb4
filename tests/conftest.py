"""Every test runs in its own state folder, in test mode, with a fixed secret and no network."""

import os
import tempfile

os.environ.setdefault("LOCALACTION_MODE", "test")
os.environ.setdefault("LOCALACTION_DATA", tempfile.mkdtemp(prefix="localaction-test-"))
os.environ.setdefault("LOCALACTION_SECRET_KEY", "only-for-tests")
