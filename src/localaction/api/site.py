"""The addresses of the API, version 1: reading here, writing by the routers that settings name (API_ROUTERS)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from ninja import NinjaAPI, Query
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from localaction.api import ledger, lists, published, wordings
from localaction.api.answering import HANDLERS, answer
from localaction.api.asking import (
    Ask,
    AskActions,
    AskConsistency,
    AskEntries,
    AskInclusion,
    AskOne,
    AskReports,
    AskStanding,
)
from localaction.api.describing import answers, describe
from localaction.api.records import Home
from localaction.register import proofs
from localaction.register import queries as register
from localaction.register.audit import line_at
from localaction.showcase import addresses

DESCRIPTION = (
    "Everything published in the public register of the Call to Local Action, for any site, without a key. "
    "Data: CC BY 4.0. Every record says where it stands in the register, so that it can be checked. "
    "With a token of your account you write drafts and progress reports under the same rules as on the pages."
)


class Api(NinjaAPI):
    """The API; its document names the shapes of the register themselves, and every problem there can be."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """What an operation is called in clients made from the document: the same wherever its code stands."""
        return str(operation.view_func.__name__)

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The OpenAPI document with the shapes of all answers."""
        document: OpenAPISchema = describe(super().get_openapi_schema(**options))
        return document


api = Api(title="Local Action", version="1", description=DESCRIPTION, docs_url=None, urls_namespace="api")
for kind, handler in HANDLERS:
    api.add_exception_handler(kind, handler)


@api.get("/", url_name="home", summary="Where everything is", openapi_extra=answers("Home"))
def home(request: HttpRequest) -> HttpResponse:
    """The addresses of the lists, and of the documentation."""
    names = {"progress": "reports", "register": "register"}
    lists_of = (
        "actions",
        "governments",
        "signatures",
        "progress",
        "needs",
        "frameworks",
        "vocabularies",
        "register",
    )
    found = {
        name: _site(addresses.page(f"api:{names.get(name, name)}", "en")) for name in (*lists_of, "changes")
    }
    return answer(
        request,
        Home(
            documentation=_site(addresses.page("api_pages:about", "en")),
            openapi=_site(addresses.page("api:openapi-json", "en")),
            **found,
        ),
    )


# --- actions, governments, needs: what the search index finds


@api.get("/actions", url_name="actions", summary="Published actions", openapi_extra=answers("RecordList"))
def list_actions(request: HttpRequest, ask: Query[AskActions]) -> HttpResponse:
    """One page of actions with facets."""
    return answer(request, lists.page_of("action", ask, request.path), ask.fields)


@api.get(
    "/actions/{reference}",
    url_name="action",
    summary="One action",
    openapi_extra=answers("ActionRecord", 410),
)
def read_action(request: HttpRequest, reference: str, ask: Query[AskOne]) -> HttpResponse:
    """The version that stands now, as it was published."""
    found = register.current("action", reference)
    if found is None:
        return published.missing("action", reference)
    return answer(request, published.action_record(found), ask.fields)


@api.get(
    "/governments",
    url_name="governments",
    summary="Local and regional governments with a public record",
    openapi_extra=answers("RecordList"),
)
def list_governments(request: HttpRequest, ask: Query[Ask]) -> HttpResponse:
    """One page of governments with facets."""
    return answer(request, lists.page_of("government", ask, request.path), ask.fields)


@api.get(
    "/governments/{slug}",
    url_name="government",
    summary="One government with its signatures",
    openapi_extra=answers("GovernmentRecord", 410),
)
def read_government(request: HttpRequest, slug: str, ask: Query[AskOne]) -> HttpResponse:
    """The public face that stands now, and every signature that stands."""
    found = register.current("government", slug)
    if found is None:
        return published.missing("government", slug)
    return answer(request, published.government_record(found), ask.fields)


@api.get(
    "/needs", url_name="needs", summary="The support that actions ask for", openapi_extra=answers("NeedList")
)
def list_needs(request: HttpRequest, ask: Query[AskActions]) -> HttpResponse:
    """One page of needs; the choices are those of the list of actions."""
    return answer(request, lists.needs_of(ask, request.path), ask.fields)


# --- signatures and progress: what the register keeps


@api.get("/signatures", url_name="signatures", summary="Signatures", openapi_extra=answers("SignatureList"))
def list_signatures(request: HttpRequest, ask: Query[AskStanding]) -> HttpResponse:
    """Signatures that stand, those published first coming first."""
    return answer(request, published.signatures(ask), ask.fields)


@api.get(
    "/signatures/{reference}",
    url_name="signature",
    summary="One signature",
    openapi_extra=answers("SignatureRecord", 410),
)
def read_signature(request: HttpRequest, reference: str, ask: Query[AskOne]) -> HttpResponse:
    """The version that stands now."""
    found = register.current("signature", reference)
    if found is None:
        return published.missing("signature", reference)
    return answer(request, published.signature_record(found), ask.fields)


