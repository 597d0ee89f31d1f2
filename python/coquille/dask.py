"""Cleans columns of Dask: `coquille.dask.clean(frame["text"])`.

>>> import pandas as pd
>>> import dask.dataframe as dd
>>> import coquille.dask
>>> frame = dd.from_pandas(pd.DataFrame({"text": ["Le caf&eacute;", None]}), npartitions=1)
>>> coquille.dask.clean(frame["text"]).compute().tolist()[0]
'Le café'

Partitions are Series of pandas, and cleaned as `coquille.pandas` does it, on one thread each, as Dask works on several. Each text is
cleaned by itself, so that partitions can be cut anywhere. What a corpus has in common is learned by `fit`.

Needs Dask, pandas and pyarrow: `pip install 'coquille[dask]'`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dask.dataframe
from dask.base import compute
from dask.delayed import delayed

from . import pandas as of_pandas
from ._chosen import chosen
from ._words import count, fitted

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._coquille import Cleaner, _Choice

__all__ = ["clean", "explain", "fit"]


def clean(
    series: Any,
    cleaner: Cleaner | None = None,
    *,
    threads: int = 1,
    **options: Unpack[_Choice],
) -> Any:
    """Clean a column, when it is computed.

    Args:
        series: A `dask.dataframe.Series` of text, as `coquille.pandas.clean` takes it.
        cleaner: What to clean with, in place of options.
        threads: As in `coquille.clean_many`, for each partition.
        **options: As in `coquille.clean`, the preset too.

    Raises:
        TypeError: It is no Series; cleaner and options are given; when it is computed, the column holds something else
            than text.
        CoquilleError: As in `coquille.clean_many`.

    """
    cleaner = chosen(cleaner, options)
    _check_series(series)
    return series.map_partitions(of_pandas.clean, cleaner, threads=threads, meta=series._meta)


def explain(
    series: Any,
    cleaner: Cleaner | None = None,
    *,
    threads: int = 1,
    **options: Unpack[_Choice],
) -> Any:
    """Explain a column: a frame with its `text`, `edits` and `suggestions`, as `coquille.pandas.explain` gives it.

    Takes and raises what `clean` does.
    """
    cleaner = chosen(cleaner, options)
    _check_series(series)
    meta = of_pandas.explain(series._meta, cleaner)
    return series.map_partitions(of_pandas.explain, cleaner, threads=threads, meta=meta)


def fit(series: Any, cleaner: Cleaner | None = None, **options: Unpack[_Choice]) -> Cleaner:
    """Learn what the texts of a column use again and again; `Cleaner.fit` of all of them gives the same.

    Each partition is counted where it is, and the tables of counts are put together here. Dask does it at once.

    Raises:
        TypeError: It is no Series; cleaner and options are given, or the column holds something else than text.
        CoquilleError: As in `coquille.clean_many`.

    """
    cleaner = chosen(cleaner, options)
    _check_series(series)
    # neither function has types
    counted: Any = delayed(_count)
    together: Any = compute
    tables = together(*(counted(cleaner, part) for part in series.to_delayed()))
    return fitted(cleaner, tables)


def _check_series(series: object) -> None:
    if not isinstance(series, dask.dataframe.Series):
        found = type(series).__name__
        raise TypeError(
            f"series must be a dask.dataframe.Series, not {found}: choose one column of a frame"
        )


def _count(cleaner: Cleaner, part: Any) -> str:
    return count(cleaner, part.dropna())
