"""The letters about actions, each in the language of its recipient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from localaction.accounts.queries import secretariat_recipients
from localaction.actions import queries
from localaction.actions.models import Action, Owner, Question
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
class JoinAnswered(Letter):
    """To the team: the government you asked has answered."""

    folder: ClassVar[str] = "actions/letters/join_answered"
    action: Action
    owner: Owner
    agreed: bool

    def recipients(self) -> list[Recipient]:
        """The contacts of its governments."""
        return queries.team_of(self.action)
