"""`quality`: how many words look right."""

import json
import pickle

import pytest

import coquille
from coquille import Cleaner, Quality

GOOD = "Le vaisseau était sorti du port avant le lever du soleil, et la foule le saluait. " * 20
BAD = "Lc vaisseau ctoit sorli du porl avaul le lcver du soieil, ct la foulc le saiuait. " * 20


def test_good_pages_come_before_bad_ones() -> None:
    pages = [BAD, GOOD + BAD, GOOD]
    found = coquille.quality_many(pages, threads=2)
    assert [quality.right for quality in found] == sorted(quality.right for quality in found)
    assert found == [coquille.quality(page) for page in pages]
    assert found[0].right < 0.5 < found[1].right < 0.9 < found[2].right <= 1
    assert (found[2].unknown, found[2].words) == (0.0, found[0].words)


def test_what_was_counted_can_be_written() -> None:
    quality = coquille.quality(BAD)
    assert isinstance(quality, Quality)
    written = json.loads(json.dumps(quality.to_dict()))
    assert written["words"] == sum(
        count for name, count in quality.signs.items() if name not in ("noise", "stray-mark")
    )
    assert f"{quality.right:.3f}" in repr(quality)
    again = pickle.loads(pickle.dumps(quality))
    assert (again, hash(again)) == (quality, hash(quality))


def test_bytes_and_learned_words(cleaner: Cleaner) -> None:
    assert cleaner.quality(GOOD.encode("cp1252")) == cleaner.quality(GOOD)
    text = "Les gnaffrelins chantent. " * 4
    learned = cleaner.fit([text])
    assert learned.quality(text).right > cleaner.quality(text).right
    assert coquille.quality("").right == 0
    with pytest.raises(TypeError, match="text must be a str"):
        cleaner.quality(None)  # type: ignore[arg-type]
