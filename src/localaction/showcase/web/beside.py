"""What stands beside and beneath the long read of an action, drawn without the template engine: its facts, where it
comes from, how to cite it, whom to tell when something is wrong. Every text passes through `escape`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from urllib.parse import quote

from django.template.loader import render_to_string
from django.utils.translation import override

from localaction.design.templatetags.design import place_map
from localaction.kit.texts import sentence as _
from localaction.showcase import addresses
from localaction.showcase.queries.actions import ActionPage, Label, Party
from localaction.showcase.queries.claims import Claim
from localaction.showcase.queries.provenance import Provenance, VersionLine


def facts(page: ActionPage) -> str:
    """The facts that are the same in every language, in a column."""
    rows = (
        _fact(_("Where"), _where(page)),
        _fact(_("When"), escape(page.when)),
        _fact(_("Who does it"), f'<ul role="list">{"".join(map(_party, page.parties))}</ul>'),
        _fact(_("For whom"), _links(page.people)),
        _fact(_("People served"), _claims(page.claims)),
        _fact(_("Money"), _money(page)),
        _fact(_("Themes"), _chips(page.themes)),
        _fact(
            _("Declaration"),
            f'<span class="status status--{page.provenance.signature_tone}">'
            f"{escape(page.provenance.signature)}</span>",
        ),
        _fact(_("Reference"), f'<bdi class="numeric">{escape(page.reference)}</bdi>'),
    )
    label = _("Facts")
    return (
        f'<aside class="facts-column" aria-label="{label}"><dl class="facts">\n{"".join(rows)}</dl></aside>\n'
    )


def _fact(label: str, drawn: str) -> str:
    """A line; an empty one for what is not known, as the page has always had it."""
    return f'<div class="fact"><dt>{label}</dt><dd>{drawn}</dd></div>\n' if drawn else "\n"


def _where(page: ActionPage) -> str:
    if not page.where:
        return ""
    note = f'<p class="quiet">{escape(page.country_note)}</p>' if page.country_note else ""
    shown = place_map(latitude=page.latitude, longitude=page.longitude, label=page.where)
    return f"{escape(page.where)}{shown}\n{note}"


def _party(party: Party) -> str:
    name = escape(party.name.text)
    drawn = f"<bdi{party.name.tongue}>{name}</bdi>"
    if party.href:
        drawn = f'<a href="{escape(party.href)}"{party.name.tongue}>{name}</a>'
    return f"<li>{escape(party.role_word)} {drawn}</li>"


def _links(labels: Iterable[Label]) -> str:
    drawn = "".join(f'<li><a href="{escape(one.href)}">{escape(one.text)}</a></li>' for one in labels)
    return f'<ul role="list">{drawn}</ul>' if drawn else ""


def _chips(labels: Iterable[Label]) -> str:
    drawn = "".join(
        f'<li><a class="chip" href="{escape(one.href)}"><span class="chip__text">{escape(one.text)}</span></a></li>'
        for one in labels
    )
    return f'<ul class="chips" role="list">{drawn}</ul>' if drawn else ""


def _claims(claims: tuple[Claim, ...]) -> str:
    if not claims:
        return ""
    sources = _("Sources")
    return f'{"".join(map(_claim, claims))}<p><a href="#results">{sources}</a></p>'


def _claim(claim: Claim) -> str:
    who = f" <bdi{claim.tongue}>{escape(claim.who)}</bdi>" if claim.who else ""
    as_of = f" · {escape(claim.as_of)}" if claim.as_of else ""
    return (
        f'<p><b class="numeric">{escape(claim.number)}</b>{who}<br>'
        f'<span class="quiet">{escape(claim.method)}{as_of}</span></p>'
    )


def _money(page: ActionPage) -> str:
    budget = f"<bdi>{escape(page.budget)}</bdi>" if page.budget else ""
    return f"{budget} {escape(page.budget_band)}" if page.budget_band else budget


# --- beneath


def provenance(page: ActionPage, language: str, path: str) -> str:
    """Where the page comes from, how to cite it, and where to say that something is wrong."""
    heading = _("Where this page comes from")
    as_data = _("This action as data (JSON)")
    return (
        '<section aria-labelledby="provenance"><h2 id="provenance">'
        f"{heading}</h2>\n{_origin(page.provenance)}\n"
        f"{_in_the_register(page, language)}\n{_versions(page.provenance.versions)}\n"
        f'<p><a href="{escape(page.data_href)}" type="application/json">{as_data}</a></p>\n'
        f"</section>\n{_cite(page)}\n{_concern(page.reference, language, path)}"
    )


def _origin(origin: Provenance) -> str:
    collected = source = ""
    if origin.is_collected:
        if origin.source_href:
            on = f" ({escape(origin.collected_on)})" if origin.collected_on else ""
            before = _("Source:")
            source = (
                f'{before} <a href="{escape(origin.source_href)}" rel="external nofollow">'
                f"<bdi>{escape(origin.source_host)}</bdi></a>{on}. "
            )
        collected = f"<p>{source}{escape(origin.checked)}</p>"
    return f"<p>{escape(origin.how)} {escape(origin.signature)}</p>\n{collected}"


def _in_the_register(page: ActionPage, language: str) -> str:
    """Its place in the register, and the ways to check it."""
    origin = page.provenance
    this = _(
        "This is version %(version)s, entry %(sequence)s of the public register, published on %(date)s."
    ) % {"version": origin.version, "sequence": origin.sequence, "date": escape(origin.published_on)}
    history = escape(addresses.of("trust:history", language, page.reference))
    entry = addresses.entry(origin.sequence, language)
    words = _("Versions, what changed, and where each number and translation comes from")
    what = _("What the register is")
    fingerprint = _("Fingerprint of the entry:")
    proof = _("The entry and its proof")
    return (
        f'<p>{this} <a href="{addresses.page("trust:register", language)}">{what}</a></p>\n'
        f'<p class="quiet">{fingerprint} <code class="ltr">{origin.entry_hash}</code></p>\n'
        f'<p><a href="{history}" rel="nofollow">{words}</a> · '
        f'<a href="{entry}" rel="nofollow">{proof}</a></p>'
    )


def _versions(versions: tuple[VersionLine, ...]) -> str:
    if not versions:
        return ""
    drawn = "".join(map(_version, versions))
    heading = _("All versions")
    return f"<h3>{heading}</h3><ol>{drawn}</ol>"


def _version(one: VersionLine) -> str:
    told = {"version": one.version, "date": escape(one.on), "sequence": one.sequence}
    shown = _("(this page)")
    this = f' <span class="quiet">{shown}</span>' if one.is_current else ""
    words = _("Version %(version)s, %(date)s, entry %(sequence)s")
    return f"<li>{words % told}{this}</li>"


def _cite(page: ActionPage) -> str:
    forms = " · ".join(
        f'<a href="{escape(one.href)}" type="{escape(one.kind)}">{escape(one.name)}</a>'
        for one in page.citations
    )
    free = _("Published data is free to use under CC BY 4.0, if you name the government and the Call.")
    heading = _("Cite this action")
    copy = _("Copy the citation")
    manager = _("For your reference manager:")
    return (
        f'<section aria-labelledby="cite"><h2 id="cite">{heading}</h2>\n'
        f'<p class="panel citation" id="citation">{page.provenance.citation}</p>\n'
        '<p><button type="button" class="button button--secondary" data-copy="citation">'
        f"{copy}</button></p>\n"
        f"<p>{manager} {forms}</p>\n"
        f'<p class="quiet">{free}</p>\n</section>'
    )


_HERE, _REFERENCE = "address-of-this-page", "reference-of-this-action"


def _concern(reference: str, language: str, path: str) -> str:
    """Only the address and the reference differ from page to page."""
    drawn = _drawn_concern(language).replace(_HERE, quote(path, safe=""))
    return drawn.replace(_REFERENCE, escape(reference))


@lru_cache(maxsize=16)
def _drawn_concern(language: str) -> str:
    with override(language):
        context = {"here": _HERE, "reference": _REFERENCE}
        return render_to_string("showcase/public/action_concern.html", context)
