"""Columns in Dask."""

import pytest

from coquille import Cleaner

pytest.importorskip("pyarrow")
pd = pytest.importorskip("pandas")
dd = pytest.importorskip("dask.dataframe")

import coquille.dask

TEXTS = [None if i % 3 == 0 else f"L'&eacute;cole {i} de Zabad." for i in range(600)]


@pytest.mark.parametrize("partitions", [1, 4])
def test_partitions_may_be_cut_anywhere(partitions: int) -> None:
    column = dd.from_pandas(pd.Series(TEXTS, name="texte"), npartitions=partitions)
    found = coquille.dask.clean(column, Cleaner(), threads=1).compute()
    assert found.name == "texte"
    wanted = [None if text is None else coquille.clean(text) for text in TEXTS]
    assert [None if pd.isna(text) else text for text in found] == wanted
    explained = coquille.dask.explain(column).compute()
    assert list(explained.columns) == ["text", "edits", "suggestions"]
    assert len(explained["edits"].iloc[1]) == 1


def test_partitions_learn_what_one_machine_learns() -> None:
    column = dd.from_pandas(pd.Series(TEXTS), npartitions=3)
    one = Cleaner("web").fit(text for text in TEXTS if text is not None)
    assert coquille.dask.fit(column, preset="web") == one
    assert len(one.words) > 0


def test_what_cannot_be_is_said() -> None:
    column = dd.from_pandas(pd.Series([1, 2]), npartitions=1)
    with pytest.raises(TypeError, match="not both"):
        coquille.dask.clean(column, Cleaner(), preset="web")
    frame = column.to_frame("n")
    for work in (coquille.dask.clean, coquille.dask.explain, coquille.dask.fit):
        with pytest.raises(
            TypeError, match=r"a dask\.dataframe\.Series, not DataFrame: choose one"
        ):
            work(frame)
    with pytest.raises(TypeError, match=r"a dask\.dataframe\.Series, not Series"):
        coquille.dask.clean(pd.Series(["a"]))
