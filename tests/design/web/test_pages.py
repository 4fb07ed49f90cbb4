import re

from django.test import Client, RequestFactory
from django.urls import reverse

from localaction.design.web.pages import gallery


def test_the_gallery_shows_both_lights_and_both_directions(client: Client) -> None:
    answer = client.get(reverse("design:gallery"))
    assert answer.status_code == 200
    html = answer.content.decode()
    assert re.findall(r'gallery__pane scheme-(\w+)" lang="(\w+)" dir="(\w+)"', html) == [
        ("light", "en", "ltr"), ("dark", "en", "ltr"), ("light", "ar", "rtl"), ("dark", "ar", "rtl"),
    ]  # fmt: skip
    assert answer.cookies == {}


def test_no_id_is_given_twice() -> None:
    html = gallery(RequestFactory().get("/en/desk/design/")).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(set(ids)) == sorted(ids)
    assert set(re.findall(r'\sfor="([^"]+)"', html)) <= set(ids)
    assert {
        name for names in re.findall(r'aria-describedby="([^"]+)"', html) for name in names.split()
    } <= set(ids)
