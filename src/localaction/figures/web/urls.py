"""Where figures stands in the site: pages with a language in their address."""

from django.urls import path, register_converter

from localaction.figures.web import pages


class DrawnAs:
    """The two forms of a picture."""

    regex = "svg|png"

    def to_python(self, value: str) -> str:
        """The form as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The form as it stands."""
        return value


register_converter(DrawnAs, "drawn_as")

app_name = "figures"
urlpatterns = [
    path("figures/", pages.figures, name="figures"),
    path("figures/<slug:name>/", pages.figure, name="figure"),
    path("figures/<slug:name>.csv", pages.figure_csv, name="csv"),
    path("figures/<slug:name>.<drawn_as:ending>", pages.picture, name="picture"),
]
