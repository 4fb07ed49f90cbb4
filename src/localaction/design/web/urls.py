"""The address of the gallery."""

from django.urls import path

from localaction.design.web import pages

app_name = "design"
urlpatterns = [path("desk/design/", pages.gallery, name="gallery")]
