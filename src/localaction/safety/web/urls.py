"""Addresses of concerns, of what is hidden, and of copies."""

from django.urls import path

from localaction.safety.web import concerns, copies, hiding, public, quiet

app_name = "safety"
urlpatterns = [
    path("concern/", public.concern, name="concern"),
    path("concern/<str:token>/", public.concern_status, name="concern_status"),
    path("recall/<str:token>/", public.recall, name="recall"),
    path("desk/concerns/", concerns.concerns, name="desk"),
    path("desk/concerns/<slug:number>/", concerns.concern, name="desk_concern"),
    path("desk/hide/", hiding.hide, name="hide"),
    path("desk/hidden/", hiding.hidden, name="hidden"),
    path("desk/hidden/<int:pk>/", hiding.hiding, name="hiding"),
    path("desk/quiet/", quiet.quiet, name="quiet"),
    path("desk/copies/<slug:kind>/<str:reference>/", copies.copies, name="copies"),
]
