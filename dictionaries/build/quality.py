#!/usr/bin/env python3
"""Learn the weights of dictionaries/tables/quality.tsv from pairs of damaged and true text.

    cargo build --release
    quality.py [--write] [--folds=5] [--gold=0.3] PAIRS.jsonl[:WEIGHT] ...

Each line of a file is an object with `noisy` and `gold`, equal in clean text; where `fold` is `hyphens`, the true text keeps
the hyphens of line ends, and those inside of words do not count. Pairs of a few words are put together into pages of
WORDS words. The share of right words is what the alignment of the words of both sides leaves alone, out of the words of
the damaged text. What is learned: how many wrong words each sign that `coquille quality` counts stands for, by least squares
and never less than none. Texts count by their words, up to MOST of them, times WEIGHT; true texts of damaged ones are learned
from as well, times `--gold`, so that what print of all times looks like passes for right. Texts of one document (`id` up
to `#`) are in one fold. Prints for folds held back, a line a file: the mean share, what was said, the mean absolute error and
the correlations; then, by tenths of what was said of the damaged texts that count in full, what was said and what was true.
`--write` learns from everything and writes the table. Needs numpy, rapidfuzz, scipy.
"""
import hashlib, json, os, re, subprocess, sys, tempfile

import numpy as np
from rapidfuzz.distance import Levenshtein
from scipy.optimize import nnls
from scipy.stats import pearsonr, spearmanr

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TABLE = os.path.join(ROOT, "dictionaries", "tables", "quality.tsv")
COMMAND = os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target")), "release", "coquille")
SHORT, WORDS, MOST = 60, 300, 400
# what is right more often than not, and in old print always
RIGHT = ("dictionary", "known", "old", "name")
WORD = re.compile(r"[^\W_]+")
HEAD = """\
# How many wrong words each sign that a text is counted for stands for: what `quality` goes by. The share of right words is 1
# less the sum of the signs times these numbers, over the number of words. What has no row stands for none.
# Learned by dictionaries/build/quality.py, by least squares, from OCR of newspapers and books with its correction, the corrections
# themselves, clean sentences and misprints of a documentation. src/model/quality.rs says what is counted.
"""


def words(text, fold):
    text = text.replace("\u00ad", "")
    if fold == "hyphens":
        text = re.sub(r"(?<=\w)[-¬](?=\w)", "", text)
    return [w for w in WORD.findall(text) if any(c.isalpha() for c in w)]


def right_words(noisy, gold):
    return sum(op.src_end - op.src_start for op in Levenshtein.opcodes(noisy, gold) if op.tag == "equal")


def texts(path, weight, gold_weight):
    """The texts of a file with their true share of right words."""
    name = os.path.splitext(os.path.basename(path))[0]
    pages, page, count = [], [], 0
    for line in open(path, encoding="utf-8"):
        pair = json.loads(line)
        length = len(pair["noisy"].split())
        if length >= SHORT:
            pages.append([pair])
            continue
        page.append(pair)
        count += length
        if count >= WORDS:
            pages.append(page)
            page, count = [], 0
    pages += [page] if page else []
    for page in pages:
        fold = page[0].get("fold")
        group = str(page[0].get("id", len(pages))).split("#")[0]
        noisy, gold = (" ".join(p[side] for p in page) for side in ("noisy", "gold"))
        n, g = words(noisy, fold), words(gold, fold)
        if n:
            yield dict(file=name, group=group, text=noisy, right=right_words(n, g) / len(n), words=len(n), weight=weight)
        if g and noisy != gold and gold_weight:
            yield dict(file=name + " (true)", group=group, text=gold, right=1.0, words=len(g), weight=weight * gold_weight)


def signs(found):
    """What the command counts in each text, for each of its words."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": text["text"]}) + "\n" for text in found)
        file.flush()
        out = subprocess.run([COMMAND, "quality", "--jsonl", "--json", file.name], check=True, capture_output=True)
    rows = [json.loads(line) for line in out.stdout.splitlines()]
    names = [name for name in rows[0]["signs"] if name not in RIGHT]
    return names, np.array([[row["signs"][n] / max(row["words"], 1) for n in names] for row in rows])


def learn(shares, right, weights):
    root = np.sqrt(weights)
    return nnls(shares * root[:, None], (1 - right) * root)[0]


def say(shares, wrong):
    return 1 - np.clip(shares @ wrong, 0, 1)


def report(label, said, true):
    line = f"{label:28} {len(true):5} texts  true {true.mean():.4f}  said {said.mean():.4f}  error {np.abs(said - true).mean():.4f}"
    if true.std() > 0:
        line += f"  Pearson {pearsonr(said, true)[0]:.3f}  Spearman {spearmanr(said, true)[0]:.3f}"
    print(line)


def main():
    options = dict(a[2:].partition("=")[::2] for a in sys.argv[1:] if a.startswith("--"))
    folds, gold_weight = int(options.get("folds") or 5), float(options.get("gold") or 0.3)
    found = []
    for argument in sys.argv[1:]:
        if not argument.startswith("--"):
            path, _, weight = argument.partition(":")
            found += texts(path, float(weight or 1), gold_weight)
    names, shares = signs(found)
    right = np.array([t["right"] for t in found])
    weights = np.array([min(t["words"], MOST) * t["weight"] for t in found])
    fold = np.array([int(hashlib.md5(t["group"].encode()).hexdigest(), 16) % folds for t in found])
    said = np.zeros(len(found))
    for f in range(folds):
        said[fold == f] = say(shares[fold == f], learn(shares[fold != f], right[fold != f], weights[fold != f]))
    files = np.array([t["file"] for t in found])
    for name in dict.fromkeys(files):
        report(name, said[files == name], right[files == name])
    full = np.array([t["weight"] == 1 and t["file"] + " (true)" in files for t in found])
    report("damaged, in full", said[full], right[full])
    for tenth in np.array_split(np.argsort(said[full]), 10):
        print(f"  said {said[full][tenth].mean():.3f}  true {right[full][tenth].mean():.3f}")
    if "write" in options:
        wrong = learn(shares, right, weights)
        with open(TABLE, "w", encoding="utf-8") as table:
            table.write(HEAD + "# sign\twrong words\tin 1,000 words\n")
            for name, number, share in zip(names, wrong, 1000 * np.average(shares, axis=0, weights=weights)):
                table.write(f"{name}\t{number:.2f}\t{share:.1f}\n")


main()
