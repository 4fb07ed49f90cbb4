"""Settings are typed, have safe defaults and refuse what cannot be used in plain words."""

from pathlib import Path

import pytest

from localaction.config.environment import BadSetting, Environment


def test_the_defaults_serve_one_machine(tmp_path: Path) -> None:
    environment = Environment.read({"LOCALACTION_DATA": str(tmp_path)})
    assert environment.mode == "production"
    assert environment.data == tmp_path
    assert environment.database_url == ""


def test_the_signing_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    first = Environment.read({"LOCALACTION_DATA": str(tmp_path)}).secret_key
    second = Environment.read({"LOCALACTION_DATA": str(tmp_path)}).secret_key
    assert first == second
    assert len(first) > 40
    assert (tmp_path / "keys" / "secret").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("LOCALACTION_MODE", "debug", "write one of"),
        ("DATABASE_URL", "mysql://x", "must start with"),
        ("LOCALACTION_PROXIES", "-1", "write a number such as 1"),
        ("LOCALACTION_PROXIES", "one", "write a number such as 1"),
        ("LOCALACTION_TRANSLATOR_URL", "file:///etc/passwd", "write an address such as"),
        ("LOCALACTION_TRANSLATOR_URL", "https://me:secret@t.example", "write an address such as"),
        ("LOCALACTION_SECRETARIAT_EMAIL", "call us", "write an e-mail address"),
        ("LOCALACTION_SECRETARIAT_EMAIL", "a@b.org?cc=x@y.org", "write an e-mail address"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(tmp_path: Path, name: str, value: str, says: str) -> None:
    with pytest.raises(BadSetting, match=says):
        Environment.read({"LOCALACTION_DATA": str(tmp_path), name: value})


@pytest.mark.parametrize(("value", "count"), [("", 0), ("0", 0), ("2", 2)])
def test_the_proxies_in_front_are_counted(tmp_path: Path, value: str, count: int) -> None:
    environment = Environment.read({"LOCALACTION_DATA": str(tmp_path), "LOCALACTION_PROXIES": value})
    assert environment.proxies == count


def test_without_a_word_no_proxy_is_trusted(tmp_path: Path) -> None:
    assert Environment.read({"LOCALACTION_DATA": str(tmp_path)}).proxies == 0
