"""The configuration of nginx is whole, says what the site says, and cannot be broken out of."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from localaction.config.nginx import configuration


def test_nothing_is_left_to_fill_in() -> None:
    assert "@" not in configuration().replace("@mirror", "")


def test_it_serves_the_hosts_and_files_of_this_site(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["localaction.example", "*"]
    text = configuration(upstream="unix:/run/localaction.sock")
    assert "server_name localaction.example;" in text
    assert "server unix:/run/localaction.sock;" in text
    assert f"alias {settings.STATIC_ROOT}/;" in text


@pytest.mark.parametrize("upstream", ["127.0.0.1:1; evil", "a{b", "x\ny", ""])
def test_a_value_that_would_end_a_directive_is_refused(upstream: str) -> None:
    with pytest.raises(ValueError, match="nginx cannot be told"):
        configuration(upstream=upstream)


def test_nothing_stale_is_ever_sent() -> None:
    """What is hidden must be gone within a minute, even while the site is down."""
    assert "use_stale" not in configuration()
    assert "background_update" not in configuration()


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed here")
def test_nginx_itself_accepts_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("nginx_config", listen="127.0.0.1:8099")
    site = capsys.readouterr().out
    file = tmp_path / "nginx.conf"
    file.write_text(f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ access_log off;\n{site}}}\n")
    done = subprocess.run(["nginx", "-t", "-c", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
