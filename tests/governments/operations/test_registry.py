import pytest
from django.db import IntegrityError, transaction
from django_tasks_db.models import DBTaskResult
from tests.governments import making

from localaction.governments import operations, queries
from localaction.governments.models import Government, GovernmentName, Membership
from localaction.kit import trail
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter

pytestmark = pytest.mark.django_db


def test_a_government_is_proposed_and_its_first_person_may_start() -> None:
    nadia = making.somebody()
    membership = operations.found(
        actor=nadia, facts=making.facts(claimed_domain="kcca.go.ug"), office="Adviser"
    )
    assert (membership.status, membership.role, membership.is_first) == ("requested", "focal_point", True)
    government = membership.government
    assert (government.status, government.slug) == ("proposed", "kampala-ug")
    assert (government.claimed_domains, government.email_domains) == (["kcca.go.ug"], [])
    assert [event.verb for event in trail.history_of(government)] == ["government.proposed"]


def test_the_secretariat_is_told_of_a_proposal_in_its_language() -> None:
    desk = making.person("Leila", desk_role="secretariat", language="ar")
    operations.found(actor=making.somebody(), facts=making.facts())
    letters = OutgoingLetter.objects.filter(recipient_email=desk.email)
    assert {(one.letter.rpartition("/")[2], one.language) for one in letters} == {
        ("government_proposed", "ar"),
        ("membership_requested", "ar"),
    }


@pytest.mark.parametrize(
    "again",
    [
        {"geonames_id": 232422},
        {"name": "KAMPALA "},
        {"name": "Kámpala", "level": "municipality"},
    ],
)
def test_the_same_government_does_not_enter_twice(again: dict[str, object]) -> None:
    first = operations.propose(actor=making.somebody(), facts=making.facts(geonames_id=232422))
    with pytest.raises(operations.AlreadyThere) as caught:
        operations.propose(actor=making.somebody(), facts=making.facts(**{"name": "Kampala", **again}))  # type: ignore[arg-type]
    assert caught.value.government == first


def test_a_look_alike_is_shown_and_asked_about() -> None:
    first = operations.propose(actor=making.somebody(), facts=making.facts("Kampala"))
    twin = making.facts("Катра1а", language="ru")  # reads like another name only
    operations.propose(actor=making.somebody(), facts=twin)
    with pytest.raises(operations.LooksLike) as caught:
        operations.propose(actor=making.somebody(), facts=making.facts("Karnpala"))
    assert caught.value.governments == [first]
    other = operations.propose(actor=making.somebody(), facts=making.facts("Karnpala"), is_another=True)
    assert other != first


def test_two_towns_of_one_name_are_two_when_the_gazetteer_says_so() -> None:
    first = operations.propose(
        actor=making.somebody(),
        facts=making.facts("Springfield", country="US", geonames_id=1, admin1_code="IL"),
    )
    second = operations.propose(
        actor=making.somebody(),
        facts=making.facts("Springfield", country="US", geonames_id=2, admin1_code="MO"),
    )
    assert (first.slug, second.slug) == ("springfield-us", "springfield-mo-us")


@pytest.mark.parametrize("name", ["Kam\u202epala", "Kаmpala"])
def test_a_name_with_a_trap_does_not_enter(name: str) -> None:
    with pytest.raises(operations.UnfitName):
        operations.propose(actor=making.somebody(), facts=making.facts(name))
    assert not Government.objects.exists()


def test_nobody_floods_the_desk_with_proposals() -> None:
    nadia = making.somebody()
    for name in ("Gulu", "Arua", "Lira"):
        operations.found(actor=nadia, facts=making.facts(name))
    with pytest.raises(Refused):
        operations.found(actor=nadia, facts=making.facts("Jinja"))


def test_the_database_refuses_a_second_record_of_one_place() -> None:
    making.government(geonames_id=232422)
    with pytest.raises(IntegrityError), transaction.atomic():
        Government.objects.create(
            slug="x", official_name="x", level="city", country="UG", geonames_id=232422, name_key="x"
        )


def test_verifying_with_a_domain_lets_the_person_in_whose_address_it_is() -> None:
    nadia = making.somebody(domain="kcca.go.ug")
    membership = operations.found(actor=nadia, facts=making.facts())
    operations.verify(
        actor=making.secretariat(),
        government=membership.government,
        email_domains=["KCCA.go.ug", "gmail.com"],
    )
    membership.refresh_from_db()
    assert membership.status == "active"
    assert membership.government.status == "verified"
    membership.government.refresh_from_db()
    assert membership.government.email_domains == ["kcca.go.ug"]


def test_verifying_does_not_let_free_mail_in() -> None:
    membership = operations.found(actor=making.somebody(domain="gmail.com"), facts=making.facts())
    operations.verify(
        actor=making.secretariat(), government=membership.government, email_domains=["gmail.com"]
    )
    membership.refresh_from_db()
    assert membership.status == "requested"


def test_a_rejected_government_may_come_again_and_be_reopened_only_once() -> None:
    desk, nadia = making.secretariat(), making.somebody()
    rejected = operations.found(actor=nadia, facts=making.facts()).government
    operations.reject(actor=desk, government=rejected, because="This is a company.")
    letter = OutgoingLetter.objects.get(recipient_email=nadia.email)
    assert "This is a company." in letter.text
    operations.propose(actor=nadia, facts=making.facts())
    rejected.refresh_from_db()
    with pytest.raises(operations.AlreadyThere):
        operations.reopen(actor=desk, government=rejected)
    rejected.refresh_from_db()
    assert rejected.status == "rejected"


def test_merging_moves_people_names_and_domains() -> None:
    desk = making.secretariat()
    old, new = making.government("Kampala Capital", domains=("kcca.go.ug",)), making.government("Kampala")
    nadia, both = making.member(old), making.member(old, name="Omar")
    Membership.objects.create(person_id=making.id_of(both), government=new, role="viewer")
    merged = operations.merge(actor=desk, government=old, into=new)
    assert {one.person_id: one.role for one in queries.memberships_of(merged)} == {
        nadia.person_id: "focal_point",
        both.person_id: "viewer",
    }
    assert (merged.email_domains, merged.aliases) == (["kcca.go.ug"], ["Kampala Capital"])
    assert queries.by_slug(old.slug) == new
    assert queries.matching("kampala capital") == [new]
    assert (queries.matching("capit"), queries.matching("capit", any_word=True)) == ([], [new])
    assert queries.matching("pital", any_word=True) == []
    old.refresh_from_db()
    assert (old.status, old.merged_into) == ("merged", new)
    asked = [one.args_kwargs["args"] for one in DBTaskResult.objects.order_by("enqueued_at")]
    assert ["actions.follow_merger", {"from_id": old.pk, "into_id": new.pk}] in asked


def test_changing_the_names_changes_what_is_found() -> None:
    government = making.government()
    nadia = making.member(government)
    operations.change_details(
        actor=nadia,
        government=government,
        details=operations.Details(names={"ar": "كمبالا"}, population=1_700_000),
    )
    assert queries.matching("كمبالا") == [government]
    assert queries.public_name(Government.objects.get(), "ar") == ("كمبالا", "ar")
    with pytest.raises(Refused):
        operations.change_details(
            actor=nadia, government=government, details=operations.Details(official_name="Greater Kampala")
        )


def test_spellings_are_kept_once() -> None:
    government = making.government("Kampala", names={"en": "Kampala", "fr": "Kampala"}, aliases=("KAMPALA",))
    assert GovernmentName.objects.filter(government=government).count() == 1
