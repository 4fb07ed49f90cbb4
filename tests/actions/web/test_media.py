"""Public pictures are served, and nothing else."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from tests.actions.making import focal_point, jpeg_with_place, ready

from localaction.actions import operations

BYTES = b"\xff\xd8\xff a picture"
NAME = sha256(BYTES).hexdigest() + ".jpg"


@pytest.fixture
def hung() -> str:
    file = Path(settings.MEDIA_ROOT, "actions", NAME)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(BYTES)
    return f"/media/actions/{NAME}"


def test_a_public_picture_is_handed_out_and_kept_by_caches_for_minutes(client: Client, hung: str) -> None:
    answer = client.get(hung)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == BYTES  # type: ignore[attr-defined]
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Cache-Control"] == "public, max-age=45"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.cookies == {}
    again = client.get(hung, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert client.post(hung).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/media/actions/",
        "/media/actions/" + "0" * 64 + ".jpg",
        "/media/actions/" + "0" * 64 + ".svg",
        "/media/actions/" + "0" * 64 + ".jpg.part",
        "/media/actions/../private/actions/secret.jpg",
        "/media/actions/%2e%2e/private/actions/secret.jpg",
        "/media/actions/..%2fprivate%2factions%2fsecret.jpg",
        "/media/private/actions/secret.jpg",
        "/media/private/" + "0" * 64 + ".jpg",
        "/media//private/actions/secret.jpg",
    ],
)
def test_nothing_else_is_found_there(client: Client, path: str) -> None:
    secret = Path(settings.MEDIA_ROOT, "private", "actions", "secret.jpg")
    secret.parent.mkdir(parents=True, exist_ok=True)
    secret.write_bytes(BYTES)
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_a_picture_that_waits_is_never_handed_out(client: Client) -> None:
    who, home = focal_point()
    picture = operations.add_picture(actor=who, action=ready(who, home), raw=jpeg_with_place())
    assert Path(picture.file.path).is_relative_to(Path(settings.MEDIA_ROOT, "private"))
    Path(settings.MEDIA_ROOT, "actions", f"{picture.digest}.jpg").unlink(missing_ok=True)  # of another test
    assert client.get(f"/media/private/{picture.file.name}").status_code == 404
    assert client.get(f"/media/actions/{picture.digest}.jpg").status_code == 404
