"""The catalogue, read as linked data."""

from __future__ import annotations

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF, XSD
from tests.factories import register

from localaction.opendata import files
from localaction.opendata.formats import formats_of
from localaction.opendata.tables import TABLES

SPDX = Namespace("http://spdx.org/rdf/terms#")
HOME = "http://127.0.0.1:8000/en/data/"


@pytest.mark.django_db
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # of its own parts
def test_a_portal_finds_every_data_set_with_its_files_sizes_and_sums() -> None:
    register.publish_cohort(3)
    state = files.build()
    graph = Graph().parse(data=state.path("catalog.jsonld").read_text("utf-8"), format="json-ld")
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    sets = set(graph.objects(catalogue, DCAT.dataset))
    assert sets == {URIRef(f"{HOME}#{name}") for name in (*TABLES, "package")}
    for one in sets:
        assert graph.value(one, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
        assert f"entry {state.sequence}" in str(graph.value(one, DCTERMS.bibliographicCitation))
        assert graph.value(one, DCTERMS.title).language == "en"  # type: ignore[union-attr]
        assert graph.value(one, DCTERMS.modified).datatype == XSD.dateTime  # type: ignore[union-attr]
    told = {}
    for file in graph.subjects(RDF.type, DCAT.Distribution):
        name = str(graph.value(file, DCAT.downloadURL)).removeprefix(HOME)
        sum_of = graph.value(graph.value(file, SPDX.checksum), SPDX.checksumValue)
        told[name] = (int(str(graph.value(file, DCAT.byteSize))), str(sum_of))
    expected = {f"{table.name}.{form.ending}" for table in TABLES.values() for form in formats_of(table)} | {
        "datapackage.zip"
    }
    assert {*told} == expected
    assert {name: (one[0], one[1].lower()) for name, one in told.items()} == {
        name: (state.files[name].size, state.files[name].sha256) for name in expected
    }
