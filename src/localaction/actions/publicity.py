"""Carrying an action across the wall into the register, and taking it down."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from msgspec import structs

from localaction.actions import clearance, queries, wordings
from localaction.actions.lifecycle import PUBLIC, STANDING_REPORTS
from localaction.actions.models import Action, Agreement, How, Picture, Report, TextTranslation
from localaction.actions.protection import Finding
from localaction.actions.publishing import content_of, content_of_report, may_be_shown, public_path, retold
from localaction.declarations.operations import publish_government
from localaction.declarations.queries import standing
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.register import operations as register
from localaction.register import queries as published
from localaction.register import shapes
from localaction.register.heard import reference_of

MAY_BE_PUBLIC = ("confirmed", "announced", "listed")
NEVER_PUBLIC = _("This belongs to a rehearsal: it is never published.")


def signature_of(action: Action) -> str:
    """The lead government's standing: "confirmed", "announced", "listed" or "none"."""
    lead = queries.lead_of(action)
    found = standing(lead.government) if lead and lead.government else "none"
    return found if found in MAY_BE_PUBLIC else "none"


def may_be_public(action: Action) -> bool:
    """Whether the signature lets it be public; what the secretariat collected says itself that there is none.

    What belongs to a rehearsal never is.
    """
    if action.is_rehearsal:
        return False
    return action.how == How.COLLECTED or signature_of(action) in MAY_BE_PUBLIC


def is_clear(action: Action) -> bool:
    """Whether no finding of the protection check in an action loaded `with_details()` waits to be cleared."""
    return not any(one.waits_for_clearing for one in clearance.passages_of(action))


def content_for_preview(action: Action) -> shapes.Action:
    """What would be published of an action loaded `with_details()`, as it stands now."""
    return content_of(action, signature=signature_of(action))


def release(action: Action, language: str = "") -> int:
    """Let the translations cross the wall that their writers say are finished; returns how many texts.

    What was taken away goes too. All languages, or one.
    """
    offered = TextTranslation.objects.filter(action=action, offered_at__isnull=False)
    if language:
        offered = offered.filter(language=language)
    texts = offered.update(
        released_text=F("text"), released_source=F("source"), released_mark=F("mark"), offered_at=None
    )
    TextTranslation.objects.filter(action=action, text="", released_text="", beside="").delete()
    return texts


def restate_translations(actor: Actor, action: Action) -> bool:
    """Let the public record carry the languages and released translations of today; whether that changed it.

    Only while no correction is under way: then the texts of the record are those of the action.
    """
    action = Action.objects.with_details().get(pk=action.pk)
    return _restate(
        actor, action, lambda public: retold(structs.replace(public, language=action.language), action)
    )


def _restate(actor: Actor, action: Action, changed: Callable[[shapes.Action], shapes.Action]) -> bool:
    """Publish the public record anew with some facts changed; whether it stands and they did change.

    The record is taken from the register, not from the action: a correction may be half written there.
    """
    public = published.current("action", action.reference)
    if public is None or not isinstance(public.content, shapes.Action):
        return False
    content = changed(public.content)
    if content == public.content:
        return False
    _cross(actor, action, content, stands=public.content)
    return True


def _cross(
    actor: Actor,
    action: Action,
    content: shapes.Action | shapes.Progress,
    *,
    kind: str = "action",
    stands: shapes.Shape | tuple[shapes.Shape, ...] | None = None,
) -> int:
    """The one place where something about an action crosses the wall; returns its version. Raises clearance.Uncleared.

    `stands` is what is public already: its texts were let through before.
    """
    if action.is_rehearsal:
        raise Refused(NEVER_PUBLIC)
    clearance.must_be_clear(action, content, stands=stands)
    entry = register.publish(
        actor=actor, kind=kind, reference=content.reference, language=content.language, content=content
    )
    if kind == "action":
        note_outdated(action.pk)
    return entry.version


def show(actor: Actor, action: Action) -> None:
    """Publish the action as it stands now, with its governments' faces, its pictures and finished translations."""
    release(action)
    action = Action.objects.with_details().get(pk=action.pk)
    content = content_of(action, signature=signature_of(action))
    before = published.current("action", action.reference)
    for owner in action.owners.all():
        if owner.government is not None and owner.agreement == Agreement.AGREED:
            publish_government(actor=actor, government=owner.government)
    for picture in action.pictures.all():
        if may_be_shown(picture):
            _hang(picture)
    _cross(actor, action, content)
    if before is not None and isinstance(before.content, shapes.Action):
        shown = {image.path for image in content.images}
        _take_off(action, [image.path for image in before.content.images if image.path not in shown])


def show_texts(actor: Actor, action: Action) -> int:
    """Publish a public action with its texts and released translations of now; returns the version.

    What is finished but not released stays where it is, and the stage stays as it was published.
    """
    action = Action.objects.with_details().get(pk=action.pk)
    public = published.current("action", action.reference)
    if public is None or not isinstance(public.content, shapes.Action):
        raise ValueError(f"{action.reference} is not public")
    content = content_of(action, signature=signature_of(action))
    return _cross(actor, action, structs.replace(content, stage=public.content.stage), stands=public.content)


