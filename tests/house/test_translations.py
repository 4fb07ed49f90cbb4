"""Five languages, complete, with their placeholders and plurals intact."""

import re

import pytest
from babel.messages.catalog import Message
from tools import messages

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def test_every_marked_string_is_translated() -> None:
    assert messages.problems() == []


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(text) for text in value) if isinstance(value, tuple | list) else (str(value),)


def _broken(message: Message) -> bool:
    """A translation that names something its source does not, or leaves out what every form must say."""
    sources, translations = _texts(message.id), _texts(message.string)
    allowed = {name for source in sources for name in PLACEHOLDER.findall(source)}
    needed = set(PLACEHOLDER.findall(sources[0])) if len(sources) == 1 else set()
    for text in translations:
        names = set(PLACEHOLDER.findall(text))
        if names - allowed or needed - names:
            return True
    return False


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_placeholders_survive_translation(language: str) -> None:
    catalog = messages.read(language)
    assert [message.id for message in catalog if message.id and _broken(message)] == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_markup_survives_translation(language: str) -> None:
    tags = re.compile(r"</?\w+")
    catalog = messages.read(language)
    wrong = [
        message.id
        for message in catalog
        if message.id
        and isinstance(message.id, str)
        and sorted(tags.findall(message.id)) != sorted(tags.findall(str(message.string)))
    ]
    assert wrong == []
