"""The mail server of the site, from one URL."""

import pytest

from localaction.config.environment import BadSetting
from localaction.config.mail import mail_settings


def test_without_a_server_nothing_leaves() -> None:
    assert mail_settings("")["MAIL_LEAVES"] is False


@pytest.mark.parametrize(
    ("url", "port", "starttls", "tls"),
    [
        ("smtp://mail.example.org", 25, False, False),
        ("smtp+tls://mail.example.org", 587, True, False),
        ("smtps://mail.example.org", 465, False, True),
        ("smtps://mail.example.org:2465", 2465, False, True),
    ],
)
def test_a_server(url: str, port: int, starttls: bool, tls: bool) -> None:
    found = mail_settings(url)
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example.org", port)
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (starttls, tls)


def test_name_and_password_may_hold_signs() -> None:
    found = mail_settings("smtps://us%40er:p%3Ass%2Fword@mail.example.org")
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("us@er", "p:ss/word")


@pytest.mark.parametrize("url", ["mail.example.org", "http://mail.example.org", "smtp://"])
def test_what_is_no_mail_server_is_refused_in_words(url: str) -> None:
    with pytest.raises(BadSetting, match="must look like"):
        mail_settings(url)
