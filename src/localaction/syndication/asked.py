"""What a harvester asks (OAI-PMH 2.0): verbs, their arguments, moments, and tokens that hold all there is to go on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from django.core import signing

from localaction.syndication import shelves

# verb → (arguments it needs, arguments it may have); a token stands alone
VERBS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "Identify": (frozenset(), frozenset()),
    "ListMetadataFormats": (frozenset(), frozenset({"identifier"})),
    "ListSets": (frozenset(), frozenset()),
    "GetRecord": (frozenset({"identifier", "metadataPrefix"}), frozenset()),
    "ListIdentifiers": (frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"})),
    "ListRecords": (frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"})),
}
IN_PAGES = ("ListSets", "ListIdentifiers", "ListRecords")
TOKEN = "resumptionToken"  # noqa: S105  (the protocol's name of an argument)
LONGEST = 1_000  # letters of one argument
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SECOND = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
_signer = signing.Signer(salt="localaction.syndication")


class Fault(Exception):
    """What cannot be answered: one of the protocol's error codes, with a sentence for the people behind the machine.

    `question` is what was asked, as far as it could be read.
    """

    def __init__(self, code: str, sentence: str, question: Question | None = None) -> None:
        super().__init__(sentence)
        self.code = code
        self.question = question


@dataclass(frozen=True, slots=True)
class Question:
    """One request. Moments are as they were written; `after` and `told` are where a list goes on."""

    verb: str
    arguments: tuple[tuple[str, str], ...] = ()
    identifier: str = ""
    prefix: str = ""
    shelf: str = shelves.EVERYTHING
    since: str = ""
    until: str = ""
    after: str = ""
    told: int = 0

    @property
    def goes_on(self) -> bool:
        """Whether it is not the first page of its list."""
        return self.told > 0

    @property
    def first_moment(self) -> datetime | None:
        """From when on, or None."""
        return _moment(self.since) if self.since else None

    @property
    def moment_past(self) -> datetime | None:
        """Before when, or None: `until` itself is included."""
        if not self.until:
            return None
        length = timedelta(days=1) if _DAY.fullmatch(self.until) else timedelta(seconds=1)
        try:
            return _moment(self.until) + length
        except OverflowError:
            return None

    def going_on(self, after: str, told: int) -> str:
        """The token that asks for the rest of the list."""
        rest = replace(self, after=after, told=self.told + told)
        return _signer.sign_object(
            [rest.verb, rest.prefix, rest.shelf, rest.since, rest.until, rest.after, rest.told], compress=True
        )


def read(pairs: Iterable[tuple[str, str]]) -> Question:
    """The question that these arguments ask. Raises Fault."""
    sent = list(pairs)
    verbs = [value for name, value in sent if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise Fault("badVerb", f"Ask with exactly one verb: {', '.join(VERBS)}.")
    verb, arguments = verbs[0], [(name, value) for name, value in sent if name != "verb"]
    given = dict(arguments)
    if len(given) < len(arguments):
        raise Fault("badArgument", "An argument is given more than once.")
    if any(len(value) > LONGEST for value in given.values()):
        raise Fault("badArgument", f"An argument is longer than {LONGEST} characters.")
    if TOKEN in given and verb in IN_PAGES:
        return _going_on(verb, given)
    needed, allowed = VERBS[verb]
    if astray := sorted(set(given) - needed - allowed):
        raise Fault("badArgument", f"{verb} has no argument {', '.join(astray)}.")
    if missing := sorted(name for name in needed if not given.get(name)):
        raise Fault("badArgument", f"{verb} needs {', '.join(missing)}.")
    question = Question(
        verb,
        tuple(arguments),
        identifier=given.get("identifier", ""),
        prefix=given.get("metadataPrefix", ""),
        shelf=given.get("set", shelves.EVERYTHING),
        since=given.get("from", ""),
        until=given.get("until", ""),
    )
    _check(question, given)
    return question


def _check(question: Question, given: dict[str, str]) -> None:
    """Moments that are none, that differ in kind, or that run backwards. Raises Fault."""
    moments = [given[name] for name in ("from", "until") if name in given]
    for moment in moments:
        try:
            _moment(moment)
        except ValueError:
            raise Fault("badArgument", "Write a moment as 2026-11-23 or as 2026-11-23T04:10:00Z.") from None
    if len({len(moment) for moment in moments}) > 1:
        raise Fault("badArgument", "Write from and until in the same way: both as days or both with seconds.")
    if len(moments) == 2 and moments[0] > moments[1]:
        raise Fault("badArgument", "from lies after until.")
    if "set" in given and not shelves.SPEC.fullmatch(question.shelf):
        raise Fault("badArgument", "That is not the name of a set.")


def _moment(text: str) -> datetime:
    """A moment in UTC. Raises ValueError."""
    if not (_DAY.fullmatch(text) or _SECOND.fullmatch(text)) or not text.isascii():
        raise ValueError(text)
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _going_on(verb: str, given: dict[str, str]) -> Question:
    if len(given) > 1:
        raise Fault("badArgument", "A resumptionToken stands alone.")
    question = Question(verb, tuple(given.items()))
    try:
        its, prefix, shelf, since, until, after, told = _signer.unsign_object(given[TOKEN])
    except (signing.BadSignature, ValueError, TypeError):
        raise Fault("badResumptionToken", "This token was not given out here.", question) from None
    if its != verb:
        raise Fault("badResumptionToken", f"This token goes on with {its}.", question)
    return Question(verb, tuple(given.items()), "", prefix, shelf, since, until, after, told)
