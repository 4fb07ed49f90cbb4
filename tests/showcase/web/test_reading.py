"""The long read escapes every text and leaves nothing out."""

from localaction.showcase.queries.alignment import AlignedItem, AlignmentGroup
from localaction.showcase.queries.retold import Note, Voice
from localaction.showcase.queries.sections import Milestone, NamedPartner, Part, Section
from localaction.showcase.saying import tongue
from localaction.showcase.web import reading

BAD = '<b onclick="x">'
ARABIC = tongue("ar")
VOICE = Voice(ARABIC, (Note(BAD, is_warning=True),))


def test_everything_in_a_section_is_shown_and_escaped() -> None:
    section = Section(
        anchor=BAD,
        heading=BAD,
        parts=(Part(BAD, (f"{BAD}\n{BAD}",), VOICE),),
        note=BAD,
        milestones=(Milestone(BAD, BAD, "", VOICE), Milestone(BAD, "", BAD, VOICE)),
        partners=(NamedPartner(BAD, BAD, ARABIC),),
        labels=(BAD,),
    )
    drawn = reading.sections([section])
    assert BAD not in drawn
    assert drawn.count("&lt;b onclick") == 17
    assert drawn.count("<br>") == 1


def test_what_somebody_wrote_keeps_its_language() -> None:
    assert reading.user_text(["نص"], ARABIC) == '<div class="user-text" lang="ar" dir="rtl"><p>نص</p></div>'
    assert reading.user_text([], ARABIC) == ""


def test_reasons_stand_with_their_item_and_are_escaped() -> None:
    item = AlignedItem(BAD, BAD, BAD, True, BAD, BAD, VOICE, False)
    drawn = reading.aligned([AlignmentGroup(BAD, BAD, "gcm", (item,))])
    assert BAD not in drawn
    assert '<blockquote lang="ar" dir="rtl">' in drawn
    assert "main objective" in drawn
    assert '<span class="tag-translated tag-translated--outdated">&lt;b' in drawn


def test_the_index_links_to_the_sections() -> None:
    assert reading.index([("challenge", "The challenge")]) == '<a href="#challenge">The challenge</a>'
