import pytest
from tests.declarations import making
from tests.governments import making as people

from localaction.declarations import operations, queries
from localaction.declarations.models import Signature
from localaction.governments import operations as governments
from localaction.governments.models import Government
from localaction.register import queries as published

pytestmark = pytest.mark.django_db


def test_a_correction_reaches_the_public_face_only_when_there_is_one() -> None:
    shown, hidden = people.government("Kampala"), people.government("Gulu")
    making.listed(shown)
    desk = people.secretariat()
    for government in (shown, hidden):
        governments.change_details(
            actor=desk, government=government, details=governments.Details(names={"ar": "مدينة"})
        )
    assert [operations.refresh_face(one.pk) for one in (shown, hidden)] == [True, False]
    face = published.current("government", shown.slug)
    assert face is not None
    assert face.content.names["ar"] == "مدينة"  # type: ignore[attr-defined]
    assert published.current("government", hidden.slug) is None


@pytest.mark.parametrize("stronger", ["old", "new"])
def test_after_a_merge_the_stronger_signature_stands(stronger: str) -> None:
    old, new = people.government("Kampala Capital"), people.government("Kampala")
    sara, omar = people.secretariat("Sara"), people.secretariat("Omar")
    strong, weak = (old, new) if stronger == "old" else (new, old)
    best = making.confirmed(people.member(strong), sara, omar, strong)
    other = making.listed(weak)
    governments.merge(actor=sara, government=old, into=new)
    operations.follow_merge(old.pk, new.pk)
    best.refresh_from_db()
    other.refresh_from_db()
    assert (best.status, best.government, other.status) == ("confirmed", new, "superseded")
    assert queries.current_signature(Government.objects.get(pk=new.pk)) == best
    assert published.current("government", old.slug) is None
    shown = published.current("signature", best.reference)
    assert shown is not None
    assert shown.content.government == new.slug  # type: ignore[attr-defined]
    assert published.current("signature", other.reference) is None


def test_after_a_merge_one_draft_stays_open() -> None:
    old, new = people.government("Kampala Capital"), people.government("Kampala")
    making.sent(people.member(old), old)
    making.draft(people.member(new), new)
    governments.merge(actor=people.secretariat(), government=old, into=new)
    operations.follow_merge(old.pk, new.pk)
    assert sorted(Signature.objects.filter(government=new).values_list("status", flat=True)) == [
        "pending",
        "withdrawn",
    ]
