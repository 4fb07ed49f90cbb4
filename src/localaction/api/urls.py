"""Where the API stands."""

from django.urls import path, re_path

from localaction.api.answering import nothing_here
from localaction.api.site import api

urlpatterns = [
    path("api/v1/", api.urls),
    re_path(r"^api/(?P<path>.*)$", nothing_here),
]
