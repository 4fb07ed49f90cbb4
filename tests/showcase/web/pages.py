"""Asking for public pages in tests, and the addresses of all of them."""

from __future__ import annotations

from typing import Any

from django.test import Client

GOVERNMENT = "kampala-capital-city-authority"
ADDRESSES = (
    "/",
    "/actions/",
    "/actions/?q=housing&gcm=GCM-15&view=table",
    "/actions/?view=map&region=002",
    "/actions/CTA-001/",
    "/governments/",
    f"/governments/{GOVERNMENT}/",
    "/signatories/",
    "/map/",
    "/frameworks/",
    "/frameworks/gcm-objectives/",
    "/frameworks/gcm-15/",
    "/priorities/",
    "/priorities/PO-1/",
    "/countries/",
    "/countries/UG/",
    "/countries/IS/",
    "/regions/",
    "/regions/002/",
    "/regions/014/",
    "/cohorts/",
    "/compare/",
    "/compare/?a=CTA-001&a=CTA-002",
    "/actions/CTA-001/could-it-work/",
    f"/actions/CTA-001/could-it-work/?in={GOVERNMENT}",
    "/actions/CTA-001/lineage/",
    "/forums/",
    "/about/",
    "/glossary/",
)


def get(path: str, language: str = "en", *, status: int = 200) -> str:
    """The text of a page; fails when it has another status or sets a cookie."""
    response = answer(path, language)
    assert response.status_code == status, path
    assert not response.cookies, path
    return str(response.content.decode())


def answer(path: str, language: str = "en") -> Any:
    """The answer of an address under a language."""
    return Client().get(f"/{language}{path}")
