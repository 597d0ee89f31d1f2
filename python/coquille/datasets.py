"""Cleans data sets of Hugging Face: `ds.map(cleaner.map("text"), batched=True, num_proc=4)`.

>>> from coquille import Cleaner
>>> work = Cleaner().map("text")
>>> work({"text": ["Le caf&eacute;", None], "id": [1, 2]})
{'text': ['Le café', None]}

Data sets find what they have done before by what the function is, so its pickle is the same in every process, and another
with other options, words or another version of coquille. Each text is cleaned by itself, as `coquille.clean` does.

Nothing is imported here; `pip install 'coquille[datasets]'` installs what the data sets need.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Any

from ._coquille import Cleaner, __version__

__all__ = ["Clean"]


class Clean:
    """Cleans fields of rows, of batches and of tables of Arrow; `Cleaner.map` makes it.

    A row is a dict of values, a batch a dict of lists; both give a dict of the cleaned fields. A table
    gives a table. It never changes, and can be pickled, compared and hashed.
    """

    __slots__ = ("cleaner", "fields", "into", "threads")

    def __init__(
        self,
        cleaner: Cleaner,
        field: str | Iterable[str],
        into: str | Iterable[str] | None = None,
        threads: int | None = None,
    ) -> None:
        """Take what `Cleaner.map` takes."""
        self.cleaner = cleaner
        self.fields = _names(field, "field")
        self.into = self.fields if into is None else _names(into, "into")
        self.threads = threads
        if len(self.into) != len(self.fields):
            raise ValueError(
                f"into names {len(self.into)} fields and field {len(self.fields)}: expected as many"
            )

    def __call__(self, rows: Any) -> Any:
        """Clean the fields of a row, a batch or a table."""
        if hasattr(rows, "append_column"):
            return self._table(rows)
        missing = [field for field in self.fields if field not in rows]
        if missing:
            raise KeyError(f"there is no field {missing[0]!r}: expected one of {list(rows)}")
        return {
            into: self._value(rows[field], field)
            for field, into in zip(self.fields, self.into, strict=True)
        }

    def _value(self, value: Any, field: str) -> Any:
        if value is None or isinstance(value, str):
            return None if value is None else self.cleaner.clean(value)
        if isinstance(value, Iterable) and not isinstance(value, Mapping | bytes):
            return self._many(list(value), field)
        found = type(value).__name__
        raise TypeError(f"the field {field!r} holds {found}: expected str, or a list of str")

    def _many(self, texts: list[Any], field: str) -> list[str | None]:
        for i, text in enumerate(texts):
            if text is not None and not isinstance(text, str):
                found = type(text).__name__
                raise TypeError(
                    f"row {i} of the field {field!r} holds {found}: expected str or None"
                )
        import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]

        column = pa.chunked_array([pa.array(texts, pa.large_string())])
        cleaned = pa.chunked_array(self.cleaner.clean_arrow(column, threads=self._threads()))
        result: list[str | None] = cleaned.to_pylist()
        return result

    def _table(self, table: Any) -> Any:
        import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]

        for field, into in zip(self.fields, self.into, strict=True):
            column = self.cleaner.clean_arrow(table.column(field), threads=self._threads())
            place = table.schema.get_field_index(into)
            cleaned = pa.chunked_array(column)
            if isinstance(table, pa.RecordBatch):
                cleaned = cleaned.combine_chunks()
            if place < 0:
                table = table.append_column(into, cleaned)
            else:
                table = table.set_column(place, into, cleaned)
        return table

    def _threads(self) -> int | None:
        """Use one thread in each of several processes, unless the caller says."""
        if self.threads is None and any(map(_is_worker, ("multiprocess", "multiprocessing"))):
            return 1
        return self.threads

    def _state(self) -> tuple[Cleaner, tuple[str, ...], tuple[str, ...], int | None]:
        return self.cleaner, self.fields, self.into, self.threads

    def __eq__(self, other: object) -> bool:
        """Compare cleaner, fields and threads."""
        return isinstance(other, Clean) and self._state() == other._state()

    def __hash__(self) -> int:
        """Agree with `==`."""
        return hash(self._state())

    def __repr__(self) -> str:
        """Show the cleaner and the fields."""
        into = "" if self.into == self.fields else f" into {', '.join(self.into)}"
        return f"<{self.cleaner!r} for {', '.join(self.fields)}{into}>"

    def __reduce__(self) -> tuple[Any, ...]:
        """Name the version too: another may clean otherwise."""
        return _restore, (*self._state(), __version__)


def _restore(
    cleaner: Cleaner,
    fields: tuple[str, ...],
    into: tuple[str, ...],
    threads: int | None,
    _version: str,
) -> Clean:
    return Clean(cleaner, fields, into, threads)


def _names(names: str | Iterable[str], what: str) -> tuple[str, ...]:
    found = (names,) if isinstance(names, str) else tuple(names)
    if not found or not all(isinstance(name, str) for name in found):
        raise TypeError(f"{what} must be the name of a field, or several: a str or a list of str")
    return found


def _is_worker(library: str) -> bool:
    """Whether this process was started by that library, which has then been imported."""
    module = sys.modules.get(library)
    return module is not None and module.parent_process() is not None
