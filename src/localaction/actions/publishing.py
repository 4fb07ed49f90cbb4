"""From an action as it was approved to the structure that crosses the wall. Pure over loaded objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from django.utils import timezone
from msgspec import structs

from localaction.actions import models, periods, wordings
from localaction.actions.sections import ExtraQuestion, extra_questions
from localaction.actions.sections.extra import PREFIX
from localaction.actions.typed import opening
from localaction.register import heard, shapes
from localaction.register import translations as published


def content_of(action: models.Action, *, signature: str) -> shapes.Action:
    """What is published of an action that was loaded `with_details()`: no query is made.

    `signature` is the lead government's standing: "confirmed", "listed" or "none". Owners who have not agreed,
    and pictures without alternative text or the consent they need, are left out.
    """
    content = assemble(
        action,
        signature=signature,
        owners=list(action.owners.all()),
        claims=list(action.claims.all()),
        milestones=list(action.milestones.all()),
        alignments=list(action.alignments.all()),
        partners=list(action.partners.all()),
        pictures=list(action.pictures.all()),
        lineage=list(action.lineage.all()),
        call=action.call.code if action.call else "",
        extra=extra_of(action),
    )
    return retold(content, action)


def retold(content: shapes.Action, action: models.Action) -> shapes.Action:
    """What is published of an action with the languages of its texts, and the translations that were released."""
    stands = dict(published.texts_of(content))
    paths = {key: path for key, path in _paths(action) if path in stands}
    languages = {paths[key]: code for key, code in action.text_languages.items() if key in paths}
    told: dict[str, dict[str, shapes.TranslatedText]] = {}
    for row in action.translations.all():
        path = paths.get(row.key) or _path_by_source(row, stands)
        if row.released_text and path and row.language != languages.get(path, content.language):
            text = stands[path]
            source = text if text.strip() == row.released_source.strip() else row.released_source
            told.setdefault(row.language, {})[path] = shapes.TranslatedText(
                field=path,
                text=row.released_text,
                mark=row.released_mark,
                source_hash=published.text_hash(source),
                is_outdated=source != text,
            )
    translations = tuple(
        shapes.Translated(language=code, texts=tuple(texts[path] for path in stands if path in texts))
        for code, texts in sorted(told.items())
    )
    others = {path: code for path, code in languages.items() if code != content.language}
    return structs.replace(content, translations=translations, text_languages=others)


def _paths(action: models.Action) -> Iterable[tuple[str, str]]:
    """The path in what is published of every text that has a key."""
    yield from ((name, name) for name in published.TEXTS)
    for relation, name, told in wordings.ROWS:
        rows = [row for row in getattr(action, relation).all() if told != "images" or may_be_shown(row)]
        for place, row in enumerate(rows):
            yield wordings.key_of(relation, row, name), f"{told}.{place}.{name}"
    for place, one in enumerate(extra_of(action)):
        yield f"{PREFIX}{one.code}", f"extra.{place}.text"


def _path_by_source(row: models.TextTranslation, stands: Mapping[str, str]) -> str:
    """Where a row that was written anew stands now: the text of the same kind that the translation was made from."""
    relation, name = row.key.partition("-")[0], row.key.rpartition("-")[2]
    told = next((told for one, _name, told in wordings.ROWS if one == relation), "")
    return next(
        (
            path
            for path, text in stands.items()
            if told
            and path.startswith(f"{told}.")
            and path.endswith(f".{name}")
            and text.strip() == row.released_source.strip()
        ),
        "",
    )


def assemble(
    action: models.Action,
    *,
    signature: str,
    owners: Iterable[models.Owner],
    claims: Iterable[models.PeopleClaim] = (),
    milestones: Iterable[models.Milestone] = (),
    alignments: Iterable[models.Alignment] = (),
    partners: Iterable[models.Partner] = (),
    pictures: Iterable[models.Picture] = (),
    lineage: Iterable[models.Lineage] = (),
    call: str = "",
    extra: tuple[shapes.Extra, ...] = (),
) -> shapes.Action:
    """The same from parts that are at hand, saved or not: for those who write many actions at once.

    Each owner must have its government or organisation set.
    """
    copied: dict[str, Any] = {name: getattr(action, name) for name in _COPIED}
    copied |= {name: tuple(getattr(action, name)) for name in _LISTED}
    copied["summary"] = action.summary or lead_of(action)
    return shapes.Action(
        **copied,
        owners=tuple(_owner(owner) for owner in owners if owner.agreement == models.Agreement.AGREED),
        place=shapes.Place(
            name=action.place_name,
            country=action.place_country,
            latitude=settlement(action.latitude),
            longitude=settlement(action.longitude),
            admin1=action.place_admin1,
        ),
        origin=_origin(action, signature, call),
        starts_on=periods.written(action.starts_on, action.starts_precision),
        ends_on=periods.written(action.ends_on, action.ends_precision),
        served=tuple(_served(claim) for claim in claims),
        alignment=tuple(
            shapes.Aligned(code=one.item_id, rank=one.rank, said_by=one.said_by, reason=one.reason)
            for one in alignments
        ),
        partners=tuple(shapes.Partner(name=partner.name, role=partner.role) for partner in partners),
        milestones=tuple(
            shapes.Dated(
                text=one.text,
                due_on=periods.written(one.due_on, one.due_precision),
                done_on=_iso(one.done_on),
            )
            for one in milestones
        ),
        images=tuple(_image(picture) for picture in pictures if may_be_shown(picture)),
        lineage=tuple(_descended(one) for one in lineage),
        extra=extra,
        budget_amount="" if action.budget_amount is None else plain_amount(str(action.budget_amount)),
    )


_COPIED = (
    "reference", "language", "kind", "stage", "title", "summary", "challenge", "objective", "what_was_done",
    "who_does_what", "results", "evidence", "lessons", "what_went_wrong", "recommendations", "further_commitment",
    "support_needed", "transferability", "legal_competence", "preconditions", "budget_band", "staff", "time_needed",
    "budget_currency", "contact_organisation",
)  # fmt: skip
_LISTED = ("populations", "themes", "priorities", "support_kinds")


LEAD_WORDS = 60


def lead_of(action: models.Action) -> str:
    """What stands in for a summary that the shortest pathway does not ask: the first sentences of what is done.

    "" on other pathways, and where that text is in a language of its own.
    """
    source = "further_commitment" if action.kind == models.Kind.COMMITMENT else "what_was_done"
    if action.pathway != models.Pathway.SMALL or source in action.text_languages:
        return ""
    return opening(getattr(action, source), LEAD_WORDS)


def may_be_shown(picture: models.Picture) -> bool:
    """Whether a picture has its alternative text and, where people can be recognised, their standing consent.

    For children their parent or guardian must be named. Whoever was asked where it may be shown must have agreed
    to this website; of the time before that question, what they agreed to must be written down.
    """
    if not picture.alt or not picture.subjects:
        return False
    if picture.subjects == models.Subjects.NOBODY:
        return True
    if not (picture.consent_by and picture.consent_on) or has_expired(picture, timezone.localdate()):
        return False
    if picture.channels is None:
        return bool(picture.consent_text)
    guarded = picture.subjects != models.Subjects.CHILDREN or bool(picture.consent_guardian)
    return guarded and models.Channel.WEB in picture.channels


def has_expired(picture: models.Picture, on: date) -> bool:
    """Whether the consent to show a picture has ended before that day. Nobody recognised: nothing can end."""
    return bool(
        picture.subjects != models.Subjects.NOBODY and picture.consent_until and picture.consent_until < on
    )


def public_path(picture: models.Picture) -> str:
    """Where a published picture stands under the media folder: named by what it contains."""
    return f"actions/{picture.digest}{PurePosixPath(picture.file.name or '').suffix}"


def _owner(owner: models.Owner) -> shapes.Owner:
    if owner.government is not None:
        government = owner.government
        return shapes.Owner(
            name=government.official_name,
            language=government.official_language,
            role=owner.role,
            slug=government.slug,
            country=government.country,
            level=government.level,
            population=government.population,
        )
    organisation = owner.organisation
    if organisation is None:
        raise ValueError("an owner is a government or an organisation")
    return shapes.Owner(name=organisation.name, language="", role=owner.role, country=organisation.country)


def extra_of(action: models.Action) -> tuple[shapes.Extra, ...]:
    """The answers to the public extra questions of its call."""
    answered = [
        (one, action.extra[one.code])
        for one in extra_questions(action)
        if one.is_public and action.extra.get(one.code) not in (None, "", [])
    ]
    return tuple(_extra(one, value) for one, value in answered)


def _extra(question: ExtraQuestion, value: Any) -> shapes.Extra:
    told: dict[str, Any] = {
        "code": question.code,
        "kind": question.kind,
        "question": dict(question.labels),
    }
    if question.kind in ("short", "long"):
        return shapes.Extra(**told, text=value)
    if question.kind in ("one", "several"):
        words = {option.code: dict(option.labels) for option in question.options}
        codes = [value] if isinstance(value, str) else value
        return shapes.Extra(**told, chosen=tuple(words[code] for code in codes if code in words))
    if question.kind == "yes_no":
        return shapes.Extra(**told, value="yes" if value else "no")
    return shapes.Extra(**told, value=str(value))


def _origin(action: models.Action, signature: str, call: str) -> shapes.Origin:
    return shapes.Origin(
        how=action.how,
        signature=signature,
        assessed=action.assessed,
        call=call,
        source_url=action.source_url,
        checked=action.checked,
        collected_on=_iso(action.collected_on),
    )


def _served(claim: models.PeopleClaim | models.ReportedClaim) -> shapes.Served:
    return shapes.Served(
        number=claim.number,
        who=claim.who,
        method=claim.method,
        source=claim.source,
        as_of=periods.written(claim.as_of, claim.as_of_precision),
    )


def _descended(one: models.Lineage) -> shapes.Lineage:
    return shapes.Lineage(
        reference=one.origin,
        relation=one.relation,
        kept=one.kept,
        changed=one.changed,
        dropped=one.dropped,
        answer=one.answer,
    )


def _image(picture: models.Picture) -> shapes.Image:
    return shapes.Image(
        path=public_path(picture),
        alt=picture.alt,
        credit=picture.credit,
        width=picture.width,
        height=picture.height,
        channels=tuple(channel for channel in _channels(picture) if channel != models.Channel.WEB),
        until=_iso(picture.consent_until) if picture.subjects != models.Subjects.NOBODY else "",
    )


def _channels(picture: models.Picture) -> list[str]:
    if picture.subjects == models.Subjects.NOBODY:
        return list(models.Channel.values)
    return [channel for channel in models.Channel.values if channel in (picture.channels or ())]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def plain_amount(amount: str) -> str:
    """A decimal without needless zeros: "174000", "99.5"."""
    return amount.rstrip("0").rstrip(".") if "." in amount else amount


def settlement(degrees: float | None) -> float | None:
    """Degrees no more exact than a settlement: four decimals, about eleven metres of a town's own point."""
    return None if degrees is None else round(degrees, 4)


# --- what is reported about it afterwards


def content_of_report(report: models.Report, action: shapes.Action) -> shapes.Progress:
    """What is published of a report that was loaded with its milestones and claims, on an action as it is public."""
    lead = next((owner for owner in action.owners if owner.role == "lead"), action.owners[0])
    return shapes.Progress(
        reference=heard.reference_of(action.reference, report.number),
        action=action.reference,
        number=report.number,
        government=lead.slug,
        government_name=lead.name,
        country=lead.country,
        language=report.language,
        stage=report.stage,
        reported_on=report.reported_at.date().isoformat(),
        is_same=report.is_same,
        changed=report.changed,
        evidence=report.evidence,
        evidence_link=report.evidence_link,
        milestones=tuple(
            shapes.Reached(
                text=one.text,
                done_on=periods.written(one.done_on, one.done_precision),
                evidence=one.evidence,
            )
            for one in report.milestones.all()
        ),
        served=tuple(_served(claim) for claim in report.claims.all()),
        checked_on=report.checked_at.date().isoformat() if report.checked_at else "",
    )
