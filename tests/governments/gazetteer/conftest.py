from pathlib import Path

import pytest

from localaction.governments.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all runs and workers: the search file's name says what it was made of."""
    return tmp_path_factory.getbasetemp().parent / "gazetteer"


@pytest.fixture(scope="session")
def gazetteer(gazetteer_folder: Path) -> Gazetteer:
    return open_gazetteer(gazetteer_folder)
