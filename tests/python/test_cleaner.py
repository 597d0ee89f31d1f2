"""The class `Cleaner`."""

import copy
import os
import pickle
import subprocess
import sys

import pytest

from coquille import Cleaner, Words


def learned() -> Cleaner:
    return Cleaner(words=Words.from_tsv("name\tQousseir\t4\nline\tLire aussi\t3\n"))


CLEANERS = [
    Cleaner(),
    Cleaner("web"),
    Cleaner(quotes="french"),
    Cleaner(keep=["Homs", "takfiris"], min_confidence=0.95, spelling=False),
    Cleaner(max_damage=1),
    learned(),
]


@pytest.mark.parametrize("cleaner", CLEANERS)
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_gives_an_equal_one(cleaner: Cleaner, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(cleaner, protocol))
    assert again == cleaner
    assert hash(again) == hash(cleaner)
    assert repr(again) == repr(cleaner)
    assert again.options == cleaner.options


def test_those_that_differ_are_not_equal() -> None:
    assert len(set(CLEANERS)) == len(CLEANERS)
    assert Cleaner() != "repair"


def test_the_order_of_options_and_words_says_nothing() -> None:
    a = Cleaner(quotes="french", keep=["a", "b"])
    b = Cleaner(keep={"b", "a"}, quotes="french")
    assert a == b
    assert hash(a) == hash(b)
    assert pickle.dumps(a) == pickle.dumps(b)


def test_hash_and_pickle_are_the_same_in_every_process() -> None:
    code = (
        "import pickle; from coquille import Cleaner;"
        "c = Cleaner('web', keep={'Homs', 'Alep', 'Hama', 'Idlib'});"
        "print(hash(c), pickle.dumps(c).hex())"
    )
    seeds = [{"PYTHONHASHSEED": str(seed)} for seed in range(3)]
    runs = {
        subprocess.check_output([sys.executable, "-c", code], env=os.environ | seed)
        for seed in seeds
    }
    assert len(runs) == 1


def test_a_copy_is_the_same_object(cleaner: Cleaner) -> None:
    assert copy.copy(cleaner) is cleaner
    assert copy.deepcopy([cleaner])[0] is cleaner


def test_the_repr_shows_what_differs_from_the_preset() -> None:
    assert repr(Cleaner()) == "Cleaner('repair')"
    assert repr(Cleaner("web", page="drop")) == "Cleaner('web')"
    some = Cleaner("web", spelling=False, keep=["d'Homs"], min_confidence=0.95)
    assert repr(some) == ("Cleaner('web', spelling=False, min_confidence=0.95, keep=[\"d'Homs\"])")
    assert eval(repr(some)) == some
    assert repr(Cleaner("web", max_damage=1)) == "Cleaner('web', max_damage=1.0)"
    assert repr(learned()) == "<Cleaner('repair'), 2 rows of words>"


def test_nothing_can_be_changed(cleaner: Cleaner) -> None:
    with pytest.raises(AttributeError):
        cleaner.preset = "web"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        cleaner.other = 1  # type: ignore[attr-defined]


def test_fit_gives_another_cleaner() -> None:
    cleaner = Cleaner("web", keep=["Homs"])
    texts = (f"Qousseir, jour {i}.\nLire aussi sur ce sujet\n" for i in range(4))
    fitted = cleaner.fit(texts)
    assert fitted is not cleaner
    assert cleaner == Cleaner("web", keep=["Homs"])
    assert fitted != cleaner  # it knows the line that stands on four pages
    assert (fitted.preset, fitted.options) == (cleaner.preset, cleaner.options)
    assert pickle.loads(pickle.dumps(fitted)) == fitted
