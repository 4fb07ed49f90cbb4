"""`make bench`: how fast the main pages are, each against a hello-world page of the same server in the same run.

Says what it finds and what was aimed at; never fails because of it. docs/operating/bench.md explains the table.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.benching import client, nginx, queue, site

SMALL, LARGE = 1_000, 10_000
HELLO = ("/dev/hello/",)
WORDS = (
    "housing",
    "school",
    "work",
    "health",
    "refugees",
    "women",
    "river",
    "papers",
    "language",
    "families",
)
MANY = 300
TARGETS = {
    "front": 0.1,
    "search, facets": 0.06,
    "JSON list": 0.1,
    "action": 0.2,
    "front, from cache": 5.0,
    "action, from cache": 5.0,
    "queue at 50,000": 0.001,
}
GROWS_AT_MOST = 1.25
BEHIND_NGINX, ALONE_BY_FILE = 0.8, 0.25
ENGINE_P99 = 5.0
SCALES = (10_000, 100_000)
MILLION = 1_000_000
FACETS = 18
BY_BARE = 1.5  # of the bare engine's p99, at a million documents
WORKER_MB = 200
SUGGESTION_MS = 150.0
FIRST_MS = 1_000
GCM_RECALL, SDG_RECALL = 0.72, 0.75
IMPORT_RATE = 3_000
EXPORT_TIMES, EXPORT_MB, EXPORT_SECONDS = 1.5, 20, 10
UNSEEN = 5_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a page, how it was answered, and hello-world around it."""

    page: str
    measured: client.Measured
    hello: float
    cpu: float
    hello_cpu: float

    @property
    def ratio(self) -> float:
        """Requests a second as a share of hello-world's."""
        return self.measured.rate / self.hello

    @property
    def cpu_ratio(self) -> float:
        """The same by the server's processor time an answer: what neither the client nor other work changes."""
        return self.hello_cpu / self.cpu


class Bench:
    """Measures pages of one running site."""

    def __init__(self, server: site.Server, seconds: float, core: int, cookie: str = "") -> None:
        self.server = server
        self.cookie = cookie
        self.seconds = seconds
        self.core = core

    def line(self, page: str, paths: Sequence[str]) -> Line:
        """Hello-world, the page, hello-world again: what else the machine does falls on both."""
        before, cpu_before = self._ask(HELLO, self.seconds / 2)
        measured, cpu = self._ask(paths, self.seconds)
        after, cpu_after = self._ask(HELLO, self.seconds / 2)
        line = Line(page, measured, (before.rate + after.rate) / 2, cpu, (cpu_before + cpu_after) / 2)
        show(line)
        return line

    def _ask(self, paths: Sequence[str], seconds: float) -> tuple[client.Measured, float]:
        """What the client measured, and the server's processor time in seconds an answer."""
        self._warm(paths[:5])
        begun = self.server.cpu_seconds()
        measured = client.measure(self.server.port, paths, seconds, self.core, self.cookie)
        return measured, (self.server.cpu_seconds() - begun) / (measured.rate * seconds)

    def _warm(self, paths: Sequence[str]) -> None:
        for path in paths:
            status, _body = site.fetch(self.server.port, path, self.cookie)
            if status != 200:
                sys.exit(f"{path} answered {status}")


