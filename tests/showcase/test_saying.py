"""Texts keep their language, and figures are written as the reader writes them."""

from django.utils.translation import override

from localaction.showcase import saying


def test_a_text_knows_which_way_it_runs() -> None:
    assert saying.said("بلدية", "ar").tongue == ' lang="ar" dir="rtl"'
    assert saying.said("City", "en").direction == "ltr"
    assert not saying.said("", "en")


def test_a_language_code_cannot_break_out_of_its_attribute() -> None:
    assert '"><script>' not in saying.tongue('"><script>')


def test_a_long_text_is_cut_into_paragraphs() -> None:
    assert saying.paragraphs("one\n\n two \r\n\r\nthree\n") == ("one", "two", "three")


def test_the_lead_is_whole_sentences_and_nothing_is_lost() -> None:
    text = "First sentence. " + "Second sentence that goes on. " * 12 + "\n\nLast paragraph."
    lead, rest = saying.lead_and_rest(text)
    assert lead.endswith(".")
    assert len(lead) <= saying.LONGEST_LEAD
    assert " ".join(f"{lead} {' '.join(rest)}".split()) == " ".join(text.split())


def test_one_endless_sentence_is_the_lead() -> None:
    assert saying.lead_and_rest("word " * 300)[1] == ()


def test_when_is_said_in_words() -> None:
    with override("en"):
        assert saying.span("2019", "2022", "en") == "2019 to 2022"
        assert saying.span("2019", "", "en") == "Start: 2019"
        assert saying.span("", "2022-03", "en") == "End: March 2022"
        assert saying.span("", "", "en") == ""


def test_what_is_no_date_or_sum_stays_as_it_is() -> None:
    assert saying.day("last spring", "en") == "last spring"
    assert saying.money("about ten", "USD", "en") == "about ten\u00a0USD"
    assert saying.money("174000", "USD", "en") == "174,000\u00a0USD"
