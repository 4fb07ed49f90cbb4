"""Asking the API what nobody would ask, and holding each answer against the API's own document (schemathesis)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from tests.actions import making

from localaction.accounts import operations as accounts
from localaction.accounts.models import Person
from localaction.accounts.web import bearer

DOCUMENT = "/api/v1/openapi.json"
UNHURRIED = 10**9
# what a page of a draft may hold depends on the draft, and no schema of the document can say it
LENIENT = [positive_data_acceptance]
# a field of a page is a text or several: what spoils one of the two shapes may still draw the other, well-formed
EITHER = {"PATCH /api/v1/me/drafts/{reference}/pages/{page}"}
UNSURE = [negative_data_rejection]


@dataclass
class Found:
    """How much was asked, and what was wrong."""

    cases: int = 0
    operations: int = 0
    failures: list[str] = field(default_factory=list)


def fuzz(*, cases: int, seed: int, told: Callable[[str], Any] | None = None) -> Found:
    """Ask so many things, spread over all operations, half of them well-formed and half of them not."""
    bearer.SENT_PER_MINUTE = bearer.SENT_PER_DAY = bearer.READ_PER_MINUTE = UNHURRIED
    bearer.TRIED_PER_MINUTE = UNHURRIED
    token, known = _world()
    schema = schemathesis.openapi.from_wsgi(DOCUMENT, WSGIHandler())
    operations: list[Any] = [one.ok() for one in schema.get_all_operations()]  # type: ignore[union-attr]
    found = Found(operations=len(operations))
    each = max(1, -(-cases // (2 * len(operations))))
    for operation in operations:
        before = found.cases
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            _try(operation, mode, each, seed, token, known, found)
        if told:
            told(f"{operation.label}: {found.cases - before} cases")
    return found


def _try(
    operation: Any,
    mode: GenerationMode,
    each: int,
    number: int,
    token: str,
    known: dict[str, str],
    found: Found,
) -> None:
    is_private = operation.path.startswith("/api/v1/me")
    headers = {"Accept-Encoding": "identity"} | ({"Authorization": f"Bearer {token}"} if is_private else {})

    @settings(
        max_examples=each,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @seed(number)
    @given(case=operation.as_strategy(generation_mode=mode), is_known=st.booleans())
    def attempt(case: Any, is_known: bool) -> None:
        if is_known and mode is GenerationMode.POSITIVE:
            case.path_parameters |= {name: known[name] for name in case.path_parameters if name in known}
        found.cases += 1
        excluded = [*(LENIENT if is_private else []), *(UNSURE if operation.label in EITHER else [])]
        case.call_and_validate(headers=headers, excluded_checks=excluded)

    try:
        attempt()
    except Unsatisfiable:
        return  # nothing of this can be said wrongly
    except (Exception, BaseExceptionGroup) as error:
        found.failures += [f"{operation.label} ({mode.value}): {one}" for one in _causes(error)]


def _causes(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _causes(one)
    else:
        yield error


def _world() -> tuple[str, dict[str, str]]:
    """A token, and names of things that are there."""
    actor, home = making.focal_point()
    action = making.draft(actor, home)
    making.public_action(home)
    person = Person.objects.get(email=actor.email)
    _token, shown = accounts.make_token(
        actor=actor, person=person, name="Fuzz", scopes=["drafts", "progress"], days=30
    )
    known = {"slug": home.slug, "page": "essentials", "sequence": "2", "code": "gcm-objectives"}
    return shown, known | {"reference": action.reference}
