"""Calls with extra questions for tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from localaction.actions import operations
from localaction.actions.models import Call
from localaction.actions.sections.extra import ExtraQuestion, Option
from localaction.kit.actors import Actor

QUESTIONS = (
    ExtraQuestion(
        "slogan", "short", {"en": "What is your slogan?", "fr": "Quel est votre slogan ?"}, is_public=True
    ),
    ExtraQuestion(
        "story",
        "long",
        {"en": "Tell the story.", "fr": "Racontez."},
        is_required=True,
        is_public=True,
        words=20,
    ),
    ExtraQuestion(
        "size",
        "one",
        {"en": "How large is it?", "fr": "Quelle taille ?"},
        options=(
            Option("o1", {"en": "Small", "fr": "Petit"}),
            Option("o2", {"en": "Large", "fr": "Grand"}),
        ),
        is_public=True,
    ),
    ExtraQuestion(
        "topics",
        "several",
        {"en": "Which topics?", "fr": "Quels thèmes ?"},
        options=(
            Option("o1", {"en": "Schools", "fr": "Écoles"}),
            Option("o2", {"en": "Water", "fr": "Eau"}),
            Option("o3", {"en": "Work", "fr": "Travail"}),
        ),
        is_public=True,
    ),
    ExtraQuestion("cost", "number", {"en": "What does one place cost?", "fr": "Combien coûte une place ?"}),
    ExtraQuestion("since", "date", {"en": "Since when?", "fr": "Depuis quand ?"}, is_public=True),
    ExtraQuestion(
        "open",
        "yes_no",
        {"en": "Is it open to all?", "fr": "Ouvert à tous ?"},
        is_public=True,
        kinds=("ongoing",),
    ),
)
"""One question of every kind: "story" must be answered, "cost" is private, "open" is asked of ongoing actions only."""
TYPED = {
    "extra_slogan": ["Nobody alone"],
    "extra_story": ["It began with one teacher."],
    "extra_size": ["o2"],
    "extra_topics": ["o1", "o3"],
    "extra_cost": ["1,250.50"],
    "extra_since": ["5/2024"],
    "extra_open": ["yes"],
}
KEPT = {
    "slogan": "Nobody alone",
    "story": "It began with one teacher.",
    "size": "o2",
    "topics": ["o1", "o3"],
    "cost": "1250.5",
    "since": "2024-05",
    "open": True,
}


def draft_call(who: Actor, code: str = "call-2027", **facts: Any) -> Call:
    """A call with everything that opening needs, in English and French."""
    today = timezone.localdate()
    call = operations.make_call(
        actor=who, code=code, opens_on=today - timedelta(days=10), closes_on=today + timedelta(days=20)
    )
    told = {"languages": ["en", "fr"], "rubric": "call-2026", "priorities": ["PO-1"], **facts}
    operations.write_call(actor=who, call=call, facts=told)
    for language, title in (("en", "Cities that teach"), ("fr", "Les villes qui enseignent")):
        texts = {"title": title, "intro": ["Show what you do."]}
        operations.write_call_texts(actor=who, call=call, language=language, texts=texts)
    return call


def open_call(who: Actor, code: str = "call-2027", **facts: Any) -> Call:
    """The same with one question of every kind, opened."""
    call = draft_call(who, code, **facts)
    operations.write_call_questions(actor=who, call=call, questions=QUESTIONS)
    return operations.open_call(actor=who, call=call)
