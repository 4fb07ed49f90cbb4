"""A site that real clients ask over a real socket, and an index folder for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.db import connections
from tests.factories import register

from localaction.config.edge import PublicPages, stamp_of
from localaction.showcase.queries.signposts import FORMS


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


@pytest.fixture
def cohort(db: None) -> None:
    """The first cohort, published."""
    register.publish_cohort()


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_what: Any) -> None:
        """Say nothing."""


class _Server(ThreadingMixIn, WSGIServer):
    """Answers each request on a thread of its own, with the connection of the test: it sees what the test did."""

    daemon_threads = True

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        connections["default"] = self.connection
        super().process_request_thread(request, client_address)

    connection: Any = None


@pytest.fixture
def site(kept_connection: None, settings: Any) -> Iterator[str]:
    """The address of the whole site, its keeper of public pages included, served while the test waits."""
    from localaction.config.wsgi import django_application

    stamp = stamp_of(settings.INDEX_ROOT / "sequence")
    application = PublicPages(django_application, stamp, forms=tuple(FORMS.values()))
    connection = connections["default"]
    connection.inc_thread_sharing()
    with make_server("127.0.0.1", 0, application, _Server, _Quiet) as server:
        assert isinstance(server, _Server)
        server.connection = connection
        settings.SITE_URL = f"http://127.0.0.1:{server.server_port}"
        running = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        running.start()
        try:
            yield settings.SITE_URL
        finally:
            server.shutdown()
            running.join()
            connection.dec_thread_sharing()
