"""`localaction work`."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from localaction.accounts.letters import AccountClosed
from localaction.kit import post
from localaction.kit.models import OutgoingLetter


@pytest.mark.django_db
def test_once_does_what_is_due(settings: Settings) -> None:
    settings.MAIL_LEAVES = True
    post.send(AccountClosed(post.Recipient("", "a@example.org")))
    call_command("work", once=True)
    assert OutgoingLetter.objects.get().sent_at is not None


@pytest.mark.slow
def test_it_stops_cleanly_when_asked(tmp_path: Path) -> None:
    environment = os.environ | {
        "LOCALACTION_DATA": str(tmp_path),
        "DATABASE_URL": "",
        "LOCALACTION_MODE": "test",
    }
    command = [sys.executable, "-c", "from localaction.config.cli import main; main()"]
    subprocess.run([*command, "migrate", "--verbosity", "0"], env=environment, check=True)
    with subprocess.Popen([*command, "work"], env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if "worker started" in line:
                break
        time.sleep(0.3)
        process.send_signal(signal.SIGTERM)
        rest = process.stderr.read()
        assert process.wait(timeout=20) == 0
    assert "worker stopped" in rest
