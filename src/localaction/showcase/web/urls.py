"""The addresses of public pages."""

from django.urls import path

from localaction.showcase.web import (
    about,
    action,
    areas,
    around,
    citing,
    cohorts,
    comparing,
    elsewhere,
    frameworks,
    front,
    governments,
    lineage,
    priorities,
    search,
    suggesting,
)

app_name = "showcase"

urlpatterns = [
    path("", front.front, name="front"),
    path("actions/", search.search, name="search"),
    path("suggest/", suggesting.suggest, name="suggest"),
    path("s/", citing.cite, name="cite"),
    path("s/<slug:code>/", citing.cited_list, name="cited_list"),
    path("actions/<str:reference>/", action.action, name="action"),
    path("actions/<str:reference>/could-it-work/", elsewhere.could_it_work, name="could_it_work"),
    path("actions/<str:reference>/lineage/", lineage.lineage, name="lineage"),
    path("compare/", comparing.compare, name="compare"),
    path("governments/", governments.governments, name="governments"),
    path("governments/<str:slug>/", governments.government, name="government"),
    path("signatories/", governments.signatories, name="signatories"),
    path("map/", search.world_map, name="map"),
    path("map/lights.json", around.lights, name="lights"),
    path("map/within/", around.within, name="within"),
    path("countries/", areas.countries, name="countries"),
    path("countries/<str:code>/", areas.country, name="country"),
    path("regions/", areas.regions, name="regions"),
    path("regions/<str:code>/", areas.region, name="region"),
    path("priorities/", priorities.priorities, name="priorities"),
    path("priorities/<str:code>/", priorities.priority, name="priority"),
    path("cohorts/", cohorts.cohorts, name="cohorts"),
    path("cohorts/<str:call>/", cohorts.cohort, name="cohort"),
    path("frameworks/", frameworks.frameworks, name="frameworks"),
    path("frameworks/<str:code>/", frameworks.framework, name="framework"),
    path("forums/", frameworks.forums, name="forums"),
    path("about/", about.about, name="about"),
    path("glossary/", about.glossary, name="glossary"),
]
