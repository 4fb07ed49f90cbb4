"""Where figures stands in the site: pages with a language in their address."""

from django.urls import URLPattern, URLResolver

app_name = "figures"
urlpatterns: list[URLPattern | URLResolver] = []
