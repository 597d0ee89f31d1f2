"""`clean_stream`: a text of any length, piece by piece."""

import io
from collections.abc import Iterator

import pytest

import coquille
from coquille import Cleaner, CoquilleError

# Longer than a part, with something to mend in each, and without line ends.
TEXT = "".join(f"La page {i} du vieux registre est d&eacute;chir&eacute;e. " for i in range(6000))


@pytest.mark.parametrize("size", [1000, 70_000, 10_000_000])
def test_pieces_of_any_size_give_the_same_text(cleaner: Cleaner, size: int) -> None:
    chunks = [TEXT[i : i + size] for i in range(0, len(TEXT), size)]
    wanted = TEXT.replace("&eacute;", "é")
    assert "".join(cleaner.clean_stream(chunks)) == wanted
    assert "".join(cleaner.clean_stream(iter(chunks), threads=1)) == wanted
    assert cleaner.clean(TEXT) == wanted


def test_options_and_an_open_file() -> None:
    lines = io.StringIO("Passer au contenu\nL&rsquo;été\n")
    assert "".join(coquille.clean_stream(lines, html_entities=False)) == lines.getvalue()
    assert list(coquille.clean_stream([])) == list(coquille.clean_stream(["", ""])) == []


def test_chunks_are_read_as_they_are_needed() -> None:
    come = 0

    def chunks() -> Iterator[str]:
        nonlocal come
        for _ in range(400):
            come += 1
            yield "Il pleut.\n" * 10_000

    stream = coquille.clean_stream(chunks(), spelling=False)
    assert come == 0
    assert next(stream).startswith("Il pleut.\n")
    assert 0 < come < 200
    del stream


def test_a_chunk_that_is_no_text(cleaner: Cleaner) -> None:
    stream = cleaner.clean_stream(["un", b"deux"])  # type: ignore[list-item]
    with pytest.raises(TypeError, match=r"chunks\[1\] must be a str, not bytes"):
        next(stream)
    with pytest.raises(StopIteration):
        next(stream)
    with pytest.raises(TypeError, match="chunks is one str"):
        cleaner.clean_stream("un été")
    with pytest.raises(CoquilleError, match="threads"):
        cleaner.clean_stream([], threads=0)
