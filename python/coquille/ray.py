"""Cleans columns of Ray Data: `coquille.ray.clean(dataset, "text")`.

>>> import ray                                                           # doctest: +SKIP
>>> import coquille.ray                                                  # doctest: +SKIP
>>> dataset = ray.data.from_items([{"text": "Le caf&eacute;"}])          # doctest: +SKIP
>>> coquille.ray.clean(dataset, "text").take_all()                       # doctest: +SKIP
[{'text': 'Le café'}]

Blocks are tables of Arrow, cleaned by tasks of one thread each, as Ray starts one for each processor. Each text is cleaned by
itself, so that blocks can be cut anywhere. What a corpus has in common is learned by `fit`.

Needs Ray and pyarrow: `pip install 'coquille[ray]'`. The workers need coquille too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]

from ._chosen import chosen
from ._words import count, fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ray.data import Dataset
    from typing_extensions import Unpack

    from ._coquille import Cleaner, _Choice

__all__ = ["clean", "explain", "fit"]


def clean(
    dataset: Dataset,
    columns: str | Sequence[str],
    cleaner: Cleaner | None = None,
    *,
    into: str | Sequence[str] | None = None,
    **options: Unpack[_Choice],
) -> Dataset:
    """Clean columns of a data set, when it is read or written.

    Args:
        dataset: Any data set with columns of strings; nulls stay.
        columns: The name of a column, or several.
        cleaner: What to clean with, in place of options.
        into: What the cleaned columns are called, if they are not to replace the others; as many.
        **options: As in `coquille.clean`, the preset too.

    Raises:
        TypeError: Cleaner and options are given; when it is read, a column holds no strings.
        ValueError: `into` names more or fewer columns.
        CoquilleError: As in `coquille.clean_many`.

    """
    work = chosen(cleaner, options).map(columns, into=into, threads=1)
    return dataset.map_batches(work.__call__, batch_format="pyarrow")


def explain(
    dataset: Dataset,
    column: str,
    cleaner: Cleaner | None = None,
    *,
    into: str = "explained",
    **options: Unpack[_Choice],
) -> Dataset:
    """Add a column with the cleaned `text`, its `edits` and its `suggestions` to a data set.

    Edits and suggestions are lists of structures with the fields of `coquille.Edit`. Positions are in code points. A null
    gives a null.

    Takes and raises what `clean` does.
    """
    cleaner = chosen(cleaner, options)

    def work(table: Any) -> Any:
        found = cleaner.explain_arrow(table.column(column), threads=1)
        return table.append_column(into, pa.chunked_array(found))

    return dataset.map_batches(work, batch_format="pyarrow")


def fit(
    dataset: Dataset,
    column: str,
    cleaner: Cleaner | None = None,
    **options: Unpack[_Choice],
) -> Cleaner:
    """Learn what the texts of a column use again and again; `Cleaner.fit` of all of them gives the same.

    Each block is counted where it is, and the tables of counts are put together here. Ray does it at once.

    Takes and raises what `clean` does.
    """
    cleaner = chosen(cleaner, options)

    def work(table: Any) -> Any:
        return pa.table({"table": [count(cleaner, table.column(column).to_pylist())]})

    tables = dataset.map_batches(work, batch_format="pyarrow")
    return fitted(cleaner, (row["table"] for row in tables.iter_rows()))
