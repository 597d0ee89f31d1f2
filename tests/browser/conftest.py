"""What the tests in a browser share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import chromium
from chromium import Chromium


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    path = chromium.find()
    if path is None:
        pytest.skip("there is no Chromium: install one, or name it in the variable CHROMIUM")
    with Chromium(path, Path(tmp_path_factory.mktemp("chromium"))) as running:
        yield running
