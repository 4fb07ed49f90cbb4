"""Keeping the answers of one page in the action's columns and rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import models

from localaction.actions import periods
from localaction.actions.merging import Nature
from localaction.actions.models import Action, Alignment, Milestone, Partner, PeopleClaim, Rank
from localaction.actions.sections import Ask, Group, Page, Shape, value_of
from localaction.frameworks.queries import item

ROWS: dict[str, type[PeopleClaim | Milestone | Partner]] = {
    "claims": PeopleClaim,
    "milestones": Milestone,
    "partners": Partner,
}

CONSENT_TEXTS = ("consent_by", "consent_guardian", "consent_language", "consent_text")


def keep(action: Action, page: Page, values: Mapping[str, Any]) -> None:
    """Write the answers given in `values` by name; what is not in it stays as it is.

    Periods come as `periods.Period` or None, rows as a list of answers by name with their "position", the
    alignment as "items" (codes), its reasons as "reasons" and "primary", the facts of pictures as "pictures".
    """
    changed: list[str] = []
    for ask in page.asks:
        if ask.name in values:
            put = _put_extra if ask.extra else _put
            changed += put(action, ask, values[ask.name])
    changed = list(dict.fromkeys(changed))
    changed += _keep_order(action, values)
    if "place_country" in changed and action.latitude is not None:
        changed += _leave_the_old_place(action)
    if changed:
        action.save(update_fields=changed)
    for group in page.groups:
        if group.name in values:
            _keep_rows(action, group, values[group.name])
    if page.form == "alignment" and "items" in values:
        _keep_items(action, values["items"])
    if page.form == "reasons":
        _keep_reasons(action, values.get("reasons", {}), values.get("primary", {}))
    if page.form == "pictures":
        _keep_picture_facts(action, values.get("pictures", {}))


def _put_extra(action: Action, ask: Ask, value: Any) -> list[str]:
    """Set the answer to an extra question, as JSON; no answer is none."""
    if ask.shape in (Shape.START, Shape.END):
        value = periods.written(value.on, value.precision) if value else ""
    elif ask.shape is Shape.MONEY:
        value = "" if value is None else f"{value.normalize():f}"
    kept = {code: answer for code, answer in action.extra.items() if code != ask.extra}
    if value not in (None, "", []):
        kept[ask.extra] = value
    if kept == action.extra:
        return []
    action.extra = kept
    return ["extra"]


def _put(thing: models.Model, ask: Ask, value: Any) -> list[str]:
    """Set one answer; returns the columns that changed."""
    pairs = [(ask.name, value)]
    if ask.shape in (Shape.START, Shape.END):
        pairs = [
            (ask.name, value.on if value else None),
            (_precision(ask), value.precision if value else "day"),
        ]
    changed = [name for name, new in pairs if getattr(thing, name) != new]
    for name, new in pairs:
        setattr(thing, name, new)
    return changed


def _keep_order(action: Action, values: Mapping[str, Any]) -> list[str]:
    """A date that stood before and no longer fits what was typed now gives way."""
    if action.starts_on is None or action.ends_on is None or action.starts_on <= action.ends_on:
        return []
    name = "ends_on" if "starts_on" in values else "starts_on"
    setattr(action, name, None)
    return [name]


def _leave_the_old_place(action: Action) -> list[str]:
    """In another country the government's own point on the map would be wrong."""
    owners = [owner.government for owner in action.owners.select_related("government") if owner.government]
    here = next((one for one in owners if one.country == action.place_country), None)
    action.latitude = here.latitude if here else None
    action.longitude = here.longitude if here else None
    return ["latitude", "longitude"]


def _keep_rows(action: Action, group: Group, rows: Iterable[Mapping[str, Any]]) -> None:
    """Each row keeps its position on the page, so that what could not be read is shown in the right one."""
    model = ROWS[group.relation]
    standing = {row.position: row for row in model._default_manager.filter(action=action)}
    for given in rows:
        row = standing.pop(given["position"], None) or model(action=action, position=given["position"])
        changed = [
            name for ask in group.asks if ask.name in given for name in _put(row, ask, given[ask.name])
        ]
        if changed or row.pk is None:
            row.save()
    model._default_manager.filter(pk__in=[row.pk for row in standing.values()]).delete()


def _keep_items(action: Action, codes: Iterable[str]) -> None:
    wanted = dict.fromkeys(codes)
    Alignment.objects.filter(action=action).exclude(item__in=list(wanted)).delete()
    standing = {row.item_id for row in Alignment.objects.filter(action=action)}
    found = [facts for code in wanted if code not in standing and (facts := item(code)) is not None]
    Alignment.objects.bulk_create(
        Alignment(action=action, item_id=facts.code, framework=facts.framework) for facts in found
    )


