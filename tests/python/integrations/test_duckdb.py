"""The function in DuckDB."""

import pytest

from coquille import Cleaner

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

import coquille.duckdb


def test_a_column_is_cleaned_in_a_query() -> None:
    con = duckdb.connect()
    coquille.duckdb.register(con)
    con.execute(
        "CREATE TABLE pages AS SELECT * FROM (VALUES (1, 'Le caf&eacute;'), (2, NULL), (3, '')) t(n, texte)"
    )
    found = con.execute("SELECT coquille_clean(texte) FROM pages ORDER BY n").fetchall()
    assert found == [("Le café",), (None,), ("",)]


def test_many_rows_in_many_parts() -> None:
    con = duckdb.connect()
    coquille.duckdb.register(con, Cleaner(), threads=2)
    query = "SELECT i, coquille_clean('caf&eacute; ' || i) AS t FROM range(10000) r(i)"
    wrong = con.execute(f"SELECT count(*) FROM ({query}) WHERE t <> 'café ' || i").fetchall()
    assert wrong == [(0,)]


def test_several_functions_with_options_of_their_own() -> None:
    con = duckdb.connect()
    coquille.duckdb.register(con, name="simple", apostrophes="plain")
    coquille.duckdb.register(con, name="belle", apostrophes="french")
    found = con.execute("SELECT simple(t), belle(t) FROM (SELECT 'l''&eacute;t&eacute;' AS t)")
    assert found.fetchall() == [("l'été", "l’été")]
    with pytest.raises(TypeError, match="not both"):
        coquille.duckdb.register(con, Cleaner(), name="autre", quotes="french")
