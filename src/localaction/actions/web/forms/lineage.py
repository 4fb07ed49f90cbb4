"""Where an action comes from: what it is to another one, and what was kept, changed and dropped."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from localaction.actions.ancestry import RELATIONS
from localaction.actions.limits import LINEAGE_WORDS
from localaction.actions.operations import CARRIED
from localaction.actions.web.forms import fields
from localaction.actions.web.forms.pages import up_to

CARRIED_WORDS = {
    "priorities": _("Priority objectives of the Call"),
    "populations": _("People it is for"),
    "themes": _("Themes"),
    "alignment": _("Objectives and goals in the global agreements"),
}


def _text(label: object, hint: object) -> fields.TextField:
    return fields.TextField(
        label=label,
        help_text=up_to(LINEAGE_WORDS, hint),
        max_words=LINEAGE_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class LineageForm(forms.Form):
    """One action that is named. Nothing but the relation is required."""

    relation = forms.ChoiceField(label=_("What is your action to it?"), choices=RELATIONS)
    kept = _text(_("What did you keep?"), _("For example: “The evening hours and the crèche.”"))
    changed = _text(_("What did you change?"), _("For example: “Courses in two languages instead of one.”"))
    dropped = _text(_("What did you leave out, and why?"), _("For example: “The bus: our city is small.”"))


class CarryForm(forms.Form):
    """What comes along into a draft that adapts another action."""

    carry = forms.MultipleChoiceField(
        label=_("What shall we fill in for you?"),
        help_text=_(
            "You can change all of it. No text of the other city is copied: you tell your own story."
        ),
        choices=[(name, CARRIED_WORDS[name]) for name in CARRIED],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class RelationAnswerForm(forms.Form):
    """What the city that is named answers."""

    note = fields.TextField(
        label=_("A note to the other city"),
        help_text=_("Only they read it, for example an offer to talk, or what should be told differently."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
