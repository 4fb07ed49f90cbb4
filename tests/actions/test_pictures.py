"""Pictures are written anew."""

import io

import pytest
from PIL import Image
from tests.actions.making import jpeg_with_place

from localaction.actions import pictures


def test_place_and_camera_are_gone_and_it_stands_upright() -> None:
    raw = jpeg_with_place()
    with Image.open(io.BytesIO(raw)) as before:
        assert before.getexif().get_ifd(0x8825)
    clean = pictures.clean(raw)
    with Image.open(io.BytesIO(clean.data)) as after:
        assert dict(after.getexif()) == {}
        assert (after.size, after.format) == ((1200, 2400), "JPEG")
    assert (clean.width, clean.height, clean.ending) == (1200, 2400, "jpg")
    assert b"A camera" not in clean.data


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_see_through_pictures_stay_so(form: str) -> None:
    written = io.BytesIO()
    Image.new("RGBA", (40, 20), (10, 90, 100, 0)).save(written, form)
    clean = pictures.clean(written.getvalue())
    with Image.open(io.BytesIO(clean.data)) as after:
        assert (after.format, after.mode, after.size) == (form, "RGBA", (40, 20))


@pytest.mark.parametrize(
    "raw", [b"", b"<svg onload='alert(1)'/>", b"GIF89a", b"\xff\xd8\xff\xe0broken", b"%PDF-1.7"]
)
def test_what_is_no_picture_is_refused(raw: bytes) -> None:
    with pytest.raises(pictures.NotAPicture):
        pictures.clean(raw)


def test_the_same_picture_has_the_same_name() -> None:
    raw = jpeg_with_place()
    assert pictures.clean(raw).digest == pictures.clean(raw).digest
