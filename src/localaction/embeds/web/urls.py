"""Where embeds stands in the site: pages with a language in their address."""

from django.urls import URLPattern, URLResolver

app_name = "embeds"
urlpatterns: list[URLPattern | URLResolver] = []
