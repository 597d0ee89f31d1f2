"""The class `Edit`."""

import copy
import pickle

import pytest

from conftest import explained
from coquille import Edit


@pytest.fixture
def edit() -> Edit:
    return explained("😀 éte", ("éte", "été")).edits[0]


def test_it_has_its_fields(edit: Edit) -> None:
    assert edit.to_dict() == {
        "start": 2,
        "end": 5,
        "cleaned_start": 2,
        "cleaned_end": 5,
        "before": "éte",
        "after": "été",
        "reason": "dropped-initial",
        "confidence": 0.97,
        "alternatives": ["hier"],
        "detail": None,
    }
    for name, value in edit.to_dict().items():
        assert getattr(edit, name) == value


@pytest.mark.parametrize("confidence", [0.0, 0.1, 0.9, 0.95, 0.999, 1.0])
def test_confidence_reads_as_it_was_set(confidence: float) -> None:
    edit = explained("a", ("a", "à"), confidence=confidence).edits[0]
    assert edit.confidence == confidence


def test_equal_edits_have_one_hash(edit: Edit) -> None:
    for again in [pickle.loads(pickle.dumps(edit)), copy.copy(edit), copy.deepcopy(edit)]:
        assert again == edit
        assert hash(again) == hash(edit)
    other = explained("😀 éte", ("éte", "étés")).edits[0]
    assert other != edit
    assert edit != "été"
    assert len({edit, other}) == 2


def test_the_repr_names_the_fields(edit: Edit) -> None:
    assert repr(edit) == (
        "Edit(start=2, end=5, before='éte', after='été', reason='dropped-initial', confidence=0.97)"
    )


def test_nothing_can_be_changed(edit: Edit) -> None:
    with pytest.raises(AttributeError):
        edit.after = "étés"  # type: ignore[misc]
    with pytest.raises(TypeError):
        Edit()
