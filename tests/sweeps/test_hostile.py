"""Whatever is sent to a form, a question or an address: the answer is a page, and what was typed stands on it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.sweeps.doors import ROUTES, Route
from tests.sweeps.hostile import MARK, SHARP, Form, Forms, encoded, sent
from tests.sweeps.world import World, built

from localaction.actions import sections

pytestmark = pytest.mark.django_db
law = settings(
    max_examples=5,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
HARD_TEXTS = ("a\0b", "\u202e<script>", "x" * 5_000, "'\"..", "LA-\N{ARABIC-INDIC DIGIT THREE}")
NUMBERED = {"pk", "item", "letter_id", "geonames_id", "number"}
FORM = "application/x-www-form-urlencoded"
# whose pages with forms are tried by whom; every form on them is
PAGES = {
    "visitor": "account_login governments:join governments:join_propose governments:join_place",
    "stranger": "governments:join_government governments:join_who governments:invitation",
    "focal": "accounts:home accounts:sessions accounts:tokens api_pages:webhooks api_pages:webhook "
    "actions:new actions:owners actions:check actions:questions "
    "actions:withdraw declarations:sign declarations:evidence declarations:check declarations:withdraw "
    "declarations:read governments:details governments:people governments:invite governments:member "
    "assessment:decision",
    "desk": "governments:desk governments:desk_government declarations:desk_signature actions:desk_action "
    "actions:desk_hand_back actions:desk_withdraw assessment:judgement assessment:letter",
    "declared": "assessment:assessment",
    "asked": "assessment:assessment",
}
QUESTIONS = {
    "visitor": {
        "showcase:search": "q gcm gcr sdg item priority population kind stage region country year year_from "
        "year_to language signature level government call sort view page",
        "showcase:governments": "q country region level signature sort page",
        "showcase:signatories": "q country region status sort page",
        "showcase:map": "q gcm region country year_from page",
        "showcase:front": "page q",
        "governments:places": "q country only",
        "governments:join": "q country choice",
        "governments:join_propose": "q country name",
        "api:actions": "q country region level signature sort page per_page objective gcm year_from",
        "api:governments": "q country region level sort page per_page cursor fields at",
        "api:needs": "q need country cursor fields published_from meaning",
        "api:signatures": "government country cursor limit fields",
        "api:reports": "action government cursor limit fields",
        "api:changes": "since limit kind fields",
        "api:entries": "since limit kind fields",
        "api:inclusion": "size",
        "api:consistency": "earlier later",
        "account_login": "next",
        "kit:mailbox": "to page",
        "kit:mailbox_letters": "to",
    },
    "focal": {
        "actions:new": "government",
        "actions:page": "more find name page q",
        "actions:owners": "name",
        "accounts:second_factor": "next",
        "accounts:kept": "next",
    },
    "desk": {
        "governments:desk": "q status page",
        "actions:desk": "status page",
        "declarations:desk": "page status",
        "desk:queue": "kind why country region language call whose longer words sort page",
        "desk:steps": "step thing all query",
        "desk:views": "kind words",
    },
    "declared": {"assessment:assessments": "page"},
}


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


@pytest.fixture
def world(db: None) -> World:
    return built()


def _route(name: str) -> Route:
    return next(route for route in ROUTES if route.name == name)


def _path(world: World, name: str, fills: dict[str, str], **more: str) -> str:
    known = {key: text[1:] if text.startswith("=") else world.keys[text] for key, text in fills.items()}
    return reverse(name, kwargs=known | more)


def _address(world: World, name: str) -> str:
    return _path(world, name, _route(name).fills)


def _try_forms(client: Client, path: str) -> None:
    page = client.get(path)
    for form in Forms(page.content.decode() if page.status_code == 200 else "").found:
        _try_form(client, form.action or path, form)


def _try_form(client: Client, path: str, form: Form) -> None:
    button = st.sampled_from(form.buttons) if form.buttons else st.just(("surprise", "1"))

    @law
    @given(pairs=sent([*form.names, "surprise"]), marked=st.sampled_from(form.typed or [""]), button=button)
    def attempt(pairs: list[tuple[str, str]], marked: str, button: tuple[str, str]) -> None:
        answer = _post(client, path, [pair for pair in pairs if pair[0] != marked] + [(marked, MARK), button])
        if marked and answer.status_code in (200, 400, 409, 422):
            assert MARK in answer.content.decode(), f"{path} forgot {marked}"

    attempt()
    for value in SHARP:
        everywhere = [(name, value) for name in form.names]
        for button_name in {name for name, _ in form.buttons}:
            _post(client, path, [*everywhere, (button_name, value)])
        for pressed in form.buttons[:3]:
            _post(client, path, [*everywhere, pressed])


def _post(client: Client, path: str, pairs: list[tuple[str, str]]) -> Any:
    """The answer, which is none of our errors; what was written is taken back."""
    with transaction.atomic():
        answer = client.post(path, encoded(pairs), content_type=FORM)
        transaction.set_rollback(True)
    assert answer.status_code < 500, (path, pairs)
    return answer


@pytest.mark.parametrize("role", PAGES)
def test_no_form_breaks_or_forgets(world: World, role: str) -> None:
    client = world.client(role)
    for name in PAGES[role].split():
        _try_forms(client, _address(world, name))


def test_no_page_of_a_draft_breaks_or_forgets(world: World) -> None:
    client = world.client("focal")
    for page in sections.PAGES:
        _try_forms(client, reverse("actions:page", args=[world.keys["draft"], page.slug]))


@pytest.mark.parametrize("role", QUESTIONS)
def test_no_question_breaks_a_page(world: World, role: str) -> None:
    client = world.client(role)
    for name, names in QUESTIONS[role].items():
        _try_questions(client, _address(world, name), names.split())


def _try_questions(client: Client, path: str, names: list[str]) -> None:
    @law
    @given(pairs=sent(names))
    def attempt(pairs: list[tuple[str, str]]) -> None:
        answer = client.get(path, QUERY_STRING=encoded(pairs).decode())
        assert answer.status_code < 500, (path, pairs)

    attempt()
    for value in SHARP:
        asked = encoded([(name, value) for name in names]).decode()
        assert client.get(path, QUERY_STRING=asked).status_code < 500, (path, value[:50])


ANSWERS = (200, 301, 302, 401, 403, 404, 405, 410)


@pytest.mark.parametrize("role", ["visitor", "focal", "desk"])
def test_no_address_breaks_the_site(world: World, role: str) -> None:
    client = world.client(role)
    for route in ROUTES:
        for text in HARD_TEXTS:
            path = _filled(route, text)
            if path and path != "/":
                answer = client.get(path)
                is_being_made = answer.status_code == 503 and "Retry-After" in answer
                assert is_being_made or answer.status_code in ANSWERS, (path, answer.status_code)


def _filled(route: Route, text: str) -> str:
    """The address with a hard text, or number, in place of whatever it asks for; "" when it asks for nothing."""
    if not route.fills or route.name in ("nothing_here", "public_picture"):
        return ""
    holes = {name: f"HOLE{number}" for number, name in enumerate(route.fills)}
    holes |= {name: "70707" + "0" * number for number, name in enumerate(route.fills) if name in NUMBERED}
    path = _reversed(route, holes)
    for name, hole in holes.items():
        path = path.replace(hole, "9" * 40 if name in NUMBERED else quote(text.encode(), safe=""))
    return path


def _reversed(route: Route, holes: dict[str, str]) -> str:
    """The address with a mark for each hole; a part that takes only some words keeps the one it is declared with."""
    taken = dict(holes)
    for name in ["", *reversed(route.fills)]:
        if name:
            taken[name] = route.fills[name].removeprefix("=")
        with suppress(NoReverseMatch):
            return reverse(route.name, kwargs=taken)
    raise AssertionError(route.name)


@pytest.mark.parametrize(
    "path",
    [
        "/" + "en/" * 3_000,
        "/en/" + "x" * 60_000 + "/",
        "/en/%c0%ae%c0%ae/%ff/",
        "/en/..%2f..%2fetc/passwd",
        "/%0d%0aa:b",
    ],
)
def test_deep_and_broken_addresses_are_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
