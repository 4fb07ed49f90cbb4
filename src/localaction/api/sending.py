"""Sending to an address that somebody typed: never into our own network, never on to another address, never for long.

The name is looked up once, every address behind it is looked at, and the message goes to exactly one of those: a name
that points elsewhere a moment later gains nothing. Redirects are not followed.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from time import perf_counter
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONNECT_SECONDS, DEADLINE_SECONDS = 5, 15
KEPT_ANSWER = 500
_SMALLEST_FREE_PORT = 1024
_TRANSLATED = IPv6Network("64:ff9b::/96")  # IPv4 inside IPv6, by a translator of the network
Address = IPv4Address | IPv6Address


class Unreachable(Exception):
    """An address that nothing is sent to; the sentence says why."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Target:
    """Where a message goes: `path` with its query."""

    is_safe: bool
    host: str
    port: int
    path: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back: the status, the beginning of the text, and after how many milliseconds."""

    status: int
    text: str
    took_ms: int


def target(url: str) -> Target:
    """The parts of an address. Raises Unreachable for what can be none."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise Unreachable(_("This is not a web address.")) from error
    if parts.scheme not in ("https", "http") or not host or "\\" in url or any(sign <= " " for sign in url):
        raise Unreachable(_("Write a web address that begins with https://."))
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise Unreachable(_("Leave names, passwords and # out of the address."))
    if port not in (443, 80) and port < _SMALLEST_FREE_PORT:
        raise Unreachable(_("This port is not for web addresses."))
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return Target(parts.scheme == "https", host, port, path)


def addresses(to: Target, own_networks: Sequence[str]) -> list[str]:
    """What the name stands for, when all of it may be written to. Raises Unreachable.

    `own_networks` are private networks that the operator named; only into them may a message go without encryption.
    """
    try:
        found = socket.getaddrinfo(to.host, to.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(_("Nobody knows this name.")) from error
    known = list(dict.fromkeys(str(one[4][0]) for one in found))
    named = [ip_network(one) for one in own_networks]
    is_own = all(any(_plain(one) in network for network in named) for one in known)
    if not is_own and not all(is_public(one) for one in known):
        raise Unreachable(_("This address leads into a private network."))
    if not to.is_safe and not is_own:
        raise Unreachable(_("Write a web address that begins with https://."))
    return known


def is_public(address: str) -> bool:
    """Whether an IP address is somewhere on the internet, however it is written."""
    plain = _plain(address)
    return plain.is_global and not (plain.is_multicast or plain.is_reserved or plain.is_unspecified)


def _plain(address: str) -> Address:
    """The address itself: an IPv4 address may come inside an IPv6 one."""
    found = ip_address(address)
    if isinstance(found, IPv4Address):
        return found
    if found in _TRANSLATED:
        return IPv4Address(int(found) & 0xFFFFFFFF)
    return found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else found)


def post(url: str, body: bytes, headers: Mapping[str, str], own_networks: Sequence[str] = ()) -> Answered:
    """Send a message; the answer whatever it is. Raises Unreachable, OSError, http.client.HTTPException."""
    to = target(url)
    address = addresses(to, own_networks)[0]
    connection = _Pinned(to, address)
    started = perf_counter()
    timer = threading.Timer(DEADLINE_SECONDS, connection.abort)
    timer.start()
    try:
        connection.request("POST", to.path, body, {**headers, "Connection": "close"})
        answer = connection.getresponse()
        text = answer.read1(KEPT_ANSWER * 4).decode("utf-8", "replace")
        return Answered(answer.status, _printable(text), int((perf_counter() - started) * 1000))
    finally:
        timer.cancel()
        connection.close()


def _printable(text: str) -> str:
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(plain.split())[:KEPT_ANSWER]


class _Pinned(http.client.HTTPConnection):
    """A connection to one IP address, under the name that the certificate must have."""

    def __init__(self, to: Target, address: str) -> None:
        super().__init__(to.host, to.port, timeout=CONNECT_SECONDS)
        self.default_port = 443 if to.is_safe else 80  # what the Host header leaves out
        self.to = to
        self.address = address

    def connect(self) -> None:
        """To the address that was looked at, and no other."""
        plain = socket.create_connection((self.address, self.to.port), CONNECT_SECONDS)
        if not self.to.is_safe:
            self.sock = plain
            return
        try:
            self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.to.host)
        except BaseException:
            plain.close()
            raise

    def abort(self) -> None:
        """Whoever answers a letter at a time is not waited for."""
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)
