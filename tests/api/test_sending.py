"""Nothing is sent into our own network, by whatever name or number it is called."""

import socket
from typing import Any

import pytest
from tests.api.receiving import LOOPBACK, receiver

from localaction.api import sending
from localaction.api.sending import Unreachable


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.5.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "2002:0a00:0001::",
        "2001:db8::1",
    ],
)
def test_private_addresses_are_not_public(address: str) -> None:
    assert not sending.is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_addresses_of_the_internet_are(address: str) -> None:
    assert sending.is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/",
        "https://localhost/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "http://93.184.216.34/",
        "ftp://example.org/",
        "https://user:secret@93.184.216.34/",
        "https://93.184.216.34:22/",
        "https://93.184.216.34:99999/",
        "https://93.184.216.34/#part",
        "https://93.184.216.34/a b",
        "https:///nowhere",
        "//93.184.216.34/",
        "https://\N{BULLET}/",
        "https://[::1/",
        "",
    ],
)
def test_addresses_that_nothing_is_sent_to(url: str) -> None:
    with pytest.raises(Unreachable):
        sending.addresses(sending.target(url), ())


def test_a_name_with_one_private_address_is_refused(monkeypatch: Any) -> None:
    def both(*_args: Any, **_more: Any) -> list[Any]:
        return [(0, 0, 0, "", ("93.184.216.34", 443)), (0, 0, 0, "", ("10.0.0.1", 443))]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    with pytest.raises(Unreachable):
        sending.addresses(sending.target("https://rebound.example/"), ())
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_m: both()[:1])
    assert sending.addresses(sending.target("https://rebound.example/"), ()) == ["93.184.216.34"]


def test_a_message_arrives_and_its_answer_is_told() -> None:
    with receiver() as program:
        program.answers = [500]
        found = sending.post(program.url, b"{}", {"X-Own": "1"}, LOOPBACK)
        assert (found.status, found.text) == (500, "no thank you")
        headers, body = program.got[0]
        assert (headers["X-Own"], body) == ("1", b"{}")
        assert headers["Host"].startswith("127.0.0.1:")


def test_nobody_is_followed_elsewhere() -> None:
    with receiver() as program, receiver() as other:
        program.answers, program.location = [302], other.url
        assert sending.post(program.url, b"{}", {}, LOOPBACK).status == 302
        assert other.got == []


def test_a_server_that_trickles_is_not_waited_for(monkeypatch: Any) -> None:
    monkeypatch.setattr(sending, "DEADLINE_SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(OSError, match=r".*"):
            sending.post(url, b"{}", {}, LOOPBACK)
