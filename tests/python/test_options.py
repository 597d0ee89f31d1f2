"""Options as keywords."""

from typing import Any

import pytest

import coquille
from coquille import Cleaner, CoquilleError

CALLS = [
    lambda **options: coquille.clean("été", **options),
    lambda **options: coquille.explain("été", **options),
    lambda **options: coquille.clean_many(["été"], **options),
    lambda **options: coquille.explain_many(["été"], **options),
    Cleaner,
]
everywhere = pytest.mark.parametrize("call", CALLS)


def test_every_option_comes_back() -> None:
    options = Cleaner().options
    assert options["spelling"] is True
    assert options["page"] == "keep"
    assert 0.5 < options["min_confidence"] < 1
    assert options["keep"] == []
    assert Cleaner(**options) == Cleaner()


def test_damage_chooses_how_sure_a_change_must_be() -> None:
    options = Cleaner(max_damage=2.5).options
    assert (options["max_damage"], options["min_confidence"]) == (2.5, None)
    assert Cleaner(**options) == Cleaner(max_damage=2.5)
    assert Cleaner().options["max_damage"] is None
    # wrong real words are seldom sure
    text = "Quelque 700 ersonnes au bort de la rivière, et le coeu de la vile."
    bold, shy = (coquille.explain(text, max_damage=most).edits for most in (1000, 0))
    assert len(shy) < len(bold)
    assert all(edit.confidence >= 0.5 for edit in bold)


@everywhere
@pytest.mark.parametrize(
    "options",
    [
        {"max_damage": 1, "min_confidence": 0.75},
        {"min_confidence": 0.75, "max_damage": 1},
        {"min_confidence": 0.9, "max_damage": 0},
    ],
)
def test_damage_and_confidence_exclude_each_other(call: Any, options: dict[str, Any]) -> None:
    with pytest.raises(CoquilleError, match="`m.*` cannot be set beside `m.*`.*leave one of them"):
        call(**options)


def test_none_is_as_if_not_given() -> None:
    assert Cleaner(max_damage=None, min_confidence=None) == Cleaner()
    assert Cleaner(max_damage=None, min_confidence=0.9) == Cleaner(min_confidence=0.9)
    assert Cleaner(max_damage=3, min_confidence=None) == Cleaner(max_damage=3)


def test_a_preset_has_its_options() -> None:
    assert Cleaner("web").options["page"] == "drop"
    assert Cleaner(preset="web").preset == "web"


def test_the_options_are_a_copy(cleaner: Cleaner) -> None:
    cleaner.options["keep"].append("Homs")
    assert cleaner.options["keep"] == []


@pytest.mark.parametrize(
    "keep", [["b", "a"], ("a", "b"), {"a", "b"}, frozenset("ab"), (c for c in "aba"), [" a", "b"]]
)
def test_keep_is_any_iterable_of_words(keep: Any) -> None:
    assert Cleaner(keep=keep).options["keep"] == ["a", "b"]


@pytest.mark.parametrize("confidence", [0, 1, 0.5, 0.95])
def test_numbers_are_kept_as_written(confidence: float) -> None:
    assert Cleaner(min_confidence=confidence).options["min_confidence"] == confidence


@everywhere
def test_an_unknown_option_is_told_with_the_nearest(call: Any) -> None:
    with pytest.raises(TypeError, match="`speling`.*`spelling`"):
        call(speling=True)


def test_the_nearest_may_be_a_keyword_of_the_function() -> None:
    with pytest.raises(TypeError, match="`thread`.*`threads`"):
        coquille.clean_many(["été"], thread=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="`presett`.*`preset`"):
        Cleaner(presett="web")  # type: ignore[call-arg]


@everywhere
def test_an_unknown_preset_is_told_with_those_there_are(call: Any) -> None:
    with pytest.raises(CoquilleError, match="`wbe`.*repair, web, ocr"):
        call(preset="wbe")
    with pytest.raises(TypeError, match="preset"):
        call(preset=1)


@everywhere
@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"spelling": "no"}, "`spelling` must be True or False, not str"),
        ({"spelling": 1}, "`spelling` must be True or False, not int"),
        ({"spelling": None}, "`spelling` must be True or False, not NoneType"),
        ({"min_confidence": "0.9"}, "`min_confidence` must be a number, not str"),
        ({"min_confidence": True}, "`min_confidence` must be a number, not bool"),
        ({"max_damage": "1"}, "`max_damage` must be a number, not str"),
        ({"max_damage": True}, "`max_damage` must be a number, not bool"),
        ({"quotes": True}, "`quotes` must be a str, not bool"),
        ({"keep": "Homs"}, "`keep` must be a list, tuple or set of str, not str"),
        ({"keep": 3}, "`keep` must be a list, tuple or set of str, not int"),
        ({"keep": ["Homs", 3]}, r"keep\[1\] must be a str, not int"),
    ],
)
def test_a_value_of_the_wrong_type(call: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        call(**options)


@everywhere
@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"quotes": "german"}, "`quotes`.*`german`.*french"),
        ({"min_confidence": 90}, "`min_confidence`.*`90`.*from 0 to 1"),
        ({"min_confidence": float("nan")}, "`min_confidence`.*from 0 to 1"),
        ({"max_damage": -1}, "`max_damage`.*`-1`.*a number from 0"),
        ({"max_damage": float("nan")}, "`max_damage`.*a number from 0"),
        ({"max_damage": float("inf")}, "`max_damage`.*a number from 0"),
        ({"keep": ["a,b"]}, "`keep`.*`a,b`.*without a comma"),
    ],
)
def test_a_value_that_cannot_be(call: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises(CoquilleError, match=message):
        call(**options)
    with pytest.raises(ValueError, match=message):
        call(**options)
