"""What the actions part remembers."""

from localaction.actions.models.action import DETAILS, Action, How, Kind, Pathway, Precision, Stage
from localaction.actions.models.aligning import SuggestionAnswer, Verdict
from localaction.actions.models.call import Call
from localaction.actions.models.details import (
    Alignment,
    Channel,
    Milestone,
    Partner,
    PeopleClaim,
    Picture,
    Rank,
    SaidBy,
    Subjects,
)
from localaction.actions.models.editing import Edit, EditedText
from localaction.actions.models.importing import (
    Batch,
    BatchProblem,
    BatchRecord,
    ColumnMemory,
    Fate,
    Outcome,
    Subject,
)
from localaction.actions.models.lineage import Lineage, OriginAnswer, Relation
from localaction.actions.models.offline import FilledForm
from localaction.actions.models.owner import Agreement, Owner, OwnerRole
from localaction.actions.models.progress import (
    ProgressLink,
    Report,
    ReportDate,
    ReportedClaim,
    ReportedMilestone,
    Why,
)
from localaction.actions.models.protecting import Finding, FindingState
from localaction.actions.models.sheets import Presence, Reminder, Sheet
from localaction.actions.models.translating import Mark, RunState, TextTranslation, TranslationRun
from localaction.actions.models.writing import DraftPage, Question, SetAside

__all__ = (
    "DETAILS",
    "Action",
    "Agreement",
    "Alignment",
    "Batch",
    "BatchProblem",
    "BatchRecord",
    "Call",
    "Channel",
    "ColumnMemory",
    "DraftPage",
    "Edit",
    "EditedText",
    "Fate",
    "FilledForm",
    "Finding",
    "FindingState",
    "How",
    "Kind",
    "Lineage",
    "Mark",
    "Milestone",
    "OriginAnswer",
    "Outcome",
    "Owner",
    "OwnerRole",
    "Partner",
    "Pathway",
    "PeopleClaim",
    "Picture",
    "Precision",
    "Presence",
    "ProgressLink",
    "Question",
    "Rank",
    "Relation",
    "Reminder",
    "Report",
    "ReportDate",
    "ReportedClaim",
    "ReportedMilestone",
    "RunState",
    "SaidBy",
    "SetAside",
    "Sheet",
    "Stage",
    "Subject",
    "Subjects",
    "SuggestionAnswer",
    "TextTranslation",
    "TranslationRun",
    "Verdict",
    "Why",
)
