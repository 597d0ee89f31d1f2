#!/usr/bin/env python3
"""Learn the weights of dictionaries/tables/calibration.tsv or real_words.tsv from pairs of damaged and true text.

    cargo build --release -p coquille-dictionaries-build
    calibrate.py [--real] [--write] [--folds=5] [--held=FOLDER] [--right=FILE] [--open=FILE] [--show] PAIRS.jsonl[:WEIGHT] ...

Each line of a file is an object with `noisy` and `gold`. The decoder says what it would read for every
suspect word and what speaks for it; a reading is right where the alignment of the pair has the same edit.
`--real` learns about words of the lexicon that are not meant, otherwise about words outside it.
A reading of an unknown word that touches no edit of a damaged pair is set aside: such texts have other misprints, which both
sides keep. Files of clean text have `noisy` equal to `gold`: there every reading is wrong. Misprints that the true text kept all the
same are listed by a reader in the FILE of `--right` (`id`, a tab, the word); what may be right or wrong, in that of `--open`,
which is left out. WEIGHT (1 unless told; `POSITIVE/NEGATIVE` for two) is
how much the decisions of a file count. Prints, a line a file, what held-back folds give at the threshold
of the presets; `--write` learns from everything and writes the table. Pairs with one true text are in one fold, so that
no tree is asked about a sentence that it has seen with another damage. `--held` writes the trees of each fold, learned
without it, into FOLDER: the builder's step `damage-table` asks them. Needs numpy, rapidfuzz, scikit-learn.
"""
import hashlib, json, os, re, subprocess, sys

import numpy as np
from rapidfuzz.distance import Levenshtein
from sklearn.ensemble import HistGradientBoostingClassifier

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
REAL = "--real" in sys.argv
NAME = "real_words" if REAL else "calibration"
TABLE = os.path.join(ROOT, "dictionaries", "tables", f"{NAME}.tsv")
BUILDER = os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target")), "release", "coquille-dictionaries-build")
TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
THRESHOLD = 0.75
HEAD = """\
# Trees that the decoder decides by, learned by dictionaries/build/calibrate.py from pairs of damaged
# and true text: a node a line, `feature threshold steps steps` (at most the threshold: so many lines down, else so
# many), or `add log-odds`.
"""


def level(text):
    """Apostrophes and no-break spaces in one shape, without moving a character."""
    return text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


def edits(a, b):
    """{(start, end, replacement)}: the runs in which token list b differs from a, in characters of a."""
    starts = np.cumsum([0] + [len(t) for t in a])
    out, run = set(), None
    for op in list(Levenshtein.opcodes(a, b)) + [None]:
        if op is not None and op.tag != "equal":
            run = [run[0] if run else op.src_start, op.src_end, run[2] if run else op.dest_start, op.dest_end]
        elif run:
            out.add((int(starts[run[0]]), int(starts[run[1]]), "".join(b[run[2]:run[3]])))
            run = None
    return out


def decisions(path, misprints, left_open):
    with open(path, encoding="utf8") as f:
        pairs = [json.loads(l) for l in f]
    feed = "".join(json.dumps({"text": p["noisy"]}) + "\n" for p in pairs)
    done = subprocess.run([BUILDER, "features"], input=feed.encode(), stdout=subprocess.PIPE, check=True)
    for pair, line in zip(pairs, done.stdout.decode().splitlines(), strict=True):
        noisy, gold = level(pair["noisy"]), level(pair["gold"])
        a = TOKEN.findall(noisy)
        wanted = edits(a, TOKEN.findall(gold))
        for d in json.loads(line):
            if ("unfit" in d["features"]) != REAL:
                continue
            repaired = noisy[:d["start"]] + level(d["replacement"]) + noisy[d["end"]:]
            made = edits(a, TOKEN.findall(repaired))
            word = (pair["id"], noisy[d["start"]:d["end"]])
            if word in left_open:
                continue
            right = bool(made) and made <= wanted or word in misprints
            touches = noisy == gold or any(s < d["end"] and d["start"] < e for s, e, _ in wanted)
            if not REAL and not right and not touches:
                continue
            yield d, right, noisy, pair["gold"]


def listed(args, name):
    """The words that the files of `--right` or `--open` name: {(id, word)}."""
    out = set()
    for arg in args:
        if arg.startswith(f"--{name}="):
            with open(arg.partition("=")[2], encoding="utf8") as f:
                out |= {tuple(l.rstrip("\n").split("\t")[:2]) for l in f}
    return out


def fold_of(text, folds):
    """The fold of a true text; `damage_table.rs` reckons it in the same way."""
    return hashlib.sha256(text.encode()).digest()[0] % folds


