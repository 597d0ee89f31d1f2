"""Columns of Arrow, from and to several libraries."""

import gc
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from conftest import busy, interrupted
from coquille import Cleaner, CoquilleError

pa = pytest.importorskip("pyarrow")

TEXTS = [
    "Le caf&eacute; du port ouvre d&egrave;s l'aube",
    None,
    "",
    "Le quai",
    "&amp;",
    None,
    "Une 😀 &agrave; la mer, et le phare au loin",
    "Il a tué quelque 700 ersonnes.",
]

KINDS = ["string", "large_string", "string_view", "dictionary"]


def column(kind: str, texts: list[str | None] = TEXTS) -> Any:
    if kind == "dictionary":
        return pa.array(texts).dictionary_encode()
    return pa.array(texts, getattr(pa, kind)())


def cleaned(cleaner: Cleaner, texts: list[str | None]) -> list[str | None]:
    return [None if text is None else cleaner.clean(text) for text in texts]


@pytest.mark.parametrize("kind", KINDS)
def test_an_array_gives_an_array_of_its_kind(cleaner: Cleaner, kind: str) -> None:
    whole = column(kind)
    for part in (whole, whole[1:], whole[2:5], whole[:0]):
        result = pa.array(cleaner.clean_arrow(part))
        result.validate(full=True)
        assert result.type == part.type
        assert result.to_pylist() == cleaned(cleaner, part.to_pylist())


@pytest.mark.parametrize("kind", KINDS)
def test_a_stream_gives_a_stream_of_its_chunks(cleaner: Cleaner, kind: str) -> None:
    whole = column(kind)
    chunks = pa.chunked_array([whole[:3], whole[:0], whole[3:]], whole.type)
    result = pa.chunked_array(cleaner.clean_arrow(chunks))
    result.validate(full=True)
    assert [len(chunk) for chunk in result.chunks] == [3, 0, 5]
    assert result.type == chunks.type
    assert result.to_pylist() == cleaned(cleaner, TEXTS)


@pytest.mark.parametrize("kind", KINDS)
def test_an_explained_column_says_what_explain_does(cleaner: Cleaner, kind: str) -> None:
    whole = column(kind)
    expected = [None if text is None else cleaner.explain(text).to_dict() for text in TEXTS]
    result = pa.array(cleaner.explain_arrow(whole))
    result.validate(full=True)
    assert result.type.field("text").type == whole.type
    assert result.to_pylist() == expected
    chunks = pa.chunked_array(cleaner.explain_arrow(pa.chunked_array([whole, whole[4:]])))
    assert chunks.to_pylist() == expected + expected[4:]
    assert chunks.type == result.type


def test_the_explained_column_has_the_fields_of_an_edit(cleaner: Cleaner) -> None:
    kind = pa.array(cleaner.explain_arrow(column("string"))).type
    assert [field.name for field in kind] == ["text", "edits", "suggestions"]
    edit = kind.field("edits").type.value_type
    assert [field.name for field in edit] == list(cleaner.explain("&amp;").edits[0].to_dict())


@pytest.mark.parametrize("kind", KINDS)
def test_what_does_not_change_is_not_copied(cleaner: Cleaner, kind: str) -> None:
    whole = column(kind, ["Le quai", None, "Les bateaux de pêche rentrent avant la nuit."])
    result = pa.array(cleaner.clean_arrow(whole))
    assert addresses(result) == addresses(whole)


def addresses(array: Any) -> list[int | None]:
    return [None if buffer is None else buffer.address for buffer in array.buffers()]


def test_the_result_is_the_same_on_any_number_of_threads(cleaner: Cleaner) -> None:
    whole = column("string", TEXTS * 50)
    results = [pa.array(cleaner.clean_arrow(whole, threads=threads)) for threads in (1, 2, 5)]
    assert results[0].equals(results[1]) and results[0].equals(results[2])
    with pytest.raises(CoquilleError, match="threads cannot be 0"):
        cleaner.clean_arrow(whole, threads=0)


def test_a_stream_is_refused_before_anything_is_asked_of_it(cleaner: Cleaner) -> None:
    asked = []

    def batches() -> Iterator[Any]:
        asked.append(True)
        yield pa.record_batch({"text": ["Le quai"]})

    table = pa.RecordBatchReader.from_batches(pa.schema([("text", pa.string())]), batches())
    with pytest.raises(TypeError, match="choose one of the columns of the table: `text`"):
        cleaner.clean_arrow(table)
    assert not asked


