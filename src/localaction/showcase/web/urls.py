"""The addresses of public pages."""

from django.urls import path

from localaction.showcase.web import (
    about,
    action,
    citing,
    frameworks,
    front,
    governments,
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
    path("governments/", governments.governments, name="governments"),
    path("governments/<str:slug>/", governments.government, name="government"),
    path("signatories/", governments.signatories, name="signatories"),
    path("map/", search.world_map, name="map"),
    path("frameworks/", frameworks.frameworks, name="frameworks"),
    path("frameworks/<str:code>/", frameworks.framework, name="framework"),
    path("forums/", frameworks.forums, name="forums"),
    path("about/", about.about, name="about"),
    path("glossary/", about.glossary, name="glossary"),
]
