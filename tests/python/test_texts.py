"""What is no text is refused before any work, with what to do."""

import pickle
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import coquille
from coquille import Cleaner

one = pytest.mark.parametrize(
    "call", [coquille.clean, coquille.explain, Cleaner().clean, Cleaner().explain]
)
many = pytest.mark.parametrize(
    "call",
    [
        coquille.clean_many,
        coquille.explain_many,
        Cleaner().clean_many,
        Cleaner().explain_many,
        Cleaner().fit,
    ],
)
Call = Callable[[Any], object]


@one
@pytest.mark.parametrize("value", [3, 3.5, ["été"], object(), len, str])
def test_other_things_are_named(call: Call, value: Any) -> None:
    with pytest.raises(TypeError, match=f"^text must be a str, not {type(value).__name__}$"):
        call(value)


@one
@pytest.mark.parametrize("missing", [None, float("nan")])
def test_missing_values_are_to_be_filled(call: Call, missing: Any) -> None:
    with pytest.raises(TypeError, match="text must be a str, not .*missing values"):
        call(missing)


@one
def test_half_a_surrogate_pair_is_told_with_its_place(call: Call) -> None:
    with pytest.raises(
        UnicodeEncodeError, match="position 5.*text holds half.*'replace'"
    ) as caught:
        call("été: \udce9")
    assert isinstance(caught.value, ValueError)
    assert (caught.value.start, caught.value.end) == (5, 6)
    assert caught.value.object == "été: \udce9"


def test_the_advice_on_surrogates_helps() -> None:
    split = "été \ud83d\ude00 \udce9"
    mended = split.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert coquille.explain(mended).original == "été 😀 \N{REPLACEMENT CHARACTER}"


@many
def test_the_wrong_one_of_many_is_named(call: Call) -> None:
    with pytest.raises(TypeError, match=r"texts\[1\] must be a str, not NoneType"):
        call(["été", None])
    with pytest.raises(UnicodeEncodeError, match=r"position 0: texts\[2\] holds half"):
        call(["été", "", "\ud800"])


@many
@pytest.mark.parametrize("value", ["été", b"ete", {"text": "été"}, 3, None])
def test_many_texts_are_an_iterable_of_str(call: Call, value: Any) -> None:
    with pytest.raises(TypeError, match="texts|iterable"):
        call(value)


@many
def test_an_error_of_the_iterable_is_passed_on(call: Call) -> None:
    def texts() -> Iterator[str]:
        yield "été"
        raise LookupError("the file ends here")

    with pytest.raises(LookupError, match="the file ends here"):
        call(texts())


@pytest.mark.parametrize("data", [b"L'\xe9t\xe9", "L'été".encode(), "L'été".encode("utf-16")])
def test_bytes_are_decoded(data: bytes) -> None:
    assert coquille.clean(data) == coquille.Cleaner().clean(bytearray(data)) == "L'été"
    assert coquille.explain(data).text == "L'été"


def test_an_encoding_is_believed() -> None:
    assert coquille.clean(b"\x8et\x8e", encoding="macintosh") == "été"
    with pytest.raises(coquille.CoquilleError, match="klingon.*windows-1252"):
        coquille.clean(b"", encoding="klingon")
    with pytest.raises(TypeError, match="decoded already"):
        coquille.clean("été", encoding="utf-8")


def test_the_encodings_undone_are_told() -> None:
    edit = coquille.explain("l’Ã©tÃ©").edits[0]
    assert (edit.reason, edit.detail) == ("mojibake", "utf-8 as windows-1252")
    assert pickle.loads(pickle.dumps(edit)).detail == edit.detail
