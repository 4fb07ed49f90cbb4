"""The addresses of the API, version 1."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError
from ninja.openapi.schema import OpenAPISchema

from localaction.api import lists
from localaction.api.answering import answer, problem, refuse_parameters
from localaction.api.asking import Ask, AskActions
from localaction.api.records import (
    ActionRecord,
    GovernmentRecord,
    ProgressRecord,
    ProgressStanding,
    Proof,
    SignatureRecord,
    as_published,
    components,
)
from localaction.register import heard
from localaction.register import queries as register
from localaction.register.queries import Published
from localaction.register.shapes import Action, Government, Progress, Signature
from localaction.showcase import addresses

DESCRIPTION = (
    "Everything published in the public register of the Call to Local Action. Read-only, no key needed, "
    "from any site. Data: CC BY 4.0. Every record says where it stands in the register, so that it can be checked."
)


class Api(NinjaAPI):
    """The API; its document names the shapes of the register themselves."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The OpenAPI document with the shapes of all answers."""
        document = super().get_openapi_schema(**options)
        document.setdefault("components", {}).setdefault("schemas", {}).update(components())
        return document


api = Api(
    title="Local Action",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    urls_namespace="api",
)
api.add_exception_handler(ValidationError, refuse_parameters)


def _answers(name: str, *problems: int) -> dict[str, Any]:
    """What an address answers, for the OpenAPI document."""
    said = {
        200: "Found",
        404: "Nothing published there",
        410: "Withdrawn, or hidden for now",
        422: "Parameters that cannot be used",
    }
    json = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    bad = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        "responses": {
            status: {"description": said[status], "content": json if status == 200 else bad}
            for status in (200, *problems)
        }
    }


@api.get(
    "/actions", url_name="actions", summary="Published actions", openapi_extra=_answers("RecordList", 422)
)
def list_actions(request: HttpRequest, ask: Query[AskActions]) -> HttpResponse:
    """One page of actions with facets."""
    return answer(lists.page_of("action", ask, request.path))


@api.get(
    "/actions/{reference}",
    url_name="action",
    summary="One action",
    openapi_extra=_answers("ActionRecord", 404, 410),
)
def read_action(request: HttpRequest, reference: str) -> HttpResponse:
    """The version that stands now, as it was published."""
    published = register.current("action", reference)
    if published is None:
        return _missing("action", reference)
    assert isinstance(published.content, Action)
    href, page = lists.hrefs("action", reference)
    reports = register.reports_of(reference)
    record = ActionRecord(
        href=href,
        page=page,
        register=_proof(published),
        content=published.content,
        standing=_standing(published, published.content, reports),
        progress=tuple(
            ProgressRecord(register=_proof(one), content=one.content)
            for one in reports
            if isinstance(one.content, Progress)
        ),
    )
    return answer(as_published(record))


def _standing(published: Published, action: Action, reports: list[Published]) -> ProgressStanding:
    told = [one.content for one in reports if isinstance(one.content, Progress)]
    found = heard.standing_of(action, published.first_published_at.date(), told)
    return ProgressStanding(
        stage=found.stage,
        heard_on=found.heard_on.isoformat(),
        is_silent=heard.is_silent(found.stage, found.heard_on, timezone.now().date()),
        report=found.report.reference if found.report else "",
    )


@api.get(
    "/governments",
    url_name="governments",
    summary="Local and regional governments with a public record",
    openapi_extra=_answers("RecordList", 422),
)
def list_governments(request: HttpRequest, ask: Query[Ask]) -> HttpResponse:
    """One page of governments with facets."""
    return answer(lists.page_of("government", ask, request.path))


@api.get(
    "/governments/{slug}",
    url_name="government",
    summary="One government with its signatures",
    openapi_extra=_answers("GovernmentRecord", 404, 410),
)
def read_government(request: HttpRequest, slug: str) -> HttpResponse:
    """The public face that stands now, and every signature that stands."""
    published = register.current("government", slug)
    if published is None:
        return _missing("government", slug)
    assert isinstance(published.content, Government)
    href, page = lists.hrefs("government", slug)
    actions = addresses.with_query(addresses.page("api:actions", "en"), [("government", slug)])
    return answer(
        GovernmentRecord(
            href=href,
            page=page,
            actions=f"{settings.SITE_URL}{actions}",
            register=_proof(published),
            content=published.content,
            signatures=tuple(
                SignatureRecord(register=_proof(one), content=one.content)
                for one in register.of_government("signature", slug)
                if isinstance(one.content, Signature)
            ),
        )
    )


def _proof(published: Published) -> Proof:
    return Proof(
        sequence=published.sequence,
        version=published.version,
        published_at=published.published_at.isoformat(),
        first_published_at=published.first_published_at.isoformat(),
        content_hash=published.content_hash,
        entry_hash=published.entry_hash,
    )


def _missing(kind: str, reference: str) -> HttpResponse:
    """Hidden, withdrawn, or never published."""
    if register.hidden(kind, reference):
        return problem(410, "This entry is hidden while the secretariat looks into it")
    tombstone = register.tombstone(kind, reference)
    if tombstone is None:
        return problem(404, "Nothing is published under this reference")
    return problem(
        410,
        "This entry was withdrawn",
        because=tombstone.because,
        withdrawn_at=tombstone.withdrawn_at.isoformat(),
    )
