#!/usr/bin/env python3
"""What columns cost beside the cleaning of their texts. README.md tells more.

pip install '.[pandas,polars]'
python3 benches/arrow/bench.py
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa

import coquille.pandas
import coquille.polars

ROOT = Path(__file__).resolve().parents[2]
FRENCH = ROOT / "benches" / "texts" / "french.txt"

# what may happen to a text of a column; one in five is damaged
DAMAGES = [
    lambda text: text.replace("é", "&eacute;"),
    lambda text: text.replace("é", "Ã©").replace("è", "Ã¨"),
    lambda text: text.replace(" d", "  d", 1),
    lambda text: text[1:],
]


def main() -> int:
    """Print a table in Markdown; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3, help="the best counts")
    parser.add_argument("--threads", type=int, nargs=2, default=[1, 2])
    asked = parser.parse_args()
    rows = texts(asked.rows)
    one, more = asked.threads
    best: dict[tuple[str, int], float] = defaultdict(lambda: float("inf"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.txt")
        path.write_text("\n".join(rows), "utf-8")
        for _ in range(asked.rounds):
            for what, threads, seconds in in_rust(path, asked.threads):
                best[f"Rust {what}", threads] = min(best[f"Rust {what}", threads], seconds)
            for threads in asked.threads:
                for what, run in in_python(rows, threads).items():
                    start = time.perf_counter()
                    run()
                    best[what, threads] = min(best[what, threads], time.perf_counter() - start)
    megabytes = sum(len(row.encode()) for row in rows) / 1e6
    print(f"{len(rows)} texts, {megabytes:.0f} MB\n")
    print(
        f"| | {one} thread, s | {more} threads, s | times faster | beside it |\n|---|---:|---:|---:|---:|"
    )
    missed = []
    for what in dict.fromkeys(what for what, _ in best):
        beside, bar = (
            ("clean_arrow", 1.15)
            if what[0].islower() and what != "clean_arrow"
            else ("Rust clean_many", 1.1)
        )
        costs = [best[what, threads] / best[beside, threads] for threads in asked.threads]
        gain = best[what, one] / best[what, more]
        print(
            f"| {what} | {best[what, one]:.2f} | {best[what, more]:.2f} | {gain:.2f} | {min(costs):.3f} |"
        )
        if min(costs) > bar:
            missed.append(f"{what} takes {min(costs):.2f} times what {beside} takes")
        if what == "clean_arrow" and gain < 1.8:
            missed.append(f"{what} is {gain:.2f} times as fast on {more} threads")
    for miss in missed:
        print("missed:", miss, file=sys.stderr)
    return bool(missed)


def texts(count: int) -> list[str]:
    """Make short texts, most of them right, the same each time: pieces of lines of the other benches."""
    chance = random.Random(1)
    lines = [line.split(" ") for line in FRENCH.read_text("utf-8").splitlines() if line]
    lines = [words for words in lines if len(words) > 12]
    found = []
    for _ in range(count):
        words = chance.choice(lines)
        start = chance.randrange(len(words) - 4)
        text = " ".join(words[start : start + chance.randint(3, 9)])
        if chance.random() < 0.2:
            text = chance.choice(DAMAGES)(text)
        found.append(text)
    return found


def in_rust(path: Path, threads: list[int]) -> list[tuple[str, int, float]]:
    """Run `main.rs` beside this."""
    run = ["cargo", "bench", "--quiet", "--bench", "arrow", "--features", "arrow", "--", path]
    out = subprocess.check_output([*run, *map(str, threads)], text=True, cwd=ROOT)
    rows = [line.split() for line in out.splitlines() if line.strip()]
    return [(what, int(number), float(seconds)) for what, number, seconds in rows]


def in_python(rows: list[str], threads: int) -> dict[str, Callable[[], object]]:
    """Give what is timed, on columns that are there."""
    cleaner = coquille.Cleaner()
    column = pa.array(rows)
    objects = pd.Series(rows, dtype=object)
    strings = pd.Series(rows, dtype="string[pyarrow]")
    series = pl.Series("text", rows)
    frame = pl.LazyFrame({"text": series})
    lazy = frame.with_columns(coquille.polars.clean(pl.col("text"), cleaner, threads=threads))
    return {
        "clean_arrow": lambda: pa.array(cleaner.clean_arrow(column, threads=threads)),
        "pandas, string[pyarrow]": lambda: coquille.pandas.clean(strings, cleaner, threads=threads),
        "pandas, object": lambda: coquille.pandas.clean(objects, cleaner, threads=threads),
        "polars, lazy": lambda: lazy.collect(),
        "polars, Series": lambda: series.to_frame().select(
            coquille.polars.clean(pl.col("text"), cleaner, threads=threads)
        ),
    }


if __name__ == "__main__":
    os.environ.setdefault("POLARS_MAX_THREADS", "1")
    sys.exit(main())
