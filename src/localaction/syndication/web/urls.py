"""Where syndication stands in the site: addresses with a language."""

from django.urls import URLPattern, URLResolver, path

from localaction.syndication.web import feeds

app_name = "syndication"
urlpatterns: list[URLPattern | URLResolver] = [
    path("feeds/all.atom", feeds.everything, name="feed_all"),
    path("feeds/search.atom", feeds.search, name="feed_search"),
    path("feeds/objective/<str:code>.atom", feeds.objective, name="feed_objective"),
    path("feeds/country/<str:code>.atom", feeds.country, name="feed_country"),
    path("feeds/government/<str:slug>.atom", feeds.government, name="feed_government"),
]
