"""Pictures made safe to publish: read, turned upright, made small enough and written anew as pixels alone.

What comes out holds nothing of the file that came in but its pixels: no place, camera, comment, colour profile,
thumbnail, and nothing that was hidden behind or inside it. A file that is no still picture is refused in words.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass
from typing import Final, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from localaction.actions.limits import PICTURE_PIXELS

FORMATS: Final = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
LONGEST_SIDE: Final = 30_000
MOST_PIXELS: Final = 40_000_000  # about 160 MB while it is worked on
MOST_PIXELS_IN_STEPS: Final = 120_000_000  # a plain JPEG is read at an eighth, a quarter or half of its size

Why = Literal["empty", "kind", "drawing", "moving", "huge", "cut_off", "unreadable"]
WORDS: Final[dict[str, str | Promise]] = {
    "empty": _("The file is empty. Choose it again."),
    "kind": _(
        "This file is not a JPEG, PNG or WebP picture, whatever its name says. Save the picture as JPEG."
    ),
    "drawing": _("Drawings that can hold programs, like SVG and PDF, are not taken. Save it as PNG."),
    "moving": _("This picture moves. Save one still picture from it as JPEG."),
    "huge": _(
        "This picture has far too many pixels. Make it smaller, at most 6,000 by 6,000, and add it again."
    ),
    "cut_off": _(
        "The file is cut off: a part of the picture is missing. Copy it again from where you have it."
    ),
    "unreadable": _("We could not read this file as a picture. Save it as JPEG or PNG and try again."),
}


class NotAPicture(ValueError):
    """The file cannot be taken. `why` is a code, `words` what to tell the person who chose it."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why

    @property
    def words(self) -> str:
        """One or two sentences: what is wrong, and what to do."""
        return str(WORDS[self.why])


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture written anew: its bytes, how its name ends, its size in pixels, and the SHA-256 of the bytes."""

    data: bytes
    ending: str
    width: int
    height: int
    digest: str


def clean(raw: bytes) -> CleanPicture:
    """Write the picture anew without anything but its pixels, at most 2400 of them on its longer side.

    The name and the announced type of the file play no part: only its bytes do. Raises NotAPicture.
    """
    _refuse_by_sight(raw)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # sizes are judged below
            with Image.open(io.BytesIO(raw), formats=tuple(FORMATS)) as opened:
                # many phones put a second, smaller picture behind the first (MPO): the first is what is meant
                form = "JPEG" if opened.format in ("MPO", None) else opened.format
                _refuse_by_size(opened)
                fresh = _fresh(opened, form)
    except NotAPicture:
        raise
    except UnidentifiedImageError:
        raise NotAPicture("unreadable" if _looks_like_ours(raw) else "kind") from None
    except Image.DecompressionBombError:
        raise NotAPicture("huge") from None
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        MemoryError,
        IndexError,
        KeyError,
        TypeError,
    ) as error:
        raise NotAPicture("cut_off" if "truncated" in str(error) else "unreadable") from error
    data = _written(fresh, form)
    return CleanPicture(data, FORMATS[form], fresh.width, fresh.height, hashlib.sha256(data).hexdigest())


def _refuse_by_sight(raw: bytes) -> None:
    """What the first bytes say plainly, so that the words can be plain too."""
    if not raw:
        raise NotAPicture("empty")
    start = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<svg", b"<?xml", b"%pdf", b"%!ps")) or b"<svg" in start:
        raise NotAPicture("drawing")
    if raw[:6] in (b"GIF87a", b"GIF89a"):
        raise NotAPicture("moving" if raw.count(b"\x21\xf9\x04") > 1 else "kind")


def _looks_like_ours(raw: bytes) -> bool:
    return raw.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or raw[8:12] == b"WEBP"


def _refuse_by_size(opened: Image.Image) -> None:
    """Judge by the header alone, before a single pixel is unpacked."""
    if opened.format != "MPO" and getattr(opened, "n_frames", 1) > 1:
        raise NotAPicture("moving")
    pixels = opened.width * opened.height
    in_steps = opened.format in ("JPEG", "MPO") and not opened.info.get("progressive")
    if max(opened.size) > LONGEST_SIDE or pixels > (MOST_PIXELS_IN_STEPS if in_steps else MOST_PIXELS):
        raise NotAPicture("huge")
    if min(opened.size) < 1:
        raise NotAPicture("unreadable")


def _fresh(opened: Image.Image, form: str) -> Image.Image:
    """The pixels alone on a new canvas, upright, in sRGB with eight bits a colour, small enough."""
    if form == "JPEG":
        opened.draft(None, (PICTURE_PIXELS, PICTURE_PIXELS))
    profile = opened.info.get("icc_profile")
    picture = ImageOps.exif_transpose(opened) or opened
    picture = _eight_bits(picture)
    picture.thumbnail((PICTURE_PIXELS, PICTURE_PIXELS), Image.Resampling.LANCZOS)
    see_through = form != "JPEG" and ("A" in picture.getbands() or "transparency" in picture.info)
    mode = "RGBA" if see_through else "RGB"
    source = _in_srgb(picture, profile).convert(mode)
    fresh = Image.new(mode, source.size)
    fresh.paste(source)
    return fresh


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Sixteen bits of grey brought down to eight by scale, where a plain conversion would cut to white."""
    if picture.mode not in ("I;16", "I;16B", "I;16L", "I", "F"):
        return picture
    return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as the file meant them; a profile that cannot be read is left out, and so are its words."""
    if not profile or picture.mode not in ("RGB", "CMYK"):
        return picture
    try:
        meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(picture, meant, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return turned or picture


def _written(fresh: Image.Image, form: str) -> bytes:
    written = io.BytesIO()
    if form == "PNG":
        fresh.save(written, "PNG", optimize=True)
    else:
        fresh.save(written, form, quality=85)
    return written.getvalue()
