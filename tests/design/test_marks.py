from django.utils import translation
from django.utils.safestring import SafeString

from localaction.design import marks

EVIL = "<script>alert(1)</script>"


def test_a_button_is_a_link_only_when_it_leads_somewhere() -> None:
    assert marks.button(label="Sign") == '<button type="submit" class="button">Sign</button>'
    assert (
        marks.button(label="Go", href="/x", kind="quiet")
        == '<a class="button button--quiet" href="/x">Go</a>'
    )
    assert marks.button(label="Leave", name="leave", value="1") == (
        '<button type="submit" class="button" name="leave" value="1">Leave</button>'
    )


def test_a_chip_always_says_its_code_in_words() -> None:
    assert marks.chip(text="GCM 15 · Access to basic services", family="gcm") == (
        '<span class="chip chip--gcm"><b>GCM 15</b><span class="chip__text">Access to basic services</span></span>'
    )


def test_chips_are_a_named_list_and_nothing_when_there_are_none() -> None:
    assert marks.chips(items=[]) == ""
    assert marks.chips(items=[{"text": "a", "href": "/a"}], label="Serves") == (
        '<ul class="chips" role="list" aria-label="Serves"><li>'
        '<a class="chip" href="/a"><span class="chip__text">a</span></a></li></ul>'
    )


def test_a_date_carries_its_exact_value() -> None:
    with translation.override("pt"):
        assert marks.date(value="2026-11-22") == '<time datetime="2026-11-22">22 de novembro de 2026</time>'


def test_no_date_and_no_number_are_nothing_and_a_wrong_date_is_shown_as_it_stands() -> None:
    assert [marks.date(value=None), marks.date(value=""), marks.number(value=None)] == ["", "", ""]
    assert marks.date(value="about 2020") == "about 2020"
    assert marks.number(value=0) == "<bdi>0</bdi>"


def test_what_users_wrote_is_escaped_and_keeps_its_language_and_direction() -> None:
    drawn = marks.user_text(value=f"سطر أول\n\n{EVIL}", language="ar")
    assert drawn == (
        '<div class="user-text" lang="ar" dir="rtl"><p>سطر أول</p>\n\n'
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p></div>"
    )
    assert (
        marks.user_text(value=EVIL, inline=True)
        == '<bdi dir="auto">&lt;script&gt;alert(1)&lt;/script&gt;</bdi>'
    )


def test_every_mark_escapes_what_it_is_given() -> None:
    drawn = [
        marks.button(label=EVIL, href=EVIL, name=EVIL),
        marks.button(label="x", name=EVIL, value=EVIL),
        marks.chip(text=f"{EVIL} · {EVIL}", href=EVIL),
        marks.chips(items=[{"text": EVIL}], label=EVIL),
        marks.status(word=EVIL),
        marks.notice(SafeString(""), title=EVIL),
        marks.fact(SafeString("x"), label=EVIL),
        marks.empty(SafeString(""), title=EVIL),
    ]
    assert [html for html in drawn if "<script" in html] == []


def test_a_fact_without_content_is_left_out() -> None:
    assert marks.fact(SafeString("  \n"), label="Where") == ""


def test_another_language_is_named_in_the_readers_own() -> None:
    with translation.override("en"):
        assert marks.in_language(language="ar") == '<span class="tag-language">in Arabic</span>'
        assert marks.in_language(language="en") == ""


def test_only_an_error_interrupts() -> None:
    assert 'role="alert"' in marks.notice(SafeString(""), tone="error")
    assert 'role="note"' in marks.notice(SafeString(""), tone="good")


def test_a_title_is_told_to_the_tab_and_to_who_shares_the_page() -> None:
    drawn = SafeString('\n  L&#x27;"action" &lt;b&gt;  ')
    with translation.override("en"):
        assert marks.told_title(drawn, error=True) == (
            "<title>Error: L&#x27;&quot;action&quot; &lt;b&gt; · Local Action</title>\n"
            '<meta property="og:title" content="L&#x27;&quot;action&quot; &lt;b&gt;">'
        )
    assert 'name="description" content="L&#x27;&quot;action&quot;' in marks.told_description(drawn)
