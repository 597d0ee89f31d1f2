"""Threads and processes that share a cleaner."""

import multiprocessing
import os
import sys
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

import coquille
from coquille import Cleaner

TEXTS = [f"L'été {i} &eacute; 😀" for i in range(200)]

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
# a fork of a process with threads is what these tests are about
with_threads = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


def clean_in_process(task: tuple[Cleaner, list[str]]) -> list[str]:
    cleaner, texts = task
    return cleaner.clean_many(texts, threads=2)


def test_threads_share_a_cleaner(cleaner: Cleaner) -> None:
    expected = cleaner.clean_many(TEXTS)
    with ThreadPoolExecutor(8) as threads:
        tasks = [threads.submit(cleaner.clean_many, TEXTS) for _ in range(16)]
        assert all(task.result() == expected for task in tasks)
        assert list(threads.map(cleaner.clean, TEXTS)) == expected


@forks
@with_threads
@pytest.mark.parametrize("threads", [1, 2, 8])
def test_a_forked_child_gets_threads_of_its_own(cleaner: Cleaner, threads: int) -> None:
    expected = cleaner.clean_many(TEXTS, threads=threads)
    fitted = cleaner.fit(TEXTS)
    child = os.fork()
    if child == 0:
        same = cleaner.clean_many(TEXTS, threads=threads) == expected
        same = same and coquille.clean_many(TEXTS, threads=threads) == expected
        same = same and cleaner.fit(TEXTS) == fitted
        os._exit(0 if same else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert cleaner.clean_many(TEXTS, threads=threads) == expected


@forks
@with_threads
def test_a_fork_while_others_clean(cleaner: Cleaner) -> None:
    # a fork while another thread makes tables for the first time would leave them half made
    expected = cleaner.clean_many(TEXTS)
    stop = threading.Event()

    def go_on() -> None:
        while not stop.is_set():
            cleaner.clean_many(TEXTS, threads=2)
            coquille.clean(TEXTS[0], quotes="french")

    others = [threading.Thread(target=go_on) for _ in range(3)]
    for other in others:
        other.start()
    try:
        for _ in range(20):
            child = os.fork()
            if child == 0:
                coquille.clean(TEXTS[0], quotes="plain")
                os._exit(0 if cleaner.clean_many(TEXTS, threads=2) == expected else 1)
            assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    finally:
        stop.set()
        for other in others:
            other.join()


@with_threads
@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes_share_a_cleaner(method: str) -> None:
    cleaner = Cleaner("web", keep=["Homs"]).fit(TEXTS)
    expected = cleaner.clean_many(TEXTS)
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(2, mp_context=context) as processes:
        for cleaned in processes.map(clean_in_process, [(cleaner, TEXTS)] * 4, timeout=60):
            assert cleaned == expected


@forks
@with_threads
def test_a_grandchild_cleans_too(cleaner: Cleaner) -> None:
    cleaner.clean_many(TEXTS)
    child = os.fork()
    if child == 0:
        cleaner.clean_many(TEXTS)
        grandchild = os.fork()
        if grandchild == 0:
            cleaner.clean_many(TEXTS)
            os._exit(0)
        os._exit(os.waitstatus_to_exitcode(os.waitpid(grandchild, 0)[1]))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.skipif(sys.version_info < (3, 12), reason="subinterpreters are told apart since 3.12")
def test_the_module_can_be_loaded_again() -> None:
    import importlib

    assert importlib.reload(coquille).clean("été") == "été"
