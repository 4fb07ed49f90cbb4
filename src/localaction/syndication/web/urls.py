"""Where syndication stands in the site: addresses with a language."""

from django.urls import URLPattern, URLResolver, path, re_path

from localaction.syndication.web import citations, feeds, opensearch

# no reference holds a dot, so that what follows it names the form
ACTION = r"^actions/(?P<reference>[^/.]+)"
GOVERNMENT = r"^governments/(?P<slug>[^/.]+)"
FORMS = r"(?P<form>json|jsonld|bib|ris|csl\.json|datacite\.json|linkset\.json)"
OF_GOVERNMENTS = r"(?P<form>json|jsonld|linkset\.json)"

app_name = "syndication"
urlpatterns: list[URLPattern | URLResolver] = [
    path("opensearch.xml", opensearch.description, name="opensearch"),
    path("opensearch-suggestions.json", opensearch.suggestions, name="opensearch_suggestions"),
    path("feeds/all.atom", feeds.everything, name="feed_all"),
    path("feeds/search.atom", feeds.search, name="feed_search"),
    path("feeds/objective/<str:code>.atom", feeds.objective, name="feed_objective"),
    path("feeds/country/<str:code>.atom", feeds.country, name="feed_country"),
    path("feeds/government/<str:slug>.atom", feeds.government, name="feed_government"),
    re_path(rf"{ACTION}\.{FORMS}$", citations.action, name="action_form"),
    re_path(rf"{ACTION}/\.?{FORMS}/?$", citations.elsewhere, name="action_form_elsewhere"),
    re_path(rf"{GOVERNMENT}\.{OF_GOVERNMENTS}$", citations.government, name="government_form"),
]
