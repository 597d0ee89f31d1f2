"""Cleans columns in DuckDB: `coquille.duckdb.register(con)` adds the function `coquille_clean`.

>>> import duckdb
>>> import coquille.duckdb
>>> con = duckdb.connect()
>>> coquille.duckdb.register(con)
>>> con.execute("SELECT coquille_clean('Le caf&eacute;')").fetchone()
('Le café',)

DuckDB hands over some thousand rows at a time. Each text is cleaned by itself, as `coquille.clean` does.

Needs DuckDB and pyarrow: `pip install 'coquille[duckdb]'`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]

from ._chosen import chosen

if TYPE_CHECKING:
    import duckdb
    from typing_extensions import Unpack

    from ._coquille import Cleaner, _Choice

__all__ = ["register"]


def register(
    con: duckdb.DuckDBPyConnection,
    cleaner: Cleaner | None = None,
    name: str = "coquille_clean",
    *,
    threads: int | None = None,
    **options: Unpack[_Choice],
) -> None:
    """Add a function that cleans a column of text to a connection: `SELECT coquille_clean(texte) FROM pages`.

    Args:
        con: A connection; the function is known to it alone.
        cleaner: What to clean with, in place of options.
        name: What it is called in SQL.
        threads: As in `coquille.clean_many`.
        **options: As in `coquille.clean`, the preset too.

    Raises:
        TypeError: Cleaner and options are given.
        CoquilleError: As in `coquille.clean_many`.

    """
    cleaner = chosen(cleaner, options)

    def clean(column: Any) -> Any:
        return pa.chunked_array(cleaner.clean_arrow(column, threads=threads))

    # the kind of function is a constant that has moved from release to release; its name has not
    create: Any = con.create_function
    create(name, clean, ["VARCHAR"], "VARCHAR", type="arrow")
