"""What a government is recognised for, each with what shows it: facts of the register, never a judgement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from localaction.design.writing import number_text
from localaction.register.queries import Published
from localaction.register.shapes import Progress, Signature
from localaction.showcase.queries.kin import Kin
from localaction.showcase.saying import day

STANDING = ("confirmed", "announced", "listed")


@dataclass(frozen=True, slots=True)
class Merit:
    """One thing in few words, what is to be known of it, and where on the page it is told."""

    title: str
    detail: str
    anchor: str


def merits_of(
    signatures: Sequence[Published],
    actions: int,
    reports: Sequence[Progress],
    heirs: Sequence[Kin],
    language: str,
) -> tuple[Merit, ...]:
    """Signatory, action published, progress reported, taken on by others: those that hold."""
    found = (
        _signatory(signatures, language),
        _published(actions, language),
        _reported(reports, language),
        _taken_on(heirs, language),
    )
    return tuple(one for one in found if one is not None)


def _signatory(signatures: Sequence[Published], language: str) -> Merit | None:
    standing = [one.content for one in signatures if isinstance(one.content, Signature)]
    held = {one.status: one for one in reversed(standing) if one.status in STANDING}
    best = next((held[status] for status in STANDING if status in held), None)
    if best is None:
        return None
    return Merit(_("Signatory of the Declaration"), day(best.signed_on, language), "signature")


def _published(actions: int, language: str) -> Merit | None:
    if not actions:
        return None
    words = ngettext("%(number)s published action", "%(number)s published actions", actions)
    return Merit(_("Action published"), words % {"number": number_text(actions, language)}, "actions")


def _reported(reports: Sequence[Progress], language: str) -> Merit | None:
    if not reports:
        return None
    last = max(report.reported_on for report in reports)
    return Merit(_("Progress reported"), _("Last: %(date)s") % {"date": day(last, language)}, "timeline")


def _taken_on(heirs: Sequence[Kin], language: str) -> Merit | None:
    cities = len({heir.slug or heir.government.text for heir in heirs})
    if not cities:
        return None
    words = ngettext("by %(number)s other government", "by %(number)s other governments", cities)
    return Merit(_("Taken on by others"), words % {"number": number_text(cities, language)}, "exchange")
