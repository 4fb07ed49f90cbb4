"""Who may take what waits, give it on, and keep views of the queue."""

from django.utils.translation import gettext_lazy as _

from localaction.accounts.models import DeskRole, Person
from localaction.accounts.rules import is_secretariat
from localaction.desk.models import Care, SavedView
from localaction.desk.waiting import Line
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, allow_if, first_refusal


def may_share_work(actor: Actor) -> Answer:
    """Whether the actor may take and give what waits for the team."""
    return allow_if(is_secretariat(actor), _("Only the secretariat shares out what waits."))


def may_take(actor: Actor, line: Line, held_by: int | None) -> Answer:
    """Whether the actor may take a waiting thing; `held_by`: who has it now."""
    return first_refusal(
        may_share_work(actor),
        allow_if(line.kind != "assessment", _("An assessment belongs to its assessor.")),
        allow_if(held_by != actor.person_id, _("You have it already.")),
        allow_if(held_by is None, _("A colleague has it. Ask them to give it to you.")),
    )


def may_give_back(actor: Actor, line: Line, held_by: int | None) -> Answer:
    """Whether the actor may put a thing back to what waits for everyone: their own, or that of an absent colleague."""
    return first_refusal(
        may_share_work(actor),
        allow_if(held_by is not None, _("Nobody has it: there is nothing to give back.")),
    )


def may_give(actor: Actor, line: Line, to: Person, held_by: int | None) -> Answer:
    """Whether the actor may give a waiting thing to a colleague."""
    is_colleague = to.is_active and to.desk_role == DeskRole.SECRETARIAT
    return first_refusal(
        may_share_work(actor),
        allow_if(line.kind != "assessment", _("An assessment belongs to its assessor.")),
        allow_if(is_colleague, _("That person does not work for the secretariat.")),
        allow_if(held_by != to.pk, _("That person has it already.")),
    )


def may_keep_views(actor: Actor) -> Answer:
    """Whether the actor may keep views of the queue."""
    return allow_if(is_secretariat(actor), _("Only the secretariat keeps views."))


def may_forget_view(actor: Actor, view: SavedView) -> Answer:
    """Whether the actor may change or delete a view: only who made it."""
    return first_refusal(
        may_keep_views(actor),
        allow_if(view.person_id == actor.person_id, _("Only who made a view can change or delete it.")),
    )


def holder_of(care: Care | None, line: Line, anew: bool) -> int | None:
    """Who has a thing: whoever took it, unless another person is needed by now."""
    if care is None or (anew and care.why != line.why):
        return None
    is_there = care.person.is_active and care.person.desk_role == DeskRole.SECRETARIAT
    return care.person_id if is_there else None
