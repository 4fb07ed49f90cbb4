"""The document says what the API answers: some hundreds of odd questions, each answer held against it.

`make fuzz-api` asks thousands.
"""

import pytest
from tests.api.fuzzing import fuzz

from localaction.api.site import api


@pytest.mark.slow
@pytest.mark.usefixtures("cohort", "kept_connection")
def test_nothing_is_answered_that_the_document_does_not_say(monkeypatch: pytest.MonkeyPatch) -> None:
    from localaction.accounts.web import bearer

    for name in ("SENT_PER_MINUTE", "SENT_PER_DAY", "READ_PER_MINUTE", "TRIED_PER_MINUTE"):
        monkeypatch.setattr(bearer, name, getattr(bearer, name))  # put back what `fuzz` lifts
    found = fuzz(cases=150, seed=7)
    assert found.failures == []
    assert found.cases >= 100


def test_the_document_is_the_same_each_time_it_is_asked_for() -> None:
    assert api.get_openapi_schema(path_prefix="/api/v1/") == api.get_openapi_schema(path_prefix="/api/v1/")


def test_every_address_has_its_problems_and_every_list_its_fields() -> None:
    paths = api.get_openapi_schema(path_prefix="/api/v1/")["paths"]
    assert len(paths) >= 25
    for path, methods in paths.items():
        for operation in methods.values():
            said = {int(status) for status in operation["responses"]}
            assert {404, 406, 422} <= said, path
            if path.startswith("/api/v1/me"):
                assert {401, 403, 429} <= said, path
                assert operation["security"], path
