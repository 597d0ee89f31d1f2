"""A column is cleaned in SQL."""

import duckdb

import coquille.duckdb

con = duckdb.connect()
coquille.duckdb.register(con)
con.execute("CREATE TABLE pages (n INTEGER, texte VARCHAR)")
con.executemany(
    "INSERT INTO pages VALUES (?, ?)",
    [(1, "Le caf&eacute; du port"), (2, None), (3, "Une lampe &agrave; la fen&ecirc;tre")],
)
rows = con.execute("SELECT n, coquille_clean(texte) FROM pages ORDER BY n").fetchall()
print(rows)
assert rows == [(1, "Le café du port"), (2, None), (3, "Une lampe à la fenêtre")]

# another cleaner under another name
coquille.duckdb.register(con, name="belle", apostrophes="french")
assert con.execute("SELECT belle('l''&eacute;t&eacute;')").fetchone() == ("l’été",)
