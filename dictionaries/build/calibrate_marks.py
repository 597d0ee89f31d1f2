#!/usr/bin/env python3
"""Learn dictionaries/tables/marks.tsv and misread_marks.tsv from pairs of print as it was read and as it was set.

    cargo build --release -p coquille-dictionaries-build
    calibrate_marks.py [--table] [--write] [--show] [--without=FOLD] [--clean=TEXTS.jsonl[:WEIGHT]] ... PAIRS.jsonl ...

Pairs and texts are as in `calibrate_misread.py`. `--table` counts the table of marks first and stops: the builder is to be
compiled with it before the trees are learned. Prints, held back on folds of pages, how many changes are made at each threshold, how many are
right, and the share of the error in characters that they remove; then stated and observed shares by tenths of confidence. `--write` writes the
trees; `--without` is as in `calibrate_misread.py`, of both. Needs numpy, rapidfuzz, scikit-learn.
"""
import json, os, sys

import numpy as np
from rapidfuzz.distance import Levenshtein
from sklearn.ensemble import HistGradientBoostingClassifier

from calibrate import trees, HEAD
from calibrate_misread import FOLDS, TABLES, ask, fold_of, judge, level, load, places, unfolded, without

HEAD_OF_MARKS = """\
# What machines that read French print of 1780 to 1950 took for what marks between words, counted by
# dictionaries/build/calibrate_marks.py in pairs of newspapers and books as read and as transcribed: what was read between two words, what was
# printed there (␣ is a blank), how often, and how often the former was read.
"""


def learner():
    return HistGradientBoostingClassifier(
        max_iter=90, max_depth=4, learning_rate=0.12, min_samples_leaf=25, l2_regularization=3.0, early_stopping=False, random_state=1)


def asked(texts):
    return [json.loads(line) for line in ask(["marks"], [{"text": text} for text in texts]).splitlines()]


def shown(text, d):
    start, end = d["start"], d["end"]
    return f"{text[max(0, start - 25):start]}[{text[start:end]} → {d['replacement']}]{text[end:end + 20]}"


def main(args):
    pairs = [dict(p, file=os.path.basename(path)) for path in args if not path.startswith("--") for p in load(path)]
    if "--table" in args:
        pairs = [p for p in pairs if fold_of(p["id"]) != without(args)]
        sides = [{side: unfolded(level(p[side]), p.get("fold")) for side in ("noisy", "gold")} for p in pairs]
        with open(os.path.join(TABLES, "marks.tsv"), "w", encoding="utf8") as f:
            f.write(HEAD_OF_MARKS + ask(["fit-marks"], sides))
        return
    rows, errors = [], {}  # file, fold, features, right, gain, weight, shown, gap
    for n, (pair, found) in enumerate(zip(pairs, asked([p["noisy"] for p in pairs]), strict=True)):
        noisy, gold = level(pair["noisy"]), level(pair["gold"])
        errors[pair["file"]] = errors.get(pair["file"], 0) + Levenshtein.distance(*(unfolded(t, pair.get("fold")) for t in (noisy, gold)))
        at = places(noisy, gold)
        for d in found:
            right, gain = judge(pair, d, noisy, gold, at)
            # the text is nearer with what is not quite right: a comma where a full stop was taken out
            rows.append((pair["file"], fold_of(pair["id"]), d["features"], gain > 0, gain, 1.0, shown(noisy, d), (n, d["gap"])))
    for arg in (a[8:] for a in args if a.startswith("--clean=")):
        path, _, weight = arg.partition(":")
        texts = [t.get("noisy") or t["text"] for t in load(path)]
        for n, (text, found) in enumerate(zip(texts, asked(texts), strict=True)):
            for d in found:
                rows.append((os.path.basename(path), n % FOLDS, d["features"], False, -1, float(weight or 1), shown(text, d), (path, n, d["gap"])))
    names = list(rows[0][2])
    x = np.array([list(r[2].values()) for r in rows], dtype=np.float32)
    files, part = np.array([r[0] for r in rows]), np.array([r[1] for r in rows])
    right, gain, weight = (np.array([r[k] for r in rows]) for k in (3, 4, 5))
    learn = lambda which: learner().fit(x[which], right[which], weight[which])
    held = np.zeros(len(rows))
    for k in range(FOLDS):
        held[part == k] = learn(part != k).predict_proba(x[part == k])[:, 1]
    # the likeliest of what may have been between two words is what is said
    best = {}
    for i, row in enumerate(rows):
        if row[7] not in best or held[i] > held[best[row[7]]]:
            best[row[7]] = i
    chosen = np.zeros(len(rows), bool)
    chosen[list(best.values())] = True
    for threshold in (0.5, 0.6, 0.65, 0.7, 0.8, 0.9):
        for name in sorted(set(files)):
            said = chosen & (files == name) & (held >= threshold)
            print(f"{threshold:.2f} {name:24} said {said.sum():5} right {right[said].mean() if said.any() else 1:.3f} worse {(gain[said] < 0).mean() if said.any() else 0:.3f}"
                  + (f" error removed {gain[said].sum() / errors[name]:.4f}" if name in errors else ""))
    of_pairs = np.array([f in errors for f in files])
    for low in np.arange(0, 1, 0.1):
        inside = of_pairs & chosen & (held >= low) & (held < low + 0.1 + 1e-9)
        if inside.sum():
            print(f"stated {held[inside].mean():.2f}  observed {right[inside].mean():.2f}  ({inside.sum()})")
    if "--show" in args:
        for i in np.where(chosen & (held >= 0.65) & ~right)[0]:
            print(f"FALSE {held[i]:.3f} {files[i]}: …{rows[i][6]}")
        for i in np.where((held < 0.65) & right)[0][::10]:
            print(f"MISSED {held[i]:.3f} {files[i]}: …{rows[i][6]}")
    if "--write" in args:
        with open(os.path.join(TABLES, "misread_marks.tsv"), "w", encoding="utf8") as f:
            f.write(HEAD)
            f.writelines(f"{line}\n" for line in trees(learn(part != (-1 if without(args) is None else without(args))), names))


if __name__ == "__main__":
    main(sys.argv[1:])
