"""A column in partitions is cleaned, after the words of the corpus were learned from all of them."""

from typing import Any

import dask.dataframe
import pandas as pd

import coquille.dask

pages = pd.DataFrame({"text": ["Le caf&eacute; de Zabad", "Zabad, l'&eacute;t&eacute;", "Zabad"]})
# Dask has no types of its own
dd: Any = dask.dataframe
frame = dd.from_pandas(pages, npartitions=2)

cleaner = coquille.dask.fit(frame["text"])
assert "name\tZabad\t3" in cleaner.words.to_tsv()

frame["text"] = coquille.dask.clean(frame["text"], cleaner)
print(frame.compute())
assert frame["text"].compute().tolist() == ["Le café de Zabad", "Zabad, l'été", "Zabad"]
