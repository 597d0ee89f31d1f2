"""The examples in the documentation run."""

import doctest
from pathlib import Path

import pytest

import coquille

DOCS = Path(__file__).parents[2] / "docs"

PAGES = sorted(
    page.relative_to(DOCS).as_posix()
    for page in DOCS.rglob("*.md")
    # that on other libraries is run with them, in integrations/test_pages.py
    if "\n>>> " in page.read_text("utf-8") and page.stem != "integrations"
)


@pytest.mark.parametrize("page", PAGES)
def test_a_page(page: str) -> None:
    failed, run = doctest.testfile(str(DOCS / page), module_relative=False, encoding="utf-8")
    assert (failed, run > 0) == (0, True)


def test_pages_are_found() -> None:
    assert {"python.md", "words.md", "ocr.md", "fr/index.md"} <= set(PAGES)


def test_the_front_page_of_the_package() -> None:
    failed, run = doctest.testmod(coquille)
    assert (failed, run > 0) == (0, True)
