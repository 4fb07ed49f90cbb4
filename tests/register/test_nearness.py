"""What is near in meaning, with sentences where the operator wants them."""

import threading
from typing import Any

import pytest
from tests.register.published_things import publish_cohort

from localaction.frameworks import embedding
from localaction.register import index, meanings, nearness, search
from localaction.register.search import SearchRequest

pytestmark = pytest.mark.django_db

UNSAID = SearchRequest(text="rubbish tricycles", per_page=50)  # no notion has these words


@pytest.fixture(autouse=True)
def _cohort(settings: Any) -> None:
    publish_cohort()
    index.follow()
    settings.SEARCH_ENCODER = True


def test_sentences_find_what_no_notion_names(settings: Any) -> None:
    meanings.follow()
    embedding.embedder()
    settings.SEARCH_ENCODER = False
    without = {hit.card.reference for hit in search.find(UNSAID).hits}
    settings.SEARCH_ENCODER = True
    found = search.find(SearchRequest(text="grandes inondations et tempêtes tropicales", language="fr")).hits
    assert "CTA-003" in {hit.card.reference for hit in found}
    assert without <= {hit.card.reference for hit in search.find(UNSAID).hits}


def test_without_points_notions_alone_answer() -> None:
    assert meanings.state() is None
    assert search.find(SearchRequest(text="collecte des déchets", language="fr")).by_meaning


def test_the_encoder_is_loaded_once_and_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    monkeypatch.setattr(nearness, "_begun", False)
    monkeypatch.setattr(embedding, "is_loaded", lambda: False)
    monkeypatch.setattr(embedding, "embedder", lambda: begun.append("loaded"))
    assert not nearness.is_ready()
    assert not nearness.is_ready()
    assert begun in ([], ["loaded"])
    for thread in threading.enumerate():
        if thread.name == "loading the encoder":
            thread.join(10)
    assert begun == ["loaded"]


def test_a_notion_that_nearly_all_have_tells_nothing() -> None:
    found = search.find(SearchRequest(text="xyzzy migrants", per_page=50))
    assert all(hit.why != "meaning" for hit in found.hits)
