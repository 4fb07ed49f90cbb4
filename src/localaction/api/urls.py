"""Where the API stands."""

from django.urls import path, re_path

from localaction.api.answering import nothing_here
from localaction.api.framing import frame, framed
from localaction.api.site import api

_patterns, _application, _namespace = api.urls

urlpatterns = [
    path("api/v1/", ([framed(one) for one in _patterns], _application, _namespace)),
    re_path(r"^api/(?P<path>.*)$", frame(nothing_here)),
]
