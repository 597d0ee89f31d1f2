"""The class `Words`: what `fit` has learned."""

import copy
import functools
import operator
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from coquille import Cleaner, CoquilleError, Words

PAGES = [f"Le journal du val\nPage {i} de Qousseir, ses gnaffrons." for i in range(6)]
TABLE = "keep\tHoms\nword\tgnaffrons\t6\nname\tQousseir\t6\nline\tLe journal du val\t6\n"
WORDS = Words.from_tsv(TABLE)


def rows(words: Words) -> str:
    lines = words.to_tsv().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#"))


def fit_part(texts: list[str]) -> Words:
    return Cleaner(keep=["Homs"]).fit(texts).words


def test_fit_learns_what_a_table_says() -> None:
    words = fit_part(PAGES)
    assert words.to_tsv().startswith("# ")
    assert rows(words) == TABLE
    assert words == WORDS
    assert len(words) == 4
    assert repr(words) == "<Words: 4 rows>"


def test_a_table_is_read_again() -> None:
    words = Words.from_tsv(WORDS.to_tsv())
    assert words == WORDS
    assert hash(words) == hash(WORDS)
    assert words != Words()
    assert not Words()


def test_parts_merge_into_the_whole() -> None:
    parts = [fit_part(PAGES[:1]), fit_part(PAGES[1:4]), fit_part(PAGES[4:])]
    assert functools.reduce(operator.or_, parts, Words()) == WORDS
    assert parts[2].merge(parts[0]).merge(parts[1]) == WORDS
    assert rows(parts[0]) == TABLE.replace("\t6", "\t1")  # merging changes none of them


def test_workers_learn_a_corpus_together() -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as workers:
        parts = workers.map(fit_part, [PAGES[:3], PAGES[3:]], timeout=60)
        assert functools.reduce(operator.or_, parts) == WORDS


def test_a_cleaner_knows_its_words() -> None:
    text = "Larmée avance vers la ville."
    assert Cleaner().clean(text) != text
    cleaner = Cleaner(words=Words.from_tsv("name\tLarmée\t3"), keep=["Homs"])
    assert cleaner.clean(text) == text
    assert rows(cleaner.words) == "keep\tHoms\nname\tLarmée\t3\n"
    assert pickle.loads(pickle.dumps(cleaner)).words == cleaner.words
    assert cleaner.fit(["Larmée"]).words == Words.from_tsv("keep\tHoms\nname\tLarmée\t4")
    assert Cleaner(words=None) == Cleaner()


def test_rare_ones_can_be_left_out() -> None:
    words = WORDS | Words.from_tsv("word\thapax\t1")
    assert words.at_least(2) == WORDS
    assert rows(words.at_least(7)) == "keep\tHoms\n"


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_gives_equal_ones(protocol: int) -> None:
    assert pickle.loads(pickle.dumps(WORDS, protocol)) == WORDS


def test_a_copy_is_the_same_object() -> None:
    assert copy.copy(WORDS) is WORDS
    assert copy.deepcopy([WORDS])[0] is WORDS


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("# mine\nun mot", "line 2: found `un mot`, expected a kind"),
        ("mot\tgrau\t3", "line 1: found `mot`, expected a kind"),
        ("word\tgrau\ttrois", "line 1: found `trois`, expected a whole number from 1"),
    ],
)
def test_a_row_that_is_none_is_named(table: str, message: str) -> None:
    with pytest.raises(CoquilleError, match=message):
        Words.from_tsv(table)


def test_other_things_are_no_words() -> None:
    with pytest.raises(TypeError, match=r"words must be coquille.Words, not str; read a table"):
        Cleaner(words="Homs")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"words must be coquille.Words, not list"):
        Cleaner(words=["Homs"])  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="table must be a str, not bytes: decode"):
        Words.from_tsv(b"word")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        WORDS | {"Homs"}  # type: ignore[operator]
    with pytest.raises(OverflowError):
        WORDS.at_least(-1)
    with pytest.raises(AttributeError):
        WORDS.rows = 1  # type: ignore[attr-defined]
