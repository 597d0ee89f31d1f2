"""A column of Arrow is cleaned and explained, in one piece and chunk by chunk."""

import pyarrow as pa

from coquille import Cleaner

texts = ["Le caf&eacute; du port", None, "Le quai", "Il a tué quelque 700 ersonnes."]
cleaner = Cleaner()

# an array gives an array; any library that speaks Arrow takes it
cleaned = pa.array(cleaner.clean_arrow(pa.array(texts)))
print(cleaned.to_pylist())
assert cleaned.to_pylist() == [
    "Le café du port",
    None,
    "Le quai",
    "Il a tué quelque 700 personnes.",
]

# a chunked array gives a stream, whose chunks are cleaned when they are asked for
chunks = pa.chunked_array([texts[:2], texts[2:]])
assert pa.chunked_array(cleaner.clean_arrow(chunks)).to_pylist() == cleaned.to_pylist()

# of a dictionary each value is cleaned once, however often it stands in the column
often = pa.array(["Le caf&eacute;"] * 100_000).dictionary_encode()
once = pa.array(cleaner.clean_arrow(often))
assert once.dictionary.to_pylist() == ["Le café"] and len(once) == 100_000

# what was changed, as a column of structs; positions are in code points
explained = pa.array(cleaner.explain_arrow(pa.array(texts)))
for row in explained.to_pylist():
    for edit in row["edits"] if row else []:
        print(edit["before"], "→", edit["after"], edit["reason"], edit["confidence"])
assert [edit["after"] for edit in explained[3].as_py()["edits"]] == ["personnes"]
