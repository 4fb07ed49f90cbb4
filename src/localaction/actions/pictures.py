"""Pictures made safe to publish: read, turned upright, made small enough and written anew without metadata."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

from PIL import Image, ImageOps

from localaction.actions.limits import PICTURE_PIXELS

FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
MOST_PIXELS = 80_000_000


class NotAPicture(ValueError):
    """The file is no JPEG, PNG or WebP picture that can be read, or it is far too large."""


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture written anew: its bytes, how its name ends, its size in pixels, and the SHA-256 of the bytes."""

    data: bytes
    ending: str
    width: int
    height: int
    digest: str


def clean(raw: bytes) -> CleanPicture:
    """Write the picture anew without place, camera or any other metadata, at most 2400 pixels on its longer side.

    Raises NotAPicture.
    """
    try:
        with Image.open(io.BytesIO(raw), formats=tuple(FORMATS)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise NotAPicture("too many pixels")
            form = opened.format or "JPEG"
            picture = ImageOps.exif_transpose(opened) or opened
            picture.thumbnail((PICTURE_PIXELS, PICTURE_PIXELS), Image.Resampling.LANCZOS)
            fresh = _without_metadata(picture, form)
    except NotAPicture:
        raise
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NotAPicture(str(error)) from error
    written = io.BytesIO()
    if form == "PNG":
        fresh.save(written, "PNG", optimize=True)
    else:
        fresh.save(written, form, quality=85)
    data = written.getvalue()
    return CleanPicture(data, FORMATS[form], fresh.width, fresh.height, hashlib.sha256(data).hexdigest())


def _without_metadata(picture: Image.Image, form: str) -> Image.Image:
    """The pixels alone on a new canvas, so that nothing else can come along."""
    see_through = "A" in picture.getbands() or "transparency" in picture.info
    mode = "RGBA" if see_through and form != "JPEG" else "RGB"
    source = picture.convert(mode)
    fresh = Image.new(mode, source.size)
    fresh.paste(source)
    return fresh
