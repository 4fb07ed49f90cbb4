"""The records that the trail speaks of: what kind each is, under which name people know it, and where it stands.

A record is known by its own reference, slug or code, or by that of the action, signature, government or call that
it belongs to. So everything that was done to an action and to what hangs on it is found by one reference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.apps import apps
from django.db.models import Model, Q
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from localaction.kit.models import TrailEvent

Words = str | Promise
OWN: Final = ("reference", "slug", "code")
# what other records belong to: the field that points to it → how it is known, and its page at the desk
ROOTS: Final = {
    "action": ("actions.action", "reference", "actions:desk_action"),
    "signature": ("declarations.signature", "reference", "declarations:desk_signature"),
    "government": ("governments.government", "slug", "governments:desk_government"),
    "call": ("actions.call", "code", "actions:desk_call"),
}
LABELS: Final[dict[str, Words]] = {
    "accounts.person": _("Person"),
    "actions.action": _("Action"),
    "actions.batch": _("Import"),
    "actions.call": _("Call"),
    "actions.edit": _("Edit"),
    "actions.report": _("Report on progress"),
    "actions.progresslink": _("Link for a report"),
    "assessment.anchor": _("Anchor case"),
    "assessment.assignment": _("Assignment of an assessor"),
    "assessment.consensus": _("Common levels"),
    "assessment.decision": _("Decision"),
    "assessment.meeting": _("Meeting"),
    "declarations.signature": _("Signature"),
    "declarations.declarationtext": _("Text of a declaration"),
    "desk.care": _("Queue"),
    "governments.government": _("Government"),
    "governments.membership": _("Member of a team"),
    "governments.invitation": _("Invitation"),
    "governments.organisation": _("Organisation"),
    "outreach.prospect": _("Government to reach"),
    "outreach.reachlist": _("List of governments to reach"),
    "register.entry": _("Entry of the register"),
    "register.checkpoint": _("Checkpoint of the register"),
    "safety.carried": _("Copy outside this site"),
    "safety.concern": _("Concern"),
    "safety.hiding": _("Hidden record"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A record as the trail shows it: its kind in words, the name it is known by, its page ("" when it has none)."""

    kind: Words
    name: str
    href: str


def label_of(kind: str) -> Words:
    """A kind of record in words; one without words of its own is called as its table is."""
    if kind in LABELS:
        return LABELS[kind]
    model = _model(kind)
    return str(model._meta.verbose_name).capitalize() if model else kind


def names_of(events: Iterable[TrailEvent]) -> dict[tuple[str, int], Named]:
    """The records of some events, by kind and number: one query for each kind that occurs."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for event in events:
        wanted[event.subject_type].add(event.subject_id)
    return {(kind, number): one for kind, ids in wanted.items() for number, one in _names(kind, ids).items()}


def _names(kind: str, ids: set[int]) -> dict[int, Named]:
    model, (path, page) = _model(kind), path_of(kind)
    found: dict[int, str] = {}
    if model and path:
        rows = model._base_manager.filter(pk__in=ids).values_list("pk", path)
        found = {pk: str(name or "") for pk, name in rows}
    label = label_of(kind)
    return {pk: Named(label, found.get(pk, f"#{pk}"), _href(page, found.get(pk, ""))) for pk in ids}


def path_of(kind: str) -> tuple[str, str]:
    """How records of a kind are known (a path over fields) and the desk's page for that; ("", ""): not at all."""
    for label, field, page in ROOTS.values():
        if kind == label:
            return field, page
    model = _model(kind)
    if model is None:
        return "", ""
    fields = {field.name for field in model._meta.concrete_fields}
    for name, (_label, field, page) in ROOTS.items():
        if name in fields and model._meta.get_field(name).is_relation:
            return f"{name}__{field}", page
    own = next((name for name in (*OWN, "email") if name in fields), "")
    return own, ""


def about(reference: str, kinds: Iterable[str]) -> Q:
    """The condition on events that speak of the record known by this reference, or of what belongs to it."""
    condition = Q(pk__in=())
    for kind in kinds:
        model, (path, _page) = _model(kind), path_of(kind)
        if model and path:
            ids = list(model._base_manager.filter(**{path: reference}).values_list("pk", flat=True)[:1000])
            if ids:
                condition |= Q(subject_type=kind, subject_id__in=ids)
    return condition


def _model(kind: str) -> type[Model] | None:
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None


def _href(page: str, name: str) -> str:
    try:
        return reverse(page, args=[name]) if page and name else ""
    except NoReverseMatch:
        return ""
