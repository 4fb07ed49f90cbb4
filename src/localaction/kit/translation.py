"""A machine that translates, asked over LibreTranslate's HTTP API: only where the operator named its address.

Nothing is fetched unless `settings.TRANSLATOR_URL` is set. What goes wrong is a `TranslatorProblem` whose `code`
says what, and whether it is worth trying again later; `words_of` says it in a sentence.
"""

from __future__ import annotations

import json
import re
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TIMEOUT = 30.0  # seconds for one answer
AT_ONCE = 1_800  # characters in one question: public servers commonly take 2,000
SMALLEST = 100  # characters: a server that takes less is of no use
LARGEST_ANSWER = 2_000_000  # bytes

WORDS: dict[str, Promise] = {
    "unreachable": _("The translation service could not be reached. Nothing you wrote is changed."),
    "busy": _("The translation service has too much to do just now. Nothing you wrote is changed."),
    "failed": _("The translation service had an error of its own. Nothing you wrote is changed."),
    "refused": _("The translation service did not let us in. The operator of this site has to look at it."),
    "language": _("The translation service does not know this pair of languages."),
    "too_long": _("A text is too long for the translation service, and could not be cut into parts."),
    "nonsense": _("The translation service answered something that we could not read."),
}
AGAIN = frozenset({"unreachable", "busy", "failed"})
_LIMIT = re.compile(r"exceeds text limit \((\d+)\)")
_PARAGRAPH = re.compile(r"(\n+)")
_SENTENCE = re.compile(r"((?<=[.!?؟。…])\s+)")
_SPACE = re.compile(r"(\s+)")


class TranslatorProblem(Exception):
    """The machine did not translate. `code` is one of WORDS; `detail` is for the log and never for a page."""

    def __init__(self, code: str, detail: str = "", *, limit: int = 0) -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.limit = limit

    @property
    def may_pass(self) -> bool:
        """Whether it is worth trying again later."""
        return self.code in AGAIN


def words_of(code: str) -> str:
    """What went wrong, in one sentence for the person who asked."""
    return str(WORDS.get(code, WORDS["failed"]))


class _NoRedirects(HTTPRedirectHandler):
    """An address that leads elsewhere is not followed: texts and the key go to the operator's choice only."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


def _opener() -> OpenerDirector:
    return build_opener(_NoRedirects())


@dataclass(frozen=True, slots=True)
class Translator:
    """One server that speaks LibreTranslate's API. `timeout` in seconds, `at_once` in characters of one question."""

    url: str
    key: str = field(default="", repr=False)
    timeout: float = TIMEOUT
    at_once: int = AT_ONCE

    def languages(self) -> dict[str, frozenset[str]]:
        """Into which languages it translates from each. Raises TranslatorProblem."""
        found = self._asked("/languages")
        try:
            return {str(one["code"]): frozenset(one.get("targets") or ()) - {one["code"]} for one in found}
        except (TypeError, KeyError, AttributeError) as error:
            raise TranslatorProblem("nonsense", "no list of languages") from error

    def translate(self, text: str, *, source: str, target: str) -> str:
        """The text in another language, its paragraphs as they were. Raises TranslatorProblem.

        A long text goes in parts: cut between paragraphs, else sentences, else words; what stands between the
        parts stays as it is. A server that takes less at once says so, and is asked again with smaller parts.
        """
        try:
            return self._in_parts(text, source, target, self.at_once)
        except TranslatorProblem as problem:
            if problem.code != "too_long" or not SMALLEST <= problem.limit < self.at_once:
                raise
            return self._in_parts(text, source, target, problem.limit)

    def _in_parts(self, text: str, source: str, target: str, most: int) -> str:
        return "".join(
            self._translated(part, source, target) if part.strip() else part for part in parts(text, most)
        )

    def _translated(self, text: str, source: str, target: str) -> str:
        bare = text.strip()
        before, _bare, after = text.partition(bare)
        asked = {"q": bare, "source": source, "target": target, "format": "text"}
        if self.key:
            asked["api_key"] = self.key
        answer = self._asked("/translate", asked)
        said = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(said, str) or not said.strip():
            raise TranslatorProblem("nonsense", "no translatedText")
        return f"{before}{said.strip()}{after}"

    def _asked(self, path: str, body: dict[str, str] | None = None) -> Any:
        """The JSON that the server answers."""
        sent = None if body is None else json.dumps(body).encode()
        headers = {"Accept": "application/json", "User-Agent": "LocalAction"}
        if sent is not None:
            headers["Content-Type"] = "application/json"
        request = Request(f"{self.url.rstrip('/')}{path}", data=sent, headers=headers)  # noqa: S310  (http or https only: see `translator`)
        try:
            with _opener().open(request, timeout=self.timeout) as answer:
                raw: bytes = answer.read(LARGEST_ANSWER + 1)
        except HTTPError as error:
            with error:
                raise _refusal(error) from error
        except (URLError, TimeoutError, HTTPException, ConnectionError, ssl.SSLError) as error:
            raise TranslatorProblem("unreachable", str(error)) from error
        if len(raw) > LARGEST_ANSWER:
            raise TranslatorProblem("nonsense", "the answer has no end")
        try:
            return json.loads(raw)
        except ValueError as error:
            raise TranslatorProblem("nonsense", "the answer is no JSON") from error


def _refusal(error: HTTPError) -> TranslatorProblem:
    """What an answer that is not 200 means."""
    said = _said(error)
    if limit := _LIMIT.search(said):
        return TranslatorProblem("too_long", said, limit=int(limit[1]))
    if error.code == 413:
        return TranslatorProblem("too_long", said)
    if error.code == 429:
        return TranslatorProblem("busy", said)
    if error.code in (401, 402, 403) or 300 <= error.code < 400:
        return TranslatorProblem("refused", f"{error.code} {said}")
    if error.code == 400 and "api key" in said.lower():
        return TranslatorProblem("refused", said)
    if error.code in (400, 404) and "support" in said.lower():
        return TranslatorProblem("language", said)
    return TranslatorProblem("failed" if error.code >= 500 else "nonsense", f"{error.code} {said}")


def _said(error: HTTPError) -> str:
    """The server's own sentence, for the log."""
    try:
        told = json.loads(error.read(10_000))
        return str(told.get("error", ""))[:300]
    except (OSError, ValueError, AttributeError, HTTPException):
        return ""


def parts(text: str, most: int) -> Iterator[str]:
    """The text in parts of at most `most` characters where that can be; together they are the text again."""
    yield from _cut(text, most, (_PARAGRAPH, _SENTENCE, _SPACE))


def _cut(text: str, most: int, between: Sequence[re.Pattern[str]]) -> Iterator[str]:
    if len(text) <= most:
        if text:
            yield text
        return
    if not between:
        yield from (text[place : place + most] for place in range(0, len(text), most))
        return
    gathered = ""
    for piece in between[0].split(text):
        if gathered and len(gathered) + len(piece) > most:
            yield from _cut(gathered, most, between[1:])
            gathered = ""
        gathered += piece
    yield from _cut(gathered, most, between[1:])


def translator() -> Translator | None:
    """The machine that the operator named, or None."""
    url: str = settings.TRANSLATOR_URL
    if not url or urlsplit(url).scheme not in ("http", "https"):
        return None
    return Translator(url, settings.TRANSLATOR_KEY)
