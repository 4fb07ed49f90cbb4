import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from localaction.declarations import operations, queries
from localaction.declarations.models import Declaration, DeclarationText
from localaction.kit.content import CONTENT

pytestmark = pytest.mark.django_db


def test_the_shipped_declaration_stands_in_five_languages() -> None:
    declaration = queries.current_declaration()
    assert (declaration.code, declaration.adopted_on.isoformat()) == ("marrakech-2018", "2018-12-08")
    assert sorted(queries.text_languages(declaration)) == ["ar", "en", "es", "fr", "pt"]
    assert queries.text_for(declaration, "sw").language == "en"


def test_loading_again_changes_nothing() -> None:
    before = set(DeclarationText.objects.values_list("pk", "digest", "is_current"))
    assert operations.load_declarations() == 0
    assert set(DeclarationText.objects.values_list("pk", "digest", "is_current")) == before


def _changed_content(folder: Path, old: str, new: str) -> Path:
    shutil.copytree(CONTENT / "declarations", folder / "declarations")
    for file in (folder / "declarations" / "marrakech-2018").glob("*.toml"):
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return folder


def test_a_changed_text_stands_beside_the_earlier_one(tmp_path: Path) -> None:
    root = _changed_content(tmp_path, "Act at home.", "Act where you are.")
    assert operations.load_declarations(root=root) == 1
    texts = DeclarationText.objects.filter(language="en").order_by("pk")
    assert [(text.is_current, "Act at home." in text.summary[1]) for text in texts] == [
        (False, True),
        (True, False),
    ]


def test_a_new_version_is_the_one_signed_now(tmp_path: Path) -> None:
    root = _changed_content(tmp_path, 'version = "1"', 'version = "2"')
    operations.load_declarations(root=root)
    assert queries.current_declaration("marrakech-2018").version == "2"
    assert Declaration.objects.filter(is_current=True).count() == 1


def test_the_official_text_is_loaded_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "text.txt"
    file.write_text("\ufeffWe, the mayors, …", encoding="utf-8")
    call_command("load_declaration_text", "marrakech-2018", "en", str(file))
    text = queries.text_for(queries.current_declaration(), "en")
    assert (text.official_text, text.digest in capsys.readouterr().out) == ("We, the mayors, …", True)
    assert operations.load_declarations() == 0, "the content does not push the official text out"


@pytest.mark.parametrize(("code", "content"), [("nothing", b"x"), ("marrakech-2018", b"\xff\xfe\x00")])
def test_a_wrong_file_or_code_is_said_in_words(tmp_path: Path, code: str, content: bytes) -> None:
    file = tmp_path / "text.txt"
    file.write_bytes(content)
    with pytest.raises(CommandError, match="nothing was changed"):
        call_command("load_declaration_text", code, "en", str(file))
