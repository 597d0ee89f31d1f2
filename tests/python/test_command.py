"""The command that is installed with the package; what it can do is tested with the Rust program."""

import os
import signal
import subprocess
import sys
import sysconfig
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import coquille

DAMAGED = "L'&eacute;cole est ferm&eacute;e.\n"
REPAIRED = "L'école est fermée.\n"

MODULE = [sys.executable, "-m", "coquille"]
SCRIPT = [str(Path(sysconfig.get_path("scripts"), "coquille"))]


def run(*arguments: str, text: str = "", command: list[str] = MODULE) -> tuple[int, str, str]:
    done = subprocess.run(
        [*command, *arguments], input=text, capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("command", [MODULE, SCRIPT], ids=["module", "script"])
def test_it_cleans(command: list[str]) -> None:
    assert run("clean", text=DAMAGED, command=command) == (0, REPAIRED, "")
    assert run("clean", "--threads", "2", text=DAMAGED, command=command) == (0, REPAIRED, "")
    version = f"coquille {coquille.__version__}\n"
    assert run("--version", command=command) == (0, version, "")


def test_exit_codes() -> None:
    assert run("check", text=REPAIRED) == (0, "", "")
    code, out, _ = run("check", text=DAMAGED)
    assert (code, out.count("\n")) == (1, 2)
    code, _, err = run("clean", "--preset", "paper")
    assert (code, err.startswith("error: ")) == (2, True)
    assert run("clean", "missing.txt") == (3, "", "error: missing.txt: there is no such file\n")


def test_help_is_that_of_the_program() -> None:
    code, out, err = run("help")
    assert (code, err, "Usage: coquille" in out) == (0, "", True)


@pytest.mark.skipif(os.name != "posix", reason="pipes end otherwise elsewhere")
def test_a_closed_pipe_ends_it_quietly() -> None:
    command = subprocess.Popen(
        [*MODULE, "clean", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert command.stdout is not None
    command.stdout.close()
    command.stdout = None
    _, err = command.communicate(DAMAGED.encode() * 10_000)
    assert (command.returncode, err) == (0, b"")


@pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise elsewhere")
def test_an_interrupt_ends_it_without_a_traceback() -> None:
    # where the tests run in the background of a shell, interrupts are ignored, also by what they start
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        command = subprocess.Popen(
            [*MODULE, "clean"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    finally:
        signal.signal(signal.SIGINT, before)
    # it has begun to read when the pipe, which holds less than this, has taken it
    assert command.stdin is not None
    command.stdin.write(DAMAGED.encode() * 50_000)
    command.stdin.flush()
    command.send_signal(signal.SIGINT)
    out, err = command.communicate()
    # for which a shell gives 130
    assert (command.returncode, out, err) == (-signal.SIGINT, b"", b"")


def test_a_table_of_parquet_is_cleaned(tmp_path: Path) -> None:
    pages, clean = tmp_path / "pages.parquet", tmp_path / "clean.parquet"
    table = pa.table({"text": [DAMAGED, None, REPAIRED], "year": [1994, 1995, 1996]})
    pq.write_table(table, pages)
    code, _, err = run("clean", "-o", str(clean), str(pages))
    assert code == 0, err
    found = pq.read_table(clean)
    assert found["text"].to_pylist() == [REPAIRED, None, REPAIRED]
    assert found["year"] == table["year"]
