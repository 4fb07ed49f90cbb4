"""Where opendata stands in the site: pages with a language in their address."""

from django.urls import path

from localaction.opendata.web import downloads, pages

app_name = "opendata"
urlpatterns = [
    path("data/", pages.data, name="data"),
    path("data/datapackage.zip", downloads.other, {"name": "datapackage.zip"}, name="datapackage"),
    path("data/datapackage.json", downloads.other, {"name": "datapackage.json"}, name="datapackage_json"),
    path("data/catalog.jsonld", downloads.other, {"name": "catalog.jsonld"}, name="catalogue"),
    path("data/<slug:name>/", pages.dictionary, name="dictionary"),
    path("data/<slug:table>.<slug:ending>", downloads.download, name="download"),
]
