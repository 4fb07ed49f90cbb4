"""The forms of the draft and of the desk. None of the draft's forms requires anything."""

from localaction.actions.web.forms.alignment import AlignmentForm, ReasonsForm
from localaction.actions.web.forms.lineage import CarryForm, LineageForm, RelationAnswerForm
from localaction.actions.web.forms.pages import PageForm, PlainForm
from localaction.actions.web.forms.pictures import PicturesForm
from localaction.actions.web.forms.single import (
    AnswersForm,
    BecauseForm,
    GovernmentForm,
    OrganisationForm,
    PictureForm,
    QuestionsForm,
    TakeDownForm,
)

__all__ = (
    "AlignmentForm",
    "AnswersForm",
    "BecauseForm",
    "CarryForm",
    "GovernmentForm",
    "LineageForm",
    "OrganisationForm",
    "PageForm",
    "PictureForm",
    "PicturesForm",
    "PlainForm",
    "QuestionsForm",
    "ReasonsForm",
    "RelationAnswerForm",
    "TakeDownForm",
)