def test_the_chunks_are_cleaned_when_they_are_asked_for(cleaner: Cleaner) -> None:
    texts = busy(lambda texts: cleaner.clean_arrow(pa.array(texts)), 2)
    start = time.perf_counter()
    stream = cleaner.clean_arrow(pa.chunked_array([[text] for text in texts]))
    made = time.perf_counter() - start
    pa.chunked_array(stream)
    assert made < (time.perf_counter() - start) / 4


def test_a_stream_is_read_once(cleaner: Cleaner) -> None:
    stream = cleaner.clean_arrow(pa.chunked_array([["caf&eacute;"]]))
    assert pa.chunked_array(stream).to_pylist() == ["café"]
    with pytest.raises(ValueError, match="read already"):
        pa.chunked_array(stream)


def test_results_outlive_what_they_were_made_of(cleaner: Cleaner) -> None:
    result = pa.chunked_array(cleaner.clean_arrow(pa.chunked_array([column("string_view")] * 2)))
    gc.collect()
    assert result.to_pylist() == cleaned(cleaner, TEXTS) * 2


def test_results_can_be_cleaned_again(cleaner: Cleaner) -> None:
    once = cleaner.clean_arrow(column("string"))
    assert len(once) == len(TEXTS)
    assert pa.array(cleaner.clean_arrow(once)).to_pylist() == cleaned(cleaner, TEXTS)
    assert pa.array(once, pa.large_string()).to_pylist() == cleaned(cleaner, TEXTS)


def test_equal_values_of_a_dictionary_become_one(cleaner: Cleaner) -> None:
    whole = pa.array(["caf&eacute;", "café", None, "quai"]).dictionary_encode()
    result = pa.array(cleaner.clean_arrow(whole))
    assert result.dictionary.to_pylist() == ["café", "quai"]
    assert result.to_pylist() == ["café", "café", None, "quai"]


