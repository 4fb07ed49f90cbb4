"""A call crosses the wall: what everybody may read of it, each time it opens, moves, is reworded or closes."""

from __future__ import annotations

from localaction.actions import calls
from localaction.actions.lifecycle import CallStatus
from localaction.actions.models import Call
from localaction.kit.actors import Actor
from localaction.register import operations as register
from localaction.register import queries as published
from localaction.register import shapes


def content_of_call(call: Call) -> shapes.Call:
    """What is published of a call."""
    return shapes.Call(
        reference=call.code,
        language=calls.title_of(call, "en")[1] or "en",
        status=str(call.status),
        opens_on=call.opens_on.isoformat(),
        closes_on=call.closes_on.isoformat() if call.closes_on else "",
        languages=tuple(call.languages),
        texts=tuple(_text(call, code) for code in call.languages if call.texts.get(code)),
        forums=tuple(call.forums),
        priorities=tuple(call.priorities),
        rubric=call.rubric,
        rubric_version=call.rubric_version,
        questions=tuple(dict(one.labels) for one in calls.questions_of(call)),
        extensions=tuple(
            shapes.Extension(
                before=one["before"],
                until=one["until"],
                because=one["because"],
                language=one["language"],
                on=one["at"][:10],
            )
            for one in call.extensions
        ),
    )


def _text(call: Call, language: str) -> shapes.CallText:
    told = call.texts[language]
    return shapes.CallText(
        language=language,
        title=told.get("title", ""),
        short_title=told.get("short_title", ""),
        intro=tuple(told.get("intro", ())),
        who_can_join=told.get("who_can_join", ""),
        what_happens_next=tuple(told.get("what_happens_next", ())),
        closing=told.get("closing", ""),
    )


def is_announced(call: Call) -> bool:
    """Whether what the public reads of a call is what stands here now."""
    standing = published.current("call", call.code)
    return standing is not None and standing.content == content_of_call(call)


def announce(actor: Actor, call: Call) -> None:
    """Publish a call as it stands now; nothing of a draft, and nothing of a rehearsal."""
    if call.is_rehearsal or call.status == CallStatus.DRAFT:
        return
    content = content_of_call(call)
    register.publish(
        actor=actor, kind="call", reference=call.code, language=content.language, content=content
    )
