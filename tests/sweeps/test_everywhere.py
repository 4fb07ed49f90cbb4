"""What is hidden is gone everywhere within a minute: several processes, two hosts, each with its own cache and index.

Host A has two web processes and no worker: the process that hides lets the index follow. Host B has a folder of its
own, one web process and a worker. All keep the pages ready before; nothing is restarted.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.journeys.site import free_port
from tests.safety.seeding import PICTURE

ROOT = Path(__file__).parents[2]
TITLE, REFERENCE = "Kampala for All", "LA-AAAAAA"
SERVED = (
    "/en/actions/LA-AAAAAA/",
    "/ar/actions/LA-AAAAAA/",
    "/en/",
    "/en/actions/",
    "/en/actions/?q=school",
    "/en/actions/?q=school&at=99999",
    "/en/suggest/?q=kampala+for",
    "/en/governments/kampala/",
    "/api/v1/actions",
    "/api/v1/actions/LA-AAAAAA",
    "/api/v1/changes",
    "/sitemap-1.xml",
    "/en/data/actions.csv",
    "/en/data/actions.geojson",
    "/en/data/actions.csv?country=UG",
    "/en/embed/action/LA-AAAAAA/",
    "/en/feeds/all.atom",
    "/oai/?verb=ListRecords&metadataPrefix=oai_dc",
    "/en/actions/LA-AAAAAA.bib",
    "/en/map/within/",
    "/en/compare/?a=LA-AAAAAA",
    "/oembed?url=http%3A%2F%2F127.0.0.1%3A8000%2Fen%2Factions%2FLA-AAAAAA%2F",
)
CARD = "/cards/actions/LA-AAAAAA.png"
MOST_SECONDS = 60
SERVER = """
import sys
from wsgiref.simple_server import make_server
from localaction.config.wsgi import application
make_server("127.0.0.1", int(sys.argv[1]), application).serve_forever()
"""


@dataclass(frozen=True)
class Host:
    """One data folder on the common database."""

    folder: Path
    database: Path

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "LOCALACTION_DATA": str(self.folder),
            "LOCALACTION_MODE": "test",
            "LOCALACTION_SECRET_KEY": "the same on both",
            "DATABASE_URL": f"sqlite:///{self.database}",
            "DJANGO_SETTINGS_MODULE": "localaction.config.settings",
        }

    def run(self, *command: str) -> None:
        """Run one command of Python to its end."""
        done = subprocess.run(
            [sys.executable, *command],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    @contextmanager
    def process(self, *command: str) -> Iterator[None]:
        """Keep a process running."""
        with subprocess.Popen(
            [sys.executable, *command],
            env=self.environment,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as running:
            try:
                yield
            finally:
                running.terminate()
                running.wait(timeout=20)


def _read(address: str) -> tuple[int, str, str]:
    """Status, text and Cache-Control."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return (
                answer.status,
                answer.read().decode(errors="replace"),
                answer.headers.get("Cache-Control", ""),
            )
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), error.headers.get("Cache-Control", "")


def _wait_for(site: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            _read(f"{site}/healthz")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"{site} does not answer")


def _shows(site: str, path: str) -> bool:
    _status, text, _kept = _read(site + path)
    return TITLE in text or (path.endswith(".xml") and REFERENCE in text)


def _cards(host: Host) -> list[Path]:
    """The cards of the action on a host's disk: its worker deletes them, and the next request where there is none."""
    return list(host.folder.glob(f"cards/actions/{REFERENCE}/*"))


@pytest.mark.slow
def test_it_is_gone_from_every_process_of_every_host(tmp_path: Path) -> None:
    one, other = (Host(tmp_path / name, tmp_path / "database.sqlite3") for name in ("a", "b"))
    one.run("-m", "localaction", "migrate", "--verbosity", "0")
    one.run("-m", "tests.safety.seeding", "publish")
    for host in (one, other):
        host.run("-m", "localaction", "index-register")
    with ExitStack() as running:
        sites = []
        for host in (one, one, other):
            port = free_port()
            running.enter_context(host.process("-c", SERVER, str(port)))
            sites.append(f"http://127.0.0.1:{port}")
        running.enter_context(other.process("-m", "localaction", "work"))
        for site in sites:
            _wait_for(site)
            for path in (*SERVED, *SERVED):  # the second answer comes from what the process keeps
                status, _text, kept = _read(site + path)
                assert (status, _shows(site, path)) == (200, True), path
                seconds = re.search(r"s-maxage=(\d+)|max-age=0, must-revalidate|no-store", kept)
                assert seconds, (path, kept)
                assert int(seconds[1] or 0) < MOST_SECONDS, path
        assert [_read(site + CARD)[0] for site in (*sites, *sites)] == [200] * 6
        picture = f"{sites[0]}/media/actions/{PICTURE}"
        assert _read(picture)[0] == 200

        begun = time.monotonic()
        one.run("-m", "tests.safety.seeding", "hide")
        waiting = {site + path for site in sites for path in SERVED}
        while waiting and time.monotonic() - begun < MOST_SECONDS:
            waiting = {address for address in waiting if _shows(address, "")}
            time.sleep(0.2)
        while any(_read(site + CARD)[0] == 200 for site in sites) or any(
            _cards(host) for host in (one, other)
        ):
            assert time.monotonic() - begun < MOST_SECONDS, "a card outlives what it is about"
            time.sleep(0.2)
        took = time.monotonic() - begun
        assert waiting == set()
        print(f"\ngone from {len(sites)} processes on 2 hosts in {took:.1f} s")
        for site in sites:
            assert _read(f"{site}/en/actions/LA-AAAAAA/")[0] == 410
            assert _read(f"{site}/api/v1/actions/LA-AAAAAA")[0] == 410
            assert REFERENCE not in _read(f"{site}/sitemap-1.xml")[1]
            assert "Something else that stays" in _read(f"{site}/en/actions/")[1]
        assert _read(picture)[0] == 404
        one.run("-m", "localaction", "export-register", str(tmp_path / "register.jsonl"))
        assert TITLE not in (tmp_path / "register.jsonl").read_text()
