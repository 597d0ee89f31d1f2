"""Cleans columns of pandas: `import coquille.pandas` gives every Series `.coquille`.

>>> import pandas as pd
>>> import coquille.pandas
>>> pd.Series(["Le caf&eacute;", None], name="texte").coquille.clean().tolist()[0]
'Le café'

Index, name, type and missing values stay. Each text is cleaned by itself, as `coquille.clean` does: lines that stand
on several pages of a site are known to a cleaner that `Cleaner.fit` has shown them.

Needs pandas and pyarrow: `pip install 'coquille[pandas]'`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd  # type: ignore[import-untyped, unused-ignore]
import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]
import pyarrow.compute as pc  # type: ignore[import-untyped, unused-ignore]

from ._chosen import chosen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typing_extensions import Unpack

    from ._coquille import Cleaner, _Choice

__all__ = ["clean", "edits", "explain"]


def clean(
    series: pd.Series[Any],
    cleaner: Cleaner | None = None,
    *,
    threads: int | None = None,
    **options: Unpack[_Choice],
) -> pd.Series[Any]:
    """Clean a column; `series.coquille.clean()` is the same.

    Args:
        series: Text: `object`, `str`, `string`, `string[pyarrow]`, or categories of text, of which
            each is cleaned once.
        cleaner: What to clean with, in place of options.
        threads: As in `coquille.clean_many`.
        **options: As in `coquille.clean`, the preset too.

    Raises:
        TypeError: The column holds something else than text; the message says where. Cleaner and options are given.
        CoquilleError: As in `coquille.clean_many`.

    """
    cleaner = chosen(cleaner, options)
    _check_series(series)
    if _is_blank(series):
        return series.copy()
    if isinstance(series.dtype, pd.CategoricalDtype):
        return _categories(series, cleaner, threads)
    before = _column(series)
    after = pa.chunked_array(cleaner.clean_arrow(before, threads=threads))
    if series.dtype != object:
        return pd.Series(_array(after, series.dtype), index=series.index, name=series.name)
    # whichever sign of a missing value stands there, and each object that stays
    values = series.to_numpy(copy=True)
    changed = np.flatnonzero(pc.fill_null(pc.not_equal(before, after), False).to_numpy())
    values[changed] = after.take(pa.array(changed)).to_pylist()
    return pd.Series(values, index=series.index, name=series.name, dtype=object)


def explain(
    series: pd.Series[Any],
    cleaner: Cleaner | None = None,
    *,
    threads: int | None = None,
    **options: Unpack[_Choice],
) -> pd.DataFrame:
    """Explain a column; `series.coquille.explain()` is the same.

    Gives a frame with the index of the column: the cleaned `text`, and its `edits` and `suggestions`,
    which are lists of structs of Arrow with the fields of `coquille.Edit`. Positions are in code points.

    Takes and raises what `clean` does.
    """
    cleaner = chosen(cleaner, options)
    _check_series(series)
    if _is_blank(series):
        series = series.astype(object)
    explained = pa.chunked_array(cleaner.explain_arrow(_text(series), threads=threads))
    kind = explained.type
    fields = {field.name: _field(explained, i) for i, field in enumerate(kind)}
    text = series.dtype if not isinstance(series.dtype, pd.CategoricalDtype) else object
    frame = {
        name: _array(column, text if name == "text" else pd.ArrowDtype(column.type))
        for name, column in fields.items()
    }
    return pd.DataFrame(frame, index=series.index)


def edits(
    series: pd.Series[Any],
    cleaner: Cleaner | None = None,
    *,
    threads: int | None = None,
    **options: Unpack[_Choice],
) -> pd.DataFrame:
    """List the edits and suggestions of a column, a row each; `series.coquille.edits()` is the same.

    The index says which text it is. `made` is true of edits and false of suggestions; the other columns
    are the fields of `coquille.Edit`. Positions are in code points.

    Takes and raises what `clean` does.
    """
    explained = explain(series, cleaner, threads=threads, **options)
    frames = []
    for made, name in ((True, "edits"), (False, "suggestions")):
        column = explained[name].array.__arrow_array__().combine_chunks()
        rows = pc.list_parent_indices(column).to_numpy()
        table = pa.Table.from_struct_array(pc.list_flatten(column))
        frame = table.to_pandas()
        frame.index = series.index.take(rows)
        frame.insert(0, "made", made)
        frames.append((rows, frame))
    whole = pd.concat([frame for _, frame in frames])
    order = pd.Series([row for rows, _ in frames for row in rows]).to_numpy()
    return whole.iloc[order.argsort(kind="stable")]


@pd.api.extensions.register_series_accessor("coquille")
class _OfSeries:
    """What coquille does with a column."""

    def __init__(self, series: pd.Series[Any]) -> None:
        self._series = series

    def clean(
        self,
        cleaner: Cleaner | None = None,
        *,
        threads: int | None = None,
        **options: Unpack[_Choice],
    ) -> pd.Series[Any]:
        """Clean the column; see `coquille.pandas.clean`."""
        return clean(self._series, cleaner, threads=threads, **options)

    def explain(
        self,
        cleaner: Cleaner | None = None,
        *,
        threads: int | None = None,
        **options: Unpack[_Choice],
    ) -> pd.DataFrame:
        """Explain the column; see `coquille.pandas.explain`."""
        return explain(self._series, cleaner, threads=threads, **options)

    def edits(
        self,
        cleaner: Cleaner | None = None,
        *,
        threads: int | None = None,
        **options: Unpack[_Choice],
    ) -> pd.DataFrame:
        """List the edits and suggestions, a row each; see `coquille.pandas.edits`."""
        return edits(self._series, cleaner, threads=threads, **options)


@pd.api.extensions.register_dataframe_accessor("coquille")
class _OfFrame:
    """What coquille does with columns of a frame."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def clean(
        self,
        columns: str | int | Sequence[str | int],
        cleaner: Cleaner | None = None,
        *,
        threads: int | None = None,
        **options: Unpack[_Choice],
    ) -> pd.DataFrame:
        """Return the frame with these columns cleaned; see `coquille.pandas.clean`."""
        cleaner = chosen(cleaner, options)
        names = [columns] if isinstance(columns, str | int) else list(columns)
        # a copy, as cheap as pandas makes it
        frame = self._frame.assign()
        for name in names:
            frame[name] = clean(self._frame[name], cleaner, threads=threads)
        return frame


