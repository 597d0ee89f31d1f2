"""A column of pandas is cleaned in one line."""

import pandas as pd

import coquille.pandas
from coquille import Cleaner

pages = pd.DataFrame(
    {
        "url": ["/port", "/quai", "/phare"],
        "texte": ["Le caf&eacute; du port", None, "Une lampe &agrave; la fen&ecirc;tre"],
    }
)

pages["propre"] = pages["texte"].coquille.clean()
print(pages)
assert pages["propre"].tolist()[::2] == ["Le café du port", "Une lampe à la fenêtre"]
assert pages["propre"].isna().tolist() == [False, True, False]

# which changes there were, a row each
edits = pages.set_index("url")["texte"].coquille.edits()
print(edits[["before", "after", "reason", "confidence"]])
assert edits.index.tolist() == ["/port", "/phare", "/phare"]
assert edits["after"].tolist() == ["é", "à", "ê"]

# a cleaner that has learned the words of the corpus, and has options of its own
cleaner = Cleaner("web", apostrophes="french").fit(pages["texte"].dropna())
assert coquille.pandas.clean(pd.Series(["L'&eacute;t&eacute;"]), cleaner)[0] == "L’été"
assert pages.coquille.clean("texte", cleaner)["texte"][0] == "Le café du port"
