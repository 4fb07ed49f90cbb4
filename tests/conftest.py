"""Every test runs in its own state folder, in test mode, with a fixed secret, the shipped content and no network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> None:
    """The database of a test run holds the shipped content, as every installation does."""
    from localaction.config.content import load_everything

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        load_everything()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """A test with transactions of its own empties every table: the shipped content comes back for those after it."""
    yield
    marker = item.get_closest_marker("django_db")
    if marker and (marker.kwargs.get("transaction") or any(marker.args)):
        from pytest_django.plugin import blocking_manager_key

        from localaction.config.content import load_everything

        with item.config.stash[blocking_manager_key].unblock():
            load_everything()


@pytest.fixture(autouse=True)
def _fresh_languages() -> Iterator[None]:
    """No test leaves its language behind."""
    from django.utils import translation

    yield
    translation.deactivate_all()


@pytest.fixture(autouse=True)
def _no_state_changes_in_silence(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test does with the database: no state changes in an operation without an event on the trail."""
    has_database = "db" in request.fixturenames or request.node.get_closest_marker("django_db")
    if not has_database or request.node.get_closest_marker("unwatched"):
        yield
        return
    from tests.trail_watch import watching

    with watching():
        yield


@pytest.fixture
def kept_connection(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection of the test stays open where the whole site answers in its process: each answer would close it."""
    from django.db import connections

    connection = connections["default"]
    monkeypatch.setattr(connection, "close", lambda: None)
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)