def pages(server: site.Server, actions: int) -> dict[str, list[str]]:
    """Addresses of every page measured; many of a kind, so that nothing is answered from what was just asked."""
    step = max(1, actions // MANY)
    references = [f"SEED-{number:06d}" for number in range(1, actions + 1, step)]
    slugs = []
    for reference in references[:60]:
        status, body = site.fetch(server.port, f"/api/v1/actions/{reference}")
        if status == 200:
            slugs += [found for found in _slugs(json.loads(body)) if found]
    codes = [(gcm, sdg) for gcm in range(1, 24) for sdg in range(1, 18)]
    return {
        "front": ["/en/"],
        "search, facets": [f"/en/actions/?gcm=GCM-{gcm}&sdg=SDG-{sdg}" for gcm, sdg in codes],
        "search, text and facets": [
            f"/en/actions/?q={word}&gcm=GCM-{gcm}" for word in WORDS for gcm in range(1, 24)
        ],
        "action": [f"/en/actions/{reference}/" for reference in references],
        "government": [f"/en/governments/{slug}/" for slug in dict.fromkeys(slugs)],
        "JSON list": [f"/api/v1/actions?gcm=GCM-{gcm}&sdg=SDG-{sdg}" for gcm, sdg in codes],
        "JSON one": [f"/api/v1/actions/{reference}" for reference in references],
    }


def _slugs(answer: object) -> list[str]:
    """Every slug of an owner, wherever the API puts it."""
    if isinstance(answer, dict):
        own = [answer["slug"]] if isinstance(answer.get("slug"), str) and "role" in answer else []
        return own + [slug for value in answer.values() for slug in _slugs(value)]
    return [slug for value in answer for slug in _slugs(value)] if isinstance(answer, list) else []


def show(line: Line) -> None:
    """One line of the table, with its target."""
    target = TARGETS.get(line.page)
    verdict = f"≥ {target:<5} {_met(line.ratio >= target)}" if target else ""
    rate, p50, p99 = line.measured
    figures = f"{rate:>10,.0f}{p50:>9.2f}{p99:>9.2f}{line.ratio:>9.3f}{line.cpu_ratio:>9.3f}"
    print(f"{line.page:<26}{figures}   {verdict}", flush=True)


def heading(title: str) -> None:
    """The head of a table."""
    columns = f"{'req/s':>10}{'p50 ms':>9}{'p99 ms':>9}{'ratio':>9}{'by CPU':>9}"
    print(f"\n{title}\n{'page':<26}{columns}   target", flush=True)


def _met(is_met: bool) -> str:
    return "met" if is_met else "NOT met"


def say(what: str, value: str, target: str, is_met: bool) -> None:
    """One finding outside the table."""
    print(f"{what:<44}{value:>14}   {target:<10} {_met(is_met)}", flush=True)


def _printed_by(module: str, state: Path, core: int, *arguments: str) -> list[float]:
    """The figures that a module of the bench prints when it runs on one core."""
    done = subprocess.run(
        ["taskset", "-c", str(core), sys.executable, "-m", f"tools.benching.{module}", *arguments],
        env=site.surroundings(state) | {"DJANGO_SETTINGS_MODULE": "localaction.config.settings"},
        cwd=site.ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [float(word) for word in done.stdout.split()]


def main() -> None:
    """Make the sites, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--seconds", type=float, default=4.0, help="how long each page is asked for (default 4)"
    )
    parser.add_argument("--fresh", action="store_true", help="seed the state folders anew")
    parser.add_argument(
        "--million",
        action="store_true",
        help="the search engine at a million documents too (2 GB, ten minutes)",
    )
    options = parser.parse_args()
    data = Path(os.environ.get("LOCALACTION_BENCH_DATA") or site.ROOT / ".bench").resolve()
    cores = sorted(os.sched_getaffinity(0))
    print("Load of the machine at the start: " + ", ".join(f"{load:.1f}" for load in os.getloadavg()) + ".")
    server_core, client_core = cores[0], cores[-1]
    print(
        f"Server: granian, one worker, on core {server_core}. Client: {client.name()}, on core {client_core}."
    )
    if len(cores) < 2:
        print(
            "There is one core only: client and server share it, and every figure is worse than it could be."
        )
    for actions in (SMALL, LARGE):
        site.make(data / str(actions), actions, fresh=options.fresh)
    rates: dict[tuple[int, str], Line] = {}
    memory = 0.0
    for actions in (SMALL, LARGE):
        with site.serving(data / str(actions), site.UNCACHED, server_core) as server:
            bench = Bench(server, options.seconds, client_core)
            found = pages(server, actions)
            heading(f"{actions:,} actions, not from cache")
            kept = (
                found
                if actions == LARGE
                else {name: found[name] for name in ("front", "action", "government")}
            )
            for name, paths in kept.items():
                rates[actions, name] = bench.line(name, paths)
            memory = server.memory()
    with site.serving(data / str(LARGE), site.CACHED, server_core) as server:
        bench = Bench(server, options.seconds, client_core)
        heading(f"{LARGE:,} actions, from cache")
        found = pages(server, LARGE)
        bench.line("front, from cache", found["front"])
        bench.line("action, from cache", found["action"][:5])
        cached_memory = server.memory()
        _nginx(data / str(LARGE), server, options.seconds, (server_core, client_core))
    _queue(data, options.seconds, fresh=options.fresh, cores=(server_core, client_core))
    _conclude(data, rates, max(memory, cached_memory), server_core)


def _nginx(state: Path, server: site.Server, seconds: float, cores: tuple[int, int]) -> None:
    """One page by nginx as we ship it, and by the site alone, beside the same bytes that nginx sends from a file."""
    if not nginx.is_installed():
        print("\nnginx is not installed here: what the shipped configuration reaches was LEFT OUT.")
        return
    page, files = "/en/", state / "nginx-files"
    kept = nginx.put(files, server.port, page)
    with nginx.serving(state, server.port, files, cores[0]) as port:
        rates = {}
        for name, asked_port, path in (
            ("file", port, kept),
            ("behind", port, page),
            ("alone", server.port, page),
        ):
            site.fetch(asked_port, path)
            rates[name] = client.measure(asked_port, [path], seconds, cores[1]).rate
    print(
        f"\nnginx, one worker on that core: {rates['file']:,.0f} req/s of the front page's bytes from a file"
    )
    for name, what, least in (
        ("behind", "behind the shipped nginx, by that file", BEHIND_NGINX),
        ("alone", "the site alone from cache, by that file", ALONE_BY_FILE),
    ):
        say(what, f"{rates[name] / rates['file']:.2f}", f"≥ {least}", rates[name] / rates["file"] >= least)


def _queue(data: Path, seconds: float, *, fresh: bool, cores: tuple[int, int]) -> None:
    """The desk's queue with 50,000 things that wait: as it opens, and asked in other ways."""
    cookie = site.make_queue(data / "queue", fresh=fresh)
    heading(f"The desk, {queue.WAITING:,} things waiting")
    with site.serving(data / "queue", site.UNCACHED, cores[0]) as server:
        bench = Bench(server, seconds, cores[1], cookie)
        for name, path in queue.PATHS.items():
            bench.line(name, [path])


def _conclude(data: Path, rates: dict[tuple[int, str], Line], memory: float, core: int) -> None:
    print("\nBeside the pages")
    for name in ("front", "action", "government"):
        grown = rates[SMALL, name].ratio / rates[LARGE, name].ratio
        what = f"{name}: time at {LARGE:,} by time at {SMALL:,}"
        say(what, f"× {grown:.2f}", f"≤ {GROWS_AT_MOST}", grown <= GROWS_AT_MOST)
    half, most, cpu_half, cpu_most = _printed_by("engine", data / str(LARGE), core)
    say("search engine, p99 of 500 questions", f"{most:.2f} ms", f"< {ENGINE_P99:g} ms", most < ENGINE_P99)
    print(f"{'search engine, p50':<44}{f'{half:.2f} ms':>14}")
    print(f"{'the same of CPU time, p50 and p99':<44}{f'{cpu_half:.2f}, {cpu_most:.2f} ms':>14}")
    _exports(_printed_by("export", data / str(LARGE), core))
    _suggestions(_printed_by("suggesting", data / str(LARGE), core))
    say("memory of the worker after all that", f"{memory:.0f} MB", f"< {WORKER_MB} MB", memory < WORKER_MB)
    report = site.import_rate(data / "import")
    rate = report["rows_per_second"]
    say(f"import of {report['read']:,} rows", f"{rate:,} rows/s", f"≥ {IMPORT_RATE:,}", rate >= IMPORT_RATE)
    print(f"{'index of those rows, after them':<44}{report['indexing_seconds']:>12.1f} s")
    own = site.import_rate(data / "import", UNSEEN, own_texts=True)
    print(f"{f'import of {UNSEEN:,} rows, no text twice':<44}{own['rows_per_second']:>7,} rows/s")


def _exports(found: list[float]) -> None:
    """How fast data leaves: the whole as CSV, from the file and as the result of a search."""
    rows, bare, whole, search, grown = found
    most = EXPORT_TIMES * bare
    what = f"CSV of {rows:,.0f} actions, as a search"
    say(what, f"{search:.2f} s", f"≤ {EXPORT_TIMES} × bare", search <= most)
    say("the same as a file", f"{whole:.3f} s", f"≤ {EXPORT_TIMES} × bare", whole <= most)
    print(f"{'bare csv.writer over the same rows':<44}{f'{bare:.2f} s':>14}")
    say("memory that the search takes more", f"{grown:.0f} MB", f"< {EXPORT_MB} MB", grown < EXPORT_MB)
    seconds = max(search, whole) / rows * 100_000
    say("at that rate 100,000 actions", f"{seconds:.1f} s", f"< {EXPORT_SECONDS} s", seconds < EXPORT_SECONDS)


def _suggestions(found: list[float]) -> None:
    """How long they take, what the first one of a process takes more, and how good they are."""
    half, most, cpu_half, one, first, memory, gcm, sdg = found
    what = "suggestions for an action, longest of 78"
    say(what, f"{most:.0f} ms", f"< {SUGGESTION_MS:g} ms", most < SUGGESTION_MS)
    print(f"{'suggestions, p50':<44}{f'{half:.0f} ms':>14}")
    print(f"{'the same of CPU time, by one embedding':<44}{f'{cpu_half:.0f} ms, × {cpu_half / one:.0f}':>14}")
    what = "first suggestion of a process, CPU time"
    say(what, f"{first:.0f} ms", f"< {FIRST_MS:,} ms", first < FIRST_MS)
    print(f"{'memory that it takes more':<44}{f'{memory:.0f} MB':>14}")
    for name, recall, least in (("GCM objectives", gcm, GCM_RECALL), ("SDG goals", sdg, SDG_RECALL)):
        say(f"recall at 5 of {name}, cross-validated", f"{recall:.2f}", f"≥ {least}", recall >= least)


if __name__ == "__main__":
    main()
