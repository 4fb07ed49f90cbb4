"""The words for what the register says in codes: kinds, stages, signatures, roles."""

from __future__ import annotations

from datetime import date

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from localaction.design.writing import date_text
from localaction.register.heard import SILENT, SILENT_AFTER_MONTHS

Word = str | Promise

KINDS: dict[str, Word] = {
    "practice": _("Practice"),
    "ongoing": _("Ongoing action"),
    "commitment": _("Commitment"),
}

STAGES: dict[str, Word] = {
    "planning": _("In the planning stage"),
    "in_progress": _("In progress"),
    "fulfilled": _("Fulfilled"),
    "stalled": _("Stalled"),
    "ended": _("Ended"),
    SILENT: format_lazy(_("No word for {months} months"), months=SILENT_AFTER_MONTHS),
}

STAGE_TONES = {
    "planning": "quiet",
    "in_progress": "active",
    "fulfilled": "good",
    "stalled": "attention",
    "ended": "ended",
    SILENT: "quiet",
}

SIGNATURES: dict[str, Word] = {
    "confirmed": pgettext_lazy("signature", "Confirmed"),
    "announced": pgettext_lazy("signature", "Announced"),
    "listed": pgettext_lazy("signature", "Listed"),
    "disputed": pgettext_lazy("signature", "Disputed"),
    "none": _("No signature on record"),
}

SIGNATURE_TONES = {
    "confirmed": "good",
    "announced": "active",
    "listed": "quiet",
    "disputed": "ended",
    "none": "quiet",
}

EVIDENCE: dict[str, Word] = {
    "official_mailbox": _("a message from the official mailbox"),
    "letter": _("a letter"),
    "council_decision": _("a council decision"),
    "call_back": _("a call back"),
    "public_statement": _("a public statement"),
}

OWNER_ROLES: dict[str, Word] = {
    "lead": _("Led by"),
    "partner": _("Together with"),
    "supporting": _("Supported by"),
}

PARTNER_ROLES: dict[str, Word] = {
    "funding": _("funding"),
    "implementing": _("implementing"),
    "advising": _("advising"),
}

BODY_ROLES: dict[str, Word] = {
    "steering": _("Steers the Call"),
    "partner": _("Partner of the Call"),
}

SAID_BY: dict[str, Word] = {
    "suggested": _("suggested by the site, accepted by the government"),
    "confirmed": _("confirmed by an assessor"),
}


MARKS: dict[str, Word] = {
    "human": _("Translated by a person"),
    "machine": _("Machine translation"),
    "reviewed": _("Machine translation, checked by a person"),
}

LINEAGE: dict[str, Word] = {
    "adapted_from": _("Adapted from"),
    "inspired_by": _("Inspired by"),
    "scales": _("Makes larger"),
    "continues": _("Continues"),
    "jointly_with": _("Done jointly with"),
}

HEIRS: dict[str, Word] = {
    "adapted_from": _("Adapted by"),
    "inspired_by": _("Inspired"),
    "scales": _("Made larger by"),
    "continues": _("Continued by"),
    "jointly_with": _("Done jointly with"),
}


def stage(code: str, heard_on: date, language: str, *, is_silent: bool) -> tuple[str, str]:
    """The stage in words with its tone; "No word since May 2025" where nobody has told how it goes."""
    if not is_silent:
        return word(STAGES, code), STAGE_TONES.get(code, "quiet")
    since = date_text(heard_on, language, "month")
    return gettext("No word since %(date)s") % {"date": since}, STAGE_TONES[SILENT]


def word(words: dict[str, Word], code: str) -> str:
    """The word for a code in the active language; the code itself when it is unknown."""
    return str(words.get(code, code))
