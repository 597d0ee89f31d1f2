"""Texts are cleaned before a classifier of scikit-learn sees them."""

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from coquille.sklearn import CleanTransformer

texts = [
    "Le caf&eacute; ouvre &agrave; l'aube",
    "Un caf&eacute; bien serr&eacute;",
    "La marée monte sur la plage",
    "Les bateaux quittent la plage à marée haute",
] * 5
kinds = ["bar", "bar", "mer", "mer"] * 5

model = make_pipeline(CleanTransformer(learn=True), TfidfVectorizer(), LogisticRegression())
model.fit(texts, kinds)
words = set(model[1].get_feature_names_out())
print(sorted(words))
assert "café" in words and "eacute" not in words
assert model.predict(["un café", "la mar&eacute;e"]).tolist() == ["bar", "mer"]
