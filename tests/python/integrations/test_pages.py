"""The examples in the documentation of the integrations run."""

import doctest
import importlib
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[3] / "docs" / "integrations.md"

LIBRARIES = ["dask.dataframe", "duckdb", "pandas", "polars", "pyarrow", "sklearn", "spacy"]


def test_the_page_on_integrations() -> None:
    for library in LIBRARIES:
        pytest.importorskip(library)
    failed, run = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert (failed, run > 0) == (0, True)


@pytest.mark.parametrize(
    "library", ["dask", "datasets", "duckdb", "pandas", "polars", "sklearn", "spacy"]
)
def test_the_front_page_of_a_module(library: str) -> None:
    pytest.importorskip(library)
    pytest.importorskip("pyarrow")
    failed, run = doctest.testmod(importlib.import_module(f"coquille.{library}"))
    assert (failed, run > 0) == (0, True)
