#!/usr/bin/env python3
"""Learn dictionaries/tables/misreadings.tsv and misread_words.tsv from pairs of print as it was read and as it was set.

    cargo build --release -p coquille-dictionaries-build
    calibrate_misread.py [--write] [--show] [--without=FOLD] [--right=FILE] [--clean=TEXTS.jsonl[:WEIGHT]] ... PAIRS.jsonl ...

Each line of a file is an object with `id`, `noisy` and `gold`; `fold` "hyphens" says that the gold keeps hyphens of line
ends, which do not count then. TEXTS are right (`noisy` or `text`): every reading in them is wrong, but for misprints that they
have nevertheless: FILE lists those that a reader found (`id`, a tab, the word). Both tables are learned on
folds: what is asked of the pages of a fold was learned from the pages of others, misreadings and trees (a page is
what stands before `#` in `id`). Prints, for each threshold and file, how many readings are made, how many are right, how many make
it worse, and the share of the error (characters) that they remove; then stated and observed shares by tenths of confidence.
`--write` learns from everything and writes both tables; with
`--without` from all folds but one, so that a whole can be measured on pages that no table has seen. Needs numpy, rapidfuzz, scikit-learn.
"""
import hashlib, json, os, re, subprocess, sys, tempfile

import numpy as np
from rapidfuzz.distance import Levenshtein
from sklearn.ensemble import HistGradientBoostingClassifier

from calibrate import trees, HEAD, BUILDER, ROOT

TABLES = os.path.join(ROOT, "dictionaries", "tables")
FOLDS = 5
# What is neither right nor worse says little.
NEUTRAL = 0.3
AROUND = 20


def level(text):
    return text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


def unfolded(text, fold):
    return re.sub(r"(?<=\w)[-¬](?=\w)", "", text) if fold == "hyphens" else text


def fold_of(name):
    return hashlib.sha256(name.split("#")[0].encode()).digest()[0] % FOLDS


def without(args):
    """The fold that is left out of what is written, if one is."""
    return next((int(a[10:]) for a in args if a.startswith("--without=")), None)


