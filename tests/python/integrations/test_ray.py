"""Columns in Ray Data."""

from collections.abc import Iterator
from typing import Any

import pytest

from coquille import Cleaner

ray = pytest.importorskip("ray")
pytest.importorskip("pyarrow")
pytest.importorskip("ray.data")

import coquille.ray

# Ray warns of what it does itself
pytestmark = [pytest.mark.timeout(300), pytest.mark.filterwarnings("ignore")]

TEXTS = [None if i % 3 == 0 else f"L'&eacute;cole {i} de Zabad." for i in range(600)]


@pytest.fixture(scope="module")
def dataset() -> Iterator[Any]:
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    rows = [{"n": n, "text": text} for n, text in enumerate(TEXTS)]
    yield ray.data.from_items(rows, override_num_blocks=4)
    ray.shutdown()


def test_blocks_may_be_cut_anywhere(dataset: Any) -> None:
    found = coquille.ray.clean(dataset, "text", into="clean")
    rows = {row["n"]: (row["text"], row["clean"]) for row in found.iter_rows()}
    for n, text in enumerate(TEXTS):
        assert rows[n] == (text, None if text is None else coquille.clean(text))


def test_blocks_learn_what_one_machine_learns(dataset: Any) -> None:
    one = Cleaner("web").fit(text for text in TEXTS if text is not None)
    assert coquille.ray.fit(dataset, "text", preset="web") == one


def test_edits_are_structures(dataset: Any) -> None:
    rows = {row["n"]: row["explained"] for row in coquille.ray.explain(dataset, "text").iter_rows()}
    assert rows[1] == Cleaner().explain(TEXTS[1] or "").to_dict()
    assert rows[0] is None
