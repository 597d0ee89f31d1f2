"""What parts of a corpus have taught, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._coquille import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ._coquille import Cleaner


def with_words(cleaner: Cleaner, words: Words) -> Cleaner:
    """Give the cleaner with other words, and all else as its pickle has it."""
    restore, (preset, options, _, *rest) = cleaner.__reduce__()
    found: Cleaner = restore(preset, options, words, *rest)
    return found


def count(cleaner: Cleaner, texts: Iterable[str | None]) -> str:
    """Count what the lexicon lacks in some of the texts: a table, which travels well."""
    blank = with_words(cleaner, Words())
    return blank.fit(text for text in texts if text is not None).words.to_tsv()


def fitted(cleaner: Cleaner, tables: Iterable[str]) -> Cleaner:
    """Give the cleaner that has learned what these tables have counted, as one `fit` of all texts gives it."""
    words = cleaner.words
    for table in tables:
        words = words.merge(Words.from_tsv(table))
    return with_words(cleaner, words)
