"""Texts are cleaned before spaCy reads them, and the way back is kept."""

import spacy

nlp = spacy.blank("fr")
nlp.add_pipe("coquille", first=True)
nlp.add_pipe("sentencizer")

text = "Le caf&eacute; du port est ouvert. Une lampe brille &agrave; la fen&ecirc;tre."
doc = nlp(text)
print([token.text for token in doc])
assert doc.text == "Le café du port est ouvert. Une lampe brille à la fenêtre."
assert len(list(doc.sents)) == 2

# any span knows what it was, and where
span = doc[-3:-1]
start, end = span._.original_span
print(span.text, "←", span._.original)
assert span.text == "la fenêtre" and span._.original == text[start:end] == "la fen&ecirc;tre"
assert [edit.reason for edit in doc._.coquille.edits] == ["html-entity"] * 3

# on several processes too
docs = list(nlp.pipe([text] * 8, n_process=2))
assert all(doc._.original == text for doc in docs)
