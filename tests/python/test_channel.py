"""What a machine that reads print takes for what, learned from pairs."""

import pickle

import pytest

from coquille import Cleaner, CoquilleError

# a machine that reads w for m, which no other does
PAIRS = [
    ("La waison du waire est ferwée dewain watin", "La maison du maire est fermée demain matin")
] * 40
PAGE = "Le dowaine du waréchal est vendu, et la crèwe est bonne."


def test_what_is_learned_is_used() -> None:
    cleaner = Cleaner("ocr").fit_channel(PAIRS)
    assert cleaner.clean(PAGE) == "Le domaine du maréchal est vendu, et la crème est bonne."


def test_it_is_a_table_that_is_read_again() -> None:
    cleaner = Cleaner("ocr").fit_channel(PAIRS)
    again = Cleaner("ocr", channel=cleaner.channel)
    assert again == cleaner
    assert again.clean(PAGE) == cleaner.clean(PAGE)
    assert cleaner != Cleaner("ocr")


def test_it_is_pickled_with_its_cleaner() -> None:
    cleaner = Cleaner("ocr").fit_channel(PAIRS)
    assert pickle.loads(pickle.dumps(cleaner)) == cleaner


def test_wrong_pairs_and_tables_are_named() -> None:
    with pytest.raises(TypeError, match=r"pairs\[1\]"):
        Cleaner("ocr").fit_channel([("a", "b"), "c"])  # type: ignore[list-item]
    with pytest.raises(CoquilleError, match="channel"):
        Cleaner("ocr", channel="w\tm\n")