def note_outdated(action_id: int) -> None:
    """Remember since when each released translation of an action is behind its original, and which no longer is."""
    rows = TextTranslation.objects.filter(action_id=action_id)
    if not rows.exists():
        return
    action = Action.objects.with_details().get(pk=action_id)
    behind = {
        side.row.pk
        for language in wordings.languages_of(action)
        for side in wordings.sides_of(action, language)
        if side.row and side.row.released_text and side.is_outdated
    }
    rows.filter(pk__in=behind, outdated_at=None).update(outdated_at=timezone.now())
    rows.filter(outdated_at__isnull=False).exclude(pk__in=behind).update(outdated_at=None)


def restate_signature(actor: Actor, action: Action) -> bool:
    """Let the public record say how the lead's signature stands today; whether that changed it."""
    said = signature_of(action)
    return _restate(
        actor,
        action,
        lambda public: structs.replace(public, origin=structs.replace(public.origin, signature=said)),
    )


def restate_lineage(actor: Actor, action: Action) -> bool:
    """Let the public record say what governments answered to being named; whether that changed it."""
    answers = {(one.origin, one.relation): one.answer for one in action.lineage.all()}

    def answered(public: shapes.Action) -> shapes.Action:
        lineage = tuple(
            structs.replace(one, answer=answers.get((one.reference, one.relation), one.answer))
            for one in public.lineage
        )
        return structs.replace(public, lineage=lineage)

    return _restate(actor, action, answered)


def take_down(actor: Actor, action: Action, because: str) -> None:
    """Leave a tombstone in the register, and take its pictures off the public folder once that is certain."""
    register.withdraw(
        actor=actor, kind="action", reference=action.reference, because=because, language=actor.language
    )
    for report in action.reports.filter(status__in=STANDING_REPORTS):
        take_down_report(actor, report, because)
    _take_off(action, [public_path(picture) for picture in action.pictures.all()])


def take_off_picture(actor: Actor, picture: Picture) -> bool:
    """Publish the action anew without one picture, if it stands there, and take its file away; whether it stood."""
    path = public_path(picture)
    _take_off(picture.action, [path])
    return _restate(
        actor,
        picture.action,
        lambda public: structs.replace(
            public, images=tuple(image for image in public.images if image.path != path)
        ),
    )


def show_again(actor: Actor, action: Action) -> None:
    """After it was hidden and restored as it stood: hang its pictures again, and let what changed meanwhile be said.

    A picture whose consent ended in the meantime stays away.
    """
    public = published.current("action", action.reference)
    if public is None or not isinstance(public.content, shapes.Action):
        return
    shown = {image.path for image in public.content.images}
    allowed = {public_path(one): one for one in action.pictures.all() if may_be_shown(one)}
    for path in shown & set(allowed):
        _hang(allowed[path])
    _restate(
        actor,
        action,
        lambda said: structs.replace(said, images=tuple(one for one in said.images if one.path in allowed)),
    )
    restate_signature(actor, action)
    restate_lineage(actor, action)


def show_report(actor: Actor, report: Report) -> None:
    """Publish a report as it stands now, in the name of the government that leads the action in public."""
    content, stands = _report_to_show(report)
    _cross(actor, report.action, content, kind="progress", stands=stands)


def uncleared_in_report(report: Report) -> tuple[Finding, ...]:
    """What would keep a report from being shown: `show_report` raises Uncleared for exactly these findings."""
    content, stands = _report_to_show(report)
    return clearance.uncleared_in(report.action, content, stands=stands)


def _report_to_show(report: Report) -> tuple[shapes.Progress, tuple[shapes.Shape, ...]]:
    """What would be published of a report, and what was let through already: its action, its earlier version."""
    whole = Report.objects.prefetch_related("milestones", "claims").get(pk=report.pk)
    public = published.current("action", report.action.reference)
    if public is None or not isinstance(public.content, shapes.Action):
        if published.hidden("action", report.action.reference):
            raise register.IsHidden("action", report.action.reference)
        raise ValueError(f"{report.action.reference} is not public")
    content = content_of_report(whole, public.content)
    if report.checked_at:  # a person of the secretariat has read it and found it harmless
        return content, (content,)
    earlier = published.current("progress", content.reference)
    return content, (public.content, earlier.content) if earlier else (public.content,)


def take_down_report(actor: Actor, report: Report, because: str) -> None:
    """Leave a tombstone where a report stands in the register; one that never was public leaves nothing."""
    reference = reference_of(report.action.reference, report.number)
    if published.stands_or_is_hidden("progress", reference):
        register.withdraw(
            actor=actor, kind="progress", reference=reference, because=because, language=actor.language
        )


def _take_off(action: Action, paths: list[str]) -> None:
    """Delete public files once that is certain; one that another public action shows too stays for that one."""
    others = Picture.objects.filter(action__status__in=PUBLIC).exclude(action=action)
    alone = [path for path in paths if not others.filter(digest=Path(path).stem).exists()]
    transaction.on_commit(partial(_delete, alone))


def _delete(paths: list[str]) -> None:
    for path in paths:
        Path(settings.MEDIA_ROOT, path).unlink(missing_ok=True)


def _hang(picture: Picture) -> None:
    """Copy a picture to the public folder under a name made of its content; it is never changed there."""
    target = Path(settings.MEDIA_ROOT, public_path(picture))
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_suffix(target.suffix + ".part")
        shutil.copyfile(picture.file.path, fresh)
        fresh.replace(target)
