import io
import json
import zipfile

import pytest
from django.test import Client
from tests.actions import making

from localaction.actions import operations

pytestmark = pytest.mark.django_db


def downloaded(client: Client, address: str) -> zipfile.ZipFile:
    answer = client.post(address)
    assert answer.headers["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]


def test_the_archive_opens_and_every_link_in_it_leads_to_a_file(client: Client) -> None:
    who, where = making.focal_point()
    action = making.ready(who, where)
    operations.add_picture(actor=who, action=action, raw=making.jpeg_with_place())
    making.at_portal(client, who)
    archive = downloaded(client, f"/ar/portal/g/{where.slug}/copy/")
    names = set(archive.namelist())
    page = archive.read("index.html").decode()
    assert {"data.json", "index.html", "style.css"} < names
    assert action.title in page
    assert '<html lang="ar" dir="rtl">' in page
    linked = {part.split('"')[0] for part in page.split('src="')[1:]}
    assert linked
    assert linked <= names
    assert json.loads(archive.read("data.json"))["actions"][0]["title"] == action.title


def test_hostile_titles_are_text(client: Client) -> None:
    who, where = making.focal_point()
    making.ready(who, where, title="<script>alert(1)</script>")
    making.at_portal(client, who)
    page = downloaded(client, f"/en/portal/g/{where.slug}/copy/").read("index.html").decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_strangers_get_nothing(client: Client) -> None:
    _who, where = making.focal_point()
    stranger, _theirs = making.focal_point("Eve")
    making.at_portal(client, stranger)
    assert client.post(f"/en/portal/g/{where.slug}/copy/").status_code == 404
