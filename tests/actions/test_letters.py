"""Every letter can be read in every language, and leads where it says."""

from __future__ import annotations

import pytest
from django.conf import settings
from tests.actions.making import focal_point, government, in_state, secretariat

from localaction.actions import letters
from localaction.actions.models import Owner, Picture, Question
from localaction.kit import post
from localaction.kit.post import Recipient

pytestmark = pytest.mark.django_db


def every_letter() -> list[post.Letter]:
    who, home = focal_point()
    secretariat()
    focal_point("Omar", of=(nairobi := government("Nairobi", country="KE")))
    action = in_state("handed_back", who, home)
    owner = Owner.objects.create(action=action, government=nairobi, role="partner")
    question = Question.objects.create(
        action=action, text="Who pays & why?", answer="The city.", answered_at=action.saved_at
    )
    return [
        letters.ActionReceived(action=action),
        letters.ActionArrived(action=action),
        letters.ActionArrived(action=action, questions=(question,)),
        letters.ActionArrived(action=action, is_correction=True),
        letters.TranslationArrived(action=action, language="ar"),
        letters.ActionHandedBack(action=action, questions=(question,)),
        letters.ActionPublished(action=action),
        letters.ActionPublished(action=action, is_correction=True),
        letters.ConsentEnds(
            action=action,
            pictures=(Picture(action=action, alt="A class", consent_until=action.saved_at.date()),),
        ),
        letters.PictureTakenDown(action=action, alt="A class", because="She asked us to."),
        letters.PictureTakenDown(action=action, alt="A class"),
        letters.ActionWithdrawn(action=action, by="Sara", because="It was stopped."),
        letters.AskedToJoin(action=action, owner=owner, by="Nadia"),
        letters.JoinAnswered(action=action, owner=owner, agreed=True),
        letters.JoinAnswered(action=action, owner=owner, agreed=False),
    ]


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_letter_is_written_in_every_language(language: str) -> None:
    for letter in every_letter():
        read = post.preview(letter, Recipient("Nadia", "nadia@city.example", language))
        assert read.language == language
        assert read.subject.strip()
        assert "\n" not in read.subject
        assert "A night school for newly arrived parents" in read.text
        assert f'lang="{language}"' in read.html
        assert "{%" not in read.html
        assert "{{" not in read.html


def test_every_letter_has_somebody_to_go_to() -> None:
    assert [letter.folder for letter in every_letter() if not letter.recipients()] == []


def test_the_questions_stand_in_the_letter_as_they_were_asked() -> None:
    handed_back = next(one for one in every_letter() if isinstance(one, letters.ActionHandedBack))
    read = post.preview(handed_back, Recipient("Nadia", "nadia@city.example", "en"))
    assert "Who pays & why?" in read.text
    assert "Who pays &amp; why?" in read.html
    assert f"/portal/actions/{handed_back.action.reference}/questions/" in read.html
