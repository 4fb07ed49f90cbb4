"""Every text of the site is there in every language."""

import pytest
from django.conf import settings

from localaction.showcase import texts

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_has_its_texts(language: str) -> None:
    assert len(texts.front(language).steps) == 3
    assert len(texts.front(language).questions) == 3
    assert [one.anchor for one in texts.about(language).sections] == [
        one.anchor for one in texts.about("en").sections
    ]
    assert len(texts.glossary(language).terms) == 25
    assert all(one.name and one.sentence for one in texts.partners(language))


def test_steering_bodies_come_in_their_order() -> None:
    assert [one.code for one in texts.partners("en")] == ["uclg", "mmc", "iom", "unhcr"]
