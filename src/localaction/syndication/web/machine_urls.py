"""Where syndication stands for machines: addresses without a language."""

from django.urls import URLPattern, URLResolver, path

from localaction.syndication.web import oai

urlpatterns: list[URLPattern | URLResolver] = [
    path("oai/", oai.oai, name="oai"),
    path("oai/schemas/local-action-1.xsd", oai.record_schema, name="oai_schema"),
]