def _keep_reasons(action: Action, reasons: Mapping[str, str], primary: Mapping[str, str]) -> None:
    rows = list(Alignment.objects.filter(action=action))
    for row in rows:
        row.reason = reasons.get(row.item_id, row.reason)
        if row.framework in primary:
            row.rank = Rank.PRIMARY if primary[row.framework] == row.item_id else Rank.SECONDARY
    # the old primary must make room before the new one takes its place
    Alignment.objects.bulk_update([row for row in rows if row.rank == Rank.SECONDARY], ["reason", "rank"])
    Alignment.objects.bulk_update([row for row in rows if row.rank == Rank.PRIMARY], ["reason", "rank"])


def _keep_picture_facts(action: Action, facts: Mapping[int, Mapping[str, Any]]) -> None:
    for picture in action.pictures.filter(pk__in=list(facts)):
        for name, value in facts[picture.pk].items():
            setattr(picture, name, value)
        picture.save(update_fields=list(facts[picture.pk]))


# --- the other way: a page as it would be typed


def written(action: Action, page: Page) -> dict[str, list[str]]:
    """What stands in the action for one page, as the fields of its form would hold it."""
    found: dict[str, list[str]] = {ask.name: _as_typed(action, ask) for ask in page.asks}
    for group in page.groups:
        for row in getattr(action, group.relation).all():
            for ask in group.asks:
                found[f"{group.name}-{row.position}-{ask.name}"] = _as_typed(row, ask)
    if page.form in ("alignment", "reasons"):
        found |= _alignment_as_typed(action)
    if page.form == "pictures":
        found |= _pictures_as_typed(action)
    return {name: values for name, values in found.items() if values not in ([], [""])}


def _as_typed(thing: models.Model, ask: Ask) -> list[str]:
    value = value_of(thing, ask)
    if ask.extra and ask.shape not in (Shape.MANY, Shape.YES_NO):
        return [str(value or "")]
    if ask.shape in (Shape.START, Shape.END):
        return [periods.written(value, getattr(thing, _precision(ask)))]
    if ask.shape is Shape.MANY:
        return [str(code) for code in value or ()]
    if ask.shape is Shape.YES_NO:
        return [{True: "yes", False: "no"}.get(value, "")]
    if ask.shape is Shape.MONEY and value is not None:
        return [f"{value.normalize():f}"]
    return ["" if value is None else str(value)]


def _precision(ask: Ask) -> str:
    return ask.name.removesuffix("_on") + "_precision"


def _alignment_as_typed(action: Action) -> dict[str, list[str]]:
    rows = sorted(action.alignments.all(), key=lambda row: row.pk)
    found = {"items": [row.item_id for row in rows]}
    found |= {f"reason-{row.item_id}": [row.reason] for row in rows}
    return found | {f"primary-{row.framework}": [row.item_id] for row in rows if row.rank == Rank.PRIMARY}


def _pictures_as_typed(action: Action) -> dict[str, list[str]]:
    pictures = list(action.pictures.all())
    found = {"pictures": [str(picture.pk) for picture in pictures]}
    for picture in pictures:
        for name in ("alt", "credit", "subjects", *CONSENT_TEXTS):
            found[f"{name}-{picture.pk}"] = [str(getattr(picture, name))]
        for name in ("consent_on", "consent_until"):
            found[f"{name}-{picture.pk}"] = [str(getattr(picture, name) or "")]
        found[f"channels-{picture.pk}"] = list(picture.channels or [])
    return found


# --- how an answer of a page can be put together with a colleague's

TEXTS = (Shape.LINE, Shape.TEXT)
OWN_TEXTS = ("reason", "alt", "credit", *CONSENT_TEXTS)


def nature_of(page: Page) -> Callable[[str], Nature]:
    """Says of each field of a page's form whether it is a text, a set of choices, or one answer."""
    natures = {ask.name: _nature(ask) for ask in page.asks}
    in_rows = {(group.name, ask.name): _nature(ask) for group in page.groups for ask in group.asks}

    def nature(name: str) -> Nature:
        first, _dash, rest = name.partition("-")
        if (found := natures.get(name)) is not None:
            return found
        if (page.form == "alignment" and name == "items") or (
            page.form == "pictures" and first == "channels"
        ):
            return Nature.MANY
        if page.form != "plain" and first in OWN_TEXTS:
            return Nature.TEXT
        return in_rows.get((first, rest.partition("-")[2]), Nature.ONE)

    return nature


def _nature(ask: Ask) -> Nature:
    return Nature.TEXT if ask.shape in TEXTS else Nature.MANY if ask.shape is Shape.MANY else Nature.ONE
