"""What the actions part remembers."""

from localaction.actions.models.action import Action, How, Kind, Precision, Stage
from localaction.actions.models.call import Call
from localaction.actions.models.details import (
    Alignment,
    Milestone,
    Partner,
    PeopleClaim,
    Picture,
    Rank,
    SaidBy,
    Subjects,
)
from localaction.actions.models.owner import Agreement, Owner, OwnerRole
from localaction.actions.models.writing import DraftPage, Question, SetAside

__all__ = (
    "Action",
    "Agreement",
    "Alignment",
    "Call",
    "DraftPage",
    "How",
    "Kind",
    "Milestone",
    "Owner",
    "OwnerRole",
    "Partner",
    "PeopleClaim",
    "Picture",
    "Precision",
    "Question",
    "Rank",
    "SaidBy",
    "SetAside",
    "Stage",
    "Subjects",
)
