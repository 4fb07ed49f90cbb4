"""The OAI-PMH 2.0 provider: each verb answered from the register, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone

from localaction.frameworks import queries as frameworks
from localaction.register import latest
from localaction.register import queries as register
from localaction.register.latest import Latest
from localaction.register.shapes import Government
from localaction.showcase import places
from localaction.syndication import asked, dublin, queries, shelves, whole
from localaction.syndication.addresses import DOMAIN, FIRST_DAY, LANGUAGE, host, oai_identifier, of_identifier
from localaction.syndication.addresses import whole as address
from localaction.syndication.asked import Fault, Question
from localaction.syndication.markup import Markup, document, element
from localaction.syndication.queries import Lying

BASE = "/oai/"
SCHEMA_PATH = "/oai/schemas/local-action-1.xsd"
PROTOCOL = "http://www.openarchives.org/OAI/2.0/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
PER_PAGE = 100
# What is being written while a harvester is answered gets a time a moment ago. It must not fall between two harvests.
SETTLING = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Format:
    """One metadata format."""

    prefix: str
    namespace: str
    schema: Callable[[], str]
    write: Callable[..., Markup]


FORMATS = {
    one.prefix: one
    for one in (
        Format(dublin.PREFIX, dublin.NAMESPACE, lambda: dublin.SCHEMA, dublin.record),
        Format(whole.PREFIX, whole.NAMESPACE, lambda: address(SCHEMA_PATH), whole.record),
    )
}


def answer(pairs: Iterable[tuple[str, str]]) -> str:
    """The answer to one request. Raises queries.NotReady when the shelves are far behind."""
    now = timezone.now() - SETTLING
    try:
        question = asked.read(pairs)
    except Fault as fault:
        return _document(now, _request(fault.question), _error(fault))
    try:
        said = _VERBS[question.verb](question)
    except Fault as fault:
        return _document(now, _request(question), _error(fault))
    return _document(now, _request(question), element(question.verb, said))


def _document(now: datetime, request: Markup, said: Markup) -> str:
    date = element("responseDate", second(now))
    return document(
        element(
            "OAI-PMH",
            [date, request, said],
            xmlns=PROTOCOL,
            xmlns_xsi=XSI,
            xsi_schemaLocation=f"{PROTOCOL} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd",
        )
    )


def _request(question: Question | None) -> Markup:
    told = {"verb": question.verb, **dict(question.arguments)} if question else {}
    return element("request", address(BASE), **told)


def _error(fault: Fault) -> Markup:
    return element("error", str(fault), code=fault.code)


def second(moment: datetime) -> str:
    """A moment in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


# --- the verbs


def _identify(_question: Question) -> list[Markup]:
    told = [
        element("repositoryName", f"{dublin.PUBLISHER}: public register"),
        element("baseURL", address(BASE)),
        element("protocolVersion", "2.0"),
        element("adminEmail", settings.SECRETARIAT_EMAIL or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]),
        element("earliestDatestamp", second(latest.earliest() or FIRST_DAY)),
        element("deletedRecord", "persistent"),
        element("granularity", "YYYY-MM-DDThh:mm:ssZ"),
        element("compression", "gzip"),
    ]
    return [*told, element("description", _identifiers())] if DOMAIN.fullmatch(host()) else told


def _identifiers() -> Markup:
    """How identifiers are made, as the protocol's guidelines have it said."""
    namespace = "http://www.openarchives.org/OAI/2.0/oai-identifier"
    return element(
        "oai-identifier",
        [
            element("scheme", "oai"),
            element("repositoryIdentifier", host()),
            element("delimiter", ":"),
            element("sampleIdentifier", oai_identifier("action", "LA-ABCDEF")),
        ],
        xmlns=namespace,
        xsi_schemaLocation=f"{namespace} {namespace}.xsd",
    )


def _list_formats(question: Question) -> list[Markup]:
    if question.identifier:
        _known(question.identifier)
    return [
        element(
            "metadataFormat",
            [
                element("metadataPrefix", one.prefix),
                element("schema", one.schema()),
                element("metadataNamespace", one.namespace),
            ],
        )
        for one in FORMATS.values()
    ]


