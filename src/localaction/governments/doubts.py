"""What should make a person of the secretariat look twice at a name, an address or a domain.

Pure functions over text. A doubt is a warning, never a refusal: people do have names in two scripts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _
from rapidfuzz.distance import OSA

from localaction.governments.domains import domain_of, is_free_mail
from localaction.governments.gazetteer import fold, has_bidi_controls, has_mixed_scripts, skeleton

_SLIPS: Final = 2
_TELLING_LENGTH: Final = 6

SENTENCES: Final = {
    "bidi_controls": _("“%(text)s” holds invisible characters that turn the writing direction."),
    "mixed_scripts": _("“%(text)s” mixes letters of two alphabets in one word."),
    "imitates": _("“%(text)s” is written with other letters than “%(other)s”, but reads the same."),
    "near": _("“%(text)s” differs from “%(other)s” by one or two letters."),
    "hidden_inside": _("“%(text)s” has “%(other)s” inside it, but belongs to somebody else."),
    "foreign_letters": _("“%(text)s” is written with letters outside the Latin alphabet: %(other)s."),
    "free_mail": _("Anybody can have an address at “%(text)s”."),
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that should make one look twice: its kind, what it is about, and what it resembles."""

    kind: str
    text: str
    other: str = ""

    @property
    def sentence(self) -> str:
        """The doubt in the reader's language; the texts stand isolated, whatever their direction."""
        parts = {"text": f"\u2068{self.text}\u2069", "other": f"\u2068{self.other}\u2069"}
        return str(SENTENCES[self.kind]) % parts


def of_name(name: str, known: Iterable[str] = ()) -> list[Doubt]:
    """Doubts about the name of a person or a government; `known` are names that it may imitate."""
    found = []
    if has_bidi_controls(name):
        found.append(Doubt("bidi_controls", name))
    if has_mixed_scripts(name):
        found.append(Doubt("mixed_scripts", name))
    found += [
        Doubt("imitates", name, other)
        for other in dict.fromkeys(known)
        if fold(other) != fold(name) and skeleton(other) == skeleton(name) != ""
    ]
    return found


def of_address(address: str, known_domains: Iterable[str] = ()) -> list[Doubt]:
    """Doubts about an e-mail address; `known_domains` are those of this and of other offices, in ASCII."""
    local = address.rpartition("@")[0]
    found = [Doubt("mixed_scripts", local)] if has_mixed_scripts(local) else []
    domain = domain_of(address)
    return [*found, *of_domain(domain, known_domains)] if domain else found


def of_domain(domain: str, known_domains: Iterable[str] = ()) -> list[Doubt]:
    """Doubts about a domain in ASCII (`xn--…` is read as it is shown in a browser)."""
    if is_free_mail(domain):
        return [Doubt("free_mail", domain)]
    shown = _as_shown(domain)
    found = [Doubt("foreign_letters", domain, shown)] if shown != domain else []
    if has_mixed_scripts(shown):
        found.append(Doubt("mixed_scripts", shown))
    return [*found, *_resembling(domain, shown, known_domains)]


def _resembling(domain: str, shown: str, known_domains: Iterable[str]) -> Iterator[Doubt]:
    for other in dict.fromkeys(known_domains):
        if not other or domain == other or domain.endswith(f".{other}") or other.endswith(f".{domain}"):
            continue
        bare, known = _bare(shown), _bare(_as_shown(other))
        if skeleton(bare) == skeleton(known):
            yield Doubt("imitates", shown, other)
        elif known and known in bare:
            yield Doubt("hidden_inside", shown, other)
        elif len(known) >= _TELLING_LENGTH and OSA.distance(bare, known, score_cutoff=_SLIPS) <= _SLIPS:
            yield Doubt("near", shown, other)


def _bare(domain: str) -> str:
    """The letters and digits of a domain, without what parts them: `kcca-go.ug` and `kcca.go.ug` are one."""
    return domain.replace(".", "").replace("-", "")


def _as_shown(domain: str) -> str:
    try:
        return domain.encode("ascii").decode("idna")
    except UnicodeError:
        return domain
