"""What a list shows many times, drawn without the template engine: entries and boxes to tick.

Every text passes through `escape`; the markup is that of the components `entry` and `facet`.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from localaction.showcase.queries.cards import ActionCard, Chip
from localaction.showcase.queries.facets import Facet, Option
from localaction.showcase.queries.search import Found, Marked


def entries(cards: Iterable[ActionCard]) -> SafeString:
    """Actions as list items."""
    drawn = (_entry(card, escape(card.title.text), escape(card.line), card.line_tongue) for card in cards)
    return mark_safe("".join(drawn))  # noqa: S308  (every text is escaped)


def found(results: Iterable[Found]) -> SafeString:
    """Results as list items, with what was asked for marked."""
    drawn = (
        _entry(
            one.card,
            _marked(one.title),
            _marked(one.passage) if one.passage else escape(one.card.line),
            one.tongue,
        )
        for one in results
    )
    return mark_safe("".join(drawn))  # noqa: S308  (every text is escaped)


def facets(groups: Iterable[Facet]) -> SafeString:
    """Groups of boxes to tick."""
    return mark_safe("".join(_facet(group) for group in groups))  # noqa: S308  (every text is escaped)


def chips(items: Iterable[Chip]) -> SafeString:
    """Framework items as links."""
    drawn = "".join(
        f'<li><a class="chip chip--{chip.family}" href="{escape(chip.href)}"><b>{escape(chip.code)}</b>'
        f'<span class="chip__text">{escape(chip.words)}</span></a></li>'
        for chip in items
    )
    return mark_safe(f'<ul class="chips" role="list">{drawn}</ul>' if drawn else "")  # noqa: S308


def _entry(card: ActionCard, title: str, line: str, line_tongue: str) -> str:
    """`title` and `line` are escaped already."""
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
        f'<span class="status status--{card.stage_tone}">{escape(card.stage)}</span>{year}{_translated(card)}</p>'
        f"{chips(card.chips)}</li>"
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
    chosen = ""
    if group.chosen:
        words = ngettext("%(chosen)s chosen", "%(chosen)s chosen", group.chosen) % {"chosen": group.chosen}
        chosen = f'<span class="facet__chosen">{escape(words)}</span>'
    name = escape(group.name)
    options = "".join(_option(name, option) for option in group.options)
    return (
        f'<details class="facet"{" open" if group.is_open else ""}><summary><span>{escape(group.title)}</span>'
        f'{chosen}</summary><ul role="list">{options}</ul></details>'
    )


def _option(name: str, option: Option) -> str:
    return (
        f'<li><label class="choice"><input type="checkbox" name="{name}" value="{escape(option.value)}"'
        f"{' checked' if option.chosen else ''}><span>{escape(option.label)}</span>"
        f'<span class="choice__count"><bdi>{escape(option.count_text)}</bdi></span></label></li>'
    )
