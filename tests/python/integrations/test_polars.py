"""The namespaces of Polars."""

import pickle
from typing import Any

import pytest

from coquille import Cleaner

pl = pytest.importorskip("polars")

import coquille.polars

TEXTS = ["Le caf&eacute; du port", None, "Le quai", "", "Une 😀 &agrave; la mer"]
CLEAN = ["Le café du port", None, "Le quai", "", "Une 😀 à la mer"]


def test_an_expression_is_lazy_and_keeps_its_type() -> None:
    frame = pl.LazyFrame({"texte": TEXTS, "n": range(5)})
    cleaned = frame.with_columns(pl.col("texte").coquille.clean())
    assert cleaned.collect_schema() == {"texte": pl.String, "n": pl.Int64}
    assert cleaned.collect()["texte"].to_list() == CLEAN
    other = frame.select(pl.col("texte").coquille.clean().alias("propre"))
    assert other.collect().to_dict(as_series=False) == {"propre": CLEAN}


def test_filters_pass_below_it() -> None:
    frame = pl.LazyFrame({"texte": TEXTS, "n": range(5)})
    plan = frame.with_columns(pl.col("texte").coquille.clean()).filter(pl.col("n") > 1)
    assert plan.collect()["texte"].to_list() == CLEAN[2:]


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_engines_agree(engine: Any, tmp_path: Any) -> None:
    path = tmp_path / "pages.parquet"
    many = pl.DataFrame({"texte": TEXTS * 2000})
    many.write_parquet(path, row_group_size=1000)
    cleaned = pl.scan_parquet(path).select(pl.col("texte").coquille.clean()).collect(engine=engine)
    assert cleaned["texte"].to_list() == CLEAN * 2000


def test_it_stands_in_groups_and_conditions() -> None:
    frame = pl.DataFrame({"texte": ["&eacute;", "é", "&agrave;"]})
    counted = frame.group_by(pl.col("texte").coquille.clean()).len().sort("len")
    assert counted.rows() == [("à", 1), ("é", 2)]


def test_a_series_too() -> None:
    series = pl.Series("texte", TEXTS)
    cleaned = series.coquille.clean()
    assert (cleaned.name, cleaned.dtype, cleaned.to_list()) == ("texte", pl.String, CLEAN)
    assert series[:0].coquille.clean().to_list() == []


def test_categories_stay_categories() -> None:
    series = pl.Series(["caf&eacute;", "café", None], dtype=pl.Categorical)
    cleaned = series.to_frame("t").select(pl.col("t").coquille.clean())["t"]
    assert (cleaned.dtype, cleaned.to_list()) == (pl.Categorical, ["café", "café", None])


def test_explained_columns_have_a_type_that_is_known_before() -> None:
    frame = pl.LazyFrame({"texte": TEXTS}).select(pl.col("texte").coquille.explain())
    assert frame.collect_schema() == {"texte": coquille.polars.EXPLAINED}
    cleaner = Cleaner()
    expected = [None if text is None else cleaner.explain(text).to_dict() for text in TEXTS]
    for found in (
        frame.collect()["texte"],
        pl.Series("texte", TEXTS).coquille.explain(),
        pl.Series("texte", TEXTS, dtype=pl.Categorical).coquille.explain(),
    ):
        assert (found.name, found.dtype) == ("texte", coquille.polars.EXPLAINED)
        assert found.to_list() == expected


def test_edits_in_the_manner_of_polars() -> None:
    frame = pl.DataFrame({"texte": TEXTS}).with_row_index()
    edits = (
        frame.select("index", pl.col("texte").coquille.explain().struct.field("edits"))
        .explode("edits")
        .drop_nulls()
        .unnest("edits")
    )
    assert edits.select("index", "before", "after").rows() == [
        (0, "&eacute;", "é"),
        (4, "&agrave;", "à"),
    ]


def test_options_or_a_cleaner() -> None:
    series = pl.Series(["L’&eacute;t&eacute;"])
    assert series.coquille.clean(apostrophes="plain").to_list() == ["L'été"]
    assert series.coquille.clean(Cleaner(apostrophes="plain")).to_list() == ["L'été"]
    with pytest.raises(TypeError, match="not both"):
        pl.col("texte").coquille.clean(Cleaner(), quotes="french")
    with pytest.raises(TypeError, match="did you mean"):
        pl.col("texte").coquille.clean(quote="french")


def test_a_column_without_any_text_stays() -> None:
    before = pl.DataFrame({"texte": [None, None]})
    assert before.with_columns(pl.col("texte").coquille.clean()).equals(before)
    explained = before.select(pl.col("texte").coquille.explain())["texte"]
    assert (explained.dtype, explained.to_list()) == (coquille.polars.EXPLAINED, [None, None])


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError, match="the column holds Int64"):
        pl.Series([1]).coquille.clean()
    with pytest.raises(TypeError, match="cast it to String"):
        pl.Series(["a"], dtype=pl.Enum(["a"])).coquille.clean()
    with pytest.raises((TypeError, pl.exceptions.ComputeError), match="the column holds Int64"):
        pl.DataFrame({"n": [1]}).select(pl.col("n").coquille.clean())


def test_what_it_does_can_be_sent_elsewhere() -> None:
    expression = pl.col("texte").coquille.clean(apostrophes="plain")
    frame = pl.DataFrame({"texte": ["L’&eacute;t&eacute;"]})
    again = pickle.loads(pickle.dumps(expression))
    assert frame.select(again).to_dict(as_series=False) == {"texte": ["L'été"]}
