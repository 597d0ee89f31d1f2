#!/usr/bin/env python3
"""What spell checkers and mojibake fixers make of damaged and of right French, side by side. README.md tells more.

    cargo build --release
    python3 benches/peers/bench.py [PAIRS.jsonl…]
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from peers import PEERS
from score import Score

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
OWN = [ROOT / "benches/quality/damaged.jsonl", ROOT / "benches/quality/tempting.jsonl"]


def main() -> int:
    """Prints a table in Markdown for each file."""
    asked = arguments()
    if importlib.util.find_spec("rapidfuzz") is None:
        print("rapidfuzz is not installed; it aligns the texts: pip install rapidfuzz", file=sys.stderr)
        return 2
    tools = list(ready(asked))
    for path in asked.pairs or OWN:
        pairs = read(path)
        print(f"\n{path.name}: {len(pairs)} texts, {sum(len(p.gold.split()) for p in pairs)} words\n")
        print("| | precision | recall | F0.5 | edits per 10,000 words of right texts | words a second |\n|---|---:|---:|---:|---:|---:|")
        for name, repair in tools:
            start = time.perf_counter()
            found = repair([pair.noisy for pair in pairs])
            seconds = time.perf_counter() - start
            print(f"| {name} | {row(pairs, found, seconds)} |", flush=True)
    return 0


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("pairs", nargs="*", type=Path,
                        help="JSON lines with `noisy` and `gold`; those of benches/quality if none")
    parser.add_argument("--only", action="append", metavar="NAME", help="this tool, and others so named")
    parser.add_argument("--coquille", default=str(TARGET / "release/coquille"), help="the command to measure")
    return parser.parse_args()


def ready(asked: argparse.Namespace):
    """The tools that are installed, each with its name and what it makes of texts."""
    for name, peer in PEERS.items():
        if asked.only and name not in asked.only:
            continue
        try:
            yield name, peer(asked.coquille)
        except (ImportError, FileNotFoundError) as error:
            print(f"{name} is left out: {error}", file=sys.stderr)


@dataclass
class Pair:
    """A text as it was found and as it was meant."""

    noisy: str
    gold: str


def read(path: Path) -> list[Pair]:
    """The pairs of a file."""
    with open(path, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [Pair(row["noisy"], row["gold"]) for row in rows]


def row(pairs: list[Pair], found: list[str], seconds: float) -> str:
    """The figures of a tool."""
    score = Score()
    for pair, text in zip(pairs, found, strict=True):
        score.add(pair.noisy, pair.gold, text)
    words = sum(len(pair.noisy.split()) for pair in pairs)
    told = lambda value, digits: "–" if value is None else f"{value:,.{digits}f}"
    figures = [score.precision, score.recall, score.f_half]
    return " | ".join([*(told(figure, 2) for figure in figures), told(score.harm, 0), told(words / seconds, 0)])


if __name__ == "__main__":
    sys.exit(main())
