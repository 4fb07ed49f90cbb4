"""The cheap questions before each detector cost no finding: with them and without them the same is found."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localaction.actions.protection import (
    births,
    coordinates,
    emails,
    identities,
    looking,
    phones,
    shelters,
    streets,
)
from localaction.actions.protection.findings import Mark
from localaction.kit.content import CONTENT

DATA = Path(__file__).parents[1] / "data"
GATES = (
    (looking, "_may_hold"),
    *((detector, "may_find") for detector in (births, coordinates, emails, identities, phones, streets)),
    (shelters, "_is_near"),
)


@contextmanager
def open_gates() -> Iterator[None]:
    """Every detector looks at every text, as if there were no cheap question before it."""
    with pytest.MonkeyPatch.context() as patch:
        for module, gate in GATES:
            patch.setattr(module, gate, lambda _text: True)
        yield


def found(text: str) -> tuple[Mark, ...]:
    return looking.looked_over(text)


def labelled() -> list[str]:
    """Every line of the labelled texts, without its labels."""
    lines = [line for file in sorted(DATA.glob("protection_*.txt")) for line in file.read_text().splitlines()]
    return [re.sub(r"\[\[\w+\|(.*?)\]\]", r"\1", line) for line in lines if line]


def cohort() -> list[str]:
    with (CONTENT / "cohorts" / "first_cohort.csv").open(encoding="utf-8", newline="") as file:
        return [text for row in csv.DictReader(file) for text in row.values() if text]


def test_no_finding_is_lost_in_labelled_texts_and_the_cohort() -> None:
    texts = [*labelled(), *cohort()]
    with_gates = [found(text) for text in texts]
    with open_gates():
        without = [found(text) for text in texts]
    assert sum(map(len, with_gates)) > 400
    assert with_gates == without


PIECES = st.sampled_from(
    """
    at AT [at] (arroba) dot DOT punto . @ gmail com anna.b geo: maps.google.com /// word.word.word GEO: www.here.com
    what3words Goo.gl/Maps 12,345 -1.2345 32.58 ° ' " N E W O lat longitude 6GCRMQPW+JX 36NAG 1234 12 7 2019 1987
    +256 772 123 456 (011) 06 0772123456 tel call هاتف ٠٧٧٢ passport passeport رقم A1234567 CM90021234ABCD
    P<UGA<<<<<<<<<
    born né nacida date of birth ولد مارس March 3. 3/4/1987 no. n° Plot House Flat Street St Rd street Avenue av. Av C/
    calle Calle Mayor calleMayor CALLEMAYOR c/Mayor cra 5 # 12-34 rue de la Paix 12bis rua Augusta , 1500 R. praça Largo
    manzana mz lote house block zone district شارع النيل بشارع الشارع منزل عمارة دار الايواء بيت shelter Safe house
    safe-house
    behind the near Old Mosque foyer derrière la gare casa refugio detrás abrigo atrás ملجا خلف المسجد lies in is hidden
    Acacia Kololo Amina Hassan Mr the of for in since , ; : - / ( ) \u00a0 \n
    """.split(" ")  # noqa: SIM905
)


@pytest.mark.parametrize(
    "text", ["callede Mayo, 12 ", "avenidalas Palmas, 5 ", "AVLIZ, 5 ", "callejónd' Oro, 7 ", "CRALIZ, 5 "]
)
def test_a_street_whose_words_are_glued_together_is_found(text: str) -> None:
    assert [mark.why for mark in found(text)] == ["address.street"]


@settings(max_examples=600, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", ", "])), max_size=12))
def test_no_finding_is_lost_in_any_text(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + space for piece, space in pieces)
    with_gates = found(text)
    with open_gates():
        assert found(text) == with_gates
