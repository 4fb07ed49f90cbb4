"""The import at the desk: a file, its columns, what is wrong, bringing it in, and undoing all of it."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from localaction.accounts.web.audiences import ActorRequest, desk_page
from localaction.actions import batches, operations, rules
from localaction.actions.choices import IMPORT_TONES
from localaction.actions.importing.batching.labels import LABELS
from localaction.actions.web.forms.importing import ColumnsForm, FileForm, UndoForm
from localaction.kit.answers import Refused
from localaction.kit.tables import harmless

ON_A_PAGE = 25
MOVES = {
    "check": operations.check_import,
    "run": operations.run_import,
    "discard": operations.discard_import,
}


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_imports(request: ActorRequest) -> HttpResponse:
    """Every file that was brought, and the box for another one."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        batch = operations.bring_import(
            actor=request.actor,
            subject=form.cleaned_data["subject"],
            source=form.cleaned_data["source"],
            upload=form.cleaned_data["file"],
            name=form.cleaned_data["file"].name,
        )
        return redirect("actions:desk_import", batch.pk)
    page = Paginator(batches.all_batches(), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": [{"batch": one, "tone": IMPORT_TONES.get(one.status, "quiet")} for one in page.object_list],
        "sources": batches.known_sources(),
    }
    return render(request, "actions/desk/imports.html", context, status=422 if form.errors else 200)


def _found(pk: int) -> Any:
    try:
        return batches.batch(pk)
    except ObjectDoesNotExist as error:
        raise Http404 from error


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_import(request: ActorRequest, pk: int) -> HttpResponse:
    """One file: how far it is, what it would bring or brought, what is wrong in which row, the next step."""
    batch = _found(pk)
    if request.method == "POST":
        return _move(request, batch)
    actor = request.actor
    problems = Paginator(batches.problems_of(batch), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "batch": batch,
        "tone": IMPORT_TONES.get(batch.status, "quiet"),
        "is_busy": batches.is_at_work(batch),
        "same": batches.same_file(batch),
        "counts": _counts(batch),
        "preview": batch.counts.get("preview", []),
        "problems": problems,
        "rows": [{"one": one, "label": LABELS.get(one.column, one.column)} for one in problems.object_list],
        "may_match": bool(rules.may_match_columns(actor, batch)),
        "may_run": bool(rules.may_run_import(actor, batch)),
        "may_undo": bool(rules.may_undo_import(actor, batch)),
        "may_discard": bool(rules.may_discard_import(actor, batch)),
        "brought": batch.records.count() if batch.run_at else 0,
        "crumbs": [(_("Import"), reverse("actions:desk_imports")), (batch.file_name, "")],
    }
    return render(request, "actions/desk/import.html", context)


def _counts(batch: Any) -> list[tuple[str, int]]:
    words = (
        ("entered", _("new") if not batch.run_at else _("entered")),
        ("changed", _("changed")),
        ("unchanged", _("here already, unchanged")),
        ("refused", _("not good, left out")),
        ("held", _("held until passages are cleared")),
        ("gone", _("taken back")),
        ("restored", _("as they were before")),
        ("stays", _("stay, because others built on them")),
    )
    return [(word, batch.counts[name]) for name, word in words if batch.counts.get(name)]


def _move(request: ActorRequest, batch: Any) -> HttpResponse:
    do = MOVES.get(request.POST.get("go", ""))
    if do is None:
        raise Http404
    try:
        do(actor=request.actor, batch=batch)
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    return redirect("actions:desk_import", batch.pk)


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_import_columns(request: ActorRequest, pk: int) -> HttpResponse:
    """Which column of the list fills which of ours."""
    batch = _found(pk)
    if not rules.may_match_columns(request.actor, batch):
        return redirect("actions:desk_import", pk)
    kept = (batch.mapping, batch.fixed) if batch.is_mapped else batches.remembered(batch)
    form = ColumnsForm(request.POST or None, batch=batch, mapping=kept[0], fixed=kept[1])
    if request.method == "POST" and form.is_valid():
        operations.match_columns(
            actor=request.actor,
            batch=batch,
            mapping=form.mapping,
            fixed=form.fixed,
            on=form.cleaned_data["collected_on"],
        )
        operations.check_import(actor=request.actor, batch=batch)
        return redirect("actions:desk_import", pk)
    context = {
        "batch": batch,
        "form": form,
        "is_remembered": bool(kept[0]) and not batch.is_mapped,
        "crumbs": [
            (_("Import"), reverse("actions:desk_imports")),
            (batch.file_name, reverse("actions:desk_import", args=[pk])),
            (_("Columns"), ""),
        ],
    }
    return render(request, "actions/desk/import_columns.html", context, status=422 if form.errors else 200)


@desk_page("secretariat")
@require_GET
def desk_import_errors(request: ActorRequest, pk: int) -> HttpResponse:
    """Everything that is wrong, as a CSV file beside the list itself."""
    batch = _found(pk)
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow([_("Line"), _("Column"), _("In your list"), _("Value"), _("What to do")])
    for one in batches.problems_of(batch).iterator(chunk_size=2_000):
        theirs = batch.mapping.get(one.column, "")
        cells = [one.line, LABELS.get(one.column, one.column), theirs, one.value, one.reason]
        writer.writerow([harmless(str(cell)) for cell in cells])
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="import-{pk}-errors.csv"'
    return response


@desk_page("secretariat")
@require_GET
def desk_import_records(request: ActorRequest, pk: int) -> HttpResponse:
    """Every record that a file brought, and what became of it."""
    batch = _found(pk)
    only_stays = request.GET.get("show") == "stays"
    found = batches.stays(batch) if only_stays else batches.records_of(batch)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    base = reverse("actions:desk_import_records", args=[pk])
    context = {
        "batch": batch,
        "page": page,
        "shown": [(_("All"), base, not only_stays), (_("What stays"), f"{base}?show=stays", only_stays)],
        "crumbs": [
            (_("Import"), reverse("actions:desk_imports")),
            (batch.file_name, reverse("actions:desk_import", args=[pk])),
            (_("Records"), ""),
        ],
    }
    return render(request, "actions/desk/import_records.html", context)


@desk_page("secretariat")
@require_http_methods(["GET", "POST"])
def desk_import_undo(request: ActorRequest, pk: int) -> HttpResponse:
    """Take back everything that a file brought, with the reason that is shown."""
    batch = _found(pk)
    rules.may_undo_import(request.actor, batch).or_refuse()
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.undo_import(actor=request.actor, batch=batch, because=form.cleaned_data["because"])
        return redirect("actions:desk_import", pk)
    context = {
        "form": form,
        "heading": _("Undo this import"),
        "lead": _(
            "What it entered is withdrawn, what it changed reads as before. What others built on stays and is listed."
        ),
        "back_href": reverse("actions:desk_import", args=[pk]),
        "submit_label": _("Undo the import"),
    }
    return render(request, "design/layouts/form.html", context, status=422 if form.errors else 200)
