#!/usr/bin/env python3
"""How many misread sentences are restored exactly, side by side with ftfy. README.md tells more.

    cargo build --release
    python3 benches/encodings/bench.py [SENTENCES…]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import rightly
import sentences
from chains import CHAINS

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))

# what is measured is what becomes of characters; words and marks have benches of their own
OTHERS = ["spelling", "names", "sentence_seams", "quote_pairing", "apostrophe_signs", "stray_spaces", "ligatures",
          "hyphens"]


def main() -> int:
    """Prints a table in Markdown; 1 where a bar is missed."""
    asked = arguments()
    chance = random.Random(asked.seed)
    right = sentences.read(asked.sentences, asked.count, chance)
    ours = coquille(asked.coquille, asked.all_stages)
    theirs = None if asked.alone else ftfy()
    print(f"{len(right)} sentences\n")
    print("| misread as | coquille | ftfy | bar |\n|---|---:|---:|---:|")
    wanted = ours(right) if asked.all_stages else right
    missed = []
    for chain in CHAINS:
        if asked.only and asked.only not in chain.name:
            continue
        damaged = [chain.damage(s, random.Random(f"{asked.seed}/{i}")) for i, s in enumerate(right)]
        found = ours(damaged)
        meant = [chain.meant(s) for s in wanted]
        share = exact(found, meant)
        other = exact(theirs(damaged), meant) if theirs else None
        told = "–" if other is None else f"{other:.4f}"
        print(f"| {chain.name} | {share:.4f} | {told} | {chain.bar or '–'} |", flush=True)
        if share < chain.bar or other is not None and share < other:
            missed.append(chain.name)
        if asked.show:
            show(meant, damaged, found, asked.show)
    lines = rightly.lines()
    for what, texts in [("unbroken sentences", right), ("lines with such signs rightly", lines)]:
        start = time.perf_counter()
        found = ours(texts)
        seconds = time.perf_counter() - start
        changed = [(t, f) for t, f in zip(texts, found, strict=True) if t != f]
        print(f"\n{what}: {len(changed)} of {len(texts)} changed ({seconds:.2f} s)")
        for text, now in changed[: asked.show or 5]:
            print(f"  {text!r}\n  {now!r}")
        if changed and not asked.all_stages:
            missed.append(what)
    print(f"\nmissed: {', '.join(missed) or 'none'}")
    return 1 if missed else 0


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("sentences", nargs="*", type=Path,
                        help="files and folders of French, .txt or .txt.xz; our own sentences if none")
    parser.add_argument("--count", type=int, default=20_000, help="how many sentences to take")
    parser.add_argument("--seed", type=int, default=1789, help="another number, other sentences")
    parser.add_argument("--only", help="chains with this in their names")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N sentences that failed, a chain")
    parser.add_argument("--all-stages", action="store_true",
                        help="with every stage on; wanted is what comes of the unbroken sentence")
    parser.add_argument("--alone", action="store_true", help="without ftfy, which takes most of the time")
    parser.add_argument("--coquille", default=str(TARGET / "release/coquille"), help="the command to measure")
    return parser.parse_args()


def exact(found: list[str], wanted: list[str]) -> float:
    """The share that is restored to the last sign."""
    return sum(f == w for f, w in zip(found, wanted, strict=True)) / len(wanted)


def coquille(command: str, all_stages: bool):
    """Cleans texts with the command."""
    call = [command, "clean", "--jsonl"]
    if not all_stages:
        call += [word for name in OTHERS for word in ("--set", f"{name}=false")]

    def clean(texts: list[str]) -> list[str]:
        lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
        done = subprocess.run(call, input=lines, capture_output=True, encoding="utf-8", check=True)
        return [json.loads(line)["text"] for line in done.stdout.split("\n") if line]

    return clean


def ftfy():
    """The repair of encodings of ftfy, if it is installed; its other repairs would change what was right."""
    try:
        from ftfy import fix_encoding
    except ImportError:
        print("ftfy is not installed (pip install ftfy): its column stays empty", file=sys.stderr)
        return None
    return lambda texts: [fix_encoding(text) for text in texts]


def show(right: list[str], damaged: list[str], found: list[str], count: int) -> None:
    """The first sentences that were not restored."""
    wrong = [row for row in zip(right, damaged, found, strict=True) if row[0] != row[2]]
    for wanted, given, now in wrong[:count]:
        print(f"    right {wanted!r}\n    given {given!r}\n    found {now!r}")


if __name__ == "__main__":
    sys.exit(main())
