"""Filling in a draft away from the site: getting its form, bringing it back, choosing what is kept."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from localaction.accounts.web.audiences import ActorRequest, portal_page, public_page
from localaction.actions import operations, pathways, queries, rules
from localaction.actions.offline import naming
from localaction.actions.web import papering, reading
from localaction.actions.web.comparing import Comparison
from localaction.actions.web.finding import found_action
from localaction.actions.web.pathing import shown_pathways
from localaction.design.paper import TYPES, PaperUpload, download
from localaction.governments.queries import own_governments, public_name
from localaction.kit.paperforms.asked import Filled


@portal_page
@require_http_methods(["GET", "POST"])
def offline(request: ActorRequest, reference: str) -> HttpResponse:
    """The form of a draft to take away, and the box in which it comes back."""
    action = found_action(request.actor, reference)
    answer = rules.may_write(request.actor, action)
    if not answer:
        messages.info(request, str(answer.reason))
        return redirect("actions:action", reference)
    form = PaperUpload(
        request.POST or None, request.FILES or None, form_name=naming.FORM, reference=action.reference
    )
    if request.method == "POST" and form.is_valid():
        _bring(request, action, form)
        return redirect("actions:differences", reference)
    context = {
        "action": action,
        "form": form,
        "waiting": queries.filled_form_of(request.actor, action),
        "heading": _("Fill it in offline"),
        "back_href": reverse("actions:action", args=[reference]),
    }
    return render(request, "actions/portal/offline.html", context)


def _bring(request: ActorRequest, action: Any, form: PaperUpload) -> None:
    operations.bring_form(
        actor=request.actor,
        action=action,
        base=form.filled.base,
        given=form.filled.answers,
        file_name=form.cleaned_data["file"].name,
    )


@portal_page
@require_GET
def form_file(request: ActorRequest, reference: str, kind: str) -> HttpResponse:
    """The form of a draft as a file, in the reader's language."""
    action = found_action(request.actor, reference)
    if kind not in TYPES:
        raise Http404
    form = papering.draft_form(action, request.LANGUAGE_CODE, papering.address_of(request, reference))
    return download(form, kind, f"{action.reference}-{request.LANGUAGE_CODE}")


@portal_page
@require_http_methods(["GET", "POST"])
def differences(request: ActorRequest, reference: str) -> HttpResponse:
    """What the file says, what stands online, what will be kept; then keep it."""
    action = found_action(request.actor, reference)
    filled = queries.filled_form_of(request.actor, action)
    if filled is None:
        return redirect("actions:offline", reference)
    rules.may_write(request.actor, action).or_refuse()
    if request.POST.get("go") == "leave":
        operations.leave_form(actor=request.actor, action=action)
        messages.success(request, _("The draft stays as it is. Your file is still with you."))
        return redirect("actions:action", reference)
    chosen = {name: str(value) for name, value in request.POST.items()} if request.method == "POST" else None
    found = Comparison(action, filled, reader=request.LANGUAGE_CODE, chosen=chosen)
    is_stale = chosen is not None and chosen.get("seen") != found.seen
    if chosen is not None and not is_stale and not found.open:
        return _take_in(request, action, found)
    context = {
        "action": action,
        "filled": filled,
        "found": found,
        "parts": found.parts(),
        "is_stale": is_stale,
        "heading": _("What your file brings"),
        "back_href": reverse("actions:offline", args=[reference]),
    }
    status = 200 if chosen is None else 409 if is_stale else 422
    return render(request, "actions/portal/differences.html", context, status=status)


def _take_in(request: ActorRequest, action: Any, found: Comparison) -> HttpResponseRedirect:
    count = operations.take_in(
        actor=request.actor,
        action=action,
        pages=found.pages(),
        read=lambda standing, slug: reading.reader_of(standing, slug, reader=request.LANGUAGE_CODE),
    )
    said = ngettext("{count} answer is taken in.", "{count} answers are taken in.", count)
    messages.success(request, said.format(count=count) if count else _("Everything was there already."))
    return redirect("actions:action", action.reference)


# --- before there is a draft


@public_page
def empty_forms(request: ActorRequest) -> HttpResponse:
    """Empty forms for everybody, also for those who have not joined."""
    context = {
        "pathways": shown_pathways(""),
        "kinds": [(kind, kind.upper()) for kind in TYPES],
        "language": request.LANGUAGE_CODE,
    }
    return render(request, "actions/public/empty_forms.html", context)


@public_page
def empty_form(request: ActorRequest, pathway: str, kind: str) -> HttpResponse:
    """One empty form as a file."""
    if pathway not in pathways.PATHWAYS or kind not in TYPES:
        raise Http404
    form = papering.empty_form(pathway, request.LANGUAGE_CODE, papering.address_of(request))
    return download(form, kind, f"local-action-{pathway}-{request.LANGUAGE_CODE}")


@portal_page
@require_http_methods(["GET", "POST"])
def new_from_file(request: ActorRequest) -> HttpResponse:
    """Begin a draft with an empty form that was filled in."""
    governments = list(own_governments(request.actor))
    if not governments:
        return redirect("governments:join")
    wanted = request.POST.get("government", "")
    chosen = next((one for one in governments if one.slug == wanted), governments[0])
    form = PaperUpload(request.POST or None, request.FILES or None, form_name=naming.FORM, is_fresh=True)
    if request.method == "POST" and form.is_valid():
        return redirect("actions:differences", _begin(request, chosen, form).reference)
    context = {
        "form": form,
        "governments": [(one.slug, public_name(one, request.LANGUAGE_CODE)) for one in governments],
        "wanted": chosen.slug,
        "heading": _("Begin with a form that you filled in"),
        "back_href": reverse("actions:new"),
    }
    return render(request, "actions/portal/new_from_file.html", context)


def _begin(request: ActorRequest, government: Any, form: PaperUpload) -> Any:
    filled = form.filled
    pathway = filled.about.facts.get("pathway", "")
    action = operations.start(
        actor=request.actor,
        government=government,
        pathway=pathway if pathway in pathways.PATHWAYS else "",
        language=_language(filled),
    )
    operations.bring_first_form(
        actor=request.actor, action=action, given=filled.answers, file_name=form.cleaned_data["file"].name
    )
    return action


def _language(filled: Filled) -> str:
    """The language that was chosen in the form, else that of its questions."""
    told = filled.answers.get(naming.name_of("essentials", "language"), ())
    code = told[0] if told else filled.about.language
    return code if code in papering.LANGUAGES else ""
