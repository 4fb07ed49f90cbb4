"""The letters about actions, each in the language of its recipient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from localaction.accounts.queries import secretariat_recipients
from localaction.actions import queries
from localaction.actions.models import Action, Edit, Lineage, Owner, Picture, ProgressLink, Question, Report
from localaction.actions.reported import AskedAction
from localaction.governments.models import Government
from localaction.governments.queries import contacts_of
from localaction.kit.post import Letter, Recipient


@dataclass(frozen=True, kw_only=True)
class ActionReceived(Letter):
    """To the team: your action has arrived, and what happens next."""

    folder: ClassVar[str] = "actions/letters/action_received"
    action: Action

    def recipients(self) -> list[Recipient]:
        """The contacts of its governments."""
        return queries.team_of(self.action)


@dataclass(frozen=True, kw_only=True)
class ActionArrived(Letter):
    """To the secretariat: an action was sent, sent again with answers, or a correction waits."""

    folder: ClassVar[str] = "actions/letters/action_arrived"
    action: Action
    questions: tuple[Question, ...] = ()
    is_correction: bool = False

    def recipients(self) -> list[Recipient]:
        """The secretariat."""
        return secretariat_recipients()


@dataclass(frozen=True, kw_only=True)
class TranslationArrived(Letter):
    """To the secretariat: a translation of a public action is finished and waits to be published."""

    folder: ClassVar[str] = "actions/letters/translation_arrived"
    action: Action
    language: str

    def recipients(self) -> list[Recipient]:
        """The secretariat."""
        return secretariat_recipients()


@dataclass(frozen=True, kw_only=True)
class EditProposed(Letter):
    """To one contact: the secretariat proposes to change texts; look at it and answer. `reminder` counts from 1."""

    folder: ClassVar[str] = "actions/letters/edit_proposed"
    action: Action
    edit: Edit
    to: Recipient
    token: str
    texts: int
    reminder: int = 0

    def recipients(self) -> list[Recipient]:
        """The one contact whose link it carries."""
        return [self.to]


@dataclass(frozen=True, kw_only=True)
class EditAnswered(Letter):
    """To the secretariat: the author has agreed to an edit, has not, or has not answered in time."""

    folder: ClassVar[str] = "actions/letters/edit_answered"
    action: Action
    edit: Edit

    def recipients(self) -> list[Recipient]:
        """The secretariat."""
        return secretariat_recipients()


@dataclass(frozen=True, kw_only=True)
class ActionHandedBack(Letter):
    """To the team: we have questions; here they are."""

    folder: ClassVar[str] = "actions/letters/action_handed_back"
    action: Action
    questions: tuple[Question, ...]

    def recipients(self) -> list[Recipient]:
        """The contacts of its governments."""
        return queries.team_of(self.action)


@dataclass(frozen=True, kw_only=True)
class ActionPublished(Letter):
    """To the team: your action, or its correction, is public; here is the link."""

    folder: ClassVar[str] = "actions/letters/action_published"
    action: Action
    is_correction: bool = False

    def recipients(self) -> list[Recipient]:
        """The contacts of its governments."""
        return queries.team_of(self.action)


@dataclass(frozen=True, kw_only=True)
class ActionWithdrawn(Letter):
    """To the team and the secretariat: the action was withdrawn, by whom and why."""

    folder: ClassVar[str] = "actions/letters/action_withdrawn"
    action: Action
    by: str
    because: str

    def recipients(self) -> list[Recipient]:
        """Everybody who works on it."""
        return [*queries.team_of(self.action), *secretariat_recipients()]


@dataclass(frozen=True, kw_only=True)
class AskedToJoin(Letter):
    """To a government: will you stand behind this action with us?"""

    folder: ClassVar[str] = "actions/letters/asked_to_join"
    action: Action
    owner: Owner
    by: str

    def recipients(self) -> list[Recipient]:
        """The contacts of the government that is asked."""
        return contacts_of(self.owner.government) if self.owner.government else []


@dataclass(frozen=True, kw_only=True)
class DraftWaits(Letter):
    """To one person of the team: your draft is kept and waits. `left`: how often we shall say so again at most."""

    folder: ClassVar[str] = "actions/letters/draft_waits"
    action: Action
    to: Recipient
    token: str
    left: int

    def recipients(self) -> list[Recipient]:
        """The one person whose link to be left in peace it carries."""
        return [self.to]


@dataclass(frozen=True, kw_only=True)
class JoinAnswered(Letter):
    """To the team: the government you asked has answered."""

    folder: ClassVar[str] = "actions/letters/join_answered"
    action: Action
    owner: Owner
    agreed: bool

    def recipients(self) -> list[Recipient]:
        """The contacts of its governments."""
        return queries.team_of(self.action)


@dataclass(frozen=True, kw_only=True)
class NamedAsOrigin(Letter):
    """To a government: a published action of another city says that it comes from yours."""

    folder: ClassVar[str] = "actions/letters/named_as_origin"
    action: Action
    lineage: Lineage
    government: Government

    def recipients(self) -> list[Recipient]:
        """The contacts of the government whose action is named."""
        return contacts_of(self.government)


@dataclass(frozen=True, kw_only=True)
class OriginAnswered(Letter):
    """To the team: the government whose action you named has answered."""

    folder: ClassVar[str] = "actions/letters/origin_answered"
    action: Action
    lineage: Lineage

    def recipients(self) -> list[Recipient]:
        """The contacts of its governments."""
        return queries.team_of(self.action)


@dataclass(frozen=True, kw_only=True)
class ProgressAsked(Letter):
    """To one contact: how are your actions going? With the link that is theirs alone."""

    folder: ClassVar[str] = "actions/letters/progress_asked"
    government: Government
    link: ProgressLink
    token: str
    due: tuple[AskedAction, ...]
    others: int

    def recipients(self) -> list[Recipient]:
        """The contact to whom the link belongs."""
        return [_owner_of(self.link)]


@dataclass(frozen=True, kw_only=True)
class ReportQuestioned(Letter):
    """To one contact: the secretariat asks about a report; answer by the link."""

    folder: ClassVar[str] = "actions/letters/report_questioned"
    report: Report
    action: Action
    link: ProgressLink
    token: str

    def recipients(self) -> list[Recipient]:
        """The contact to whom the link belongs."""
        return [_owner_of(self.link)]


def _owner_of(link: ProgressLink) -> Recipient:
    return Recipient(name=link.person.name, email=link.person.email, language=link.person.language)


@dataclass(frozen=True, kw_only=True)
class ReportHeld(Letter):
    """To the secretariat: a report may lead to a person or a shelter and waits to be read."""

    folder: ClassVar[str] = "actions/letters/report_held"
    report: Report
    action: Action

    def recipients(self) -> list[Recipient]:
        """The secretariat."""
        return secretariat_recipients()


@dataclass(frozen=True, kw_only=True)
class ConsentEnds(Letter):
    """To the team: the consent of people in your pictures ends soon; ask again, or let them go."""

    folder: ClassVar[str] = "actions/letters/consent_ends"
    action: Action
    pictures: tuple[Picture, ...]

    def recipients(self) -> list[Recipient]:
        """The contacts of its governments."""
        return queries.team_of(self.action)


@dataclass(frozen=True, kw_only=True)
class PictureTakenDown(Letter):
    """To the team and the secretariat: one picture is not shown any more. Without a reason, its consent has ended."""

    folder: ClassVar[str] = "actions/letters/picture_taken_down"
    action: Action
    alt: str
    because: str = ""

    def recipients(self) -> list[Recipient]:
        """Everybody who works on it."""
        return [*queries.team_of(self.action), *secretariat_recipients()]


@dataclass(frozen=True, kw_only=True)
class ReportWithdrawn(Letter):
    """To the government: a report was taken back, and why."""

    folder: ClassVar[str] = "actions/letters/report_withdrawn"
    report: Report
    action: Action

    def recipients(self) -> list[Recipient]:
        """The contacts of the government."""
        return contacts_of(self.report.government)
