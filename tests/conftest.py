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


@pytest.fixture(autouse=True)
def _fresh_languages() -> Iterator[None]:
    """No test leaves its language behind."""
    from django.utils import translation

    yield
    translation.deactivate_all()
