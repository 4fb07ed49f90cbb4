"""Where trust stands in the site: pages with a language in their address."""

from django.urls import URLPattern, URLResolver

app_name = "trust"
urlpatterns: list[URLPattern | URLResolver] = []
