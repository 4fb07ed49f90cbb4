"""A harvester of another house rebuilds the catalogue from the provider alone, and keeps in step with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from lxml import etree
from sickle import Sickle
from sickle.oaiexceptions import BadArgument, IdDoesNotExist, NoRecordsMatch
from tests.factories import register
from tests.register.published_things import a_government, a_report, an_action, published
from tests.syndication.harvester import LA, OAI, content_of, hash_of

from localaction.kit.actors import SYSTEM
from localaction.register import index, operations, queries
from localaction.register.models import Current
from localaction.syndication import asked, provider, shelving, whole

pytestmark = pytest.mark.django_db


def _harvester(site: str, method: str = "GET") -> Sickle:
    return Sickle(f"{site}/oai/", http_method=method, timeout=20)


def _record(harvested: Any) -> Any:
    """The root of the metadata of a harvested record."""
    return harvested.xml.find(f"{OAI}metadata/{LA}record")


@pytest.mark.usefixtures("cohort")
@pytest.mark.parametrize(("shelved", "method"), [(False, "GET"), (True, "POST")])
def test_a_harvest_of_everything_equals_the_register(site: str, shelved: bool, method: str) -> None:
    register.publish(an_action(summary="One\r\nline & <another>\ttab"), a_report(milestones=()))
    if shelved:
        shelving.follow()
    schema = etree.XMLSchema(etree.fromstring(whole.schema().encode()))
    rebuilt = {}
    for harvested in _harvester(site, method).ListRecords(metadataPrefix="oai_la"):
        record = _record(harvested)
        schema.assertValid(record)
        content = content_of(record)
        assert hash_of(content) == record.get("content_hash")
        rebuilt[etree.QName(record[0]).localname, record.get("reference")] = content
    kinds = ("action", "government", "signature", "progress", "call")
    standing = {(one.kind, one.reference): one.content for kind in kinds for one in queries.all_current(kind)}
    assert rebuilt == standing
    assert len(rebuilt) > provider.PER_PAGE


@pytest.mark.usefixtures("cohort")
def test_a_list_goes_on_where_it_was_however_much_is_published_meanwhile(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider, "PER_PAGE", 10)
    shelving.follow()
    found = _harvester(site).ListIdentifiers(metadataPrefix="oai_dc", set="kind-action")
    begun = [next(found).identifier for _ in range(10)]
    before = {one.reference for one in queries.all_current("action")}
    corrected = begun[0].partition("action/")[2]
    content = queries.current("action", corrected)
    assert content is not None
    register.publish(
        an_action("LA-MEANWHILE"), an_action(corrected, title="Corrected while somebody harvests")
    )
    rest = [one.identifier for one in found]
    told = [name.partition("action/")[2] for name in begun + rest]
    assert {*told} == before | {"LA-MEANWHILE"}
    assert len(told) == len(before) + 2
    assert told[-1] == corrected


def test_an_incremental_harvest_brings_what_changed_and_what_is_gone(site: str) -> None:
    published(an_action("LA-STAYS"))
    published(an_action("LA-GOES", title="Secret afterwards"))
    published(an_action("LA-HIDES", title="Hidden afterwards"))
    shelving.follow()
    _shift_register(timedelta(hours=-1))
    harvester = _harvester(site)
    last = harvester.Identify()
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert last.earliestDatestamp < moment
    with pytest.raises(NoRecordsMatch):
        harvester.ListRecords(metadataPrefix="oai_dc", **{"from": moment})
    operations.withdraw(actor=SYSTEM, kind="action", reference="LA-GOES", because="Asked for.")
    operations.hide(actor=SYSTEM, kind="action", reference="LA-HIDES", because="Danger.")
    published(an_action("LA-NEW"))
    index.follow()
    found = list(harvester.ListRecords(metadataPrefix="oai_la", **{"from": moment}))
    assert [(one.header.identifier.partition("/")[2], one.deleted) for one in found] == [
        ("LA-GOES", True), ("LA-HIDES", True), ("LA-NEW", False),
    ]  # fmt: skip
    assert all(b"afterwards" not in etree.tostring(one.xml) for one in found)
    gone, hidden, _new = (one.header.setSpecs for one in found)
    assert "country-UG" in gone
    assert hidden == ["kind-action"]
    for spec in ("country-UG", "government-kampala"):
        in_set = harvester.ListIdentifiers(metadataPrefix="oai_dc", set=spec, **{"from": moment})
        assert [one.deleted for one in in_set] == [True, True, False]
    assert harvester.GetRecord(identifier=found[0].header.identifier, metadataPrefix="oai_dc").deleted
    before = (datetime.now(UTC) - timedelta(minutes=30)).strftime("%Y-%m-%dT%H:%M:%SZ")
    until = list(harvester.ListIdentifiers(metadataPrefix="oai_dc", until=before))
    assert [one.identifier.partition("/")[2] for one in until] == ["LA-STAYS"]


def _shift_register(by: timedelta) -> None:
    """Let what is published have been published earlier: moments are to the second."""
    from django.db import connection

    entries = list(Current.objects.values_list("entry_id", "entry__published_at"))
    with connection.cursor() as cursor:
        for trigger in _guards(cursor):
            cursor.execute(trigger)
        for sequence, moment in entries:
            cursor.execute(
                "UPDATE register_entry SET published_at = %s WHERE sequence = %s",
                [connection.ops.adapt_datetimefield_value(moment + by), sequence],
            )


def _guards(cursor: Any) -> list[str]:
    """What takes the guards off the entries, within the test's own transaction."""
    from django.db import connection

    if connection.vendor == "postgresql":
        return ["ALTER TABLE register_entry DISABLE TRIGGER USER"]
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'register_entry'")
    return [f'DROP TRIGGER "{name}"' for (name,) in cursor.fetchall()]


