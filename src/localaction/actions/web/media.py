"""The public pictures of actions: named by what they contain, cached under a minute, as they can be taken down."""

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


def _etag(request: HttpRequest, name: str) -> str | None:
    """None where there is no such picture any more: a browser that still has it must not be told to show it."""
    return f'"{name}"' if _file(name) else None


def _file(name: str) -> Path | None:
    file = Path(settings.MEDIA_ROOT, "actions", name)
    return file if file.is_file() and not file.is_symlink() else None


@require_safe
@condition(etag_func=_etag)
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture of a published action."""
    file = _file(name)
    if file is None:
        raise Http404
    response = FileResponse(file.open("rb"), content_type=TYPES[file.suffix[1:]])
    response.headers["Cache-Control"] = (
        "public, max-age=45"  # a picture that is taken down is gone everywhere within a minute
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Disposition"] = "inline"
    return response


urlpatterns = [path("media/actions/<picture_name:name>", picture, name="public_picture")]
