"""Joining, second half: who you are, the code, and the request itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localaction.accounts.web.audiences import ActorRequest, open_page, portal_page
from localaction.governments import operations, queries, rules
from localaction.governments.web import draft
from localaction.governments.web.forms import TRAPS, WhoForm
from localaction.kit.answers import Refused


@open_page
def join_who(request: ActorRequest) -> HttpResponse:
    """Your name, office, address and language."""
    if not draft.target(request):
        return redirect("governments:join")
    actor = request.actor
    initial = {"language": get_language(), "name": actor.name if actor.name != actor.email else ""}
    form = WhoForm(
        request.POST or None, initial={**initial, **draft.typed(request, "who")}, signed_in=actor.is_known
    )
    if request.method == "POST" and form.is_valid():
        draft.keep(request, "who", form.cleaned_data)
        return redirect("governments:join_finish" if actor.is_known else "governments:join_sign_in")
    context = {
        "form": form,
        "heading": _("Who are you?"),
        "wanted": _wanted(request),
        "back_href": _back(request),
    }
    return render(request, "governments/public/join_who.html", context)


@open_page
def join_sign_in(request: ActorRequest) -> HttpResponse:
    """Check what you wrote, and have a code sent to your address."""
    who = draft.typed(request, "who")
    if not draft.target(request) or not who:
        return redirect("governments:join")
    if request.actor.is_known:
        return redirect("governments:join_finish")
    context = {
        "who": who,
        "wanted": _wanted(request),
        "next": reverse("governments:join_finish"),
        "back_href": reverse("governments:join_who"),
    }
    return render(request, "governments/public/join_sign_in.html", context)


@portal_page
def join_finish(request: ActorRequest) -> HttpResponse:
    """The last step: ask to join, or bring the government, in your name."""
    who = draft.typed(request, "who")
    if not draft.target(request):
        return redirect("governments:join")
    if not who:
        return redirect("governments:join_who")
    if request.method != "POST":
        context = {"who": who, "wanted": _wanted(request), "back_href": reverse("governments:join_who")}
        return render(request, "governments/portal/join_finish.html", context)
    try:
        slug = _ask(request)
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
        return redirect("governments:join_finish")
    except operations.AlreadyThere as error:
        messages.info(request, _("This government joined a moment ago. Ask to join its team."))
        return redirect("governments:join_government", slug=error.government.slug)
    except operations.LooksLike:
        return redirect(_back(request))
    except operations.UnfitName as error:
        messages.error(request, str(TRAPS[error.trap]))
        return redirect(_back(request))
    draft.forget(request)
    return redirect("governments:home", slug=slug)


def _ask(request: ActorRequest) -> str:
    """Ask to join with what was typed; the slug of the government."""
    who = draft.typed(request, "who")
    said = {"office": who["office"], "note": who["note"], "name": who["name"], "language": who["language"]}
    if draft.target(request) == "government":
        government = queries.by_slug(draft.typed(request, "government").get("slug", ""))
        if government is None:
            raise Http404
        return operations.join(actor=request.actor, government=government, **said).government.slug
    facts = draft.facts(request)
    if facts is None:
        raise Http404
    is_another = bool(draft.typed(request, "proposal").get("is_another"))
    return operations.found(actor=request.actor, facts=facts, is_another=is_another, **said).government.slug


def _wanted(request: ActorRequest) -> tuple[str, str]:
    """The name of the government somebody is joining, and its language."""
    if draft.target(request) == "government":
        government = queries.by_slug(draft.typed(request, "government").get("slug", ""))
        return queries.public_name(government, get_language() or "en") if government else ("", "")
    facts = draft.facts(request)
    return (facts.name, facts.language) if facts else ("", "")


def _back(request: ActorRequest) -> str:
    """The address of the step before, with what was typed there."""
    target = draft.target(request)
    if target == "place":
        return reverse("governments:join_place", args=[draft.typed(request, "place")["geonames_id"]])
    if target == "proposal":
        return reverse("governments:join_propose")
    return reverse("governments:join_government", args=[draft.typed(request, "government")["slug"]])


@open_page
def invitation(request: ActorRequest, token: str) -> HttpResponse:
    """What an invitation says, and the button that accepts it; a link opened by a mail scanner accepts nothing."""
    invited = operations.read_token(token)
    if invited is None:
        raise Http404
    if request.method == "POST" and request.actor.is_known:
        try:
            operations.accept_invitation(actor=request.actor, invitation=invited)
        except Refused as refusal:
            messages.error(request, str(refusal.reason))
            return redirect("governments:invitation", token=token)
        return redirect("governments:home", slug=invited.government.slug)
    context = {
        "invitation": invited,
        "name": queries.public_name(invited.government, get_language() or "en"),
        "role": dict(queries.role_choices())[invited.role],
        "answer": rules.may_accept_invitation(request.actor, invited),
        "next": request.path,
    }
    return render(request, "governments/public/invitation.html", context)
