"""The demo: everything a newcomer needs, set up once in the data folder, then served until stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from localaction.accounts import operations as accounts
from localaction.accounts.actors import actor_of
from localaction.accounts.models import Person
from localaction.config.content import load_and_announce
from localaction.governments import gazetteer
from localaction.governments import operations as teams
from localaction.governments import queries as governments
from localaction.governments.models import Government
from localaction.kit.content import CONTENT
from localaction.register import index
from localaction.register import queries as register

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ReadyAccount:
    """An account that the demo makes; `secret` is the key of its code generator, where a second factor is asked."""

    email: str
    name: str
    language: str
    desk_role: str
    secret: str = ""


ACCOUNTS = (
    ReadyAccount("focal@example.org", "Amina Kato", "en", ""),
    ReadyAccount("assessor@example.org", "Jonas Berg", "en", "assessor", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"),
    ReadyAccount(
        "assessor2@example.org", "Lucía Ferrer", "es", "assessor", "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU"
    ),
    ReadyAccount(
        "secretariat@example.org", "Nadia Haddad", "en", "secretariat", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    ),
    ReadyAccount(
        "secretariat2@example.org", "Tomé Duarte", "pt", "secretariat", "MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK"
    ),
)


CITY = "kampala-capital-city-authority-ug"


def set_up(say: Say) -> None:
    """Bring the data folder to where the demo can be served; what already stands is left as it is."""
    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("the database", lambda: call_command("migrate", verbosity=0, interactive=False)),
        (
            "pictures, styles and scripts",
            lambda: call_command("collectstatic", verbosity=0, interactive=False),
        ),
        ("frameworks, declarations, rubrics and calls", load_and_announce),
        ("the gazetteer of the world's places", lambda: gazetteer.ensure(settings.STATE / "gazetteer")),
        ("ready accounts", make_accounts),
        ("the first cohort of actions", import_first_cohort),
        ("a team for one city", seat_the_focal_point),
        ("the search index", index.follow),
    )
    for number, (what, step) in enumerate(steps, start=1):
        started = time.monotonic()
        say(f"[{number}/{len(steps)}] {what} …")
        step()
        say(f"      done in {time.monotonic() - started:.1f} s")


def make_accounts() -> None:
    """Make the ready accounts that are not there yet."""
    for account in ACCOUNTS:
        if Person.objects.filter(email=account.email).exists():
            continue
        person = accounts.make_person(
            email=account.email, name=account.name, language=account.language, desk_role=account.desk_role
        )
        if account.secret:
            accounts.give_totp(person, account.secret)


def import_first_cohort() -> None:
    """Import the first cohort into an empty register."""
    if register.count("action") == 0:
        call_command(
            "import_actions",
            str(CONTENT / "cohorts" / "first_cohort.csv"),
            source="First cohort of the Call",
        )


def seat_the_focal_point() -> None:
    """Let the ready focal point speak for one government of the first cohort, accepted by the ready secretariat."""
    focal, *secretariat = (
        actor_of(Person.objects.get(email=account.email)) for account in (ACCOUNTS[0], *ACCOUNTS[3:5])
    )
    city = Government.objects.get(slug=CITY)
    if not governments.memberships_of(city):
        membership = teams.join(actor=focal, government=city, office="Adviser for inclusion")
        for person in secretariat:
            teams.accept(actor=person, membership=membership)


def welcome(address: str) -> str:
    """What is printed when the site stands."""
    rows = "\n".join(f"    {account.desk_role or 'focal point':<12} {account.email}" for account in ACCOUNTS)
    return (
        f"\nLocal Action is at   {address}/\n"
        f"Outgoing mail is at  {address}/dev/mail/\n\n"
        f"Sign in at {address}/en/account/login/ with one of these addresses:\n{rows}\n"
        "  The code arrives in the mailbox above, which also shows the second code\n"
        "  that assessors and the secretariat are asked for.\n\n"
        "Ctrl-C stops the site and keeps the data.\n"
    )


@contextmanager
def _running(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of ours in a group of its own: Ctrl-C reaches only us, and each of them is stopped once."""
    process = subprocess.Popen(command, start_new_session=True)  # noqa: S603  our own commands
    try:
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # whatever it started and left behind
        process.wait()


def is_taken(host: str, port: int) -> bool:
    """Whether another process listens there already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # what just stopped is no longer there
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def serve(host: str, port: int, say: Say) -> int:
    """Serve the site with its worker until interrupted; returns the exit status."""
    localaction = (sys.executable, "-m", "localaction")
    granian = str(Path(sys.executable).with_name("granian"))
    site = (
        granian,
        *("--interface", "wsgi", "--host", host, "--port", str(port), "--workers", "1"),
        *("--blocking-threads", "4", "--no-ws", "--log-level", "warning"),
        "localaction.config.wsgi:application",
    )
    for stop in (
        signal.SIGTERM,
        signal.SIGINT,
    ):  # said anew: a shell's background job starts with Ctrl-C ignored
        signal.signal(stop, signal.default_int_handler)
    with _running(*localaction, "work") as worker, _running(*site) as server:
        say(welcome(settings.SITE_URL))
        try:
            while server.poll() is None and worker.poll() is None:
                time.sleep(0.3)
        except KeyboardInterrupt:
            return 0
        say("The site stopped because one of its two processes ended; its last words are above.")
        return 1
