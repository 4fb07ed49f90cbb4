from typing import Any

import pytest
from django.test import Client


@pytest.mark.parametrize(("mode", "status"), [("test", 200), ("demo", 200), ("production", 404)])
@pytest.mark.django_db
def test_hello_is_said_in_demo_and_tests_only(client: Client, settings: Any, mode: str, status: int) -> None:
    settings.MODE = mode
    assert client.get("/dev/hello/").status_code == status
