"""Where embeds stands in the site: pages with a language in their address."""

from django.urls import path

from localaction.embeds.web import frames, showing

app_name = "embeds"
urlpatterns = [
    path("embed/", showing.showing, name="showing"),
    path("embed/action/<str:reference>/", frames.action, name="action"),
    path("embed/map/", frames.world_map, name="map"),
    path("embed/figure/<slug:name>/", frames.figure, name="figure"),
]
