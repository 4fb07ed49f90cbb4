"""The public pictures of actions: named by what they contain, cached for minutes, because they can be taken down."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.urls import path, register_converter
from django.views.decorators.http import condition, require_safe

TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


class PictureName:
    """The name of a public picture: its SHA-256 and its kind, and nothing that could lead anywhere else."""

    regex = rf"[0-9a-f]{{64}}\.(?:{'|'.join(TYPES)})"

    def to_python(self, value: str) -> str:
        """The name as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The name as it stands."""
        return value


register_converter(PictureName, "picture_name")


def _etag(request: HttpRequest, name: str) -> str:
    return f'"{name}"'


@require_safe
@condition(etag_func=_etag)
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture of a published action."""
    file = Path(settings.MEDIA_ROOT, "actions", name)
    if file.is_symlink() or not file.is_file():
        raise Http404
    response = FileResponse(file.open("rb"), content_type=TYPES[file.suffix[1:]])
    response.headers["Cache-Control"] = (
        "public, max-age=600"  # a picture that is taken down is soon gone everywhere
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Disposition"] = "inline"
    return response


urlpatterns = [path("media/actions/<picture_name:name>", picture, name="public_picture")]
