"""Data as files: the whole as it lies ready, the results of a search as they are read."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from threading import BoundedSemaphore

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localaction.accounts.web.audiences import ActorRequest, public_page
from localaction.opendata import asked, files, formats, live, programs
from localaction.opendata.about import LICENCE, About, as_of
from localaction.opendata.columns import Table
from localaction.opendata.formats import FORMATS, Format
from localaction.opendata.programs import Wanted
from localaction.opendata.store import Row
from localaction.opendata.tables import TABLES
from localaction.opendata.web import sending
from localaction.opendata.web.sending import Whole
from localaction.register import index, queries
from localaction.showcase import addresses
from localaction.showcase.filters import Filters, read

MOST_ROWS_MADE = 20_000  # of a search, in a format that is made by a program
RETRY_SECONDS = 20
_programs = BoundedSemaphore(2)  # at once in this process
OTHERS = {
    "datapackage.zip": "application/zip",
    "datapackage.json": "application/json",
    "catalog.jsonld": "application/ld+json",
}


@public_page
def download(request: ActorRequest, table: str, ending: str) -> HttpResponseBase:
    """A table: all of it, or what a search finds with the choices of the search page."""
    if table not in TABLES or FORMATS.get(ending) not in formats.formats_of(TABLES[table]):
        raise Http404
    filters = read(dict(request.GET.lists()))
    is_search = filters.is_narrowed or bool(filters.sort) or filters.at is not None
    if is_search:
        response = _search(request, TABLES[table], FORMATS[ending], filters)
    else:
        response = _whole(request, TABLES[table], FORMATS[ending])
    return _told(response, f"{table}{'-search' if is_search else ''}.{ending}")


@public_page
def other(request: ActorRequest, name: str) -> HttpResponseBase:
    """The package, its description, or the catalogue."""
    state = _fit_state()
    if state is None:
        return _later(request)
    return _told(sending.send(request, _file(state, name, OTHERS[name])), name)


# --- the whole


def _fit_state() -> files.State | None:
    """The files, where they lie ready and nothing of them is gone since; small ones are made while the reader waits."""
    state = files.current()
    if state is not None and state.path("").exists() and files.is_fit(state):
        return state
    return files.build() if files.is_small() else None


def _file(state: files.State, name: str, media_type: str) -> Whole:
    return Whole(state.path(name), media_type, state.files[name].sha256[:32])


def _whole(request: ActorRequest, table: Table, form: Format) -> HttpResponseBase:
    state = files.current()
    if state is not None and state.path("").exists() and files.is_fit(state):
        return sending.send(request, _file(state, f"{table.name}.{form.ending}", form.media_type))
    if form.is_text:
        return _streamed(request, table, form, live.rows(table, form.form), as_of(queries.head()))
    state = _fit_state()
    if state is None:
        return _later(request)
    return sending.send(request, _file(state, f"{table.name}.{form.ending}", form.media_type))


def _later(request: ActorRequest) -> HttpResponse:
    """The file is being made anew: nothing of what was just hidden leaves."""
    response = render(request, "opendata/public/later.html", {"seconds": RETRY_SECONDS}, status=503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    return response


# --- a search


def _search(request: ActorRequest, table: Table, form: Format, filters: Filters) -> HttpResponseBase:
    language = get_language() or "en"
    mark = _mark(request, table, form)
    if sending.is_known(request, mark):
        return sending.not_modified(mark)
    address = addresses.with_query(request.path, filters.pairs())
    about = as_of(queries.head(), f"{settings.SITE_URL}{address}")
    rows = live.rows(table, form.form, asked.references(table, filters, language), at=filters.at)
    if form.is_text:
        response = _streamed(request, table, form, rows, about)
    else:
        response = _made(request, table, form, rows, about)
    if response.status_code == 200:
        response.headers["ETag"] = f'W/"{mark}"'
    return response


def _mark(request: ActorRequest, table: Table, form: Format) -> str:
    """Names what a question is answered with: another one whenever the register or the index moved on."""
    state = (
        table.name,
        form.ending,
        request.get_full_path(),
        queries.head().hash,
        index.stamp(),
        files.made(),
    )
    return hashlib.sha256(repr(state).encode()).hexdigest()[:32]


def _streamed(
    request: ActorRequest, table: Table, form: Format, rows: Iterator[Row], about: About
) -> HttpResponseBase:
    body: Iterator[bytes] = formats.written(table, form.ending, rows, about)
    if request.method == "HEAD":
        body = iter(())
    response = StreamingHttpResponse(body, content_type=form.media_type)
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response


def _made(
    request: ActorRequest, table: Table, form: Format, rows: Iterator[Row], about: About
) -> HttpResponseBase:
    """A search in a format that a program makes: as long as it is not too long, and not too many at once."""
    first = list(islice(rows, MOST_ROWS_MADE + 1))
    if len(first) > MOST_ROWS_MADE:
        sentence = _("These are more than %(most)s rows. Take them as CSV, or take the whole file.")
        return HttpResponse(
            sentence % {"most": MOST_ROWS_MADE}, status=413, content_type="text/plain; charset=utf-8"
        )
    if not _programs.acquire(timeout=10):
        return _later(request)
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{table.name}.{form.ending}"
            programs.make(form.ending, [Wanted(table, first, path)], about)
            response = HttpResponse(path.read_bytes(), content_type=form.media_type)
    finally:
        _programs.release()
    response.headers["Cache-Control"] = sending.CACHE
    return response


def _told(response: HttpResponseBase, name: str) -> HttpResponseBase:
    """The same answer with its name, its licence and where it is described, open to every site."""
    if response.status_code in (200, 206):
        disposition = "inline" if name.endswith(("json", "jsonld")) else "attachment"
        response.headers["Content-Disposition"] = f'{disposition}; filename="local-action-{name}"'
    described = addresses.page("opendata:datapackage_json", "en")
    response.headers["Link"] = (
        f'<{LICENCE}>; rel="license", <{settings.SITE_URL}{described}>; rel="describedby"; type="application/json"'
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Link, Content-Range"
    return response
