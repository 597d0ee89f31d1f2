"""`clean` and `explain`; the functions for many texts are in `test_many`."""

import pytest

import coquille

FRENCH = "À vaincre sans péril, on triomphe sans gloire."


def test_a_correct_text_comes_back_as_the_same_object() -> None:
    text = FRENCH + "!"
    assert coquille.clean(text) is text


def test_a_subclass_of_str_comes_back_as_a_str() -> None:
    class Line(str):
        __slots__ = ()

    assert type(coquille.clean(Line(FRENCH))) is str
    assert coquille.clean(Line(FRENCH)) == FRENCH


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\0", "é", "e\u0301", "😀", "\U0010ffff", "𝄞" * 100]
)
def test_any_text_can_be_cleaned(text: str) -> None:
    cleaned = coquille.explain(text)
    assert cleaned.original == text
    assert cleaned.text == coquille.clean(text)


def test_text_can_be_given_by_name() -> None:
    assert coquille.clean(text=FRENCH, preset="web") == FRENCH
    assert coquille.explain(text=FRENCH).text == FRENCH


def test_a_text_longer_than_a_part() -> None:
    text = "Il a plu sur l'été. 😀\n" * 60_000
    cleaned = coquille.explain(text)
    assert cleaned.text == text
    assert cleaned.to_original(len(text)) == len(text)


def test_damage_is_mended_and_explained() -> None:
    text = "😀 L'&eacute;t&eacute;"
    cleaned = coquille.explain(text)
    assert coquille.clean(text) == cleaned.text == "😀 L'été"
    first, second = cleaned.edits
    assert (first.start, first.end, first.cleaned_start, first.cleaned_end) == (4, 12, 4, 5)
    assert (second.start, second.end, second.cleaned_start, second.cleaned_end) == (13, 21, 6, 7)
    assert (first.before, first.after, first.reason) == ("&eacute;", "é", "html-entity")
    assert cleaned.undo(second) == "😀 L'ét&eacute;"


def test_an_option_switches_its_stage() -> None:
    assert coquille.clean("&eacute;", html_entities=False) == "&eacute;"
