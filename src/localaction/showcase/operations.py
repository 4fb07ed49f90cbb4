"""The one thing a reader can leave on the public pages: a list with a lasting address."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from dataclasses import replace
from urllib.parse import urlencode

from django.db import transaction

from localaction.kit import trail
from localaction.kit.actors import Actor
from localaction.showcase.filters import Filters
from localaction.showcase.models import CitedList

SHORTEST, LONGEST = 8, 16


def question_of(asked: Filters) -> str:
    """The query string under which a list is kept: from its first page, in one fixed order."""
    return urlencode(replace(asked, page=1).pairs())


@transaction.atomic
def cite(*, actor: Actor, asked: Filters) -> CitedList:
    """Keep a list as of an entry of the register, which `asked.at` must name. The same question has the same code."""
    if asked.at is None:
        raise ValueError("a list is cited as of an entry of the register")
    question = question_of(asked)
    whole = b32encode(hashlib.sha256(question.encode()).digest()).decode().lower()
    for length in range(SHORTEST, LONGEST + 1):
        cited, is_new = CitedList.objects.get_or_create(
            code=whole[:length], defaults={"query": question, "entry": asked.at}
        )
        if cited.query == question:
            break
    else:
        raise AssertionError(f"no code is free for {question}")
    if is_new:
        trail.record(actor, "list.cited", cited, entry=asked.at)
    return cited