def ask(step, lines):
    feed = "".join(json.dumps(line) + "\n" for line in lines)
    return subprocess.run([BUILDER, *step], input=feed.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()


def fit(pairs):
    """The table of misreadings of some pairs, hyphens of line ends aside."""
    return ask(["fit-misreadings"], [{side: unfolded(level(p[side]), p.get("fold")) for side in ("noisy", "gold")} for p in pairs])


def readings(texts, table=None):
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf8") as file:
        file.write(table or "")
        file.flush()
        out = ask(["misread"] + (["--table", file.name] if table else []), [{"text": text} for text in texts])
    return [json.loads(line) for line in out.splitlines()]


def places(a, b):
    """For each place in a the first and the last place in b that it may be."""
    first, last = [0] * (len(a) + 1), [0] * (len(a) + 1)
    for op in Levenshtein.opcodes(a, b):
        if op.tag == "insert":
            last[op.src_start] = op.dest_end
            continue
        for step in range(op.src_end - op.src_start + 1):
            at = op.src_start + step
            to = op.dest_end if at == op.src_end else min(op.dest_start + step, op.dest_end)
            if op.tag == "delete":
                to = op.dest_start
            last[at] = to
            if step or not at:
                first[at] = to
    return first, last


def judge(pair, decision, noisy, gold, at):
    """Whether a reading is right, and by how many characters it brings the text nearer."""
    start, end, fold = decision["start"], decision["end"], pair.get("fold")
    read = level(decision["replacement"])
    inner = lambda text, place: 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()
    first, last = at
    right = False
    for a in {first[start], last[start]}:
        for b in {first[end], last[end]}:
            cut = inner(gold, a) and not inner(noisy, start) or inner(gold, b) and not inner(noisy, end)
            right |= a <= b and not cut and unfolded(gold[a:b].strip(), fold) == unfolded(read, fold)
    low, high = max(0, start - AROUND), min(len(noisy), end + AROUND)
    meant = unfolded(gold[first[low]:last[high]], fold)
    distance = lambda text: Levenshtein.distance(unfolded(text, fold), meant)
    return right, distance(noisy[low:high]) - distance(noisy[low:start] + read + noisy[end:high])


def learner():
    return HistGradientBoostingClassifier(
        max_iter=150, max_depth=5, learning_rate=0.1, min_samples_leaf=30, l2_regularization=3.0, early_stopping=False, random_state=1)


def load(path):
    with open(path, encoding="utf8") as f:
        return [json.loads(line) for line in f]


def main(args):
    misprints = set()
    for arg in (a for a in args if a.startswith("--right=")):
        with open(arg[8:], encoding="utf8") as f:
            misprints |= {tuple(line.rstrip("\n").split("\t")) for line in f}
    rows = []  # file, fold, features, right, gain, weight, shown
    errors, pairs = {}, []
    for path in (a for a in args if not a.startswith("--")):
        name = os.path.basename(path)
        pairs += [dict(p, file=name, part=fold_of(p["id"])) for p in load(path)]
    for part in range(FOLDS):
        table = fit([p for p in pairs if p["part"] != part])
        asked = [p for p in pairs if p["part"] == part]
        for pair, found in zip(asked, readings([p["noisy"] for p in asked], table), strict=True):
            noisy, gold = level(pair["noisy"]), level(pair["gold"])
            flat = [unfolded(text, pair.get("fold")) for text in (noisy, gold)]
            errors[pair["file"]] = errors.get(pair["file"], 0) + Levenshtein.distance(*flat)
            at = places(noisy, gold)
            for d in found:
                right, gain = judge(pair, d, noisy, gold, at)
                # a hyphen at a line end is the matter of another stage
                if right and not gain:
                    continue
                shown = f"{noisy[max(0, d['start'] - 30):d['start']]}[{noisy[d['start']:d['end']]} → {d['replacement']}]{noisy[d['end']:d['end'] + 25]}"
                rows.append((pair["file"], part, d["features"], right or gain > 1, gain, 1.0 if gain or right else NEUTRAL, shown))
    everything = fit([p for p in pairs if p["part"] != without(args)])
    for arg in (a[8:] for a in args if a.startswith("--clean=")):
        path, _, weight = arg.partition(":")
        texts = load(path)
        for text, found in zip(texts, readings([t.get("noisy") or t["text"] for t in texts], everything), strict=True):
            body = text.get("noisy") or text["text"]
            for d in found:
                if (str(text.get("id")), body[d["start"]:d["end"]]) in misprints:
                    continue
                shown = f"{text.get('id')} {body[max(0, d['start'] - 30):d['start']]}[{body[d['start']:d['end']]} → {d['replacement']}]{body[d['end']:d['end'] + 25]}"
                rows.append((os.path.basename(path), fold_of(str(text.get("id", body[:40]))), d["features"], False, -1, float(weight or 1), shown))
    names = list(rows[0][2])
    x = np.array([list(r[2].values()) for r in rows], dtype=np.float32)
    files, part = np.array([r[0] for r in rows]), np.array([r[1] for r in rows])
    right, gain, weight = np.array([r[3] for r in rows]), np.array([r[4] for r in rows]), np.array([r[5] for r in rows])
    held = np.zeros(len(rows))
    learn = lambda which: learner().fit(x[which], right[which], weight[which])
    for k in range(FOLDS):
        held[part == k] = learn(part != k).predict_proba(x[part == k])[:, 1]
    for threshold in (0.5, 0.6, 0.7, 0.75, 0.8, 0.9):
        for name in sorted(set(files)):
            said = (files == name) & (held >= threshold)
            print(f"{threshold:.2f} {name:24} said {said.sum():5} right {right[said].mean() if said.any() else 1:.3f} worse {(gain[said] < 0).mean() if said.any() else 0:.3f}"
                  + (f" error removed {gain[said].sum() / errors[name]:.4f}" if name in errors else ""))
    of_pairs = np.array([f in errors for f in files])
    for low in np.arange(0, 1, 0.1):
        inside = of_pairs & (held >= low) & (held < low + 0.1 + 1e-9)
        if inside.sum():
            print(f"stated {held[inside].mean():.2f}  observed {right[inside].mean():.2f}  ({inside.sum()})")
    if "--show" in args:
        for i in np.where((held >= 0.5) & ~right)[0]:
            print(f"FALSE {held[i]:.3f} {files[i]}: …{rows[i][6]}")
    if "--write" in args:
        with open(os.path.join(TABLES, "misreadings.tsv"), "w", encoding="utf8") as f:
            f.write(HEAD_OF_MISREADINGS + everything)
        with open(os.path.join(TABLES, "misread_words.tsv"), "w", encoding="utf8") as f:
            f.write(HEAD)
            f.writelines(f"{line}\n" for line in trees(learn(part != (-1 if without(args) is None else without(args))), names))


HEAD_OF_MISREADINGS = """\
# What machines that read French print of 1780 to 1950 took for what, counted by dictionaries/build/calibrate_misread.py in pairs of
# newspapers and books as read and as transcribed: what was read, what was printed, how often, and how often the latter was
# printed at all (for what was read where nothing was printed: how many places there were).
"""

if __name__ == "__main__":
    main(sys.argv[1:])
