"""A list as of an entry says so, and how to cite it."""

import pytest
from django.conf import settings
from django.utils.translation import override
from tests.factories import register

from localaction.kit.actors import SYSTEM
from localaction.register import index, ledger
from localaction.showcase import operations
from localaction.showcase.filters import Filters
from localaction.showcase.queries import cited
from localaction.showcase.queries.search import search_page


@pytest.mark.django_db
def test_a_list_stays_as_it_was_while_the_register_goes_on() -> None:
    register.publish_cohort(5)
    before = search_page(Filters(), "en")
    last = ledger.entry(before_entry := index.sequence())
    register.publish_cohort(8)
    now, then = search_page(Filters(), "en"), search_page(Filters(at=before_entry), "en")
    assert (before.total, now.total, then.total) == (5, 8, 5)
    assert [one.card.reference for one in then.found] == [one.card.reference for one in before.found]
    assert (now.frozen, last is not None) == (None, True)
    assert then.frozen is not None
    assert last is not None
    assert (then.frozen.entry, then.frozen.entry_hash) == (before_entry, last.entry_hash)
    assert then.frozen.now_href == "/en/actions/"


@pytest.mark.usefixtures("cohort")
def test_a_citation_names_what_was_asked_the_entry_and_the_address() -> None:
    asked = Filters(query="housing", excluded=(("country", "DE"),), at=20)
    with override("en"):
        frozen = search_page(asked, "en").frozen
    assert frozen is not None
    assert frozen.citation.startswith("Local Action (")
    assert "for “housing”; without: Germany. Public register, as of entry 20, " in frozen.citation
    assert frozen.address == f"{settings.SITE_URL}/en/actions/?q=housing&country=-DE&at=20"


@pytest.mark.usefixtures("cohort")
def test_an_entry_that_is_not_written_yet_is_told() -> None:
    frozen = search_page(Filters(at=999_999), "en").frozen
    assert frozen is not None
    assert (frozen.is_written, frozen.citation, frozen.at) == (False, "", None)


@pytest.mark.django_db
def test_a_short_address_leads_back_to_its_question() -> None:
    asked = Filters(query="housing", chosen=(("gcm", "GCM-15"),), at=12, sort="title", view="table")
    kept = operations.cite(actor=SYSTEM, asked=asked)
    assert cited.question_behind(kept.code) == asked
    assert cited.question_behind(kept.code.upper()) == asked
    assert cited.question_behind("nothing") is None
    assert (cited.is_kept(kept.query), cited.is_kept("q=other")) == (True, False)
