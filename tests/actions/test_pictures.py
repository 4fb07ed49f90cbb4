"""Pictures are written anew, and what is no still picture is refused in words."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any

import pytest
from PIL import Image, ImageCms, PngImagePlugin
from tests.actions.making import jpeg_with_place

from localaction.actions import pictures

SECRET = b"S3CR3T-PLACE"


def made(form: str = "JPEG", mode: str = "RGB", size: tuple[int, int] = (40, 20), **options: Any) -> bytes:
    written = io.BytesIO()
    Image.new(mode, size, options.pop("color", 0)).save(written, form, **options)
    return written.getvalue()


def reopened(clean: pictures.CleanPicture) -> Image.Image:
    picture = Image.open(io.BytesIO(clean.data))
    picture.load()
    return picture


def refusal(raw: bytes) -> str:
    with pytest.raises(pictures.NotAPicture) as caught:
        pictures.clean(raw)
    assert caught.value.words.endswith(".")
    return str(caught.value.why)


def test_place_and_camera_are_gone_and_it_stands_upright() -> None:
    raw = jpeg_with_place()
    with Image.open(io.BytesIO(raw)) as before:
        assert before.getexif().get_ifd(0x8825)
    clean = pictures.clean(raw)
    with reopened(clean) as after:
        assert dict(after.getexif()) == {}
        assert (after.size, after.format) == ((1200, 2400), "JPEG")
    assert (clean.width, clean.height, clean.ending) == (1200, 2400, "jpg")
    assert b"A camera" not in clean.data


def _jpeg_with_segments() -> bytes:
    """A JPEG that tells its secret in EXIF, XMP, IPTC, a comment, a colour profile and an embedded thumbnail."""
    plain = made(quality=90)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + SECRET

    def segment(marker: int, payload: bytes) -> bytes:
        return bytes([0xFF, marker]) + struct.pack(">H", len(payload) + 2) + payload

    extra = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET + b"</x:xmpmeta>")
    extra += segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x11\x1c\x02\x5a\0\x0c" + SECRET)
    extra += segment(0xFE, b"comment " + SECRET)
    extra += segment(0xE2, b"ICC_PROFILE\0\x01\x01" + profile)
    extra += segment(0xE0, b"JFXX\0\x10" + made(size=(8, 8)) + SECRET)
    return plain[:2] + extra + plain[2:]


def _png_with_chunks() -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", SECRET.decode())
    told.add_itxt("XML:com.adobe.xmp", SECRET.decode(), zip=False)
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    return made("PNG", pnginfo=told, exif=exif)


def _webp_with_chunks() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    return made("WEBP", exif=exif, xmp=b"<x>" + SECRET + b"</x>")


@pytest.mark.parametrize("raw", [_jpeg_with_segments(), _png_with_chunks(), _webp_with_chunks()])
def test_no_word_of_the_file_comes_along(raw: bytes) -> None:
    assert SECRET in raw
    clean = pictures.clean(raw)
    assert SECRET not in clean.data
    with reopened(clean) as after:
        kept = {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "loop",
            "background",
            "timestamp",
            "duration",
        }
        assert set(after.info) <= kept


def _zip() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("run.js", "alert(1)")
    return written.getvalue()


@pytest.mark.parametrize(
    ("raw", "hidden"),
    [
        (made() + b"<html><script>alert(1)</script></html>", b"<script>"),
        (made("PNG") + _zip(), b"PK\x03\x04"),
        (made("WEBP") + b"<?php system($_GET[0]); ?>", b"<?php"),
        (made()[:2] + b"\xff\xfe\x00\x1e<script>alert(1)</script>!!" + made()[2:], b"<script>"),
    ],
)
def test_what_hides_behind_or_inside_a_picture_is_left_out(raw: bytes, hidden: bytes) -> None:
    assert hidden in raw
    assert hidden not in pictures.clean(raw).data


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "drawing"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "drawing"),
        (b"%PDF-1.7", "drawing"),
        (made("GIF", "P"), "kind"),
        (b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)", "kind"),
        (b"<html><img src=x onerror=alert(1)></html>", "kind"),
        (b"MZ\x90\x00 a program called picture.jpg", "kind"),
        (made("TIFF"), "kind"),
        (made("BMP"), "kind"),
        (b"\xff\xd8\xff\xe0broken", "unreadable"),
        (b"\x89PNG\r\n\x1a\nbroken", "unreadable"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(raw: bytes, why: str) -> None:
    assert refusal(raw) == why


def test_the_second_picture_of_a_phone_is_left_out() -> None:
    written = io.BytesIO()
    behind = Image.new("RGB", (20, 10), "red")
    Image.new("RGB", (40, 20)).save(written, "MPO", save_all=True, append_images=[behind])
    clean = pictures.clean(written.getvalue())
    assert (clean.width, clean.ending, clean.data.count(b"\xff\xd8\xff")) == (40, "jpg", 1)


def test_a_name_plays_no_part() -> None:
    assert pictures.clean(made("PNG")).ending == "png"
    assert pictures.clean(made("WEBP")).ending == "webp"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_is_cut_off_is_refused(form: str) -> None:
    noise = Image.effect_noise((400, 400), 90)
    written = io.BytesIO()
    noise.convert("RGB").save(written, form)
    raw = written.getvalue()
    assert pictures.clean(raw).width == 400
    assert refusal(raw[: len(raw) // 2]) in ("cut_off", "unreadable")


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_picture_that_moves_is_refused(form: str) -> None:
    frames = [Image.new("RGB", (20, 20), color) for color in ("red", "green", "blue")]
    written = io.BytesIO()
    frames[0].save(written, form, save_all=True, append_images=frames[1:], duration=100)
    assert refusal(written.getvalue()) == "moving"
    moving_gif = io.BytesIO()
    frames[0].save(moving_gif, "GIF", save_all=True, append_images=frames[1:], duration=100)
    assert refusal(moving_gif.getvalue()) == "moving"


def _bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that says it has width × height pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = zlib.compress(b"\0" * 1_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "size", [(50_000, 50_000), (20_000, 20_000), (7_000, 7_000), (100_000, 1), (1, 40_000)]
)
def test_a_bomb_is_refused_before_it_is_unpacked(size: tuple[int, int]) -> None:
    assert refusal(_bomb(*size)) == "huge"


def test_a_text_bomb_in_a_png_is_refused() -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "A" * 80_000_000, zip=True)
    raw = made("PNG", pnginfo=told)
    assert len(raw) < 200_000
    assert refusal(raw) == "unreadable"


def test_a_large_photograph_is_made_smaller() -> None:
    clean = pictures.clean(made(size=(9_000, 6_000)))
    assert (clean.width, clean.height) == (2400, 1600)


def test_a_large_progressive_photograph_is_refused_because_it_is_unpacked_whole() -> None:
    assert refusal(made(size=(9_000, 6_000), progressive=True)) == "huge"


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_see_through_pictures_stay_so(form: str) -> None:
    clean = pictures.clean(made(form, "RGBA", color=(10, 90, 100, 0)))
    with reopened(clean) as after:
        assert (after.format, after.mode, after.size) == (form, "RGBA", (40, 20))


def test_colours_for_print_become_colours_for_screens() -> None:
    clean = pictures.clean(made("JPEG", "CMYK", color=(0, 255, 255, 0), quality=95))
    with reopened(clean) as after:
        red, green, blue = after.getpixel((20, 10))  # type: ignore[misc]
        assert after.mode == "RGB"
        assert red > 180
        assert green < 70
        assert blue < 70


def test_sixteen_bits_of_grey_keep_their_shade() -> None:
    clean = pictures.clean(made("PNG", "I;16", color=32_768))
    with reopened(clean) as after:
        assert after.mode == "RGB"
        assert 120 <= after.getpixel((5, 5))[0] <= 136  # type: ignore[index]


@pytest.mark.parametrize("mode", ["L", "1", "P", "LA"])
def test_grey_black_and_palettes_are_taken(mode: str) -> None:
    assert pictures.clean(made("PNG", mode)).width == 40


def test_the_same_picture_has_the_same_name() -> None:
    raw = jpeg_with_place()
    assert pictures.clean(raw).digest == pictures.clean(raw).digest