def _list_sets(question: Question) -> list[Markup]:
    found = queries.names(question.after, PER_PAGE + 1)
    if not found:
        raise Fault("noRecordsMatch", "Nothing is published yet.")
    page = found[:PER_PAGE]
    labels = _labels(page)
    told = [element("set", [element("setSpec", name), element("setName", labels[name])]) for name in page]
    return [*told, *_token(question, page[-1] if len(found) > len(page) else "", len(page))]


def _get_record(question: Question) -> Markup:
    lying = _known(question.identifier)
    return _record(lying, _format(question.prefix))


def _list_records(question: Question) -> list[Markup]:
    form = _format(question.prefix)
    return _listed(question, lambda lying: _record(lying, form))


def _list_identifiers(question: Question) -> list[Markup]:
    _format(question.prefix)
    return _listed(question, _header)


_VERBS: dict[str, Callable[[Question], Markup | list[Markup]]] = {
    "Identify": _identify,
    "ListMetadataFormats": _list_formats,
    "ListSets": _list_sets,
    "GetRecord": _get_record,
    "ListRecords": _list_records,
    "ListIdentifiers": _list_identifiers,
}


# --- lists


def _listed(question: Question, write: Callable[[Lying], Markup]) -> list[Markup]:
    if question.shelf and not shelves.is_set(question.shelf):
        raise Fault("noRecordsMatch", "There is no such set.")
    since, past = question.first_moment, question.moment_past
    after = int(question.after or 0) or (latest.last_before(since) if since else 0)
    upto = latest.last_before(past) if past else None
    found = queries.oldest(question.shelf, after, upto, PER_PAGE + 1)
    if not found and not question.goes_on:
        raise Fault("noRecordsMatch", "Nothing matches these arguments.")
    page = found[:PER_PAGE]
    last = str(page[-1].change.sequence) if len(found) > len(page) else ""
    return [*(write(lying) for lying in page), *_token(question, last, len(page))]


def _token(question: Question, after: str, told: int) -> list[Markup]:
    """What asks for the rest; an empty one ends a list of several pages; none where one page is all."""
    if after:
        return [element(asked.TOKEN, question.going_on(after, told), cursor=question.told)]
    return [element(asked.TOKEN, cursor=question.told)] if question.goes_on else []


def _format(prefix: str) -> Format:
    if prefix not in FORMATS:
        raise Fault("cannotDisseminateFormat", f"There are {' and '.join(FORMATS)}.")
    return FORMATS[prefix]


def _known(identifier: str) -> Lying:
    kind, reference = of_identifier(identifier) or ("", "")
    lying = queries.one(kind, reference) if kind else None
    if lying is None:
        raise Fault("idDoesNotExist", f"An identifier reads like {oai_identifier('action', 'LA-ABCDEF')}.")
    return lying


def _record(lying: Lying, form: Format) -> Markup:
    if not lying.change.stands:
        return element("record", _header(lying))
    written = form.write(lying.change, xmlns_xsi=XSI, xsi_schemaLocation=f"{form.namespace} {form.schema()}")
    return element("record", [_header(lying), element("metadata", written)])


def _header(lying: Lying) -> Markup:
    change: Latest = lying.change
    return element(
        "header",
        [
            element("identifier", oai_identifier(change.kind, change.reference)),
            element("datestamp", second(change.published_at)),
            *(element("setSpec", name) for name in lying.shelves),
        ],
        status="" if change.stands else "deleted",
    )


# --- what sets are called

_KINDS = {
    "action": "Actions",
    "government": "Local and regional governments",
    "signature": "Signatures of the Declaration",
    "progress": "Progress reports",
    "call": "Calls",
}


def _labels(names: list[str]) -> dict[str, str]:
    """Sets in words, with one question for all governments and one for all calls."""
    told = {name: shelves.parts(name) for name in names}
    slugs = [code for family, code in told.values() if family == "government"]
    faces = register.current_many("government", slugs)
    return {name: _label(family, code, faces) or name for name, (family, code) in told.items()}


def _label(family: str, code: str, faces: dict[str, register.Published]) -> str:
    if family == "kind":
        return _KINDS.get(code, code)
    if family == "country":
        return places.country(code, LANGUAGE)
    if family == "objective":
        return frameworks.item_label(code, LANGUAGE)
    if family == "government":
        face = faces.get(code)
        return face.content.name if face and isinstance(face.content, Government) else code
    return f"Call {code}" if family == "call" else ""
