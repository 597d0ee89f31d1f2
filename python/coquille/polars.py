"""Cleans columns of Polars: `import coquille.polars` gives every expression and Series `.coquille`.

>>> import polars as pl
>>> import coquille.polars
>>> frame = pl.LazyFrame({"texte": ["Le caf&eacute;", None]})
>>> frame.with_columns(pl.col("texte").coquille.clean()).collect()["texte"].to_list()
['Le café', None]

Expressions are lazy and work row by row, so the streaming engine takes them batch by batch. Each text is cleaned by
itself, as `coquille.clean` does: lines that stand on several pages of a site are known to a cleaner that `Cleaner.fit`
has shown them.

Needs Polars: `pip install 'coquille[polars]'`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from ._chosen import chosen

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._coquille import Cleaner, _Choice

__all__ = ["EDIT", "EXPLAINED", "clean", "explain"]

EDIT = pl.Struct(
    {
        "start": pl.Int64,
        "end": pl.Int64,
        "cleaned_start": pl.Int64,
        "cleaned_end": pl.Int64,
        "before": pl.String,
        "after": pl.String,
        "reason": pl.String,
        "confidence": pl.Float64,
        "alternatives": pl.List(pl.String),
        "detail": pl.String,
    }
)
"""The type of an edit: the fields of `coquille.Edit`."""

EXPLAINED = pl.Struct({"text": pl.String, "edits": pl.List(EDIT), "suggestions": pl.List(EDIT)})
"""The type of a column that was explained."""


def clean(
    column: pl.Expr,
    cleaner: Cleaner | None = None,
    *,
    threads: int | None = None,
    **options: Unpack[_Choice],
) -> pl.Expr:
    """Clean a column; `column.coquille.clean()` is the same.

    Args:
        column: An expression of type String, or Categorical, of which each value is cleaned once.
        cleaner: What to clean with, in place of options.
        threads: As in `coquille.clean_many`.
        **options: As in `coquille.clean`, the preset too.

    Raises:
        TypeError: Cleaner and options are given; when it is collected, Polars says in its own way that a column holds
            no text.
        CoquilleError: As in `coquille.clean_many`.

    """
    work = partial(_clean, chosen(cleaner, options), threads)
    return column.map_batches(work, return_dtype=pl.self_dtype(), is_elementwise=True)


def explain(
    column: pl.Expr,
    cleaner: Cleaner | None = None,
    *,
    threads: int | None = None,
    **options: Unpack[_Choice],
) -> pl.Expr:
    """Explain a column; `column.coquille.explain()` is the same.

    Gives structs of the cleaned `text`, its `edits` and its `suggestions`, of the type `EXPLAINED`.
    Positions are in code points. A null gives a null.

    Takes and raises what `clean` does.
    """
    work = partial(_explain, chosen(cleaner, options), threads)
    return column.map_batches(work, return_dtype=EXPLAINED, is_elementwise=True)


@pl.api.register_expr_namespace("coquille")
class _OfExpr:
    """What coquille does with a column."""

    def __init__(self, expr: pl.Expr) -> None:
        self._expr = expr

    def clean(
        self,
        cleaner: Cleaner | None = None,
        *,
        threads: int | None = None,
        **options: Unpack[_Choice],
    ) -> pl.Expr:
        """Clean the column; see `coquille.polars.clean`."""
        return clean(self._expr, cleaner, threads=threads, **options)

    def explain(
        self,
        cleaner: Cleaner | None = None,
        *,
        threads: int | None = None,
        **options: Unpack[_Choice],
    ) -> pl.Expr:
        """Explain the column; see `coquille.polars.explain`."""
        return explain(self._expr, cleaner, threads=threads, **options)


@pl.api.register_series_namespace("coquille")
class _OfSeries:
    """What coquille does with a Series."""

    def __init__(self, series: pl.Series) -> None:
        self._series = series

    def clean(
        self,
        cleaner: Cleaner | None = None,
        *,
        threads: int | None = None,
        **options: Unpack[_Choice],
    ) -> pl.Series:
        """Clean the Series; see `coquille.polars.clean`."""
        return _clean(chosen(cleaner, options), threads, self._series)

    def explain(
        self,
        cleaner: Cleaner | None = None,
        *,
        threads: int | None = None,
        **options: Unpack[_Choice],
    ) -> pl.Series:
        """Explain the Series; see `coquille.polars.explain`."""
        return _explain(chosen(cleaner, options), threads, self._series)


def _clean(cleaner: Cleaner, threads: int | None, series: pl.Series) -> pl.Series:
    if isinstance(series.dtype, pl.Enum):
        raise TypeError(
            "an Enum holds nothing but its values, and a cleaned text may be none of them: cast it to String or Categorical"
        )
    if series.dtype == pl.Null:
        return series
    return pl.Series(series.name, cleaner.clean_arrow(series, threads=threads), series.dtype)


def _explain(cleaner: Cleaner, threads: int | None, series: pl.Series) -> pl.Series:
    if isinstance(series.dtype, pl.Categorical | pl.Enum | pl.Null):
        series = series.cast(pl.String)
    return pl.Series(series.name, cleaner.explain_arrow(series, threads=threads), EXPLAINED)
