"""The long read of an action, drawn without the template engine: its index, its sections, what it serves.

Every text passes through `escape`, and carries its own language and what is to be known of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

from localaction.kit.texts import sentence as _
from localaction.showcase.queries.alignment import AlignedItem, AlignmentGroup
from localaction.showcase.queries.claims import Claim
from localaction.showcase.queries.retold import Voice
from localaction.showcase.queries.sections import Milestone, NamedPartner, Part, Section


def index(entries: Iterable[tuple[str, str]]) -> SafeString:
    """Links to the sections of the page."""
    drawn = (f'<a href="#{escape(anchor)}">{escape(heading)}</a>' for anchor, heading in entries)
    return mark_safe("".join(drawn))  # noqa: S308  (every text is escaped)


def sections(found: Iterable[Section]) -> SafeString:
    """What was written, under its headings."""
    return mark_safe("".join(_section(section) for section in found))  # noqa: S308  (escaped)


def notes(voice: Voice) -> SafeString:
    """What is to be known of a text: how it was translated, in which language it is."""
    drawn = (
        f' <span class="tag-translated{" tag-translated--outdated" if note.is_warning else ""}">'
        f"{escape(note.text)}</span>"
        for note in voice.notes
    )
    return mark_safe("".join(drawn))  # noqa: S308  (every text is escaped)


def user_text(paragraphs: Iterable[str], tongue: str) -> SafeString:
    """Paragraphs that somebody wrote; their line breaks are kept."""
    lines = (f"<p>{'<br>'.join(escape(line) for line in text.splitlines())}</p>" for text in paragraphs)
    drawn = "".join(lines)
    return mark_safe(f'<div class="user-text"{tongue}>{drawn}</div>' if drawn else "")  # noqa: S308  (escaped)


def aligned(groups: Iterable[AlignmentGroup]) -> SafeString:
    """What an action serves, by framework, with the reasons."""
    drawn = (
        f'<h3>{escape(group.name)}</h3><ul class="aligned" role="list">'
        f"{''.join(_item(item, group.family) for item in group.items)}</ul>"
        for group in groups
    )
    return mark_safe("".join(drawn))  # noqa: S308  (every text is escaped)


def _section(section: Section) -> str:
    anchor = escape(section.anchor)
    parts = "".join(_part(part) for part in section.parts)
    lists = (
        _list("ol", (_milestone(one) for one in section.milestones)),
        _list("ul", (_partner(one) for one in section.partners)),
        _list("ul", (escape(text) for text in section.labels)),
    )
    note = f'<p class="quiet">{escape(section.note)}</p>' if section.note else ""
    return (
        f'<section aria-labelledby="{anchor}"><h2 id="{anchor}">{escape(section.heading)}</h2>'
        f"{parts}{_claims(section.claims)}{''.join(lists)}{note}</section>"
    )


def _claims(claims: tuple[Claim, ...]) -> str:
    """Each number with how it was found and where it stands."""
    if not claims:
        return ""
    heading, rule = (
        escape(_("People served")),
        escape(_("Each is a claim with its source. It is never added to others.")),
    )
    return (
        f'<h3>{heading}</h3><ul class="claims">{"".join(map(_claim, claims))}</ul><p class="quiet">{rule}</p>'
    )


def _claim(one: Claim) -> str:
    source = f"<bdi>{escape(one.source)}</bdi>"
    if one.source_href:
        source = f'<a href="{escape(one.source_href)}" rel="external nofollow">{escape(one.source)}</a>'
    about: list[str] = [escape(text) for text in (one.method, one.as_of) if text]
    if one.source:
        about.append(f"{escape(_('Source:'))} {source}")
    who = f" <bdi{one.tongue}>{escape(one.who)}</bdi>" if one.who else ""
    return f'<li><b>{escape(one.number)}</b>{who}<br><span class="quiet">{" · ".join(about)}</span></li>'


def _part(part: Part) -> str:
    heading = f"<h3>{escape(part.heading)}</h3>" if part.heading else ""
    how = f'<p class="told-how">{notes(part.voice)}</p>' if part.voice.notes else ""
    return f"{heading}{how}{user_text(part.paragraphs, part.voice.tongue)}"


def _list(tag: str, items: Iterable[str]) -> str:
    drawn = "".join(f"<li>{item}</li>" for item in items)
    return f"<{tag}>{drawn}</{tag}>" if drawn else ""


def _milestone(one: Milestone) -> str:
    when = ""
    if one.done:
        when = _("Done: %(date)s") % {"date": one.done}
    elif one.due:
        when = _("Due: %(date)s") % {"date": one.due}
    said = f' <span class="quiet">{escape(when)}</span>' if when else ""
    return f"<bdi{one.voice.tongue}>{escape(one.text)}</bdi>{notes(one.voice)}{said}"


def _partner(one: NamedPartner) -> str:
    role = f' <span class="quiet">(<bdi{one.tongue}>{escape(one.role)}</bdi>)</span>' if one.role else ""
    return f"<bdi>{escape(one.name)}</bdi>{role}"


def _item(item: AlignedItem, family: str) -> str:
    said = [item.said_by] if item.said_by else []
    if item.is_primary and family != "priority":
        said.insert(0, _("main objective"))
    words = "".join(f' <span class="quiet">{escape(word)}</span>' for word in said)
    reason = ""
    if item.reason:
        reason = f"<blockquote{item.voice.tongue}>{escape(item.reason)}</blockquote>{notes(item.voice)}"
    return (
        f'<li><a class="chip chip--{family}" href="{escape(item.href)}"><b>{escape(item.code)}</b>'
        f'<span class="chip__text">{escape(item.title)}</span></a>{words}{reason}</li>'
    )
