"""Every address of the site, part by part. Pages carry their language in the address; machines' addresses do not."""

from importlib import import_module

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLResolver, include, path
from django.utils.module_loading import module_has_submodule

from localaction.config.hello import hello

PARTS = (
    "showcase",
    "trust",
    "figures",
    "embeds",
    "syndication",
    "opendata",
    "api",
    "governments",
    "accounts",
    "safety",
    "declarations",
    "actions",
    "assessment",
    "outreach",
    "desk",
    "design",
)


def _pages() -> list[URLResolver]:
    found: list[URLResolver] = []
    for part in PARTS:
        package = import_module(f"localaction.{part}")
        if module_has_submodule(package, "web") and module_has_submodule(
            import_module(f"localaction.{part}.web"), "urls"
        ):
            found.append(path("", include(f"localaction.{part}.web.urls")))
    return found


urlpatterns = [
    path("", include("localaction.kit.web.urls")),
    path("", include("localaction.api.urls")),
    path("", include("localaction.showcase.web.machine_urls")),
    path("", include("localaction.trust.web.machine_urls")),
    path("", include("localaction.embeds.web.machine_urls")),
    path("", include("localaction.syndication.web.machine_urls")),
    path("", include("localaction.opendata.web.machine_urls")),
    path("", include("localaction.actions.web.media")),
    path("dev/hello/", hello),
    *i18n_patterns(*_pages()),
]
