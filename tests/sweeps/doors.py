"""Every address of the site and whom it lets in, declared as data. A new route is declared here or the sweep fails.

What an answer may be: `in` (the page itself, an error in what was sent, or a redirect onwards), `told` (the same,
but nothing may have been recorded: the page says why not), `sign-in` and `factor` (led there first), 403, 404, 405.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.sweeps.world import ROLES

Outcome = str | int | tuple[str | int, ...]
"""One answer, or one of several."""
Doors = dict[str, Outcome]


def doors(everybody: Outcome, **others: Outcome) -> Doors:
    """The same answer for every role but those named; `team` means viewer, editor and focal point."""
    found: Doors = dict.fromkeys(ROLES, everybody)
    groups = {"team": ("viewer", "editor", "focal"), "assessors": ("asked", "declared", "bystander")}
    for name, answer in others.items():
        found |= dict.fromkeys(groups.get(name, (name,)), answer)
    return found


EVERYBODY = doors("in")
SIGNED_IN = doors("in", visitor="sign-in")
SAFETY = doors(("in", "factor", 403, 404), visitor="sign-in")
NOT_FOUND = doors(404, visitor="sign-in")
TEAM = NOT_FOUND | doors(404, visitor="sign-in", team="in")
WRITERS = TEAM | {"viewer": 403}
WRITERS_TOLD = TEAM | {"viewer": "told"}
READERS = TEAM | {"desk": "in"}
READERS_WHO_WRITE = READERS | {"viewer": 403}
LEADERS = READERS_WHO_WRITE | {"editor": 403}
SECRETARIAT = doors(403, visitor="sign-in", locked="factor", desk="in")
DESK = SECRETARIAT | {"asked": "in", "declared": "in", "bystander": "in"}
ASSESSOR = DESK | {"locked": 403, "desk": 403}
OWN_ASSIGNMENT = ASSESSOR | {"asked": 404, "bystander": 404}
REPORTERS = NOT_FOUND | {"editor": "in", "focal": "in"}
OWN_UNDECLARED = ASSESSOR | {"declared": 404, "bystander": 404}


@dataclass(frozen=True, slots=True)
class Route:
    """One address: its name, whom it lets in to read and to write, what fills it, what is posted to it.

    `read` or `write` None: there is nothing to read or to write; the answer is 405, a closed door, or at most
    that of the other method. `fills` maps to names of World.keys, or to text after "=".
    """

    name: str
    read: Doors | None
    write: Doors | None
    fills: dict[str, str]
    sends: dict[str, str] = field(default_factory=dict)
    is_public: bool = False
    is_open: bool = False
    is_frameable: bool = False
    is_for_reader: bool = False
    """Whoever comes to it reads a letter: it shows what the letter says, which `test_permissions` looks at itself."""


def _public(name: str, read: Doors = EVERYBODY, /, **fills: str) -> Route:
    return Route(name, read, None, fills, is_public=True)


def _frame(name: str, read: Doors = EVERYBODY, /, **fills: str) -> Route:
    """Made to stand on other sites."""
    return Route(name, read, None, fills, is_public=True, is_frameable=True)


def _open(name: str, **fills: str) -> Route:
    return Route(name, EVERYBODY, EVERYBODY, fills, is_open=True)


def _letter(name: str, **fills: str) -> Route:
    """What a letter leads to by its own secret link, or the letter itself in the mailbox of the demo."""
    return Route(name, EVERYBODY, EVERYBODY, fills, is_open=True, is_for_reader=True)


def _read(name: str, read: Doors, **fills: str) -> Route:
    return Route(name, read, None, fills)


def _write(name: str, write: Doors, *, sends: dict[str, str] | None = None, **fills: str) -> Route:
    return Route(name, None, write, fills, sends or {})


def _both(
    name: str, read: Doors, write: Doors | None = None, *, sends: dict[str, str] | None = None, **fills: str
) -> Route:
    return Route(name, read, read if write is None else write, fills, sends or {})


MACHINES = [
    _open("kit:healthz"),
    _open("kit:readyz"),
    _letter("kit:mailbox"),
    _letter("kit:mailbox_letters"),
    _letter("kit:mailbox_letter", letter_id="letter"),
    _letter("kit:mailbox_letter_html", letter_id="letter"),
    _open("hello"),
    Route("design:gallery", EVERYBODY, None, {}, is_open=True),
    _public("robots"),
    _public("sitemap"),
    _public("sitemap_file", number="=1"),
    _open("oai"),
    _public("opensearch"),
    _public("oai_schema"),
    _public("oembed", doors(404)),
    _public("card_of_action", reference="=CTA-001"),
    _public("card_of_action", doors(404), reference="draft"),
    _public("card_of_government", slug="=kampala-capital-city-authority"),
    _public("card_of_site", code="=ar"),
    _public("api:openapi-json"),
    _public("api:actions"),
    _public("api:action", reference="=CTA-001"),
    _public("api:governments"),
    _public("api:government", slug="=kampala-capital-city-authority"),
    _public("api:api-root"),
    *(
        _public(f"api:{name}")
        for name in (
            "home",
            "needs",
            "signatures",
            "reports",
            "frameworks",
            "vocabularies",
            "register",
            "entries",
            "changes",
        )
    ),
    _public("api:consistency", doors("in")),
    _public("api:signature", doors(404), reference="=nothing"),
    _public("api:report", doors(404), reference="=nothing"),
    _public("api:framework", code="=gcm-objectives"),
    _public("api:vocabulary", code="=themes"),
    _public("api:entry", sequence="=1"),
    _public("api:inclusion", sequence="=1"),
    # programs come with a token, never with a session: see tests/actions/web/test_api.py
    *(
        Route(f"api:{name}", EVERYBODY, None, fills, is_open=True)
        for name, fills in (
            ("me", {}),
            ("draft", {"reference": "draft"}),
            ("asked_progress", {"slug": "government"}),
        )
    ),
    _open("api:drafts"),
    Route("api:draft_page", EVERYBODY, None, {"reference": "draft", "page": "=essentials"}, is_open=True),
    Route("api:submit_draft", None, EVERYBODY, {"reference": "draft"}, is_open=True),
    Route("api:send_report", None, EVERYBODY, {"reference": "public"}, is_open=True),
    _public("nothing_here", doors(404), path="=nothing"),
    _public("public_picture", doors(404), name="hidden_picture"),
]
PUBLIC = [
    *(
        _public(f"showcase:{name}")
        for name in (
            "front",
            "search",
            "governments",
            "signatories",
            "map",
            "frameworks",
            "forums",
            "about",
            "glossary",
            "lights",
            "within",
        )
    ),
    _public("syndication:opensearch"),
    _public("syndication:opensearch_suggestions"),
    *(
        _public("syndication:action_form", reference="=CTA-001", form=f"={form}")
        for form in ("json", "jsonld", "bib", "ris", "csl.json", "datacite.json", "linkset.json")
    ),
    _public("syndication:action_form", doors(404), reference="draft", form="=bib"),
    _public("syndication:action_form_elsewhere", reference="=CTA-001", form="=bib"),
    *(
        _public("syndication:government_form", slug="=kampala-capital-city-authority", form=f"={form}")
        for form in ("json", "jsonld", "linkset.json")
    ),
    _public("syndication:government_form", doors(404), slug="government", form="=jsonld"),
    _public("syndication:feed_all"),
    _public("syndication:feed_search"),
    _public("syndication:feed_objective", code="=GCM-15"),
    _public("syndication:feed_country", code="=UG"),
    _public("syndication:feed_government", slug="=kampala-capital-city-authority"),
    _public("showcase:suggest"),
    Route("showcase:cite", None, EVERYBODY, {}, {"question": "q=school"}, is_open=True),
    _public("showcase:cited_list", doors(404), code="=nothing"),
    *(_public(f"opendata:{name}") for name in ("data", "datapackage", "datapackage_json", "catalogue")),
    _public("opendata:dictionary", name="=actions"),
    _public("opendata:download", table="=actions", ending="=csv"),
    _public("opendata:download", table="=needs", ending="=jsonl"),
    _public("actions:public_calls"),
    _public("actions:public_call", code="running_call"),
    _public("actions:empty_forms"),
    _public("actions:empty_form", pathway="=small", kind="=xlsx"),
    *(
        _public(f"trust:{name}")
        for name in ("register", "entries", "verify", "checkpoints", "checkpoints_data", "checkpoints_feed")
    ),
    _public("trust:whole", doors(503)),
    _public("trust:entry", sequence="=1"),
    _public("trust:entry_proof", sequence="=1"),
    _public("trust:consistency", earlier="=1", later="=2"),
    _public("trust:history", reference="=CTA-001"),
    _public("trust:history", doors(404), reference="draft"),
    _public("showcase:action", reference="=CTA-001"),
    _public("showcase:government", slug="=kampala-capital-city-authority"),
    _public("showcase:framework", code="=gcm-objectives"),
    *(_public(f"showcase:{name}") for name in ("countries", "regions", "priorities", "cohorts", "compare")),
    _public("showcase:country", code="=UG"),
    _public("showcase:region", code="=014"),
    _public("showcase:priority", code="=PO-1"),
    _public("showcase:cohort", call="running_call"),
    _public("showcase:could_it_work", reference="=CTA-001"),
    _public("showcase:lineage", reference="=CTA-001"),
    _public("showcase:could_it_work", doors(404), reference="draft"),
    _public("showcase:lineage", doors(404), reference="draft"),
    _public("figures:figures"),
    _public("figures:figure", name="=stages"),
    _public("figures:csv", name="=stages"),
    _public("figures:picture", name="=stages", ending="=svg"),
    _public("embeds:showing"),
    _frame("embeds:action", reference="=CTA-001"),
    _frame("embeds:action", doors(404), reference="draft"),
    _frame("embeds:map"),
    _frame("embeds:figure", name="=stages"),
    _public("showcase:action", doors(404), reference="draft"),
    _public("showcase:action", doors(404), reference="assessing"),
    _public("showcase:government", doors(404), slug="government"),
    _public("governments:places"),
    _public("api_pages:about"),
]
JOINING = [
    _open("governments:join"),
    _open("governments:join_government", slug="government"),
    _open("governments:join_place", geonames_id="=232422"),
    _open("governments:join_propose"),
    _open("governments:join_who"),
    _open("governments:join_sign_in"),
    _both("governments:join_finish", SIGNED_IN),
    _open("governments:invitation", token="token"),
    _open("governments:still_you", token="still_you"),
    _open("governments:not_us", token="not_their_person"),
    _open("declarations:not_us", token="not_their_signature"),
]
OWN_ACCOUNT = [
    *(
        _both(name, SIGNED_IN)
        for name in (
            "accounts:home",
            "accounts:sessions",
            "accounts:kept",
            "accounts:second_factor",
        )
    ),
    _read("accounts:letters", SIGNED_IN),
    _both("accounts:tokens", SIGNED_IN),
    _both("api_pages:webhooks", SIGNED_IN),
    _both("api_pages:webhook", NOT_FOUND | {"focal": "in"}, sends={"go": "test"}, pk="webhook"),
    _write("accounts:revoke_token", NOT_FOUND | {"focal": "in"}, pk="api_token"),
    _read("accounts:letter", NOT_FOUND | {"focal": "in"}, pk="letter"),
    *(
        _open(name)
        for name in (
            "account_login",
            "account_request_login_code",
            "account_signup",
            "account_confirm_login_code",
            "mfa_authenticate",
            "mfa_login_webauthn",
            "account_logout",
        )
    ),
    *(
        _both(name, SAFETY)
        for name in (
            "mfa_reauthenticate",
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_generate_recovery_codes",
            "mfa_download_recovery_codes",
            "mfa_add_webauthn",
            "mfa_reauthenticate_webauthn",
        )
    ),
    Route("account_inactive", EVERYBODY, None, {}, is_open=True),
    _read("mfa_index", SIGNED_IN),
    _read("mfa_list_webauthn", SIGNED_IN),
    _read("mfa_view_recovery_codes", SAFETY),
    *(
        _both(name, doors((404, "factor"), visitor="sign-in"), pk="passkey_of_another")
        for name in ("mfa_edit_webauthn", "mfa_remove_webauthn")
    ),
]
TEAMS = [
    _both("governments:home", READERS, slug="government"),
    _both("governments:details", LEADERS, slug="government"),
    _both("governments:people", READERS, slug="government"),
    _write("governments:still_here", READERS, slug="government"),
    _both("actions:export", READERS, slug="government"),
    _both("governments:invite", LEADERS, slug="government"),
    _both(
        "governments:member",
        READERS,
        READERS | {"viewer": "told", "editor": "told"},
        sends={"move": "change_role", "role": "viewer"},
        slug="government",
        pk="editor_membership",
    ),
    _write("governments:withdraw_invitation", LEADERS, slug="government", pk="invitation"),
    _both("governments:desk", SECRETARIAT),
    _both("governments:desk_government", SECRETARIAT, slug="government"),
    _write(
        "governments:desk_member",
        SECRETARIAT,
        sends={"move": "accept"},
        slug="government",
        pk="asking_membership",
    ),
]
SIGNED: dict[str, Any] = {"slug": "government", "reference": "signature"}
UNSIGNED: dict[str, Any] = {"slug": "signing_government", "reference": "unsigned"}
SIGNATURES = [
    _both("declarations:read", READERS, slug="government"),
    _both("declarations:signature", READERS, **SIGNED),
    _both("declarations:sign", READERS, READERS | {"viewer": "told"}, **UNSIGNED),
    _both("declarations:offline", READERS, READERS | {"viewer": "told"}, **UNSIGNED),
    _read("declarations:form_file", READERS, kind="=xlsx", **UNSIGNED),
    _both("declarations:evidence", READERS_WHO_WRITE, **SIGNED),
    _both(
        "declarations:check",
        READERS,
        READERS | dict.fromkeys(("viewer", "editor", "desk"), "told"),
        **UNSIGNED,
    ),
    _both("declarations:withdraw", READERS_WHO_WRITE, **SIGNED),
    _read("declarations:paper", READERS, pk="paper", **SIGNED),
    _both("declarations:signature", NOT_FOUND, slug="signing_government", reference="signature"),
    _read("declarations:paper", NOT_FOUND, slug="signing_government", reference="signature", pk="paper"),
    _both("governments:desk_links", SECRETARIAT, slug="government"),
    _both("governments:desk_succession", SECRETARIAT, slug="government"),
    _both("declarations:desk", SECRETARIAT),
    _both("declarations:desk_signature", SECRETARIAT, reference="signature"),
    _both("declarations:desk_paper", SECRETARIAT, reference="signature", pk="paper"),
]
DRAFTS = [
    _read("actions:home", SIGNED_IN),
    _both("actions:new_from_file", SIGNED_IN),
    _both("actions:offline", TEAM, reference="draft"),
    _read("actions:form_file", TEAM, reference="draft", kind="=docx"),
    _both("actions:differences", TEAM, reference="draft"),
    _both("actions:new", SIGNED_IN),
    _read("actions:action", TEAM, reference="draft"),
    _read("actions:action", READERS, reference="handed_back"),
    _read("actions:preview", TEAM, reference="draft"),
    _write("actions:pathway", WRITERS, reference="draft", sends={"pathway": "small"}),
    _read("actions:drafts", SIGNED_IN),
    _open("actions:hush", token="hush"),
    _write("actions:carry_over", WRITERS, reference="draft"),
    _write("actions:delete", WRITERS, reference="draft"),
    _write("actions:restore", WRITERS, reference="deleted"),
    _write("actions:presence", TEAM, reference="draft", sends={"page": "challenge"}),
    _both("actions:check", TEAM, WRITERS_TOLD, reference="draft"),
    _read("actions:sent", READERS, reference="assessing"),
    _both(
        "actions:questions", READERS, READERS | {"viewer": "told", "desk": "told"}, reference="handed_back"
    ),
    _both("actions:withdraw", READERS_WHO_WRITE, reference="assessing"),
    _write(
        "actions:correct",
        NOT_FOUND | doors(404, visitor="sign-in", team=403, desk=403),
        reference="assessing",
    ),
    _both("actions:owners", TEAM, WRITERS_TOLD, sends={"organisation": "Refugee Council"}, reference="draft"),
    _write("actions:owner", WRITERS, sends={"go": "remove"}, reference="draft", pk="owner"),
    _write("actions:add_picture", WRITERS_TOLD, reference="draft"),
    _read("actions:picture", TEAM, reference="draft", pk="picture"),
    _write("actions:remove_picture", WRITERS, reference="draft", pk="picture"),
    _both("actions:take_down_picture", WRITERS, reference="draft", pk="picture"),
    _write("actions:keep_passage", WRITERS_TOLD, sends={"reason": "Public."}, reference="draft"),
    _both("actions:page", TEAM, WRITERS_TOLD, sends={"title": "New"}, reference="draft", page="=essentials"),
    _both("actions:suggestions", TEAM, WRITERS, sends={"answer": "reject:SDG-4"}, reference="draft"),
    _read("actions:similar", TEAM, reference="draft"),
    _both("actions:lineage", TEAM, WRITERS_TOLD, sends={"origin": "CTA-002"}, reference="draft"),
    _write("actions:line", WRITERS, sends={"go": "remove"}, reference="draft", pk="line"),
    _both("actions:adapt", SIGNED_IN, reference="=CTA-001"),
    _both("actions:relation", TEAM, WRITERS | {"editor": 403}, sends={"go": "agree"}, pk="relation"),
    _both("actions:translations", TEAM, WRITERS, sends={"language": "ar"}, reference="draft"),
    _both(
        "actions:translations", READERS, READERS_WHO_WRITE, sends={"language": "ar"}, reference="assessing"
    ),
    _both(
        "actions:translation",
        TEAM,
        WRITERS,
        sends={"text-title": "مدرسة"},
        reference="draft",
        language="=ar",
    ),
    _both("actions:languages", WRITERS, sends={"language": "pt"}, reference="draft"),
    _both("assessment:decision", READERS, reference="decided"),
]
PROGRESS = [
    # whoever holds the link of a letter comes in, signed in or not
    _open("actions:progress_link", token="progress_token"),
    _open("actions:progress_action", token="progress_token", reference="public"),
    _open("actions:new_progress_link", token="progress_token"),
    _both("actions:progress", REPORTERS, slug="reporting_government"),
    _both("actions:progress_offline", REPORTERS, slug="reporting_government", reference="public"),
    _read("actions:progress_file", REPORTERS, slug="reporting_government", reference="public", kind="=docx"),
    _both("actions:progress_sheet", REPORTERS, slug="reporting_government", reference="public"),
    _read("actions:progress_dates", READERS, slug="reporting_government"),
    _both("actions:move_report_date", READERS_WHO_WRITE, slug="reporting_government", pk="report_date"),
    _read("actions:desk_reports", SECRETARIAT),
    _both("actions:desk_report", SECRETARIAT, sends={"go": "check"}, reference="report"),
]
PROTECTING = [
    _open("safety:concern"),
    Route("safety:concern_status", EVERYBODY, None, {"token": "concern_token"}, is_open=True),
    _open("safety:recall", token="recall_token"),
    _read("safety:desk", SECRETARIAT),
    _both("safety:desk_concern", SECRETARIAT, sends={"go": "put_aside"}, number="concern"),
    _both("safety:hide", SECRETARIAT | {"desk": 404}),
    _read("safety:hidden", SECRETARIAT),
    _both("safety:quiet", SECRETARIAT, sends={"switch": "site", "on": "yes"}),
    _both("safety:hiding", SECRETARIAT, sends={"go": "ask", "because": "It is safe."}, pk="hiding"),
    _both("safety:copies", SECRETARIAT, kind="=action", reference="=CTA-003"),
]
CALLS = [
    _read("actions:desk_calls", SECRETARIAT),
    _both("actions:desk_new_call", SECRETARIAT),
    _both("actions:desk_bring_call", SECRETARIAT),
    _read("actions:desk_call", SECRETARIAT, code="call"),
    _write("actions:desk_call_move", SECRETARIAT, sends={"go": "open"}, code="call"),
    _both("actions:desk_call_window", SECRETARIAT, sends={"because": "Floods."}, code="running_call"),
    _both("actions:desk_copy_call", SECRETARIAT, sends={"code": "copied"}, code="call"),
    _both("actions:desk_rehearse_call", SECRETARIAT, sends={"actions": "1"}, code="running_call"),
    _both("actions:desk_delete_call", SECRETARIAT, code="call"),
    _both("actions:desk_call_facts", SECRETARIAT, code="call"),
    _both("actions:desk_call_texts", SECRETARIAT, sends={"title": "New"}, code="call", language="=en"),
    _both("actions:desk_call_question", SECRETARIAT, code="running_call", question="=story"),
    _read("actions:desk_call_file", SECRETARIAT, code="call"),
    _write("actions:choose_call", WRITERS, sends={"call": "call-running"}, reference="draft"),
]
AT_THE_DESK = [
    _read("actions:desk", SECRETARIAT),
    _read("actions:desk_action", SECRETARIAT, reference="assessing"),
    _both("actions:desk_hand_back", SECRETARIAT, reference="assessing"),
    _both("actions:desk_withdraw", SECRETARIAT, reference="assessing"),
    _write("actions:desk_move", SECRETARIAT, sends={"go": "publish"}, reference="decided"),
    _read("actions:desk_picture", SECRETARIAT, reference="handed_back", pk="sent_picture"),
    _both("actions:desk_take_down_picture", SECRETARIAT, reference="handed_back", pk="sent_picture"),
    _read("actions:desk_passages", SECRETARIAT),
    _write("actions:clear_passage", SECRETARIAT, sends={"because": "Public."}, reference="assessing"),
    _read("desk:trail", SECRETARIAT),
    _read("desk:trail_csv", SECRETARIAT),
    _read("desk:erasures", SECRETARIAT),
    _both("desk:erasure", SECRETARIAT, sends={"move": "refuse", "because": "Not yet."}, pk="erasure"),
    _read("desk:retention", SECRETARIAT),
    _both("desk:own_data", SIGNED_IN, sends={"move": "withdraw"}),
    _write("desk:own_copy", SIGNED_IN),
    _read("desk:queue", DESK),
    _write("desk:at_once", SECRETARIAT, sends={"step": "take", "thing": "submission:0"}),
    # nothing is foreseen of nothing
    _both(
        "desk:steps",
        SECRETARIAT | {"desk": 404},
        SECRETARIAT,
        sends={"step": "take", "thing": "submission:0"},
    ),
    _read("desk:done", SECRETARIAT),
    _both("desk:views", SECRETARIAT, sends={"name": "Africa", "query": "region=002"}),
    _write("desk:forget_view", SECRETARIAT, pk="view"),
    _open("outreach:invited", token="outreach_token"),
    _read("outreach:desk", SECRETARIAT),
    _both("outreach:new_list", SECRETARIAT, sends={"name": "Africa"}),
    _read("outreach:list", SECRETARIAT, pk="reach_list"),
    _both("outreach:list_details", SECRETARIAT, sends={"name": "Africa"}, pk="reach_list"),
    _read("outreach:list_csv", SECRETARIAT, pk="reach_list"),
    _both("outreach:invite_all", SECRETARIAT, pk="reach_list"),
    _both(
        "outreach:add_one",
        SECRETARIAT,
        sends={"name": "Gulu", "country": "UG", "language": "en"},
        pk="reach_list",
    ),
    _both("outreach:add_many", SECRETARIAT, sends={"rows": "Gulu; UG"}, pk="reach_list"),
    _both("outreach:add_on_record", SECRETARIAT, sends={"go": "all"}, pk="reach_list"),
    _both("outreach:prospect", SECRETARIAT, sends={"go": "stop"}, pk="prospect"),
    _read("desk:dashboards", SECRETARIAT),
    _write("desk:count_again", SECRETARIAT),
    _read("desk:dashboard_csv", SECRETARIAT | {"desk": 404}, code="=funnel"),
    _both("assessment:judgement", SECRETARIAT, reference="assessing"),
    *(_write(f"assessment:{name}", SECRETARIAT, reference="assessing") for name in ("assessors", "resume")),
    _write("assessment:agreement", SECRETARIAT, reference="assessed"),
    # nobody decides before the assessors agree
    _write("assessment:draft", SECRETARIAT | {"desk": 403}, reference="assessed"),
    _both("assessment:letter", SECRETARIAT, reference="assessed"),
    _write("assessment:release", SECRETARIAT, reference="assessing", pk="asked_assignment"),
    _both("assessment:assessments", ASSESSOR),
    _both("assessment:profile", ASSESSOR),
    _read("assessment:desk_assessment", SECRETARIAT),
    _both("assessment:assessor", SECRETARIAT, pk="asked_person"),
    _write("assessment:tie", DESK | {"declared": 404, "bystander": 404}, pk="asked_person"),
    _both("assessment:distributing", SECRETARIAT),
    _read("assessment:distribution", SECRETARIAT, pk="distribution"),
    _both("assessment:assigning_rules", SECRETARIAT),
    _both("assessment:assigning_rule", SECRETARIAT, pk="assigning_rule"),
    _write("assessment:drop_assigning_rule", SECRETARIAT, pk="assigning_rule"),
    _both("assessment:as_seen", SECRETARIAT, reference="assessing"),
    _write("assessment:propose", SECRETARIAT, reference="assessing"),
    _both("assessment:assessment", OWN_ASSIGNMENT, pk="declared_assignment"),
    _both("assessment:assessment", OWN_UNDECLARED, pk="asked_assignment"),
    _write("assessment:declare", OWN_UNDECLARED, pk="asked_assignment"),
    _write("assessment:abstain", OWN_UNDECLARED, pk="asked_assignment"),
]
DECIDING = [
    _read("desk:letters", SECRETARIAT),
    _read("desk:letter", SECRETARIAT, pk="held_letter"),
    _read("desk:letter_as_sent", SECRETARIAT, pk="held_letter"),
    _write("desk:release_letters", SECRETARIAT),
    _write("desk:withdraw_letter", SECRETARIAT, sends={"because": ""}, pk="held_letter"),
    _read("assessment:pending", SECRETARIAT),
    _write("assessment:tell", SECRETARIAT),
    _write("assessment:set_aside", SECRETARIAT),
    _write("assessment:take_back", SECRETARIAT, sends={"because": ""}, reference="pending"),
    _both("assessment:meetings", SECRETARIAT),
    _both("assessment:meeting", SECRETARIAT, pk="meeting"),
    _write("assessment:fill_agenda", SECRETARIAT, pk="meeting"),
    _write("assessment:close_meeting", SECRETARIAT, pk="meeting"),
    _both("assessment:meeting_item", SECRETARIAT, pk="meeting", item="meeting_item"),
    _write("assessment:move_item", SECRETARIAT, sends={"to": "1"}, pk="meeting", item="meeting_item"),
    _read("assessment:fairness", SECRETARIAT),
    _read("assessment:fairness_of", SECRETARIAT, code="judged_call"),
    _read("assessment:fairness_csv", SECRETARIAT, code="judged_call", table="=agreement"),
    _both("assessment:anchors", SECRETARIAT),
    _both("assessment:anchor_levels", SECRETARIAT, code="judged_call", reference="anchor_action"),
    _write("assessment:remove_anchor", SECRETARIAT, pk="anchor"),
    _read("assessment:own_anchors", ASSESSOR),
    _both("assessment:own_anchor", ASSESSOR, pk="anchor"),
]
EDITS = [
    _both(
        "actions:edit", TEAM | {"desk": "in"}, WRITERS_TOLD | {"desk": "told"}, sends={"go": "refuse", "answer": "No."},
        reference="edited", pk="edit",
    ),
    _letter("actions:edit_link", token="edit_token"),
    _both("actions:desk_edit", SECRETARIAT, sends={"go": "begin", "language": "en"}, reference="being_edited"),
    _both("actions:desk_edit_texts", SECRETARIAT, reference="being_edited", language="=fr"),
    _both(
        "actions:desk_translations", SECRETARIAT, SECRETARIAT | {"desk": 404},
        sends={"reference": "none", "language": "fr"},
    ),
]  # fmt: skip
IMPORTS = [
    _both("actions:desk_imports", SECRETARIAT),
    _both("actions:desk_import", SECRETARIAT, sends={"go": "check"}, pk="import"),
    _both("actions:desk_import_columns", SECRETARIAT, pk="import"),
    _read("actions:desk_import_errors", SECRETARIAT, pk="import"),
    _read("actions:desk_import_records", SECRETARIAT, pk="import_done"),
    _both("actions:desk_import_undo", SECRETARIAT, pk="import_done"),
]
ROUTES = [
    *EDITS,
    *IMPORTS,
    *MACHINES,
    *PUBLIC,
    *JOINING,
    *OWN_ACCOUNT,
    *TEAMS,
    *SIGNATURES,
    *DRAFTS,
    *PROGRESS,
    *PROTECTING,
    *CALLS,
    *DECIDING,
    *AT_THE_DESK,
]
