"""Citations that reference managers read: nothing breaks out, every script stays, names stay whole."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.utils.translation import override
from tests.register.published_things import an_action, published

from localaction.register import queries
from localaction.register.shapes import Action, Lineage, Origin, Owner, Place
from localaction.syndication import citing

pytestmark = pytest.mark.django_db
HOSTILE = r"100% of {children} & women_$1 #2 ~home ^up \input{secret} }"
UNDONE = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
} | {f"\\{sign}": sign for sign in "&%$#_"}


def _work(reader: str = "en", **facts: Any) -> citing.Work:
    published(an_action(**facts))
    found = queries.current("action", "LA-AAAAAA")
    assert found is not None
    assert isinstance(found.content, Action)
    with override(reader):
        return citing.work(found, found.content, reader)


def _bibtex_fields(text: str) -> dict[str, str]:
    """The fields of an entry, read as BibTeX reads them: by counting braces, escaped or not."""
    kind, key, body = re.fullmatch(r"@(\w+)\{([^,]+),\n(.*)\n\}\n", text, re.S).groups()  # type: ignore[union-attr]
    assert (kind, key) == ("misc", "LA-AAAAAA")
    fields, depth, start = {}, 0, 0
    for place, sign in enumerate(body + ","):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
        if sign == "," and depth == 0:
            name, _equals, value = body[start:place].strip().partition(" = ")
            fields[name] = value[1:-1] if value.startswith("{") else value
            start = place + 1
    assert depth == 0
    return fields


def _undone(latex: str) -> str:
    return re.sub("|".join(re.escape(told) for told in UNDONE), lambda found: UNDONE[found[0]], latex)


def test_no_text_is_a_command_in_latex_and_every_brace_has_its_other() -> None:
    owner = Owner(name=f"City {HOSTILE} and Sons", language="en", role="lead", slug="kampala", country="UG")
    fields = _bibtex_fields(
        citing.bibtex(_work(title=HOSTILE, summary=f"{HOSTILE}\n\n{HOSTILE}", owners=(owner,)))
    )
    assert _undone(fields["title"]) == f"{{{HOSTILE}}}"
    assert _undone(fields["abstract"]) == f"{HOSTILE} {HOSTILE}"
    assert _undone(fields["author"]) == f"{{City {HOSTILE} and Sons}}"
    assert fields["year"].isdecimal()
    assert re.fullmatch("[a-z]{3}", fields["month"])
    assert fields["url"].endswith("/en/actions/LA-AAAAAA/")


def test_arabic_stays_arabic_and_says_so() -> None:
    owner = Owner(name="بلدية صيدا", language="ar", role="lead", slug="saida", country="LB")
    one = _work("ar", title="مدرسة للجميع، ١٠٠٪", language="ar", owners=(owner,))
    fields = _bibtex_fields(citing.bibtex(one))
    assert (fields["title"], fields["author"], fields["langid"]) == (
        "{مدرسة للجميع، ١٠٠٪}", "{بلدية صيدا}", "arabic",
    )  # fmt: skip
    assert "AU  - بلدية صيدا\r\n" in citing.ris(one)
    (item,) = json.loads(citing.csl(one))
    assert (item["title"], item["language"]) == ("مدرسة للجميع، ١٠٠٪", "ar")
    assert json.loads(citing.datacite(one))["titles"] == [{"title": "مدرسة للجميع، ١٠٠٪", "lang": "ar"}]


def test_no_text_makes_a_line_of_its_own_in_ris() -> None:
    text = citing.ris(_work(title="First\r\nER  - \r\nTY  - BOOK", summary="A\u2028B\x0bC"))
    lines = text.split("\r\n")
    assert lines[0] == "TY  - ELEC"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    assert [line for line in lines if line.startswith(("TY", "ER"))] == ["TY  - ELEC", "ER  - "]
    assert "AB  - A B C" in lines


def test_datacite_has_what_it_must_have() -> None:
    line = Lineage(reference="LA-ORIGIN", relation="adapted_from")
    told = json.loads(citing.datacite(_work(lineage=(line,), starts_on="2020-01")))
    for name in ("identifiers", "creators", "titles", "publisher", "publicationYear", "types"):
        assert told[name]
    assert told["creators"] == [{"name": "Kampala Capital City Authority", "nameType": "Organizational"}]
    assert told["relatedIdentifiers"][0]["relatedIdentifier"].endswith("/en/actions/LA-ORIGIN/")
    assert told["geoLocations"][0]["geoLocationPoint"] == {"pointLatitude": 0.3163, "pointLongitude": 32.5822}
    assert {"date": "2020-01/..", "dateType": "Coverage"} in told["dates"]


def test_who_collected_it_and_has_no_owner_is_cited_as_who_it_is() -> None:
    origin = Origin(how="collected", signature="none", source_url="https://example.org/a")
    one = _work(
        owners=(), contact_organisation="A network", origin=origin, place=Place(name="", country="UG")
    )
    assert one.authors == ("A network",)
    assert (
        json.loads(citing.datacite(one))["relatedIdentifiers"][0]["relatedIdentifier"]
        == "https://example.org/a"
    )
