import re

from tests.house.tree import SOURCE

from localaction.declarations.web.showing import VERBS


def test_everything_that_can_happen_to_a_signature_has_words() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in (SOURCE / "declarations").rglob("*.py"))
    assert set(re.findall(r'"(signature\.[a-z_]+)",', code)) <= set(VERBS)
