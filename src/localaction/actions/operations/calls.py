"""Calls, from content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.db import transaction

from localaction.actions.models import Call
from localaction.kit.content import folders


@transaction.atomic
def load_calls(root: Path | None = None) -> int:
    """Load every call from content, by code; returns how many stand. What did not change is not written."""
    loaded = folders("calls", root)
    for folder in loaded:
        whole = "".join(f"{language}:{digest};" for language, digest in sorted(folder.digests.items()))
        digest = hashlib.sha256(f"{whole}{sorted(folder.facts.items())}".encode()).hexdigest()
        if Call.objects.filter(code=folder.code, digest=digest).exists():
            continue
        Call.objects.update_or_create(
            code=folder.code,
            defaults={
                "opens_on": folder.facts["opens_on"],
                "closes_on": folder.facts.get("closes_on"),
                "languages": folder.facts.get("languages", []),
                "rubric": folder.facts.get("rubric", ""),
                "priorities": folder.facts.get("priorities", []),
                "texts": folder.texts,
                "digest": digest,
            },
        )
    return len(loaded)
