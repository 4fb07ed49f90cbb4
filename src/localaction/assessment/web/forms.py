"""The forms of assessors: the declaration and the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from localaction.assessment.conflicts import ConflictKind
from localaction.assessment.lifecycle import Recommendation
from localaction.assessment.operations import Entry, Sheet
from localaction.assessment.queries import SheetRow
from localaction.assessment.rubric import LEVELS, Criterion
from localaction.design.forms import LongText

COMMENT, SUMMARY, EVERYTHING = 2_000, 4_000, 50_000


class Paragraphs(forms.CharField):
    """A text that is kept however long it is while being written; `limit` is counted, and checked when it is sent."""

    def __init__(self, *, limit: int, rows: int = 3, **options: Any) -> None:
        super().__init__(widget=LongText(rows=rows), max_length=EVERYTHING, **{"required": False, **options})
        self.max_length = limit

    def validate(self, value: Any) -> None:
        """Nothing is missing while somebody still writes; the form says what is, when it is sent."""

    def is_too_long(self, text: str) -> bool:
        """Whether the text is over the limit."""
        return self.max_length is not None and len(text) > self.max_length


class Choice(forms.ChoiceField):
    """A choice that is wanted, and may wait until the form is sent."""

    widget = forms.RadioSelect

    def validate(self, value: Any) -> None:
        """Only what was chosen is checked."""
        if value:
            super().validate(value)


class DeclarationForm(forms.Form):
    """Is there a conflict of interest? Asked before the text is shown."""

    kind = forms.ChoiceField(
        label=_("Do you have a conflict of interest?"),
        choices=ConflictKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one answer.")},
    )
    note = Paragraphs(
        label=_("What should the secretariat know?"),
        help_text=_("Only the secretariat reads this. Needed if you chose “another reason”."),
        limit=COMMENT,
    )

    def __init__(self, *args: Any, later: bool = False, **options: Any) -> None:
        """`later`: something came to light while reading, so "none" is no answer any more."""
        super().__init__(*args, **options)
        if later:
            self.fields["kind"] = forms.ChoiceField(
                label=_("Which conflict of interest?"),
                choices=[(kind.value, kind.label) for kind in ConflictKind if kind != ConflictKind.NONE],
                widget=forms.RadioSelect,
            )
            self.order_fields(["kind", "note"])

    def clean(self) -> dict[str, Any]:
        """Another reason must be told."""
        given: dict[str, Any] = self.cleaned_data
        if given.get("kind") == ConflictKind.OTHER and not given.get("note", "").strip():
            self.add_error("note", _("Say in a sentence what it is."))
        return given


class SheetForm(forms.Form):
    """The whole sheet of an assessor. `sending` also checks that nothing is missing."""

    use_required_attribute = False
    recommendation = Choice(label=_("What do you recommend?"), choices=Recommendation.choices)
    summary = Paragraphs(
        label=_("Your judgement in a few sentences, for the government"),
        help_text=_("What is strong, and what would make it stronger. Your name is not shown."),
        limit=SUMMARY,
        rows=5,
        required=True,
    )
    notes = Paragraphs(
        label=_("Notes for the secretariat and the other assessor"),
        help_text=_("The government does not see them."),
        limit=SUMMARY,
    )
    writes_in = forms.ChoiceField(label=_("In which language do you write?"), choices=settings.LANGUAGES)

    def __init__(
        self, *, rows: Sequence[SheetRow], reader: str, sending: bool = False, **options: Any
    ) -> None:
        super().__init__(**options)
        self.rows, self.reader, self.sending = rows, reader, sending
        for row in rows:
            code = row.criterion.code
            self.fields[f"level-{code}"] = _level_field(row.criterion, reader)
            self.fields[f"comment-{code}"] = Paragraphs(
                label=_("Why? This goes to the government."),
                help_text=_("Name the passage that led you there. Needed for levels 0, 1 and 2."),
                limit=COMMENT,
                required=True,
            )
            self.fields[f"colleagues-{code}"] = Paragraphs(
                label=_("For the secretariat and the other assessor only"), limit=COMMENT, rows=2
            )

    def groups(self) -> Iterator[tuple[str, str, list[forms.BoundField]]]:
        """Every criterion: its code, its name, its three fields."""
        for row in self.rows:
            code = row.criterion.code
            yield (
                code,
                row.criterion.name(self.reader),
                [self[f"{name}-{code}"] for name in ("level", "comment", "colleagues")],
            )

    def closing(self) -> list[forms.BoundField]:
        """The fields about the whole."""
        return [self[name] for name in ("recommendation", "summary", "notes", "writes_in")]

    def clean(self) -> dict[str, Any]:
        """Nothing is required while writing; everything that is needed when sending."""
        if self.sending:
            self._check_whole()
        return self.cleaned_data

    def _check_whole(self) -> None:
        given = self.cleaned_data
        for row in self.rows:
            code = row.criterion.code
            level = given.get(f"level-{code}")
            if not level and f"level-{code}" in given:
                self.add_error(f"level-{code}", _("Choose the level that describes the action best."))
            if level in ("0", "1", "2") and not given.get(f"comment-{code}", "").strip():
                self.add_error(f"comment-{code}", _("Tell the government why the level is not higher."))
        if not given.get("recommendation"):
            self.add_error("recommendation", _("Say what you recommend."))
        if not given.get("summary", "").strip():
            self.add_error("summary", _("Sum up your judgement in a few sentences."))
        check_lengths(self)

    def sheet(self) -> Sheet:
        """What was typed, for the operation."""
        given = self.cleaned_data
        return Sheet(
            entries={row.criterion.code: _entry(given, row.criterion.code) for row in self.rows},
            recommendation=given["recommendation"],
            summary_to_submitter=given["summary"],
            notes_to_colleagues=given["notes"],
            language=given["writes_in"],
        )


def check_lengths(form: forms.Form) -> None:
    """Say at its field which text is longer than can be sent."""
    for name, field in form.fields.items():
        if isinstance(field, Paragraphs) and field.is_too_long(form.cleaned_data.get(name, "")):
            form.add_error(name, _("This text is longer than we can send. Please shorten it."))


def _level_field(criterion: Criterion, reader: str) -> forms.ChoiceField:
    described = [
        (str(level), format_lazy("{level} · {text}", level=level, text=criterion.level(level, reader)))
        for level in LEVELS
    ]
    return Choice(
        label=criterion.question(reader),
        help_text=criterion.hint(reader),
        choices=described,
    )


def _entry(given: Mapping[str, Any], code: str) -> Entry:
    level = given[f"level-{code}"]
    return Entry(int(level) if level else None, given[f"comment-{code}"], given[f"colleagues-{code}"])


def sheet_initial(rows: Iterable[SheetRow]) -> dict[str, Any]:
    """What the sheet's form starts from."""
    found: dict[str, Any] = {}
    for row in rows:
        code = row.criterion.code
        found[f"level-{code}"] = "" if row.level is None else str(row.level)
        found[f"comment-{code}"] = row.to_submitter
        found[f"colleagues-{code}"] = row.to_colleagues
    return found
