"""Addresses of the pages about the API."""

from django.urls import path

from localaction.api.web import public

app_name = "api_pages"

urlpatterns = [
    path("api/", public.about, name="about"),
]
