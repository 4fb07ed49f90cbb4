"""The tables whose rows are found by an action: actions themselves, what they serve, claim, need and report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from localaction.opendata.columns import Column, Table, Type, own
from localaction.opendata.sources import OneAction, OneAlignment, OneNeed, claims_of

KINDS = ("practice", "ongoing", "commitment")
STAGES = ("planning", "in_progress", "fulfilled", "stalled", "ended")
SIGNATURES = ("confirmed", "announced", "listed", "disputed", "none")
TEXT, CODES, DAY, WHOLE, NUMBER = Type.TEXT, Type.CODES, Type.DAY, Type.WHOLE, Type.NUMBER
YES_NO, LIST, RECORD, ADDRESS = Type.YES_NO, Type.LIST, Type.RECORD, Type.ADDRESS

ENTRY = (
    own("register_entry", WHOLE,
        _("The entry of the public register that this row was made of."), "entry.published.sequence"),
    own("version", WHOLE,
        _("Which version this is, counted from 1: each correction is a new one."), "entry.published.version"),
    own("published_at", Type.MOMENT, _("When this version was published."), "entry.published_at"),
    own("first_published_at", Type.MOMENT,
        _("When the first version was published."), "entry.first_published_at"),
    own("content_hash", TEXT,
        _("SHA-256 of the content as the register keeps it."), "entry.published.content_hash"),
    own("entry_hash", TEXT,
        _("Hash of the register entry, to check it against the register."), "entry.published.entry_hash"),
)  # fmt: skip


def _said(name: str, says: Any) -> Column:
    return own(name, TEXT, says, f"content.{name}")


def _starting(start: str) -> Any:
    return lambda one: [code for code in one.codes if code.startswith(start)]


def _images(one: OneAction) -> list[dict[str, Any]]:
    site = settings.SITE_URL
    return [
        {
            "address": f"{site}{settings.MEDIA_URL}{image.path}", "alt": image.alt, "credit": image.credit,
            "width": image.width, "height": image.height, "channels": list(image.channels), "until": image.until,
        }
        for image in one.content.images
    ]  # fmt: skip


def _of_lead(name: str) -> Any:
    return lambda one: getattr(one.lead, name) if one.lead else (None if name == "population" else "")


_IDENTITY = (
    own("reference", TEXT, _("The stable reference of the action."), "content.reference"),
    own("page", ADDRESS, _("The public page of the action."), "page"),
    own("language", TEXT,
        _("The language of the texts (ISO 639), unless text_languages names another."), "content.language"),
    own("kind", TEXT,
        _("Practice (done, or mostly), ongoing action, or commitment (a pledge)."), "content.kind", KINDS),
    own("stage", TEXT,
        _("How far it has come by the last word of its government."), "standing.stage", STAGES),
    Column("heard_on", DAY, _("The day of that last word."), lambda one: one.standing.heard_on.isoformat()),
    own("is_silent", YES_NO,
        _("Whether that word is older than 15 months. A silent action must not be counted as progressing."),
        "is_silent"),
    Column("reports", WHOLE,
        _("How many progress reports about it are published."), lambda one: len(one.reports)),
)  # fmt: skip
_TEXTS = (
    _said("title", _("The title.")),
    _said("summary", _("The action in a few sentences.")),
    _said("challenge", _("The challenge it answers.")),
    _said("objective", _("What it wants to reach.")),
    _said("what_was_done", _("What is done.")),
    _said("who_does_what", _("Who does which part of it.")),
    _said("results", _("What came of it.")),
    _said("evidence", _("What shows the results.")),
    _said("lessons", _("What was learned.")),
    _said("what_went_wrong", _("What went wrong.")),
    _said("recommendations", _("What the government recommends to others.")),
    _said("further_commitment", _("What the government further commits to.")),
    _said("support_needed", _("What support it needs, in its own words.")),
    _said("transferability", _("What it would take elsewhere.")),
    _said("legal_competence", _("The legal competence a government needs for it.")),
    _said("preconditions", _("What must be there before it can begin.")),
    _said("budget_band", _("About how much it costs: a code for a range.")),
    _said("staff", _("Who works on it.")),
    _said("time_needed", _("How long it takes.")),
    own("starts_on", DAY, _("When it began."), "content.starts_on"),
    own("ends_on", DAY, _("When it ended or is to end."), "content.ends_on"),
)
_WHO_AND_WHERE = (
    Column("government", TEXT, _("The name of the government that leads it."), _of_lead("name")),
    Column("government_slug", TEXT,
        _("That government in the table of governments; empty where it has no page."), _of_lead("slug")),
    Column("government_level", TEXT, _("Its level: municipality, city, region …"), _of_lead("level")),
    Column("government_population", WHOLE,
        _("How many people live there, where known."), _of_lead("population")),
    own("owners", LIST,
        _("Everyone who does it, with role (lead, partner, supporting), country and level."),
        "content.owners"),
    own("place", TEXT, _("Where, never more exact than a settlement."), "content.place.name"),
    own("admin1", TEXT, _("The region of the country."), "content.place.admin1"),
    own("country", TEXT, _("The country (ISO 3166-1 alpha-2)."), "country"),
    own("latitude", NUMBER, _("Latitude in degrees (WGS 84)."), "content.place.latitude"),
    own("longitude", NUMBER, _("Longitude in degrees (WGS 84)."), "content.place.longitude"),
)  # fmt: skip
_SERVES = (
    own("priorities", CODES, _("Priority objectives of the Call (PO-1 to PO-8)."), "content.priorities"),
    Column("gcm", CODES,
        _("Objectives and principles of the Global Compact for Migration, primary ones first."),
        _starting("GCM-")),
    Column("gcr", CODES,
        _("Objectives and areas of the Global Compact on Refugees, primary ones first."), _starting("GCR-")),
    Column("sdg", CODES,
        _("Sustainable Development Goals and targets, primary ones first."), _starting("SDG-")),
    own("alignment", LIST,
        _("Every framework item it serves, with rank, who says so, and why."), "content.alignment"),
    own("populations", CODES, _("The people it serves."), "content.populations"),
    own("themes", CODES, _("What it is about."), "content.themes"),
    own("support_kinds", CODES, _("The kinds of support it asks for."), "content.support_kinds"),
    own("served", LIST,
        _("Claims of people served, each with method, source and date. Never add them up: they overlap."),
        "content.served"),
)  # fmt: skip
_MORE = (
    own("partners", LIST, _("Partners and what they do."), "content.partners"),
    own("milestones", LIST, _("What will be true by which date, and when it was."), "content.milestones"),
    Column("images", LIST,
        _("Pictures with alternative text and credit. Use each only in the channels it names, until its last day."),
        _images),
    own("budget_amount", TEXT, _("What it costs, as a decimal number."), "content.budget_amount"),
    own("budget_currency", TEXT, _("The currency of that sum (ISO 4217)."), "content.budget_currency"),
    own("contact_organisation", TEXT, _("The organisation to write to."), "content.contact_organisation"),
    own("lineage", LIST,
        _("Actions it comes from: adapted, inspired, made larger, continued."), "content.lineage"),
    own("translations", LIST,
        _("Its texts in other languages, each marked human, machine or reviewed."), "content.translations"),
    own("text_languages", RECORD,
        _("Texts that are in another language than the rest, by name."), "content.text_languages"),
    own("extra", LIST, _("Answers to extra questions of its call."), "content.extra"),
    own("how", TEXT,
        _("Submitted by the government, or collected by the secretariat."),
        "content.origin.how", ("submitted", "collected")),
    own("signature", TEXT,
        _("Whether its government signed the Declaration when this version was published."),
        "content.origin.signature", SIGNATURES),
    own("assessed", YES_NO, _("Whether it was assessed before it was published."), "content.origin.assessed"),
    own("call", TEXT, _("The call it answered."), "content.origin.call"),
    own("source_url", ADDRESS, _("Where it was collected."), "content.origin.source_url"),
    own("source_checked", YES_NO, _("Whether the source was checked."), "content.origin.checked"),
    own("collected_on", DAY, _("When it was collected."), "content.origin.collected_on"),
)  # fmt: skip

ACTIONS = Table(
    name="actions",
    subject="action",
    title=_("Actions"),
    row_is=_("One row is one published action, in the version that stands now."),
    key=("reference",),
    columns=(*_IDENTITY, *_TEXTS, *_WHO_AND_WHERE, *_SERVES, *_MORE, *ENTRY),
    things=lambda action: (action,),
)

_OF_ACTION = (
    own("action", TEXT, _("The reference of the action."), "action.content.reference"),
    own("title", TEXT, _("The title of the action."), "action.content.title"),
    own("language", TEXT, _("The language of the texts (ISO 639)."), "action.content.language"),
    Column("government", TEXT,
        _("The name of the government that leads the action."),
        lambda one: one.action.lead.name if one.action.lead else ""),
    Column("government_slug", TEXT,
        _("That government in the table of governments."),
        lambda one: one.action.lead.slug if one.action.lead else ""),
    own("country", TEXT, _("The country (ISO 3166-1 alpha-2)."), "action.country"),
)  # fmt: skip
_OF_ENTRY = own("register_entry", WHOLE,
    _("The entry of the public register that the action stands in."),
    "action.entry.published.sequence")  # fmt: skip


def _alignments(action: OneAction) -> Iterable[OneAlignment]:
    return (OneAlignment(action, one) for one in action.content.alignment)


ALIGNMENT = Table(
    name="alignment",
    subject="action",
    title=_("Alignment"),
    row_is=_("One row is one framework item that an action serves."),
    key=("action", "code"),
    columns=(
        *_OF_ACTION,
        own("code", TEXT, _("The framework item: GCM-15, GCR-2, SDG-11 …"), "aligned.code"),
        own("rank", TEXT,
            _("Whether it is what the action is for, or what it also serves."),
            "aligned.rank", ("primary", "secondary")),
        own("said_by", TEXT,
            _("Declared by the government, suggested by the site and accepted, or confirmed by an assessor."),
            "aligned.said_by", ("declared", "suggested", "confirmed")),
        own("reason", TEXT, _("The sentence that supports it."), "aligned.reason"),
        _OF_ENTRY,
    ),
    things=_alignments,
)  # fmt: skip

CLAIMS = Table(
    name="claims",
    subject="action",
    title=_("People served"),
    row_is=_("One row is one claim of people served. Claims overlap: never add them up."),
    key=("said_in", "number"),
    columns=(
        *_OF_ACTION,
        own("said_in", TEXT, _("The action or the progress report that makes the claim."), "said_in"),
        own("number", WHOLE, _("Which claim of it, counted from 1."), "number"),
        own("people", WHOLE, _("How many people."), "claim.number"),
        own("who", TEXT, _("Which people."), "claim.who"),
        own("method", TEXT, _("How they were counted."), "claim.method"),
        own("source", TEXT, _("Who says so, or where it can be read."), "claim.source"),
        own("as_of", DAY, _("The date for which it holds."), "claim.as_of"),
        _OF_ENTRY,
    ),
    things=claims_of,
)

NEEDS = Table(
    name="needs",
    subject="action",
    title=_("Needs"),
    row_is=_("One row is one kind of support that an action asks for."),
    key=("action", "kind_of_support"),
    columns=(
        *_OF_ACTION,
        own("kind_of_support", TEXT, _("The kind of support."), "kind"),
        own("support_needed", TEXT,
            _("What support the action needs, in its own words."), "action.content.support_needed"),
        own("stage", TEXT, _("How far the action has come."), "action.standing.stage", STAGES),
        own("is_silent", YES_NO,
            _("Whether nobody has heard of the action for 15 months."), "action.is_silent"),
        own("priorities", CODES,
            _("Priority objectives of the Call (PO-1 to PO-8)."), "action.content.priorities"),
        own("latitude", NUMBER, _("Latitude in degrees (WGS 84)."), "action.content.place.latitude"),
        own("longitude", NUMBER, _("Longitude in degrees (WGS 84)."), "action.content.place.longitude"),
        own("page", ADDRESS, _("The public page of the action."), "action.page"),
        _OF_ENTRY,
    ),
    things=lambda action: (OneNeed(action, kind) for kind in dict.fromkeys(action.content.support_kinds)),
)  # fmt: skip

PROGRESS = Table(
    name="progress",
    subject="action",
    title=_("Progress reports"),
    row_is=_("One row is one report of a government about its action."),
    key=("reference",),
    columns=(
        own("reference", TEXT, _("The reference of the report."), "content.reference"),
        own("action", TEXT, _("The reference of the action."), "content.action"),
        own("number", WHOLE, _("Which report about the action, counted from 1."), "content.number"),
        own("government", TEXT, _("The name of the government that reports."), "content.government_name"),
        own("government_slug", TEXT, _("That government in the table of governments."), "content.government"),
        own("country", TEXT, _("The country (ISO 3166-1 alpha-2)."), "content.country"),
        own("language", TEXT, _("The language of the texts (ISO 639)."), "content.language"),
        own("stage", TEXT, _("How far the action has come by this report."), "content.stage", STAGES),
        own("reported_on", DAY, _("When it was reported."), "content.reported_on"),
        own("is_same", YES_NO, _("Whether nothing has changed since the report before."), "content.is_same"),
        own("changed", TEXT, _("What has changed."), "content.changed"),
        own("evidence", TEXT, _("What shows it."), "content.evidence"),
        own("evidence_link", ADDRESS, _("Where it can be seen."), "content.evidence_link"),
        own("milestones", LIST, _("Milestones reached, with date and evidence."), "content.milestones"),
        own("served", LIST,
            _("Claims of people served, each with method, source and date. Never add them up: they overlap."),
            "content.served"),
        own("checked_on", DAY,
            _("When the secretariat looked at it; until then it is the government's word alone."),
            "content.checked_on"),
        *ENTRY,
    ),
    things=lambda action: action.reports,
)  # fmt: skip