@api.get("/progress", url_name="reports", summary="Progress reports", openapi_extra=answers("ProgressList"))
def list_reports(request: HttpRequest, ask: Query[AskReports]) -> HttpResponse:
    """Progress reports that stand, those published first coming first."""
    return answer(request, published.progress(ask), ask.fields)


@api.get(
    "/progress/{reference}",
    url_name="report",
    summary="One progress report",
    openapi_extra=answers("ProgressRecord", 410),
)
def read_report(request: HttpRequest, reference: str, ask: Query[AskOne]) -> HttpResponse:
    """The version that stands now."""
    found = register.current("progress", reference)
    if found is None:
        return published.missing("progress", reference)
    return answer(request, published.progress_record(found), ask.fields)


# --- what stands behind the codes


@api.get("/frameworks", url_name="frameworks", summary="Frameworks", openapi_extra=answers("FrameworkList"))
def list_frameworks(request: HttpRequest, ask: Query[AskOne]) -> HttpResponse:
    """Every framework, without its items."""
    return answer(request, wordings.all_frameworks(), ask.fields)


@api.get(
    "/frameworks/{code}",
    url_name="framework",
    summary="One framework with its items",
    openapi_extra=answers("Framework"),
)
def read_framework(request: HttpRequest, code: str, ask: Query[AskOne]) -> HttpResponse:
    """One framework with its items, in every language."""
    found = wordings.one_framework(code)
    if found is None:
        raise Http404
    return answer(request, found, ask.fields)


@api.get(
    "/vocabularies", url_name="vocabularies", summary="Vocabularies", openapi_extra=answers("VocabularyList")
)
def list_vocabularies(request: HttpRequest, ask: Query[AskOne]) -> HttpResponse:
    """Every vocabulary with its terms."""
    return answer(request, wordings.all_vocabularies(), ask.fields)


@api.get(
    "/vocabularies/{code}",
    url_name="vocabulary",
    summary="One vocabulary",
    openapi_extra=answers("Vocabulary"),
)
def read_vocabulary(request: HttpRequest, code: str, ask: Query[AskOne]) -> HttpResponse:
    """One vocabulary with its terms, in every language."""
    found = wordings.one_vocabulary(code)
    if found is None:
        raise Http404
    return answer(request, found, ask.fields)


# --- the register itself


@api.get(
    "/register", url_name="register", summary="Where the register ends", openapi_extra=answers("RegisterHead")
)
def read_register(request: HttpRequest) -> HttpResponse:
    """The last entry, the Merkle root over all entries, and the newest checkpoint."""
    return answer(request, ledger.head())


@api.get(
    "/register/entries", url_name="entries", summary="Entries in order", openapi_extra=answers("EntryList")
)
def list_entries(request: HttpRequest, ask: Query[AskEntries]) -> HttpResponse:
    """Entries as the file of the register has them; the content of what is hidden is withheld."""
    return answer(request, ledger.entries(ask), ask.fields)


@api.get(
    "/register/entries/{sequence}",
    url_name="entry",
    summary="One entry",
    openapi_extra=answers("EntryRecord"),
)
def read_entry(request: HttpRequest, sequence: str, ask: Query[AskOne]) -> HttpResponse:
    """One entry by its number."""
    line = line_at(_number(sequence))
    if line is None:
        raise Http404
    return answer(request, ledger.entry_record(line), ask.fields)


@api.get(
    "/register/entries/{sequence}/proof",
    url_name="inclusion",
    summary="The proof that the register holds an entry",
    openapi_extra=answers("InclusionProof"),
)
def prove_entry(request: HttpRequest, sequence: str, ask: Query[AskInclusion]) -> HttpResponse:
    """The audit path from an entry to the root over the first `size` entries, else over the newest checkpoint's."""
    try:
        found = ledger.inclusion(_number(sequence), ask.size)
    except proofs.NoSuchTree as error:
        raise Http404 from error
    if found is None:
        raise Http404
    return answer(request, found)


@api.get(
    "/register/consistency",
    url_name="consistency",
    summary="The proof that the register was only added to",
    openapi_extra=answers("Consistency"),
)
def prove_consistency(request: HttpRequest, ask: Query[AskConsistency]) -> HttpResponse:
    """That the register of `earlier` entries is the beginning of that of `later`, else of all there are."""
    try:
        found = proofs.consistency(ask.earlier, ask.later)
    except proofs.NoSuchTree as error:
        raise Http404 from error
    return answer(request, found)


@api.get(
    "/changes", url_name="changes", summary="What changed since an entry", openapi_extra=answers("ChangeList")
)
def list_changes(request: HttpRequest, ask: Query[AskEntries]) -> HttpResponse:
    """Published, withdrawn, hidden and restored, in order: by this a copy elsewhere keeps in step."""
    return answer(request, ledger.changes_since(ask), ask.fields)


def _number(text: str) -> int:
    """The number of an entry as an address says it. Raises Http404."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):
        raise Http404
    return int(text)


def _site(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


for place, router in settings.API_ROUTERS.items():
    api.add_router(place, import_string(router))
