"""How often something may be asked for, counted for all workers together."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


def is_within(name: str, most: int, seconds: int) -> bool:
    """Count one more of `name`; whether there were at most `most` since the first, `seconds` ago or less."""
    key = f"pacing:{name}"
    if cache.add(key, 1, seconds):
        return most >= 1
    try:
        return int(cache.incr(key)) <= most
    except ValueError:  # it ran out between the two questions
        cache.set(key, 1, seconds)
        return most >= 1


def address_of(request: HttpRequest) -> str:
    """The address that asks, behind the proxies that the operator named."""
    return str(get_adapter(request).get_client_ip(request))
