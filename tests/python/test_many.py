"""`clean_many` and `explain_many`: iterables, threads, progress and interruption."""

import io
import sys
import threading
import time
from collections import deque
from typing import Any

import pytest

import coquille
from conftest import busy, interrupted
from coquille import Cleaner, CoquilleError

TEXTS = [f"L'été {i} &eacute; 😀" for i in range(500)]


def test_results_are_in_order(cleaner: Cleaner) -> None:
    expected = [cleaner.clean(text) for text in TEXTS]
    assert cleaner.clean_many(TEXTS) == coquille.clean_many(TEXTS) == expected
    explained = [cleaner.explain(text) for text in TEXTS]
    assert cleaner.explain_many(TEXTS) == coquille.explain_many(TEXTS) == explained


@pytest.mark.parametrize("preset", ["repair", "web", "ocr"])
def test_threads_do_not_change_the_result(preset: Any) -> None:
    cleaner = Cleaner(preset)
    texts = [text + "\nLire aussi sur ce sujet\n" for text in TEXTS]
    results = [cleaner.explain_many(texts, threads=n) for n in (1, 2, 8)]
    assert results[0] == results[1] == results[2]
    assert [r.text for r in results[0]] == cleaner.clean_many(texts, threads=3)


@pytest.mark.parametrize("kind", [list, tuple, iter, deque, dict.fromkeys, set])
def test_any_iterable_will_do(kind: Any) -> None:
    texts = kind(["un été"])
    if isinstance(texts, dict):
        texts = texts.keys()
    assert coquille.clean_many(texts) == ["un été"]


def test_a_generator_is_read_once() -> None:
    texts = (text for text in TEXTS)
    assert len(coquille.clean_many(texts)) == len(TEXTS)
    assert coquille.clean_many(texts) == []


def test_an_array_of_numpy() -> None:
    numpy = pytest.importorskip("numpy")
    cleaned = coquille.clean_many(numpy.array(["un été", "deux"]))
    assert cleaned == ["un été", "deux"]
    assert {type(text) for text in cleaned} == {str}


def test_no_texts() -> None:
    assert coquille.clean_many([]) == []
    assert coquille.explain_many([], progress=True) == []


def test_options_are_checked_before_the_texts_are_read() -> None:
    texts = iter(TEXTS)
    with pytest.raises(TypeError):
        coquille.clean_many(texts, speling=False)  # type: ignore[call-arg]
    assert next(texts) == TEXTS[0]


@pytest.mark.parametrize("threads", [0, -1, 5000])
def test_a_number_of_threads_that_cannot_be(cleaner: Cleaner, threads: int) -> None:
    with pytest.raises(CoquilleError, match=f"threads cannot be {threads}"):
        cleaner.clean_many(TEXTS, threads=threads)


def test_a_number_of_threads_of_the_wrong_type(cleaner: Cleaner) -> None:
    with pytest.raises(TypeError, match="threads"):
        cleaner.clean_many(TEXTS, threads="2")  # type: ignore[arg-type]


def test_the_environment_sets_the_number_of_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COQUILLE_NUM_THREADS", " 3 ")
    assert coquille.clean_many(["été"]) == ["été"]
    monkeypatch.setenv("COQUILLE_NUM_THREADS", "many")
    with pytest.raises(CoquilleError, match="COQUILLE_NUM_THREADS.*`many`"):
        coquille.clean_many(["été"])
    assert coquille.clean_many(["été"], threads=2) == ["été"]


def test_progress_is_told_in_lines_where_there_is_no_terminal(
    capfd: pytest.CaptureFixture[str],
) -> None:
    coquille.clean_many(TEXTS, progress=True)
    out, err = capfd.readouterr()
    assert out == ""
    assert err.splitlines()[-1] == "coquille: 500/500 (100 %)"
    coquille.clean_many(TEXTS)
    assert capfd.readouterr() == ("", "")


def test_progress_follows_the_standard_error_of_python(monkeypatch: pytest.MonkeyPatch) -> None:
    notebook = io.StringIO()
    monkeypatch.setattr(sys, "stderr", notebook)
    coquille.explain_many(TEXTS, threads=1, progress=True)
    assert notebook.getvalue().endswith("500/500 (100 %)\n")
    monkeypatch.setattr(sys, "stderr", None)
    assert len(coquille.clean_many(TEXTS, progress=True)) == len(TEXTS)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
def test_progress_is_a_bar_on_a_terminal() -> None:
    import os
    import pty
    import subprocess

    controller, terminal = pty.openpty()
    code = "import coquille; print(coquille.clean_many(['un', 'deux'], progress=True))"
    run = [sys.executable, "-c", code]
    out = subprocess.check_output(run, stderr=terminal, env=os.environ | {"TERM": "xterm"})
    os.close(terminal)
    assert out.decode() == "['un', 'deux']\n"
    assert b"2/2" in os.read(controller, 10_000)
    os.close(controller)


def test_ctrl_c_stops_between_texts(cleaner: Cleaner) -> None:
    texts = busy(cleaner.clean_many, seconds=20)
    with interrupted():
        cleaner.clean_many(texts)
    assert cleaner.clean_many(["un été"]) == ["un été"]


def test_other_threads_run_meanwhile(cleaner: Cleaner) -> None:
    texts = busy(lambda texts: cleaner.clean_many(texts, threads=1), seconds=1)
    begun = threading.Event()
    spans: list[tuple[float, float]] = []

    def run() -> None:
        begun.set()
        start = time.monotonic()
        cleaner.clean_many(texts, threads=1)
        spans.append((start, time.monotonic()))

    worker = threading.Thread(target=run)
    worker.start()
    begun.wait()
    steps = []
    while worker.is_alive():
        steps.append(time.monotonic())
        time.sleep(0.005)
    worker.join()
    start, end = spans[0]
    assert end - start > 0.1
    assert len([step for step in steps if start < step < end]) >= 5


def test_one_text_lets_other_threads_run(cleaner: Cleaner) -> None:
    text = "Il pleut sur la ville. " * 100_000
    done = threading.Event()

    def run() -> None:
        for _ in range(5):
            cleaner.clean(text)
        done.set()

    interval = sys.getswitchinterval()
    # from here on a thread runs until it gives way of its own accord
    sys.setswitchinterval(60)
    try:
        threading.Thread(target=run).start()
        steps = 0
        while not done.wait(0.0001):
            steps += 1
    finally:
        sys.setswitchinterval(interval)
    assert steps > 0
