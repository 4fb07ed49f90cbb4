"""Where opendata stands in the site: pages with a language in their address."""

from django.urls import URLPattern, URLResolver

app_name = "opendata"
urlpatterns: list[URLPattern | URLResolver] = []
