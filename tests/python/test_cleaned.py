"""The class `Cleaned`: positions, undoing and what it shows."""

import copy
import json
import pickle
from typing import Any

import pytest

import coquille
from conftest import explained
from coquille import Cleaned, _coquille

ORIGINAL = "😀 les ernières  poches\u00a0: éte 𝄞 fin"
EDITS = (("ernières", "dernières"), (" ", ""), ("éte", "été"), ("fin", "la fin"))


@pytest.fixture
def cleaned() -> Cleaned:
    return explained(ORIGINAL, *EDITS, suggestions=(("poches", "proches"),))


def test_it_has_both_texts(cleaned: Cleaned) -> None:
    assert cleaned.text == str(cleaned) == "😀 les dernières poches\u00a0: été 𝄞 la fin"
    assert cleaned.original == ORIGINAL


def test_positions_are_code_points(cleaned: Cleaned) -> None:
    assert [(e.before, e.after) for e in cleaned.edits] == list(EDITS)
    for edit in cleaned.edits:
        assert cleaned.original[edit.start : edit.end] == edit.before
        assert cleaned.text[edit.cleaned_start : edit.cleaned_end] == edit.after
    for suggestion in cleaned.suggestions:
        assert cleaned.original[suggestion.start : suggestion.end] == "poches"
        assert cleaned.text[suggestion.cleaned_start : suggestion.cleaned_end] == "poches"


def test_edits_are_the_way_from_one_text_to_the_other(cleaned: Cleaned) -> None:
    text = cleaned.original
    for edit in reversed(cleaned.edits):
        text = text[: edit.start] + edit.after + text[edit.end :]
    assert text == cleaned.text


def test_positions_map_both_ways(cleaned: Cleaned) -> None:
    changed = {i for e in cleaned.edits for i in range(e.start, e.end)}
    for i, sign in enumerate(cleaned.original):
        if i not in changed:
            assert cleaned.text[cleaned.to_cleaned(i)] == sign
            assert cleaned.to_original(cleaned.to_cleaned(i)) == i
    for edit in cleaned.edits:
        for i in range(edit.start, edit.end):
            assert cleaned.to_cleaned(i) == edit.cleaned_start
        for i in range(edit.cleaned_start, edit.cleaned_end):
            assert cleaned.to_original(i) == edit.start


def test_the_ends_map_to_the_ends(cleaned: Cleaned) -> None:
    assert cleaned.to_cleaned(0) == cleaned.to_original(0) == 0
    assert cleaned.to_cleaned(len(ORIGINAL)) == len(cleaned.text)
    assert cleaned.to_original(len(cleaned.text)) == len(ORIGINAL)


@pytest.mark.parametrize("i", [-1, 1000, -(2**40)])
def test_a_position_outside_is_an_index_error(cleaned: Cleaned, i: int) -> None:
    with pytest.raises(IndexError, match=f"{i} is not in the cleaned text"):
        cleaned.to_original(i)
    with pytest.raises(IndexError, match=f"{i} is not in the original"):
        cleaned.to_cleaned(i)


def test_undo_takes_edits_and_indices(cleaned: Cleaned) -> None:
    alone = cleaned.text.replace("dernières", "ernières")
    assert cleaned.undo(cleaned.edits[0]) == cleaned.undo(0) == cleaned.undo([0]) == alone
    assert cleaned.undo([cleaned.edits[0], 3]) == alone.replace("la fin", "fin")
    assert cleaned.undo(cleaned.edits) == cleaned.undo(range(4)) == ORIGINAL
    assert cleaned.undo(e for e in cleaned.edits if e.before == "éte") == (
        cleaned.text.replace("été", "éte")
    )
    assert cleaned.undo([]) == cleaned.text
    assert cleaned.undo([1, 1]) == cleaned.undo(1)


def test_undo_finds_edits_that_came_another_way(cleaned: Cleaned) -> None:
    assert cleaned.undo(copy.deepcopy(cleaned.edits[2])) == cleaned.undo(2)


def test_undo_says_what_it_cannot_undo(cleaned: Cleaned) -> None:
    with pytest.raises(ValueError, match="suggestions were never made"):
        cleaned.undo(cleaned.suggestions)
    with pytest.raises(IndexError, match="no edit 4"):
        cleaned.undo([4])
    with pytest.raises(IndexError, match="no edit -1"):
        cleaned.undo(-1)
    with pytest.raises(TypeError, match="not str"):
        cleaned.undo("ernières")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not NoneType"):
        cleaned.undo(None)  # type: ignore[arg-type]


def test_undo_of_many_edits_takes_no_square_of_time() -> None:
    many = explained("a b " * 50_000, *[("a", "x")] * 50_000)
    assert many.undo(many.edits) == many.original


def test_the_dict_can_be_written_as_json(cleaned: Cleaned) -> None:
    written = json.loads(json.dumps(cleaned.to_dict()))
    assert written["text"] == cleaned.text
    assert written["edits"] == [edit.to_dict() for edit in cleaned.edits]
    assert [s["after"] for s in written["suggestions"]] == ["proches"]


def test_a_pickle_and_a_copy_are_equal(cleaned: Cleaned) -> None:
    for again in [pickle.loads(pickle.dumps(cleaned)), copy.deepcopy(cleaned)]:
        assert again == cleaned
        assert hash(again) == hash(cleaned)
        assert again.edits == cleaned.edits
        assert again.suggestions == cleaned.suggestions
    assert cleaned != explained(ORIGINAL, *EDITS)
    assert cleaned != cleaned.text


def test_a_broken_pickle_is_refused() -> None:
    edit: tuple[Any, ...] = (0, 2, 0, 1, "ab", "c", "accent", 0.9, [], None)
    for text, edits in [("x", [edit]), ("", [edit]), ("cc", [edit, edit]), ("é", [edit])]:
        with pytest.raises(coquille.CoquilleError, match="do not belong"):
            _coquille._restore_cleaned(text, edits, [])
    with pytest.raises(coquille.CoquilleError, match="do not belong"):
        _coquille._restore_cleaned("c", [], [edit])
    with pytest.raises(coquille.CoquilleError, match="no reason `whim`"):
        _coquille._restore_cleaned("c", [(*edit[:6], "whim", 0.9, [], None)], [])


def test_the_repr_is_short(cleaned: Cleaned) -> None:
    assert repr(coquille.explain("été")) == "<Cleaned 'été': 0 edits, 0 suggestions>"
    assert (
        repr(cleaned)
        == "<Cleaned '😀 les dernières poches\\xa0: été 𝄞 la fin': 4 edits, 1 suggestion>"
    )
    assert len(repr(coquille.explain("été " * 1000))) < 90


def test_a_notebook_shows_the_edits(cleaned: Cleaned) -> None:
    html = cleaned._repr_html_()
    assert "ernières</del>" in html
    assert "dernières</ins>" in html
    assert "<script>" not in explained("<script>", ("script", "b"))._repr_html_()
    assert "<b>" not in explained("<script>", ("script", "b"))._repr_html_()


def test_edits_and_text_are_made_once(cleaned: Cleaned) -> None:
    assert cleaned.text is cleaned.text
    assert cleaned.edits is cleaned.edits