def test_names_and_metadata_stay(cleaner: Cleaner) -> None:
    field = pa.field("texte", pa.string(), nullable=False, metadata={"langue": "fr"})

    class Column:
        """A column with a field of its own."""

        def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
            return field.__arrow_c_schema__(), pa.array(["caf&eacute;"]).__arrow_c_array__()[1]

    result = cleaner.clean_arrow(Column())
    assert pa.field(result).equals(field, check_metadata=True)
    assert pa.field(cleaner.explain_arrow(Column())).name == "texte"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (["Le quai"], "not list: .* or call clean_many"),
        ("Le quai", "not str"),
        (None, "not NoneType"),
        (pa.array([1]), "the column holds Int64"),
        (pa.array([b"Le quai"]), "decode the bytes first"),
        (pa.array([["Le quai"]]), "flatten the lists first"),
        (pa.table({"a": ["Le quai"], "b": [1]}), "columns of the table: `a`, `b`"),
        (pa.record_batch({"a": ["Le quai"]}), "columns of the table: `a`"),
        (pa.array([1]).dictionary_encode(), "the column holds Dictionary"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_holds_no_text_is_refused(cleaner: Cleaner, data: Any, told: str) -> None:
    with pytest.raises(TypeError, match=told):
        cleaner.clean_arrow(data)
    with pytest.raises(TypeError, match=told):
        cleaner.explain_arrow(data)


def test_bytes_that_call_themselves_text_are_refused(cleaner: Cleaner) -> None:
    broken = pa.Array.from_buffers(pa.string(), 1, pa.array([b"\xff\xfe"]).buffers())
    with pytest.raises(CoquilleError, match="UTF-?8"):
        cleaner.clean_arrow(broken)
    stream = cleaner.clean_arrow(pa.chunked_array([broken]))
    with pytest.raises(pa.ArrowInvalid, match="UTF-?8"):
        pa.chunked_array(stream)


def integers(*numbers: int) -> Any:
    return pa.py_buffer(b"".join(number.to_bytes(4, "little", signed=True) for number in numbers))


@pytest.mark.parametrize("ends", [(0, 5, 2), (3, 0, 5)])
def test_texts_that_reach_beyond_their_buffer_are_refused(
    cleaner: Cleaner, ends: tuple[int, ...]
) -> None:
    buffers = [None, integers(*ends), pa.py_buffer(b"quais")]
    with pytest.raises(CoquilleError, match="the column is broken"):
        cleaner.clean_arrow(pa.Array.from_buffers(pa.string(), 2, buffers))


def test_a_text_does_not_end_inside_a_letter(cleaner: Cleaner) -> None:
    buffers = [None, integers(0, 1, 2), pa.py_buffer("é".encode())]
    with pytest.raises(CoquilleError, match="the column is broken"):
        cleaner.clean_arrow(pa.Array.from_buffers(pa.string(), 2, buffers))


def test_what_stands_under_a_null_may_be_anything(cleaner: Cleaner) -> None:
    views = pa.array(["caf&eacute;", "un quai tout au bout du port"], pa.string_view())
    _, places, texts = views.buffers()
    # the second text is far behind the end of the buffer, and null
    broken = places.to_pybytes()[:16] + integers(28, 0, 7, 10**6).to_pybytes()
    buffers = [pa.py_buffer(b"\x01"), pa.py_buffer(broken), texts]
    column = pa.Array.from_buffers(pa.string_view(), 2, buffers)
    assert pa.array(cleaner.clean_arrow(column)).to_pylist() == ["café", None]
    whole = pa.Array.from_buffers(pa.string_view(), 2, [None, *buffers[1:]])
    with pytest.raises(CoquilleError, match="the column is broken"):
        cleaner.clean_arrow(whole)


def test_keys_without_a_value_are_refused(cleaner: Cleaner) -> None:
    keys = pa.array([0, 7], pa.int8())
    column = pa.DictionaryArray.from_arrays(keys, pa.array(["caf&eacute;"]), safe=False)
    with pytest.raises(CoquilleError, match="the column is broken"):
        cleaner.clean_arrow(column)


def test_a_column_that_was_taken_already_is_refused(cleaner: Cleaner) -> None:
    array = pa.array(["caf&eacute;"]).__arrow_c_array__()
    stream = pa.chunked_array([["caf&eacute;"]]).__arrow_c_stream__()

    class Column:
        """Gives the same capsules again and again."""

        def __init__(self, method: str, capsules: object) -> None:
            setattr(type(self), method, lambda self, requested_schema=None: capsules)

    for method, capsules in (("__arrow_c_array__", array), ("__arrow_c_stream__", stream)):
        column: Any = type("Column", (Column,), {})(method, capsules)
        cleaner.clean_arrow(column)
        with pytest.raises(ValueError, match="taken already"):
            cleaner.clean_arrow(column)


@pytest.mark.parametrize("data", ["not capsules", ("two", "strings"), None])
def test_what_is_no_capsule_is_refused(cleaner: Cleaner, data: object) -> None:
    array: Any = type("Array", (), {"__arrow_c_array__": lambda self: data})()
    stream: Any = type("Stream", (), {"__arrow_c_stream__": lambda self: data})()
    for column in (array, stream):
        with pytest.raises((TypeError, ValueError)):
            cleaner.clean_arrow(column)


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view"])
@pytest.mark.parametrize("wanted", ["string", "large_string", "string_view"])
def test_another_kind_of_strings_can_be_asked_for(cleaner: Cleaner, kind: str, wanted: str) -> None:
    whole, type_ = column(kind), getattr(pa, wanted)()
    expected = pa.array(cleaned(cleaner, TEXTS), type_)
    assert pa.array(cleaner.clean_arrow(whole), type_).equals(expected)
    stream = cleaner.clean_arrow(pa.chunked_array([whole[:3], whole[3:]]))
    assert pa.chunked_array(stream, type_).combine_chunks().equals(expected)


def test_other_threads_run_meanwhile(cleaner: Cleaner) -> None:
    texts = busy(lambda texts: cleaner.clean_arrow(pa.array(texts), threads=1), 1)
    ticks = 0
    done = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not done.wait(0.01):
            ticks += 1

    other = threading.Thread(target=tick)
    other.start()
    pa.chunked_array(cleaner.clean_arrow(pa.chunked_array([texts[:2], texts[2:]]), threads=1))
    done.set()
    other.join()
    assert ticks > 10


def test_ctrl_c_stops_between_texts(cleaner: Cleaner) -> None:
    texts = pa.array(busy(lambda texts: cleaner.clean_arrow(pa.array(texts)), 20))
    with interrupted():
        cleaner.clean_arrow(texts)


def test_nothing_is_imported_for_it() -> None:
    code = (
        "import sys; from coquille import Cleaner\n"
        "class Nothing:\n"
        "    def __arrow_c_array__(self, requested_schema=None): raise RuntimeError('asked')\n"
        "try: Cleaner().clean_arrow(Nothing())\n"
        "except RuntimeError: print(sorted({'pyarrow', 'numpy', 'pandas'} & set(sys.modules)))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "[]\n"
