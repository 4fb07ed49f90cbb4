"""What a list shows many times, drawn without the template engine: entries and boxes to tick.

Every text passes through `escape`; the markup is that of the components `entry` and `facet`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from localaction.kit.texts import sentence as _
from localaction.showcase.filters import NOT
from localaction.showcase.queries.cards import ActionCard, Chip
from localaction.showcase.queries.facets import Facet, Option
from localaction.showcase.queries.search import Found, Marked


def entries(cards: Iterable[ActionCard]) -> SafeString:
    """Actions as list items."""
    drawn = (_entry(card, escape(card.title.text), escape(card.line), card.line_tongue) for card in cards)
    return mark_safe("".join(drawn))  # noqa: S308  (every text is escaped)


def found(results: Iterable[Found], *, to_compare: bool = True) -> SafeString:
    """Results as list items, with what was asked for marked, why it was found, and a box to compare it."""
    compare = escape(_("Compare")) if to_compare else ""
    drawn = (
        _entry(
            one.card,
            _marked(one.title),
            _marked(one.passage) if one.passage else escape(one.card.line),
            one.tongue,
            _why(one),
            _box(one.card, compare) if compare else "",
        )
        for one in results
    )
    return mark_safe("".join(drawn))  # noqa: S308  (every text is escaped)


def facets(groups: Iterable[Facet]) -> SafeString:
    """Groups of boxes to tick."""
    groups = tuple(groups)
    first = "".join(_facet(group) for group in groups if not group.is_further)
    return mark_safe(first)  # noqa: S308  (every text is escaped)


def further(groups: Iterable[Facet]) -> SafeString:
    """The groups that stand folded together; open where something in them is chosen."""
    groups = tuple(group for group in groups if group.is_further)
    if not groups:
        return mark_safe("")
    chosen = sum(group.chosen for group in groups)
    drawn = "".join(_facet(group) for group in groups)
    summary = f"<summary><span>{escape(_('More filters'))}</span>{_chosen(chosen)}</summary>"
    opened = " open" if chosen else ""
    return mark_safe(f'<details class="facets__further"{opened}>{summary}{drawn}</details>')  # noqa: S308


def chips(items: Iterable[Chip]) -> SafeString:
    """Framework items as links."""
    drawn = "".join(
        f'<li><a class="chip chip--{chip.family}" href="{escape(chip.href)}"><b>{escape(chip.code)}</b>'
        f'<span class="chip__text">{escape(chip.words)}</span></a></li>'
        for chip in items
    )
    return mark_safe(f'<ul class="chips" role="list">{drawn}</ul>' if drawn else "")  # noqa: S308


def _entry(card: ActionCard, title: str, line: str, line_tongue: str, why: str = "", box: str = "") -> str:
    """`title`, `line`, `why` and `box` are escaped already."""
    tongue = card.title.tongue
    where = f"<b{card.government.tongue}>{escape(card.government.text)}</b>"
    if card.more_governments:
        others = ngettext("and %(more)s other", "and %(more)s others", card.more_governments)
        where += f" {escape(others % {'more': card.more_governments})}"
    if card.country:
        where += f" · {escape(card.country)}"
    year = f'<bdi class="numeric" dir="ltr">{escape(card.year)}</bdi>' if card.year else ""
    return (
        f'<li class="entry"><p class="entry__where">{where}</p>'
        f'<h3 class="entry__title"><a href="{escape(card.href)}"{tongue}>{title}</a></h3>'
        f'<p class="entry__line"{line_tongue}>{line}</p>'
        f'<p class="entry__meta"><span>{escape(card.kind)}</span>'
        f'<span class="status status--{card.stage_tone}">{escape(card.stage)}</span>{year}{_translated(card)}{box}</p>'
        f"{why}{chips(card.chips)}</li>"
    )


def _why(one: Found) -> str:
    return f'<p class="entry__why">{escape(one.why)}</p>' if one.why else ""


def _box(card: ActionCard, compare: str) -> str:
    """A box to choose an action for the comparison; `compare` is escaped."""
    return (
        f'<label class="entry__compare"><input type="checkbox" name="a" form="compare" '
        f'value="{escape(card.reference)}"><span>{compare}</span>'
        f'<span class="visually-hidden"> {escape(card.title.text)}</span></label>'
    )


def _translated(card: ActionCard) -> str:
    """How title and line were translated, where a reader must know."""
    words = f'<span class="tag-translated">{escape(card.translated)}</span>' if card.translated else ""
    if card.is_outdated:
        outdated = escape(_("The original has changed since"))
        words += f'<span class="tag-translated tag-translated--outdated">{outdated}</span>'
    return words


def _marked(pieces: Marked) -> str:
    return "".join(f"<mark>{escape(text)}</mark>" if hit else escape(text) for text, hit in pieces)


def _facet(group: Facet) -> str:
    name, out = escape(group.name), escape(_("Leave out: %(choice)s"))
    options = "".join(_option(name, option, "" if group.is_either_or else out) for option in group.options)
    rule = f'<p class="facet__rule">{escape(group.rule)}</p>' if group.rule else ""
    return (
        f'<details class="facet"{" open" if group.is_open else ""}><summary><span>{escape(group.title)}</span>'
        f'{_chosen(group.chosen)}</summary><ul role="list">{options}</ul>{rule}</details>'
    )


def _chosen(number: int) -> str:
    if not number:
        return ""
    words = ngettext("%(chosen)s chosen", "%(chosen)s chosen", number) % {"chosen": number}
    return f'<span class="facet__chosen">{escape(words)}</span>'


def _option(name: str, option: Option, out: str) -> str:
    """A box that asks for a value, and a small one that leaves it out; only the ticked one where one is ticked.

    `name` and `out` are escaped; "" for `out` where leaving out is not offered.
    """
    if option.excluded:
        told = _("without: %(choice)s") % {"choice": option.label}
        before, after = _box_to_tick(name, NOT + option.value, told, "", ticked=True)
    elif option.chosen:
        before, after = _box_to_tick(name, option.value, option.label, "", ticked=True)
    else:
        before, after = _box_to_tick(name, option.value, option.label, out, ticked=False)
    return f"{before}{escape(option.count_text)}{after}"


@lru_cache(maxsize=8192)
def _box_to_tick(name: str, value: str, label: str, out: str, *, ticked: bool) -> tuple[str, str]:
    """What stands before and after the count of a choice; the same from page to page, so it is kept."""
    is_out = ticked and value.startswith(NOT)
    value, label = escape(value), escape(label)
    box = f'<input type="checkbox" name="{name}" value="{value}"{" checked" if ticked else ""}>'
    before = (
        f'<li><label class="choice{" choice--out" if is_out else ""}">{box}<span>{label}</span>'
        '<span class="choice__count"><bdi>'
    )
    after = "</bdi></span></label>"
    if out:
        words = out % {"choice": label}
        after += (
            f'<label class="leave-out" title="{words}"><input type="checkbox" name="{name}" '
            f'value="{NOT}{value}" aria-label="{words}"></label>'
        )
    return before, f"{after}</li>"
