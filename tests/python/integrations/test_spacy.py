"""The component of spaCy."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from coquille import Cleaner

spacy = pytest.importorskip("spacy")

TEXT = "Le caf&eacute; du port ouvre &agrave; l'aube. Il a tué quelque 700 ersonnes."
CLEAN = "Le café du port ouvre à l'aube. Il a tué quelque 700 personnes."


@pytest.fixture
def nlp() -> Any:
    nlp = spacy.blank("fr")
    nlp.add_pipe("coquille", first=True)
    return nlp


def test_what_comes_after_reads_the_cleaned_text(nlp: Any) -> None:
    nlp.add_pipe("sentencizer")
    doc = nlp(TEXT)
    assert doc.text == CLEAN
    assert [token.text for token in doc][:4] == ["Le", "café", "du", "port"]
    assert len(list(doc.sents)) == 2


def test_the_way_back_is_kept(nlp: Any) -> None:
    doc = nlp(TEXT)
    cleaned = doc._.coquille
    assert cleaned == Cleaner().explain(TEXT)
    assert (doc._.original, doc._.original_span) == (TEXT, (0, len(TEXT)))
    café = doc[1:2]
    assert café._.original == "caf&eacute;"
    start, end = café._.original_span
    assert TEXT[start:end] == "caf&eacute;"
    assert doc[1]._.original == "caf&eacute;"
    assert "".join(token._.original + token.whitespace_ for token in doc) == TEXT


def test_spans_begin_and_end_inside_edits(nlp: Any) -> None:
    doc = nlp("Le chateau &amp; l&#39;&icirc;le")
    for token in doc:
        start, end = token._.original_span
        assert doc._.coquille.original[start:end] == token._.original
        assert token._.original
    assert [token._.original for token in doc][-2:] == ["l&#39;", "&icirc;le"]


def test_texts_that_stay_keep_their_doc(nlp: Any) -> None:
    right = nlp.make_doc("Le quai est désert.")
    assert nlp.get_pipe("coquille")(right) is right
    assert right._.coquille.text == right.text
    assert right[1]._.original == "quai"


def test_texts_of_one_token_and_of_none(nlp: Any) -> None:
    nlp.add_pipe("sentencizer")
    texts = ["", " ", "caf&eacute;", "quai", "\u200b", TEXT]
    docs = list(nlp.pipe(texts))
    assert [doc.text for doc in docs] == ["", " ", "café", "quai", "", CLEAN]
    assert [doc._.original for doc in docs] == texts


def test_without_the_component_there_is_nothing_to_tell() -> None:
    import coquille.spacy  # noqa: F401

    doc = spacy.blank("fr")(TEXT)
    assert doc._.coquille is None
    assert doc[1:3]._.original == doc[1:3].text


@pytest.mark.parametrize("processes", [1, 2])
def test_many_texts(nlp: Any, processes: int) -> None:
    rows = [(f"{TEXT} {i}", i) for i in range(20)]
    docs = list(nlp.pipe(rows, as_tuples=True, n_process=processes, batch_size=5))
    assert [number for _, number in docs] == list(range(20))
    assert all(doc.text == f"{CLEAN} {number}" for doc, number in docs)
    assert all(doc._.original == f"{TEXT} {number}" for doc, number in docs)
    assert all(doc[1]._.original == "caf&eacute;" for doc, _ in docs)


def test_a_doc_is_written_and_read(nlp: Any, tmp_path: Path) -> None:
    from spacy.tokens import Doc, DocBin

    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.coquille == doc._.coquille
    docs = DocBin(docs=[doc], store_user_data=True)
    docs.to_disk(tmp_path / "docs.spacy")
    (again,) = DocBin().from_disk(tmp_path / "docs.spacy").get_docs(nlp.vocab)
    assert again[1]._.original == "caf&eacute;"


def test_a_part_of_a_doc_has_no_way_back_but_its_text(nlp: Any) -> None:
    part = nlp(TEXT)[1:4].as_doc()
    assert part._.coquille is None
    assert part[0]._.original == "café"


def test_a_pipeline_is_written_and_read_with_what_was_learned(tmp_path: Path) -> None:
    nlp = spacy.blank("fr")
    config = {"preset": "web", "options": {"apostrophes": "plain", "keep": ["Zabadani"]}}
    component: Any = nlp.add_pipe("coquille", first=True, config=config)
    component.initialize(texts=["Les rues de Qousseir.", "Qousseir est tombée.", "Vers Qousseir."])
    assert "Qousseir" in component.cleaner.words.to_tsv()
    learned = component.cleaner
    component.cleaner = Cleaner(
        "web",
        words=learned.words,
        decisions="reject\toyer\tfoyer\n",
        apostrophes="plain",
        keep=["Zabadani"],
    )
    assert component.cleaner != learned
    nlp.to_disk(tmp_path)
    again: Any = spacy.load(tmp_path).get_pipe("coquille")
    assert again.cleaner == component.cleaner
    assert spacy.load(tmp_path)("L’&eacute;t&eacute;").text == "L'été"
    assert spacy.blank("fr").from_config(nlp.config).get_pipe("coquille").cleaner == Cleaner(
        "web", apostrophes="plain", keep=["Zabadani"]
    )


def test_it_is_found_without_an_import() -> None:
    code = (
        "import spacy; nlp = spacy.blank('fr');"
        "nlp.add_pipe('coquille', first=True); print(nlp('&eacute;t&eacute;')._.coquille.text)"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "été\n"


def test_it_must_come_first() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("coquille")
    with pytest.raises(ValueError, match="first=True"):
        nlp(TEXT)


def test_options_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="preset"):
        spacy.blank("fr").add_pipe("coquille", config={"preset": "webb"})
