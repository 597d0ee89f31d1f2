"""The class `Report`, and decisions."""

import pickle
from pathlib import Path

import pytest

from conftest import explained
from coquille import Cleaner, CoquilleError, Report

TEXTS = [
    "Le caf&eacute; du port est ferm&eacute; depuis lundi, et personne ne sait pourquoi.",
    "Une phrase juste, et rien de plus.",
    "La ermeture du port a surpris tout le monde.",
]


def test_texts_are_counted(cleaner: Cleaner) -> None:
    report = Report(cleaner)
    assert report.add(TEXTS) is report
    totals = report.totals
    assert (totals["documents"], totals["changed"], totals["edits"]) == (3, 2, 3)
    assert totals["unknown_after"] < totals["unknown"]
    assert totals["right"] < totals["right_after"] <= totals["words"]
    assert repr(report) == f"<Report: 3 documents, {totals['words']} words, 3 edits>"


def test_what_was_explained_is_not_cleaned_again(cleaner: Cleaner) -> None:
    whole = Report(cleaner).add(TEXTS).to_html()
    assert Report(cleaner).add(cleaner.explain_many(TEXTS)).to_html() == whole
    assert Report(cleaner).add([TEXTS[0], cleaner.explain(TEXTS[1]), TEXTS[2]]).to_html() == whole
    other = Report(cleaner).add([explained("un abc", ("abc", "xyz"))])
    assert other.totals["edits"] == 1
    assert "xyz" in other.to_html()


def test_threads_and_parts_change_nothing(cleaner: Cleaner) -> None:
    texts = [f"{i}. {text}" for i in range(400) for text in TEXTS]
    whole = Report(cleaner).add(texts, threads=1).to_html()
    assert Report(cleaner).add(texts, threads=4).to_html() == whole
    names = range(len(texts))
    one = Report(cleaner).add(texts[:500], names=names[:500])
    assert one.merge(Report(cleaner).add(texts[500:], names=names[500:])) is one
    assert one.to_html() == whole
    assert Report(cleaner).add(iter(texts[:500])).add(texts[500:]).to_html() == whole


def test_the_page_is_saved(cleaner: Cleaner, tmp_path: Path) -> None:
    report = Report(cleaner).add(TEXTS, names=["a.txt", Path("b.txt"), 3])
    path = tmp_path / "report.html"
    report.save(path, title="Ports & cafés")
    page = path.read_text("utf-8")
    assert page == report.to_html("Ports & cafés")
    assert page.startswith("<!DOCTYPE html>") and "<h1>Ports &amp; cafés</h1>" in page
    assert "a.txt" in page
    report.save(str(path))
    assert "<h1>Corpus</h1>" in path.read_text("utf-8")
    with pytest.raises(FileNotFoundError):
        report.save(tmp_path / "none" / "report.html")


def test_a_notebook_shows_the_counts(cleaner: Cleaner) -> None:
    shown = Report(cleaner).add(TEXTS)._repr_html_()
    assert "documents" in shown and "html-entity" in shown
    assert "<script" not in shown and "<html" not in shown


def test_an_error_says_what_was_found(cleaner: Cleaner) -> None:
    with pytest.raises(TypeError, match="cleaner must be a coquille.Cleaner, not str"):
        Report("web")  # type: ignore[arg-type]
    report = Report(cleaner)
    with pytest.raises(TypeError, match="texts is one str"):
        report.add("un texte")
    with pytest.raises(TypeError, match=r"texts\[1\] must be a str, not NoneType"):
        report.add(["un texte", None])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="names is one str"):
        report.add(["un texte"], names="a")
    with pytest.raises(ValueError, match="there are 2 names for 1 text"):
        report.add(["un texte"], names=["a", "b"])
    assert report.totals["documents"] == 0


def test_decisions_are_heeded() -> None:
    rows = "reject\t&eacute;\té\tLe caf\tdu port est ferm&eacute\n"
    assert Cleaner(decisions=rows).clean(TEXTS[0]) == Cleaner().clean(TEXTS[0])
    rows = "reject\t&eacute;\té\tLe caf\t du port est ferm&eacute\n"
    cleaner = Cleaner(decisions=rows)
    cleaned = cleaner.explain(TEXTS[0])
    assert cleaned.text.startswith("Le caf&eacute; du port est fermé")
    assert cleaner.clean(TEXTS[0]) == cleaned.text
    assert cleaned.original == TEXTS[0]
    assert cleaner.clean_many(TEXTS)[0] == cleaned.text
    everywhere = Cleaner(decisions="reject\t&eacute;\té\n")
    assert everywhere.clean(TEXTS[0]) == TEXTS[0]


def test_decisions_are_part_of_a_cleaner() -> None:
    cleaner = Cleaner("web", decisions="accept\ta\tb\n")
    assert cleaner.decisions.splitlines()[-1] == "accept\ta\tb"
    assert cleaner.decisions.startswith("#")
    assert pickle.loads(pickle.dumps(cleaner)) == cleaner != Cleaner("web")
    assert Cleaner("web", decisions=cleaner.decisions) == cleaner
    assert cleaner.fit(["Qousseir."]).decisions == cleaner.decisions
    with pytest.raises(CoquilleError, match="decisions: line 2: found `perhaps`"):
        Cleaner(decisions="# mine\nperhaps\ta\tb\n")
