"""`localaction build-open-data`."""

from __future__ import annotations

import io

import pytest
from django.core.management import call_command
from tests.factories import register

from localaction.opendata import files


@pytest.mark.django_db
def test_the_files_stand_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.nice", lambda _kindness: 0)  # the tests themselves stay as they are
    register.publish_cohort(1)
    said = io.StringIO()
    call_command("build_open_data", stdout=said)
    state = files.current()
    assert state is not None
    assert said.getvalue() == f"{len(state.files)} files hold the register up to entry {state.sequence}.\n"
