"""The government's home: what happens next first, then everything with its state in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.actions import ancestry, drafted, edited, queries
from localaction.actions.choices import PUBLIC, WRITABLE
from localaction.actions.readiness import readiness
from localaction.actions.reported import open_report_counts
from localaction.actions.steps import ActionFacts, next_step
from localaction.actions.web import passages, showing
from localaction.declarations.queries import standings
from localaction.frameworks.queries import term_label
from localaction.governments.queries import live_contact_counts, own_governments, public_name, still_you_due
from localaction.governments.rules import CONTACTS_WANTED

SUPPORT_SHOWN = 5
SETTLED_SHOWN = 10


@portal_page
@require_GET
def home(request: ActorRequest) -> HttpResponse:
    """What happens next first; then governments and actions, each with its state in words."""
    actor = request.actor
    governments = list(own_governments(actor))
    if not governments and request.user.is_authenticated and request.user.desk_role:
        return redirect("desk:queue")  # who only works at the desk has nothing to do here
    teams = _teams(governments, request.LANGUAGE_CODE)
    found = queries.underway(actor, settled=SETTLED_SHOWN)
    actions = found.actions
    due = queries.refusals_to_answer(actions)
    rows = [_row(action, due.get(action.pk)) for action in actions]
    asked = queries.invitations_to_join(actor)
    questioned = still_you_due(actor)
    owed = open_report_counts(governments, timezone.localdate())
    step = next_step(
        standings={team["slug"]: team["standing"] for team in teams},
        actions=[row["facts"] for row in rows],
        asked_to_stand=len(asked),
        asked_still_you=len(questioned),
        report_due=next((one.slug for one in governments if one.pk in owed), ""),
    )
    names = {team["slug"]: team["name"] for team in teams}
    context = {
        "step": step,
        "step_government": names.get(step.government, ""),
        "teams": teams,
        "rows": rows,
        "more": found.more,
        "asked": asked,
        "edits": edited.to_answer(actor),
        "named": ancestry.to_answer(actor),
        "still_you": [
            {"membership": one, "name": public_name(one.government, request.LANGUAGE_CODE)}
            for one in questioned
        ],
        "has_public": any(row["is_public"] for row in rows),
        "support": _support(actions, request.LANGUAGE_CODE),
        "deleted": list(queries.recently_deleted(actor)),
    }
    return render(request, "actions/portal/home.html", context)


def _teams(governments: list[Any], reader: str) -> list[dict[str, Any]]:
    """Each government with where its signature stands and how many people can be reached."""
    signed = standings([government.pk for government in governments])
    reached = live_contact_counts(governments)
    teams = []
    for government in governments:
        name, language = public_name(government, reader)
        teams.append(
            {
                "slug": government.slug,
                "name": name,
                "language": language,
                "country": government.country,
                "standing": signed.get(government.pk, "none"),
                "contacts": reached[government.pk],
                "wants_contact": reached[government.pk] < CONTACTS_WANTED,
            }
        )
    return teams


def _row(action: Any, answer_by: date | None) -> dict[str, Any]:
    is_written = action.status in WRITABLE
    draft = readiness(drafted.draft_facts(action)) if is_written else None
    unanswered = sum(1 for question in action.questions.all() if question.answered_at is None)
    unread = draft is not None and passages.wait_for_answer(action)
    facts = ActionFacts(
        reference=action.reference,
        title=action.title,
        title_language=action.title_language,
        status=action.status,
        is_ready=draft is not None and draft.is_ready and not unread,
        minutes_left=(draft.minutes_left if draft else 0) or int(unread),
        open_questions=unanswered,
        answer_by=answer_by,
        was_decided=action.assessed,
    )
    return {
        "facts": facts,
        "state": showing.state_of(action.status),
        "is_public": action.status in PUBLIC,
        "saved_at": action.saved_at,
    }


def _support(actions: Iterable[Any], reader: str) -> list[dict[str, Any]]:
    """What the government asks for in its actions, the last written first."""
    asking = [action for action in actions if action.support_kinds or action.support_needed]
    return [
        {
            "action": action,
            "kinds": [term_label("support-kinds", kind, reader) for kind in action.support_kinds],
            "is_public": action.status in PUBLIC,
        }
        for action in asking[:SUPPORT_SHOWN]
    ]
