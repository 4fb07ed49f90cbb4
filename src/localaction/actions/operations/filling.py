"""Taking in a form that was filled away from the site: kept until its reader chose, then saved page by page."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from localaction.actions import answers, merging, queries, rules
from localaction.actions.merging import Page
from localaction.actions.models import Action, FilledForm
from localaction.actions.operations.saving import Reader, Sent, open_sheet, save_page
from localaction.actions.sections import page as page_of
from localaction.actions.sections import whole_page
from localaction.actions.typed import plain
from localaction.governments.rules import person_id_of
from localaction.kit.actors import Actor

LONGEST_NAME = 120
Answers = Mapping[str, tuple[str, ...]]


@transaction.atomic
def bring_form(*, actor: Actor, action: Action, base: Answers, given: Answers, file_name: str) -> FilledForm:
    """Keep what a file says until the actor has chosen; a form brought before gives way."""
    rules.may_write(actor, action).or_refuse()
    found, _ = FilledForm.objects.update_or_create(
        action=action,
        person_id=person_id_of(actor),
        defaults={
            "file_name": plain(file_name)[:LONGEST_NAME],
            "base": _plain(base),
            "answers": _plain(given),
            "at": timezone.now(),
        },
    )
    return found


@transaction.atomic
def bring_first_form(*, actor: Actor, action: Action, given: Answers, file_name: str) -> FilledForm:
    """The same for a draft just begun with an empty form: what it was begun with gives way to what is written."""
    told = _plain({name: values for name, values in given.items() if values})
    begun: dict[str, tuple[str, ...]] = {}
    for name in told:
        page, _slash, field = name.partition("/")
        standing = answers.written(action, whole_page(action, page)) if _is_page(page) else {}
        if field in standing:
            begun[name] = tuple(standing[field])
    return bring_form(
        actor=actor,
        action=action,
        base=begun,
        given={name: tuple(values) for name, values in told.items()},
        file_name=file_name,
    )


@transaction.atomic
def leave_form(*, actor: Actor, action: Action) -> None:
    """Let go of a form that was brought; the draft stays as it is."""
    FilledForm.objects.filter(action=action, person_id=person_id_of(actor)).delete()


@transaction.atomic
def take_in(
    *,
    actor: Actor,
    action: Action,
    pages: Mapping[str, Callable[[Page], Page]],
    read: Callable[[Action, str], Reader],
) -> int:
    """Save what was chosen: `pages` makes of each page as it stands the page as it shall stand.

    `read` gives for the draft as it is at that moment what understands one of its pages. Returns how many answers
    changed; the brought form is done with.
    """
    rules.may_write(actor, action).or_refuse()
    count = 0
    for slug, change in pages.items():
        standing = Action.objects.select_related("call").get(pk=action.pk)
        online = (
            answers.written(standing, whole_page(standing, slug)) | queries.page_state(standing, slug).unread
        )
        wanted = change(online)
        names = {
            name
            for name in {*online, *wanted}
            if not merging.same(online.get(name, ()), wanted.get(name, ()))
        }
        if not names:
            continue
        code = secrets.token_hex(8)
        open_sheet(actor=actor, action=standing, page=slug, code=code, shown=online)
        typed = {name: wanted[name] for name in names & wanted.keys()}
        sent = Sent(typed=typed, sheet=code, touched=frozenset(names))
        save_page(actor=actor, action=standing, page=slug, sent=sent, read=read(standing, slug))
        count += len(names)
    leave_form(actor=actor, action=action)
    return count


@transaction.atomic
def forget_forms(*, before: datetime) -> int:
    """Remove forms that were brought before a moment and never taken in; returns how many."""
    count, _ = FilledForm.objects.filter(at__lt=before).delete()
    return count


def _plain(given: Answers) -> dict[str, list[str]]:
    cleaned = {name: [plain(value) for value in values] for name, values in given.items()}
    return {name: [value for value in values if value.strip()] for name, values in cleaned.items()}


def _is_page(slug: str) -> bool:
    try:
        page_of(slug)
    except KeyError:
        return False
    return True
