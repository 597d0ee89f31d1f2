#!/usr/bin/env python3
"""How many words that were cut at line ends are joined, and how many compounds keep their hyphens. README.md tells more.

    cargo build --release
    python3 benches/layout/bench.py [FILES…]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import texts as reading
from cuts import MANNERS, Window, cut

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))

# what is measured is what becomes of line ends; words and marks have benches of their own
OTHERS = ["spelling", "misreadings", "names", "sentence_seams", "quote_pairing", "apostrophe_signs", "stray_spaces"]

BARS = {"precision": 0.99, "recall": 0.97, "compounds kept": 0.97}


def main() -> int:
    """Prints a table in Markdown; 1 where a bar is missed."""
    asked = arguments()
    right = reading.read(asked.files, asked.count, random.Random(asked.seed))
    beside = reading.count(text for path in asked.beside for text in reading.of_file(path))
    forms = reading.count(right)
    compounds = {form for form in forms if "-" in form} if asked.sound else reading.compounds(right, beside)
    sound = {form for form, times in (forms + beside).items() if times > 1} if asked.met_again else None
    explain = coquille(asked.coquille, asked.preset, asked.all_stages)
    unbroken = explain(right) if asked.all_stages else [[] for _ in right]
    print(f"{len(right)} texts, {sum(len(t.split()) for t in right)} words, {len(compounds)} compounds\n")
    print(f"| cut by | at | words cut | {' | '.join(BARS)} | sound compounds changed |\n|---|---|---:" + "|---:" * (len(BARS) + 1) + "|")
    missed = []
    for manner in MANNERS:
        for at_syllables in [True, False]:
            where = "syllables" if at_syllables else "elsewhere"
            if asked.only and asked.only not in f"{manner.name} {where}":
                continue
            chance = random.Random(f"{asked.seed}/{manner.name}/{at_syllables}")
            damaged = [cut(text, manner, at_syllables, compounds, sound, chance) for text in right]
            found = explain([text for text, _ in damaged])
            tally, shown = score(right, unbroken, damaged, found)
            row = rates(tally)
            told = " | ".join(f"{row[name]:.4f}" for name in BARS)
            print(f"| {manner.name} | {where} | {sum(tally['word'].values())} | {told} | "
                  f"{tally['sound']['wrong']} of {sum(tally['sound'].values())} |", flush=True)
            missed += [f"{name} of {manner.name} at {where}" for name, bar in BARS.items() if row[name] < bar]
            for (kind, what), lines in shown.items():
                print("".join(f"    {what} {kind}: {line}\n" for line in lines[:asked.show]), end="")
    print(f"\nmissed: {', '.join(missed) or 'none'}")
    return 1 if missed else 0


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="pairs (.jsonl) or text (.txt, .txt.xz); our own text if none")
    parser.add_argument("--count", type=int, default=1000, help="how many texts to take")
    parser.add_argument("--seed", type=int, default=1789, help="another number, other cuts")
    parser.add_argument("--sound", action="store_true", help="every hyphen of the texts is right; else they may keep some of line ends")
    parser.add_argument("--beside", nargs="*", type=Path, default=[], metavar="FILE",
                        help="texts whose hyphens are all right, to know which of the others are")
    parser.add_argument("--met-again", action="store_true",
                        help="cut only words that the texts, or those beside, have twice: gold of old print is misread in places")
    parser.add_argument("--only", default="", help="manners with this in their names")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N words of each kind that came out wrong")
    parser.add_argument("--preset", default="ocr")
    parser.add_argument("--all-stages", action="store_true", help="with every stage on; wanted is what comes of the uncut text")
    parser.add_argument("--coquille", default=str(TARGET / "release/coquille"), help="the command to measure")
    return parser.parse_args()


def coquille(command: str, preset: str, all_stages: bool):
    """The edits of each text, as the command explains them."""
    call = [command, "explain", "--jsonl", "--preset", preset]
    if not all_stages:
        call += [word for name in OTHERS for word in ("--set", f"{name}=false")]

    def explain(texts: list[str]) -> list[list[dict]]:
        lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
        done = subprocess.run(call, input=lines, capture_output=True, encoding="utf-8", check=True)
        edits: list[list[dict]] = [[] for _ in texts]
        for line in done.stdout.split("\n"):
            if line:
                edit = json.loads(line)
                edits[edit["line"] - 1].append(edit)
        return edits

    return explain


def score(right: list[str], unbroken: list[list[dict]], damaged: list[tuple[str, list[Window]]], found: list[list[dict]]):
    """How many words of each kind came out right, wrong and unchanged, and those that did not come out right."""
    tally: dict[str, Counter] = defaultdict(Counter)
    shown = defaultdict(list)
    for text, sound, (broken, windows), edits in zip(right, unbroken, damaged, found, strict=True):
        for window in windows:
            meant = outcome(text, sound, window.sound, window.sound + len(window.word))
            given = broken[window.start:window.end]
            now = outcome(broken, edits, window.start, window.end)
            what = "right" if now == meant else "missed" if now == given else "wrong"
            tally[window.kind][what] += 1
            if what != "right":
                shown[window.kind, what].append(f"{given!r} → {now!r}, meant {meant!r}")
    return tally, shown


def outcome(text: str, edits: list[dict], start: int, end: int) -> str:
    """What a stretch of a text becomes by the edits inside it; of one that reaches beyond, what is beyond goes along."""
    out, at = [], start
    for edit in edits:
        if edit["end"] <= start or edit["start"] >= end:
            continue
        out.append(text[at:edit["start"]])
        after = edit["after"]
        beyond = text[end:edit["end"]] if edit["end"] > end else ""
        out.append(after.removesuffix(beyond))
        at = edit["end"]
    return "".join(out) + text[at:end]


def rates(tally: dict[str, Counter]) -> dict[str, float]:
    """Precision of what was changed, recall of words that were cut, and compounds that have their hyphen and no line end."""
    word, compound = tally["word"], tally["compound"]
    wrong = word["wrong"] + compound["wrong"] + tally["sound"]["wrong"]
    share = lambda part, whole: part / whole if whole else 1.0  # noqa: E731
    return {
        "precision": share(word["right"] + compound["right"], word["right"] + compound["right"] + wrong),
        "recall": share(word["right"], sum(word.values())),
        "compounds kept": share(compound["right"], sum(compound.values())),
    }


if __name__ == "__main__":
    sys.exit(main())
