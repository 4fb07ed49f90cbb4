"""What a finding is: a passage that could lead to a person, with how sure we are and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Kind = Literal["person", "phone", "identity", "email", "birth", "address", "coordinates", "shelter"]
Sureness = Literal["sure", "likely", "mild"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

KIND_WORDS: Final[dict[str, str | Promise]] = {
    "person": _("A person's name with a way to reach them"),
    "phone": _("Phone number"),
    "identity": _("Identity, case or tax number"),
    "email": _("E-mail address"),
    "birth": _("Date of birth"),
    "address": _("Street address"),
    "coordinates": _("Exact place on the map"),
    "shelter": _("Where a shelter is"),
}
SURENESS_WORDS: Final[dict[str, str | Promise]] = {
    "sure": _("We are sure."),
    "likely": _("This is likely, but look yourself."),
    "mild": _("This is only a remark: it does not stop anything."),
}

WHYS: Final[dict[str, str | Promise]] = {
    "person.phone": _("A name stands beside a phone number, so that this person can be found."),
    "person.email": _("A name stands beside an e-mail address, so that this person can be found."),
    "person.identity": _("A name stands beside an identity or case number."),
    "person.birth": _("A name stands beside a date of birth."),
    "person.address": _("A name stands beside a street address, so that this person can be found."),
    "person.coordinates": _("A name stands beside an exact place."),
    "phone.international": _("This is a phone number with its country code."),
    "phone.said": _("The words before it say that this is a phone number."),
    "phone.form": _("This is written like a phone number."),
    "phone.link": _("This link calls or writes to a phone number."),
    "phone.service": _(
        "This looks like the number of a public service, which is milder than a personal one."
    ),
    "identity.said": _("The words before it say that this number belongs to one person or one case."),
    "identity.unhcr": _("This has the form of a UNHCR case or registration number."),
    "identity.asylum": _("This has the form of an asylum file number."),
    "identity.national": _("This has the form of a national identity or social security number."),
    "identity.tax": _("This has the form of a person's tax number."),
    "identity.passport": _("This is the line that machines read in a passport."),
    "email.personal": _("This looks like the e-mail address of one person."),
    "email.office": _("This looks like the mailbox of an office, which is milder than a personal one."),
    "birth.said": _("The words beside it say that this is the day somebody was born."),
    "address.street": _("A street with a house number leads to one door."),
    "address.office": _("This looks like the address of a public office, which is milder than a home."),
    "coordinates.decimal": _("These coordinates are more exact than a town."),
    "coordinates.degrees": _("These degrees and minutes are more exact than a town."),
    "coordinates.link": _("This link opens an exact place on a map."),
    "coordinates.code": _("This code stands for one exact place."),
    "shelter.landmark": _("This says where a shelter is. People in it could be found."),
    "shelter.quarter": _("This says in which part of town a shelter is."),
    "shelter.address": _(
        "This is an exact place in a sentence about a shelter. People in it could be found."
    ),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of one text: where it begins and ends in characters, what it is, how sure, and why (a code)."""

    start: int
    end: int
    kind: Kind
    sureness: Sureness
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A mark in a field, with the exact passage. `text[start:end] == passage`."""

    field: str
    passage: str
    start: int
    end: int
    kind: Kind
    sureness: Sureness
    why_code: str

    @property
    def why(self) -> str:
        """One plain sentence, in the language of the reader."""
        return str(WHYS[self.why_code])

    @property
    def kind_words(self) -> str:
        """The kind in words."""
        return str(KIND_WORDS[self.kind])

    @property
    def must_be_cleared(self) -> bool:
        """Whether nothing crosses to the register before this is mended, or kept and cleared."""
        return self.sureness != "mild"
