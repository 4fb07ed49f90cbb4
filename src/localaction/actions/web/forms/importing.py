"""The forms of the import at the desk: a file, its columns, and why an import is undone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions.choices import IMPORT_SUBJECTS
from localaction.actions.importing.batching.headings import guessed
from localaction.actions.importing.batching.labels import LABELS
from localaction.actions.importing.batching.subjects import COLUMNS_OF, REQUIRED_OF

MOST_MEGABYTES = 25
NEVER_FIXED = ("latitude", "longitude", "wikidata_or_geonames_id", "government_name", "action_title")


class FileForm(forms.Form):
    """A file, what its rows are about, and where it comes from."""

    subject = forms.ChoiceField(
        label=_("What are the rows about?"), choices=IMPORT_SUBJECTS, widget=forms.RadioSelect
    )
    source = forms.CharField(
        label=_("Where does the list come from?"),
        help_text=_(
            "Shown with every record; the columns are remembered for it. Example: UCLG, list of 2022."
        ),
        max_length=200,
    )
    file = forms.FileField(
        label=_("The list"),
        help_text=_(
            "An Excel workbook (.xlsx) or a CSV file in UTF-8, headings in the first line; at most 25 MB."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,text/csv"}),
        error_messages={"required": _("Choose the file.")},
    )

    def clean_file(self) -> Any:
        """The file, unless it is too large or of another kind."""
        file = self.cleaned_data["file"]
        if file.size > MOST_MEGABYTES * 1024 * 1024:
            raise ValidationError(_("This file is larger than 25 MB. Split it."))
        if not str(file.name).lower().endswith((".csv", ".xlsx", ".txt")):
            raise ValidationError(_("Choose an Excel workbook (.xlsx) or a CSV file."))
        return file


class ColumnsForm(forms.Form):
    """For every column of ours: the heading that fills it, or the text that does in every row."""

    says_optional = False

    def __init__(
        self, data: Any = None, *, batch: Any, mapping: Mapping[str, str], fixed: Mapping[str, str]
    ) -> None:
        super().__init__(data)
        self.columns = COLUMNS_OF[batch.subject]
        self.needed = REQUIRED_OF[batch.subject]
        mapping = {**guessed(batch.headings, self.columns), **mapping}
        choices = [("", _("Not in this list")), *((heading, heading) for heading in batch.headings)]
        for column in self.columns:
            self.fields[f"from-{column}"] = forms.ChoiceField(
                label=str(LABELS[column]), choices=choices, required=False, initial=mapping.get(column, "")
            )
            if column not in NEVER_FIXED:
                self.fields[f"fixed-{column}"] = forms.CharField(
                    label=_("The same for every row"),
                    required=False,
                    max_length=200,
                    initial=fixed.get(column, ""),
                )
        self.fields["collected_on"] = forms.DateField(
            label=_("Day on which the list was collected"),
            initial=batch.collected_on,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        )

    def rows(self) -> list[dict[str, Any]]:
        """Every column of ours with its two boxes, those that are needed first."""
        ordered = [*self.needed, *(name for name in self.columns if name not in self.needed)]
        return [
            {
                "column": name,
                "label": LABELS[name],
                "is_needed": name in self.needed,
                "from": self[f"from-{name}"],
                "fixed": self[f"fixed-{name}"] if f"fixed-{name}" in self.fields else None,
            }
            for name in ordered
        ]

    @property
    def shown(self) -> list[dict[str, Any]]:
        """Columns that are needed, or that the list seems to have."""
        return [row for row in self.rows() if _is_used(row)]

    @property
    def unused(self) -> list[dict[str, Any]]:
        """Columns that the list does not seem to have."""
        return [row for row in self.rows() if not _is_used(row)]

    def clean(self) -> dict[str, Any]:
        """Each heading fills one column, and every needed column has something to be filled with."""
        data: dict[str, Any] = super().clean() or {}
        taken: dict[str, str] = {}
        for column in self.columns:
            heading = data.get(f"from-{column}", "")
            if heading and heading in taken:
                words = _("This column of the list already fills “%(other)s”.") % {
                    "other": LABELS[taken[heading]]
                }
                self.add_error(f"from-{column}", words)
            elif heading:
                taken[heading] = column
            if column in self.needed and not heading and not data.get(f"fixed-{column}"):
                self.add_error(f"from-{column}", _("Choose a column, or write what holds for every row."))
        if (day := data.get("collected_on")) and day > timezone.localdate():
            self.add_error("collected_on", _("This day has not come yet."))
        return data

    @property
    def mapping(self) -> dict[str, str]:
        """Headings by column of ours."""
        return self._chosen("from")

    @property
    def fixed(self) -> dict[str, str]:
        """Texts that hold for every row, by column of ours."""
        return self._chosen("fixed")

    def _chosen(self, prefix: str) -> dict[str, str]:
        found = {column: self.cleaned_data.get(f"{prefix}-{column}", "") for column in self.columns}
        return {column: value for column, value in found.items() if value}


def _is_used(row: Mapping[str, Any]) -> bool:
    return row["is_needed"] or bool(row["from"].value() or (row["fixed"] and row["fixed"].value()))


class UndoForm(forms.Form):
    """Why an import is taken back."""

    because = forms.CharField(
        label=_("Why do you take it back?"),
        help_text=_("Everybody can read it where the records stood."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1_000,
    )
