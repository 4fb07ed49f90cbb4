"""The forms about assessors: what is known of one, a rule of assigning, words hidden from them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from localaction.accounts import queries as accounts
from localaction.assessment import operations, queries
from localaction.design.forms import DayField, LongText
from localaction.governments.queries import country_choices
from localaction.register.regions import region_choices

MOST_COUNTRIES = 4


class _Boxes(forms.MultipleChoiceField):
    """Boxes to tick, none of them wanted."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, **options})


class ProfileForm(forms.Form):
    """What is known of an assessor, but for governments and networks."""

    languages = _Boxes(
        label=_("In which languages can actions be read?"), choices=settings.LANGUAGES, required=True
    )
    regions = _Boxes(label=_("Which regions are known well?"))
    expertise = _Boxes(label=_("Which topics?"))
    capacity = forms.IntegerField(
        label=_("How many assessments can be open at once?"), min_value=0, max_value=200
    )
    away_until = DayField(
        label=_("Away until"),
        help_text=_("Until that day nothing is assigned automatically. Leave it empty when nobody is away."),
        required=False,
    )

    def __init__(self, *, reader: str, **options: Any) -> None:
        super().__init__(**options)
        self.fields["regions"].choices = region_choices(reader)  # type: ignore[attr-defined]
        self.fields["expertise"].choices = queries.topic_choices(reader)  # type: ignore[attr-defined]
        countries = [("", "—"), *country_choices(reader)]
        for number in range(1, MOST_COUNTRIES + 1):
            self.fields[f"country_{number}"] = forms.ChoiceField(
                label=_("Own country") if number == 1 else _("Another own country"),
                choices=countries,
                required=False,
            )
        own = [f"country_{number}" for number in range(1, MOST_COUNTRIES + 1)]
        self.order_fields(["languages", *own, "regions", "expertise", "capacity", "away_until"])

    def told(self) -> operations.Told:
        """What was told, for the operation."""
        given = self.cleaned_data
        countries = [given[f"country_{number}"] for number in range(1, MOST_COUNTRIES + 1)]
        return operations.Told(
            languages=given["languages"],
            regions=given["regions"],
            expertise=given["expertise"],
            countries=[code for code in countries if code],
            capacity=given["capacity"],
            away_until=given["away_until"],
        )


def profile_initial(profile: Any) -> dict[str, Any]:
    """What the form of a profile starts from."""
    return {
        "languages": profile.languages,
        "regions": profile.regions,
        "expertise": profile.expertise,
        "capacity": profile.capacity,
        "away_until": profile.away_until,
        **{f"country_{number}": code for number, code in enumerate(profile.countries, start=1)},
    }


class RuleForm(forms.Form):
    """A rule of assigning: such actions go to these people."""

    name = forms.CharField(
        label=_("Name of the rule"), help_text=_("For example: “in French, from Africa”."), max_length=120
    )
    languages = _Boxes(label=_("Written in one of these languages"), choices=settings.LANGUAGES)
    regions = _Boxes(label=_("From one of these regions"))
    topics = _Boxes(label=_("About one of these topics"))
    kinds = _Boxes(label=_("Of one of these kinds"))
    people = _Boxes(
        label=_("Goes to these assessors"),
        required=True,
        error_messages={"required": _("Choose at least one assessor.")},
    )

    def __init__(self, *, reader: str, **options: Any) -> None:
        super().__init__(**options)
        self.known = {str(one.pk): one for one in accounts.assessors()}
        choices = {
            "regions": region_choices(reader),
            "topics": queries.topic_choices(reader),
            "kinds": queries.kind_choices(),
            "people": [(pk, str(one)) for pk, one in self.known.items()],
        }
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]

    def wanted(self) -> operations.Wanted:
        """What was asked for, for the operation."""
        given = self.cleaned_data
        return operations.Wanted(
            name=given["name"],
            people=[self.known[pk] for pk in given["people"]],
            languages=given["languages"],
            regions=given["regions"],
            topics=given["topics"],
            kinds=given["kinds"],
        )


def rule_initial(rule: Any) -> dict[str, Any]:
    """What the form of a rule starts from."""
    lists = {name: getattr(rule, name) for name in ("languages", "regions", "topics", "kinds")}
    return {"name": rule.name, "people": [str(one.pk) for one in rule.people.all()], **lists}


class HiddenWordsForm(forms.Form):
    """Words to hide from the assessors of one action, one on each line."""

    words = forms.CharField(
        label=_("What else must not be read?"),
        help_text=_("One word or name on each line. It is hidden wherever it stands, in any spelling."),
        widget=LongText(rows=4),
        max_length=8_000,
        required=False,
    )
