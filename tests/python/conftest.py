"""What the tests share."""

import _thread
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import repeat

import pytest

from coquille import Cleaned, Cleaner, _coquille


def explained(
    original: str,
    *edits: tuple[str, str],
    suggestions: tuple[tuple[str, str], ...] = (),
    confidence: float = 0.97,
) -> Cleaned:
    """Make what a stage would that replaces each `before`, found from left to right, by its `after`.

    It is put together from bytes and without any stage, so that positions have a second opinion.
    """
    text, made, rest = b"", [], original.encode()
    at = 0
    for before, after in edits:
        kept, found, rest = rest.partition(before.encode())
        assert found == before.encode()
        text += kept
        start, cleaned_start = at + len(kept), len(text)
        text += after.encode()
        at = start + len(found)
        made.append(fields(start, at, cleaned_start, len(text), before, after, confidence))
    text += rest
    only = []
    for before, after in suggestions:
        start = original.encode().index(before.encode())
        cleaned = text.index(before.encode())
        length = len(before.encode())
        only.append(
            fields(start, start + length, cleaned, cleaned + length, before, after, confidence)
        )
    return _coquille._restore_cleaned(text.decode(), made, only)


def fields(
    start: int,
    end: int,
    cleaned_start: int,
    cleaned_end: int,
    before: str,
    after: str,
    confidence: float,
) -> tuple[object, ...]:
    reason, alternatives = "dropped-initial", ["hier"]
    return (
        *(start, end, cleaned_start, cleaned_end, before, after),
        *(reason, confidence, alternatives, None),
    )


def busy(run: Callable[[list[str]], object], seconds: float) -> list[str]:
    """Give texts that keep `run` busy for about so many seconds, however fast it is."""
    text = "Il pleut sur la ville. " * 60_000
    start = time.perf_counter()
    run([text] * 4)
    each = (time.perf_counter() - start) / 4
    return list(repeat(text, max(4, int(seconds / each))))


@contextmanager
def interrupted() -> Iterator[None]:
    """Interrupt what is done within, as Ctrl-C does, and see that it stops soon."""
    timer = threading.Timer(0.3, _thread.interrupt_main)
    # where the tests run in the background of a shell, interrupts are ignored
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    start = time.monotonic()
    timer.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGINT, before)
    assert time.monotonic() - start < 10


@pytest.fixture
def cleaner() -> Cleaner:
    return Cleaner()
