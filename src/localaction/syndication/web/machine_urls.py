"""Where syndication stands for machines: addresses without a language."""

from django.urls import URLPattern, URLResolver, path

from localaction.syndication.web import oai, opensearch

urlpatterns: list[URLPattern | URLResolver] = [
    path("opensearch.xml", opensearch.description_without_language, name="opensearch"),
    path("oai/", oai.oai, name="oai"),
    path("oai/schemas/local-action-1.xsd", oai.record_schema, name="oai_schema"),
]