@pytest.mark.usefixtures("cohort")
def test_sets_hold_what_they_say(site: str) -> None:
    harvester = _harvester(site)
    sets = {one.setSpec: one.setName for one in harvester.ListSets()}
    assert sets["kind-action"] == "Actions"
    assert sets["country-UG"] == "Uganda"
    assert sets["objective-GCM-15"].startswith("GCM 15 · ")
    assert sets["government-kampala-capital-city-authority"] == "KCCA"
    for spec in ("objective-GCM-15", "country-UG"):
        found = list(harvester.ListRecords(metadataPrefix="oai_la", set=spec))
        actions = {one.reference for one in queries.all_current("action") if _is_in(spec, one)}
        told = [_record(one) for one in found]
        assert {one.get("reference") for one in told if one.get("schema") == "action/1"} == actions
        assert all(spec in one.header.setSpecs for one in found)
    with pytest.raises(NoRecordsMatch):
        harvester.ListRecords(metadataPrefix="oai_dc", set="country-XX")


def _is_in(spec: str, one: queries.Published) -> bool:
    content: Any = one.content
    if spec.startswith("country-"):
        return bool(content.place.country == "UG")
    return "GCM-15" in {aligned.code for aligned in content.alignment}


@pytest.mark.usefixtures("cohort")
def test_a_list_of_sets_goes_on(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = [one.setSpec for one in _harvester(site).ListSets()]
    monkeypatch.setattr(provider, "PER_PAGE", 7)
    shelving.follow()
    assert [one.setSpec for one in _harvester(site).ListSets()] == everything == sorted({*everything})


def test_a_set_of_a_hidden_government_is_not_told(site: str) -> None:
    published(a_government())
    published(an_action())
    operations.hide(actor=SYSTEM, kind="government", reference="kampala", because="Danger.")
    for _ in range(2):
        assert "government-kampala" not in [one.setSpec for one in _harvester(site).ListSets()]
        shelving.follow()


def test_identify_and_formats_say_what_is_there(site: str, settings: Any) -> None:
    settings.SECRETARIAT_EMAIL = "call@example.org"
    told = _harvester(site).Identify()
    assert (told.baseURL, told.protocolVersion, told.deletedRecord, told.granularity) == (
        f"{site}/oai/", "2.0", "persistent", "YYYY-MM-DDThh:mm:ssZ",
    )  # fmt: skip
    assert told.adminEmail == "call@example.org"
    formats = {one.metadataPrefix: one for one in _harvester(site).ListMetadataFormats()}
    assert set(formats) == {"oai_dc", "oai_la"}
    assert formats["oai_la"].schema == f"{site}/oai/schemas/local-action-1.xsd"


def test_dublin_core_says_who_what_where_and_under_which_licence(site: str) -> None:
    published(an_action(title="مدرسة للجميع", language="ar"))
    (found,) = _harvester(site).ListRecords(metadataPrefix="oai_dc")
    told = found.metadata
    assert told["title"] == ["مدرسة للجميع"]
    assert told["creator"] == ["Kampala Capital City Authority"]
    assert told["identifier"] == [f"{site}/en/actions/LA-AAAAAA/", "LA-AAAAAA"]
    assert told["coverage"] == ["Kampala", "Uganda"]
    assert told["rights"] == ["https://creativecommons.org/licenses/by/4.0/"]


def test_what_does_not_exist_is_said_in_the_words_of_the_protocol(site: str) -> None:
    harvester = _harvester(site)
    with pytest.raises(IdDoesNotExist):
        harvester.GetRecord(identifier="oai:127.0.0.1:action/LA-NOTHING", metadataPrefix="oai_dc")
    with pytest.raises(BadArgument):
        harvester.ListRecords(metadataPrefix="oai_dc", until="2026-13-01")
    with pytest.raises(NoRecordsMatch):
        harvester.ListRecords(metadataPrefix="oai_dc")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ([], "badVerb"),
        ([("verb", "Nothing")], "badVerb"),
        ([("verb", "Identify"), ("verb", "Identify")], "badVerb"),
        ([("verb", "Identify"), ("set", "kind-action")], "badArgument"),
        ([("verb", "GetRecord"), ("identifier", "x")], "badArgument"),
        ([("verb", "ListRecords")], "badArgument"),
        ([("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("set", "a"), ("set", "b")], "badArgument"),
        ([("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("set", "a b")], "badArgument"),
        ([("verb", "ListRecords"), ("metadataPrefix", "marc21")], "cannotDisseminateFormat"),
        ([("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("from", "yesterday")], "badArgument"),
        ([("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("from", "2026-01-02"), ("until", "2026-01-01")],
         "badArgument"),
        ([("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("from", "2026-01-01"),
          ("until", "2026-01-02T00:00:00Z")], "badArgument"),
        ([("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("until", "2000-01-01")], "noRecordsMatch"),
        ([("verb", "ListRecords"), ("resumptionToken", "made-up")], "badResumptionToken"),
        ([("verb", "ListRecords"), ("resumptionToken", "x"), ("metadataPrefix", "oai_dc")], "badArgument"),
        ([("verb", "ListMetadataFormats"), ("identifier", "oai:127.0.0.1:action/none")], "idDoesNotExist"),
        ([("verb", "GetRecord"), ("identifier", "LA-AAAAAA"), ("metadataPrefix", "oai_dc")], "idDoesNotExist"),
    ],
)  # fmt: skip
def test_every_error_has_the_code_of_the_protocol(query: list[tuple[str, str]], code: str) -> None:
    published(an_action())
    root = etree.fromstring(provider.answer(query).encode())
    assert root.find(f"{OAI}error").get("code") == code
    request = root.find(f"{OAI}request")
    assert bool(request.attrib) == (code not in ("badVerb", "badArgument"))


def test_a_token_goes_on_with_its_own_verb_only() -> None:
    token = asked.Question("ListIdentifiers", prefix="oai_dc").going_on("5", 5)
    root = etree.fromstring(provider.answer([("verb", "ListRecords"), ("resumptionToken", token)]).encode())
    assert root.find(f"{OAI}error").get("code") == "badResumptionToken"


def test_days_and_seconds_are_both_included_to_their_end() -> None:
    entry = published(an_action())
    day, moment = entry.published_at.strftime("%Y-%m-%d"), provider.second(entry.published_at)
    for since in (day, moment):
        said = provider.answer(
            [("verb", "ListIdentifiers"), ("metadataPrefix", "oai_dc"), ("from", since), ("until", since)]
        )
        assert "LA-AAAAAA" in said