# What can only make a repair likelier as it grows, and what can only make it less likely.
RISING = re.compile(r"rows|grammar|gap|fit$|seen$|determiner$|noun-before$|noun-behind$|subject$|predicate$|gain$")
FALLING = re.compile(r"cost$|cost-|unfit$|-written$|strangers$|english$|foreign$|listed$|repeats$|novelty$|quoted$|worsened$")


def learner(names):
    """Boosted trees: the weights of evidence depend on one another, and a table of trees stays readable."""
    signs = [1 if RISING.match(n) else -1 if FALLING.search(n) and n != "zipf-written" else 0 for n in names]
    # small steps, each by some of the features; real words differ in more ways than there are pairs for
    steps = (
        dict(max_iter=400, learning_rate=0.05, max_depth=4, random_state=5)
        if REAL
        else dict(max_iter=250, learning_rate=0.08, max_depth=5, random_state=1)
    )
    return HistGradientBoostingClassifier(
        **steps, max_features=0.3, min_samples_leaf=20, l2_regularization=2.0, monotonic_cst=signs, early_stopping=False)


def trees(model, names):
    """The lines of the table: parents before children, steps counted in lines. Numbers are short: every kilobyte is in every wheel."""
    yield f"start\t{model._baseline_prediction[0, 0]:.3f}"
    for (tree,) in model._predictors:
        yield "tree"
        nodes = tree.nodes
        order, stack = [], [0]
        while stack:
            at = stack.pop()
            order.append(at)
            if not nodes[at]["is_leaf"]:
                stack += [nodes[at]["right"], nodes[at]["left"]]
        line = {at: i for i, at in enumerate(order)}
        for at in order:
            node = nodes[at]
            if node["is_leaf"]:
                yield f"add\t{node['value']:.2f}"
            else:
                steps = [line[node[side]] - line[at] for side in ("left", "right")]
                yield f"{names[node['feature_idx']]}\t{node['num_threshold']:.3g}\t{steps[0]}\t{steps[1]}"


def write(path, model, names):
    with open(path, "w", encoding="utf8") as f:
        f.write(HEAD)
        f.writelines(f"{line}\n" for line in trees(model, names))


def main(args):
    folds = next((int(a[8:]) for a in args if a.startswith("--folds=")), 5)
    folder = next((a[7:] for a in args if a.startswith("--held=")), None)
    misprints, left_open = (listed(args, name) for name in ("right", "open"))
    names, rows, labels, weights, files, shown, fold = None, [], [], [], [], [], []
    for arg in (a for a in args if not a.startswith("--")):
        path, _, weight = arg.partition(":")
        for d, right, noisy, gold in decisions(path, misprints, left_open):
            names = names or list(d["features"])
            rows.append(list(d["features"].values()))
            labels.append(right)
            pair = [float(part) for part in (weight or "1").split("/")]
            weights.append(pair[0] if right else pair[-1])
            files.append(os.path.basename(path))
            shown.append((d, noisy))
            fold.append(fold_of(gold, folds))
    x, y, w, files, fold = np.array(rows), np.array(labels), np.array(weights), np.array(files), np.array(fold)
    held = np.zeros(len(y))
    learn = lambda rows: learner(names).fit(x[rows], y[rows], w[rows])
    if folder:
        os.makedirs(folder, exist_ok=True)
    for k in range(folds):
        model = learn(fold != k)
        held[fold == k] = model.predict_proba(x[fold == k])[:, 1]
        if folder:
            write(os.path.join(folder, f"{NAME}-{k}.tsv"), model, names)
    for name in sorted(set(files)):
        here = files == name
        said = here & (held >= THRESHOLD)
        print(f"{name:34} decisions {here.sum():6} rightable {y[here].sum():6}  said {said.sum():6} right {(said & y).sum():6}"
              f"  P {(said & y).sum() / max(said.sum(), 1):.3f}  R {(said & y).sum() / max(y[here].sum(), 1):.3f}")
    for low in np.arange(0, 1, 0.1):
        inside = (held >= low) & (held < low + 0.1 + 1e-9)
        if inside.sum():
            print(f"stated {held[inside].mean():.2f}  observed {y[inside].mean():.2f}  ({inside.sum()})")
    if "--show" in args:
        for i in np.where((held >= THRESHOLD) & ~y)[0]:
            d, noisy = shown[i]
            print(f"FALSE {held[i]:.3f} {files[i]}: …{noisy[max(0, d['start'] - 30):d['start']]}[{noisy[d['start']:d['end']]} → {d['replacement']}]{noisy[d['end']:d['end'] + 25]}")
    if "--write" in args:
        write(TABLE, learn(np.ones(len(y), bool)), names)


if __name__ == "__main__":
    main(sys.argv[1:])
