"""Cleans columns of Spark: `coquille.spark.clean(frame, "text")`.

>>> import coquille.spark                                                # doctest: +SKIP
>>> frame = spark.createDataFrame([("Le caf&eacute;",)], ["text"])       # doctest: +SKIP
>>> coquille.spark.clean(frame, "text").collect()                        # doctest: +SKIP
[Row(text='Le café')]

Spark hands batches of Arrow over to Python (`mapInArrow`); each worker has one cleaner and one thread, as Spark starts a
worker for each of its cores. Each text is cleaned by itself, as `coquille.clean` does, so that partitions can be cut
anywhere, and a task that is run again gives the same. What a corpus has in common is learned by `fit`.

Needs PySpark, pyarrow and Java: `pip install 'coquille[spark]'`. The workers need coquille too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import CharType, StringType, StructField, StructType, VarcharType

from ._chosen import chosen
from ._words import count, fitted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyspark.sql import DataFrame
    from typing_extensions import Unpack

    from ._coquille import Cleaner, _Choice

__all__ = ["clean", "explain", "fit"]


def clean(
    frame: DataFrame,
    columns: str | Sequence[str],
    cleaner: Cleaner | None = None,
    *,
    into: str | Sequence[str] | None = None,
    **options: Unpack[_Choice],
) -> DataFrame:
    """Clean columns of a frame, when it is collected or written.

    Args:
        frame: Any frame with columns of strings; nulls stay. A stream too.
        columns: The name of a column, or several.
        cleaner: What to clean with, in place of options.
        into: What the cleaned columns are called, if they are not to replace the others; as many.
        **options: As in `coquille.clean`, the preset too.

    Raises:
        TypeError: A column holds no strings; cleaner and options are given.
        ValueError: There is no such column, or `into` names more or fewer.
        CoquilleError: As in `coquille.clean_many`.

    """
    work = chosen(cleaner, options).map(columns, into=into, threads=1)
    for column in work.fields:
        _check(frame, column)
    fields = list(frame.schema.fields)
    for name in work.into:
        if name not in frame.columns:
            fields.append(StructField(name, StringType()))

    def run(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return map(work, batches)

    return frame.mapInArrow(run, StructType(fields))


def explain(
    frame: DataFrame,
    column: str,
    cleaner: Cleaner | None = None,
    *,
    into: str = "explained",
    **options: Unpack[_Choice],
) -> DataFrame:
    """Add a column with the cleaned `text`, its `edits` and its `suggestions` to a frame.

    The column `into` is a structure; edits and suggestions are arrays of structures with the fields of
    `coquille.Edit`. Positions are in code points. A null gives a null.

    Raises:
        ValueError: There is no such column, or there is one that is called as `into` says.
        TypeError: As in `clean`.
        CoquilleError: As in `clean`.

    """
    cleaner = chosen(cleaner, options)
    _check(frame, column)
    if into in frame.columns:
        raise ValueError(f"there is a column {into!r} already: give another name with into=")
    explained = pa.schema([(into, pa.array(cleaner.explain_arrow(pa.array([""]))).type)])
    schema = StructType([*frame.schema.fields, *from_arrow_schema(explained).fields])

    def run(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            found = pa.array(cleaner.explain_arrow(batch.column(column), threads=1))
            yield batch.append_column(into, found)

    return frame.mapInArrow(run, schema)


def fit(
    frame: DataFrame,
    column: str,
    cleaner: Cleaner | None = None,
    **options: Unpack[_Choice],
) -> Cleaner:
    """Learn what the texts of a column use again and again; `Cleaner.fit` of all of them gives the same.

    Each partition is counted where it is, and the tables of counts are put together here. Spark does it at once.

    Raises:
        ValueError: There is no such column.
        TypeError: As in `clean`.
        CoquilleError: As in `clean`.

    """
    cleaner = chosen(cleaner, options)
    _check(frame, column)

    def run(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        texts = (text for batch in batches for text in batch.column(0).to_pylist())
        yield pa.RecordBatch.from_pydict({"table": [count(cleaner, texts)]})

    tables = frame.select(f"`{column}`").mapInArrow(run, "table string")
    return fitted(cleaner, (row[0] for row in tables.toLocalIterator()))


def _check(frame: DataFrame, column: str) -> None:
    """Raise unless the frame has such a column of strings."""
    if column not in frame.columns:
        names = ", ".join(map(repr, frame.columns))
        raise ValueError(f"there is no column {column!r}: the frame has {names}")
    kind: Any = frame.schema[column].dataType
    if not isinstance(kind, StringType | CharType | VarcharType):
        raise TypeError(
            f"the column {column!r} holds {kind.simpleString()}: expected string; "
            "choose another column, or cast this one"
        )