def _check_series(series: object) -> None:
    if not isinstance(series, pd.Series):
        found = type(series).__name__
        raise TypeError(
            f"series must be a pandas.Series, not {found}: choose one column of a frame"
        )


def _is_blank(series: pd.Series[Any]) -> bool:
    """Whether nothing stands there: pandas reads such a column of a file as numbers, all of them NaN."""
    return series.dtype.kind == "f" and bool(series.isna().all())


def _column(series: pd.Series[Any]) -> Any:
    """Give the column as Arrow's, or say where there is no text."""
    if series.dtype == object:
        _check(series)
        # pandas has no bounds; the column of Arrow has 2 GB but for this kind
        return pa.chunked_array([pa.array(series, pa.large_string(), from_pandas=True)])
    found = pa.array(series.array, from_pandas=True)
    return found if isinstance(found, pa.ChunkedArray) else pa.chunked_array([found])


def _check(series: pd.Series[Any]) -> None:
    """Raise unless there is only text, and what is missing."""
    kind = pd.api.types.infer_dtype(series, skipna=True)
    if kind in ("string", "empty"):
        return
    for row, value in zip(series.index, series, strict=True):
        if not isinstance(value, str) and (not pd.api.types.is_scalar(value) or pd.notna(value)):
            raise TypeError(
                f"row {row!r} of the column holds {type(value).__name__}: expected str or a missing "
                "value; choose another column, or cast this one with .astype(str)"
            )


def _text(series: pd.Series[Any]) -> Any:
    if isinstance(series.dtype, pd.CategoricalDtype):
        return _column(series.astype(object))
    return _column(series)


def _field(structs: Any, i: int) -> Any:
    """Give a field of a column of structs, null where these are."""
    parts = [pc.struct_field(chunk, [i]) for chunk in structs.chunks]
    return pa.chunked_array(parts, structs.type.field(i).type)


def _array(column: Any, dtype: Any) -> Any:
    """Give a column of Arrow as an array of pandas of this type."""
    if dtype == object:
        return column.to_pandas().astype(object).to_numpy()
    return dtype.__from_arrow__(column)


def _categories(series: pd.Series[Any], cleaner: Cleaner, threads: int | None) -> pd.Series[Any]:
    categories = clean(series.cat.categories.to_series(), cleaner, threads=threads)
    # what has become the same is one category
    places, distinct = pd.factorize(categories)
    # what is missing has the code -1, and stays so
    codes = np.append(places, -1)[series.cat.codes.to_numpy()]
    values = pd.Categorical.from_codes(codes, distinct, ordered=series.cat.ordered)
    return pd.Series(values, index=series.index, name=series.name)
