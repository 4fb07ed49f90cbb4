"""The links of a page as a document of its own (RFC 9264), for machines that do not read heads of answers."""

from __future__ import annotations

import json
from collections.abc import Iterable

from localaction.showcase.queries.signposts import Signpost


def written(anchor: str, signposts: Iterable[Signpost]) -> str:
    """The links that lead from a page, by their relation."""
    links: dict[str, list[dict[str, str]]] = {}
    for one in signposts:
        target = {"href": one.href, **({"type": one.kind} if one.kind else {})}
        links.setdefault(one.rel, []).append(target)
    links.pop("linkset", None)
    return json.dumps({"linkset": [{"anchor": anchor, **links}]}, ensure_ascii=False, indent=1) + "\n"
