"""The examples in the documentation run."""

import doctest
from pathlib import Path

import coquille

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_on_python() -> None:
    failed, run = doctest.testfile(str(DOCS / "python.md"), module_relative=False, encoding="utf-8")
    assert (failed, run > 0) == (0, True)


def test_the_front_page_of_the_package() -> None:
    failed, run = doctest.testmod(coquille)
    assert (failed, run > 0) == (0, True)
