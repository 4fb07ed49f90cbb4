"""Addresses of the pages about the API."""

from django.urls import path

from localaction.api.web import portal, public

app_name = "api_pages"

urlpatterns = [
    path("api/", public.about, name="about"),
    path("account/webhooks/", portal.webhooks, name="webhooks"),
    path("account/webhooks/<int:pk>/", portal.webhook, name="webhook"),
]
