"""A column of Polars is cleaned lazily, and by the streaming engine."""

import tempfile
from pathlib import Path

import polars as pl

import coquille.polars

texts = ["Le caf&eacute; du port", None, "Une lampe &agrave; la fen&ecirc;tre"]

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder, "pages.parquet")
    pl.DataFrame({"texte": texts * 1000}).write_parquet(path)
    pages = pl.scan_parquet(path).with_columns(
        coquille.polars.clean(pl.col("texte")).alias("propre")
    )
    cleaned = pages.collect(engine="streaming")
print(cleaned.head(3))
assert (
    cleaned["propre"].to_list()
    == [
        "Le café du port",
        None,
        "Une lampe à la fenêtre",
    ]
    * 1000
)

# the same as a method of expressions and of Series
column = pl.col("texte").coquille.clean(apostrophes="french")  # type: ignore[attr-defined]
assert pl.DataFrame({"texte": ["L'&eacute;t&eacute;"]}).select(column).item() == "L’été"

# which changes there were, a row each
edits = (
    pl.DataFrame({"texte": texts})
    .with_row_index("page")
    .select("page", coquille.polars.explain(pl.col("texte")).struct.field("edits"))
    .explode("edits")
    .drop_nulls("edits")
    .unnest("edits")
)
print(edits.select("page", "before", "after", "reason", "confidence"))
assert edits["after"].to_list() == ["é", "à", "ê"]
