"""Joining, first half: find your government, or bring it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localaction.accounts.web.audiences import ActorRequest, open_page
from localaction.governments import operations, queries
from localaction.governments.facts import Facts
from localaction.governments.gazetteer import Place
from localaction.governments.web import draft
from localaction.governments.web.forms import TRAPS, PlaceForm, ProposalForm, SearchForm
from localaction.governments.web.places import choices, where
from localaction.kit.numbers import whole

LARGE_CITY = 100_000


@open_page
def join(request: ActorRequest) -> HttpResponse:
    """Find your government by name; with a choice made, go on to it."""
    form = SearchForm(request.GET or None)
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    kind, _colon, which = given.get("choice", "").partition(":")
    if kind == "g" and queries.by_slug(which):
        return redirect("governments:join_government", slug=which)
    if kind == "p" and whole(which):
        return redirect("governments:join_place", geonames_id=whole(which))
    text, country = given.get("q", ""), given.get("country", "")
    found = choices(text, country=country, language=get_language() or "en")
    context = {"form": form, "choices": found, "q": text, "country": country}
    return render(request, "governments/public/join.html", context)


@open_page
def join_government(request: ActorRequest, slug: str) -> HttpResponse:
    """The government is in the registry: ask to join its team."""
    government = queries.by_slug(slug)
    if government is None:
        raise Http404
    if queries.membership_of(request.actor, government) is not None:
        return redirect("governments:home", slug=government.slug)
    if request.method == "POST":
        draft.keep(request, "government", {"slug": government.slug})
        draft.aim(request, "government")
        return redirect("governments:join_who")
    context = {
        "government": government,
        "name": queries.public_name(government, get_language() or "en"),
        "team_size": queries.team_size(government),
        "level": dict(queries.level_choices())[government.level],
        "back_href": reverse("governments:join"),
    }
    return render(request, "governments/public/join_government.html", context)


@open_page
def join_place(request: ActorRequest, geonames_id: int) -> HttpResponse:
    """The government of a place of the gazetteer: its level, official name and office domain."""
    language = get_language() or "en"
    place = queries.gazetteer().place(geonames_id, language=language)
    if place is None or place.kind == "country":
        raise Http404
    there = queries.by_geonames_id(geonames_id)
    if there is not None:
        return redirect("governments:join_government", slug=there.slug)
    kept = draft.typed(request, "place")
    kept = kept if kept.get("geonames_id") == geonames_id else {}
    form = PlaceForm(request.POST or None, initial={**_guess(place, language), **kept})
    alike: list[Any] = []
    if request.method == "POST" and form.is_valid():
        answer = _at_the_door(form, draft.facts_of_place(place, form.cleaned_data), "official_name")
        if isinstance(answer, HttpResponseBase):
            return answer
        if form.is_valid():
            draft.keep(request, "place", {**form.cleaned_data, "geonames_id": geonames_id})
            draft.aim(request, "place")
            return redirect("governments:join_who")
        alike = answer
    context = {
        "form": form,
        "place": place,
        "where": where(place, language),
        "alike": alike,
        "heading": place.name,
        "back_href": reverse("governments:join"),
    }
    return render(request, "governments/public/join_place.html", context)


@open_page
def join_propose(request: ActorRequest) -> HttpResponse:
    """Bring a government that is not in the gazetteer."""
    asked = {"name": request.GET.get("q", "")[:200], "country": request.GET.get("country", "")[:2]}
    initial = {
        "official_language": get_language(),
        "level": "region",
        **draft.typed(request, "proposal"),
        **{key: value for key, value in asked.items() if value},
    }
    form = ProposalForm(request.POST or None, initial=initial)
    alike: list[Any] = []
    if request.method == "POST" and form.is_valid():
        is_another = form.cleaned_data["is_another"]
        answer = _at_the_door(form, draft.facts_of_proposal(form.cleaned_data), "name", is_another=is_another)
        if isinstance(answer, HttpResponseBase):
            return answer
        if form.is_valid():
            draft.keep(request, "proposal", form.cleaned_data)
            draft.aim(request, "proposal")
            return redirect("governments:join_who")
        alike = answer
    context = {
        "form": form,
        "alike": alike,
        "heading": _("Propose a government"),
        "back_href": reverse("governments:join"),
    }
    return render(request, "governments/public/join_propose.html", context)


def _guess(place: Place, language: str) -> dict[str, str]:
    """What is likely, to be corrected by who knows."""
    level = "region" if place.kind == "subdivision" else "municipality"
    if place.kind == "place" and place.population >= LARGE_CITY:
        level = "city"
    return {"level": level, "official_name": place.name, "official_language": language}


def _at_the_door(
    form: PlaceForm | ProposalForm, facts: Facts, field: str, *, is_another: bool = False
) -> HttpResponse | list[Any]:
    """Send the reader on when the government is there already; else what looks like it, with errors in the form."""
    try:
        operations.check_at_the_door(facts, is_another=is_another)
    except operations.AlreadyThere as error:
        return redirect("governments:join_government", slug=error.government.slug)
    except operations.UnfitName as error:
        form.add_error(field, TRAPS[error.trap])
    except operations.LooksLike as error:
        if isinstance(form, ProposalForm):
            form.ask_whether_another()
        form.add_error(
            field, _("This looks like a government that is here already. Is it one of those shown?")
        )
        return [(one, queries.public_name(one, get_language() or "en")) for one in error.governments]
    return []
