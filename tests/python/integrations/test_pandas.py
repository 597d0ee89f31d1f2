"""The accessor of pandas."""

from typing import Any

import pytest

from coquille import Cleaner

pd = pytest.importorskip("pandas")
pytest.importorskip("pyarrow")
np = pytest.importorskip("numpy")

import coquille.pandas

TEXTS = ["Le caf&eacute; du port", None, "Le quai", "", "Une 😀 &agrave; la mer"]
CLEAN = ["Le café du port", None, "Le quai", "", "Une 😀 à la mer"]

INDEX = pd.Index([7, 3, 7, -1, 5], name="page")

DTYPES = ["object", "str", "string[python]", "string[pyarrow]", "large_string"]


def series(dtype: str, texts: list[Any] = TEXTS) -> Any:
    if dtype == "large_string":
        import pyarrow as pa

        dtype = pd.ArrowDtype(pa.large_string())
    return pd.Series(texts, INDEX[: len(texts)], dtype=dtype, name="texte")


def same(found: Any, expected: Any) -> None:
    pd.testing.assert_series_equal(found, expected)
    assert found.dtype == expected.dtype


@pytest.mark.parametrize("dtype", DTYPES)
def test_index_name_type_and_missing_values_stay(dtype: str) -> None:
    before = series(dtype)
    copy = before.copy()
    same(before.coquille.clean(), series(dtype, CLEAN))
    same(before, copy)
    same(before[:0].coquille.clean(), before[:0])


def test_every_sign_of_a_missing_value_stays() -> None:
    before = pd.Series(["&eacute;", None, np.nan, pd.NA, pd.NaT], dtype=object)
    after = before.coquille.clean()
    assert after[0] == "é"
    assert all(found is kept for found, kept in zip(after[1:], before[1:], strict=True))


@pytest.mark.parametrize("dtype", ["float64", "Float64"])
def test_a_column_without_any_text_stays(dtype: str) -> None:
    # as pandas reads a column of a file in which nothing stands
    before = pd.Series([np.nan, np.nan], INDEX[:2], dtype=dtype, name="texte")
    same(before.coquille.clean(), before)
    assert before.coquille.explain()["text"].isna().tolist() == [True, True]
    assert before.coquille.edits().empty


def test_texts_that_stay_are_the_same_objects() -> None:
    text = "".join(reversed("iauq eL"))
    before = pd.Series([text, "&eacute;"], dtype=object)
    assert before.coquille.clean()[0] is text


def test_categories_are_cleaned_and_put_together() -> None:
    before = pd.Series(["caf&eacute;", "café", None, "quai"], INDEX[:4], dtype="category", name="t")
    after = before.coquille.clean()
    assert after.tolist() == ["café", "café", np.nan, "quai"]
    assert set(after.cat.categories) == {"café", "quai"}
    assert (after.name, after.index.tolist()) == ("t", [7, 3, 7, -1])
    ordered = before.cat.as_ordered().coquille.clean()
    assert ordered.cat.ordered
    empty = pd.Series([None, None], dtype=pd.CategoricalDtype(pd.Index([], dtype="str")))
    assert empty.coquille.clean().isna().all()


@pytest.mark.parametrize("dtype", [*DTYPES, "category"])
def test_explain_says_what_was_done(dtype: str) -> None:
    before = series(dtype)
    explained = before.coquille.explain()
    assert explained.index.equals(before.index)
    assert list(explained.columns) == ["text", "edits", "suggestions"]
    cleaner = Cleaner()
    for i, text in enumerate(TEXTS):
        row = explained.iloc[i]
        if text is None:
            assert pd.isna(row["text"])
            continue
        expected = cleaner.explain(text).to_dict()
        assert row["text"] == expected["text"]
        assert list(row["edits"]) == expected["edits"]
        assert list(row["suggestions"]) == expected["suggestions"]


@pytest.mark.parametrize("dtype", DTYPES)
def test_edits_have_a_row_each(dtype: str) -> None:
    edits = series(dtype).coquille.edits()
    assert edits.index.tolist() == [7, 5]
    assert edits.index.name == "page"
    assert edits["before"].tolist() == ["&eacute;", "&agrave;"]
    assert edits["made"].all()
    assert list(edits.columns) == ["made", *Cleaner().explain("&amp;").edits[0].to_dict()]
    assert series(dtype, ["Le quai"]).coquille.edits().empty


def test_suggestions_stand_beside_the_edits_of_their_text() -> None:
    text = "Il a une rouvé nouvelle."
    texts = pd.Series(["&eacute;", text, "&agrave;"])
    edits = texts.coquille.edits(min_confidence=0.99)
    expected = [(i, made) for i, made in zip([0, 1, 2], [True, False, True], strict=True)]
    assert list(zip(edits.index, edits["made"], strict=True)) == expected


def test_options_or_a_cleaner() -> None:
    before = pd.Series(["L’&eacute;t&eacute;"])
    assert before.coquille.clean(apostrophes="plain")[0] == "L'été"
    cleaner = Cleaner(apostrophes="plain")
    assert before.coquille.clean(cleaner, threads=1)[0] == "L'été"
    with pytest.raises(TypeError, match="not both"):
        before.coquille.clean(cleaner, quotes="french")
    with pytest.raises(TypeError, match="a preset is preset='web'"):
        before.coquille.clean("web")
    with pytest.raises(TypeError, match="did you mean `apostrophes`"):
        before.coquille.clean(apostrophe="plain")


def test_columns_of_a_frame() -> None:
    frame = pd.DataFrame({"a": ["caf&eacute;"], "b": ["th&eacute;"], "n": [1]})
    assert frame.coquille.clean("a").values.tolist() == [["café", "th&eacute;", 1]]
    assert frame.coquille.clean(["a", "b"]).values.tolist() == [["café", "thé", 1]]
    assert frame["a"][0] == "caf&eacute;"
    numbered = frame.set_axis(range(3), axis="columns")
    assert numbered.coquille.clean(0).values.tolist() == [["café", "th&eacute;", 1]]
    assert numbered.coquille.clean([0, 1]).values.tolist() == [["café", "thé", 1]]
    assert numbered[0][0] == "caf&eacute;"


def test_what_is_no_column_is_refused() -> None:
    frame: Any = pd.DataFrame({"texte": TEXTS})
    for value in (frame, TEXTS):
        with pytest.raises(TypeError, match=r"must be a pandas\.Series, not .*: choose one column"):
            coquille.pandas.clean(value)
        with pytest.raises(TypeError, match=r"must be a pandas\.Series"):
            coquille.pandas.edits(value)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([1, 2], "the column holds Int64"),
        (pd.Series(["Le quai", 3], ["a", "b"], dtype=object), "row 'b' of the column holds int"),
        (pd.Series([b"Le quai"], dtype=object), "row 0 of the column holds bytes"),
        (pd.Series([["Le quai"]], dtype=object), "row 0 of the column holds list"),
    ],
    ids=["numbers", "mixed", "bytes", "lists"],
)
def test_what_is_no_text_is_refused(values: Any, told: str) -> None:
    with pytest.raises(TypeError, match=told):
        pd.Series(values).coquille.clean()
    with pytest.raises(TypeError, match=told):
        coquille.pandas.explain(pd.Series(values))
