"""What no question may hold is left out before any page sees it."""

from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from localaction.config.middleware import without_nul


def _seen(request: HttpRequest) -> HttpRequest:
    """The request as the next layer finds it."""
    found: list[HttpRequest] = []

    def answer(asked: HttpRequest) -> HttpResponse:
        found.append(asked)
        return HttpResponse()

    without_nul(answer)(request)
    return found[0]


def test_nul_is_left_out_of_questions_and_forms() -> None:
    request = RequestFactory().post(
        "/?q=a%00b&q=c&%00x=1",
        urlencode([("title", "Kam\0pala"), ("title", "two"), ("plain", "as it is")]),
        content_type="application/x-www-form-urlencoded",
    )
    seen = _seen(request)
    assert dict(seen.GET.lists()) == {"q": ["ab", "c"], "x": ["1"]}
    assert dict(seen.POST.lists()) == {"title": ["Kampala", "two"], "plain": ["as it is"]}
    assert not seen.POST._mutable


def test_files_stay_as_they_were_sent() -> None:
    letter = SimpleUploadedFile("letter.pdf", b"%PDF\0")
    seen = _seen(RequestFactory().post("/", {"note": "a\0b", "paper": letter}))
    assert seen.POST["note"] == "ab"
    assert b"".join(seen.FILES["paper"]) == b"%PDF\0"  # type: ignore[arg-type]


def test_what_holds_none_is_not_touched() -> None:
    request = RequestFactory().post("/?q=a", {"note": "b"})
    asked, sent = request.GET, request.POST
    seen = _seen(request)
    assert (seen.GET is asked, seen.POST is sent) == (True, True)


@pytest.mark.parametrize("path", ["/en/actions/%00/", "/api/v1/actions/a%00", "/dev/mail/%00/"])
@pytest.mark.django_db
def test_no_address_holds_it(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
