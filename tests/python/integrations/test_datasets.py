"""Data sets of Hugging Face, and what `Cleaner.map` gives."""

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from coquille import Cleaner, __version__
from coquille.datasets import Clean

TEXTS = ["Le caf&eacute; du port", None, "Le quai", "Une 😀 &agrave; la mer"]
CLEAN = ["Le café du port", None, "Le quai", "Une 😀 à la mer"]


def test_rows_and_batches() -> None:
    work = Cleaner().map("texte")
    assert work({"texte": TEXTS[0], "n": 1}) == {"texte": CLEAN[0]}
    assert work({"texte": None}) == {"texte": None}
    pytest.importorskip("pyarrow")
    assert work({"texte": TEXTS, "n": [1, 2, 3, 4]}) == {"texte": CLEAN}
    assert work({"texte": []}) == {"texte": []}


def test_several_fields_and_other_names() -> None:
    row = {"a": "caf&eacute;", "b": "th&eacute;"}
    assert Cleaner().map(["a", "b"])(row) == {"a": "café", "b": "thé"}
    assert Cleaner().map("a", into="propre")(row) == {"propre": "café"}
    with pytest.raises(ValueError, match="expected as many"):
        Cleaner().map(["a", "b"], into="c")
    with pytest.raises(TypeError, match="name of a field"):
        Cleaner().map([])


def test_what_is_no_text_is_refused() -> None:
    work = Cleaner().map("texte")
    with pytest.raises(KeyError, match="there is no field 'texte': expected one of"):
        work({"text": "Le quai"})
    with pytest.raises(TypeError, match="'texte' holds int"):
        work({"texte": 3})
    with pytest.raises(TypeError, match="row 1 of the field 'texte' holds bytes"):
        work({"texte": ["Le quai", b"Le quai"]})


def test_a_pickle_is_the_same_and_tells_cleaners_apart() -> None:
    cleaner = Cleaner("web", keep=["Qousseir"]).fit(["Qousseir et Zabadani, Alep."])
    work = cleaner.map("texte", into="propre")
    assert pickle.loads(pickle.dumps(work)) == work
    assert hash(pickle.loads(pickle.dumps(work))) == hash(work)
    assert __version__.encode() in pickle.dumps(work)
    others = [Cleaner("web").map("texte", into="propre"), cleaner.map("texte"), cleaner.map("t")]
    assert len({pickle.dumps(one) for one in [work, *others]}) == 4
    assert all(one != work for one in others)


def test_one_thread_in_each_of_several_processes() -> None:
    code = (
        "import multiprocessing as m\n"
        "from coquille import Cleaner\n"
        "work = Cleaner().map('texte')\n"
        "if __name__ == '__main__':\n"
        "    assert work._threads() is None\n"
        "    with m.get_context('spawn').Pool(1) as pool: print(pool.apply(work._threads))\n"
    )
    path = Path(__file__).parent / "worker.tmp.py"
    path.write_text(code)
    try:
        assert subprocess.check_output([sys.executable, path], text=True) == "1\n"
    finally:
        path.unlink()


def data() -> Any:
    datasets = pytest.importorskip("datasets")
    datasets.disable_progress_bars()
    return datasets.Dataset.from_dict({"texte": TEXTS * 50, "n": list(range(200))})


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("processes", [None, 2])
def test_a_data_set_is_mapped(processes: int | None) -> None:
    mapped = data().map(Cleaner().map("texte"), batched=True, batch_size=30, num_proc=processes)
    assert list(mapped["texte"]) == CLEAN * 50
    assert list(mapped["n"]) == list(range(200))


def test_row_by_row_and_as_tables_of_arrow() -> None:
    rows = data().map(Cleaner().map("texte"))
    assert list(rows["texte"]) == CLEAN * 50
    tables = data().with_format("arrow").map(Cleaner().map("texte", into="propre"), batched=True)
    assert list(tables.with_format(None)["propre"]) == CLEAN * 50
    assert list(tables.with_format(None)["texte"]) == TEXTS * 50


def test_streams_are_mapped() -> None:
    mapped = data().to_iterable_dataset().map(Cleaner().map("texte"), batched=True)
    assert [row["texte"] for row in mapped] == CLEAN * 50


def test_the_fingerprint_is_the_same_in_every_process() -> None:
    pytest.importorskip("datasets")
    code = (
        "from datasets.fingerprint import Hasher; from coquille import Cleaner\n"
        "cleaner = Cleaner('web', keep=['b', 'a', 'c']).fit(['Qousseir, Alep, Zabadani'] * 3)\n"
        "print(Hasher.hash(cleaner.map('texte')), Hasher.hash(Cleaner().map('texte')))"
    )
    run = [sys.executable, "-c", code]
    found = {subprocess.check_output(run, text=True) for _ in range(2)}
    assert len(found) == 1
    one, other = found.pop().split()
    assert one != other


def test_what_was_done_before_is_found_again(tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets")
    path = tmp_path / "pages.jsonl"
    path.write_text('{"texte": "Le caf&eacute;"}\n', "utf-8")
    pages = datasets.load_dataset(
        "json", data_files=str(path), split="train", cache_dir=str(tmp_path / "cache")
    )
    first = pages.map(Cleaner().map("texte"), batched=True)
    again = pages.map(Cleaner().map("texte"), batched=True)
    assert first.cache_files == again.cache_files
    other = pages.map(Cleaner("web").map("texte"), batched=True)
    assert other.cache_files != first.cache_files


def test_it_says_what_it_is() -> None:
    assert repr(Cleaner("web").map("a", into="b")) == "<Cleaner('web') for a into b>"
    assert isinstance(Cleaner().map("a"), Clean)
