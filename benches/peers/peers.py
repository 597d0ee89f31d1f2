"""The tools that are measured, each as most people use it: the first suggestion for each word it does not know.

Spell checkers are given words in lower case alone, of three letters or more and without what is elided before them: given all words they
change most names.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

Repair = Callable[[list[str]], list[str]]
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LEAST = 3
ELIDED = {"c", "d", "j", "l", "m", "n", "s", "t", "qu"}


def by_word(correct: Callable[[str], str | None]) -> Repair:
    """What becomes of texts whose words are corrected one by one."""
    known: dict[str, str] = {}

    def word(match: re.Match[str]) -> str:
        found = match[0]
        if not found.islower() or len(found) < LEAST or found in ELIDED:
            return found
        if found not in known:
            known[found] = correct(found) or found
        return known[found]

    return lambda texts: [WORD.sub(word, text) for text in texts]


def coquille(command: str) -> Repair:
    """This library, with the preset `repair`, on one thread."""

    def repair(texts: list[str]) -> list[str]:
        lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
        call = [command, "clean", "--jsonl", "--threads", "1"]
        done = subprocess.run(call, input=lines, capture_output=True, encoding="utf-8", check=True)
        return [json.loads(line)["text"] for line in done.stdout.split("\n") if line]

    subprocess.run([command, "--version"], capture_output=True, check=True)
    return repair


def french_list() -> dict[str, int]:
    """The frequency list that pyspellchecker ships, the one that users of SymSpell find for French."""
    package = importlib.util.find_spec("spellchecker")
    if package is None or package.origin is None:
        raise ImportError("no French list: pip install pyspellchecker")
    path = Path(package.origin).parent / "resources" / "fr.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return json.load(file)


def symspell(_: str) -> Repair:
    """symspellpy with that list, up to two edits."""
    from symspellpy import SymSpell, Verbosity

    words = SymSpell(max_dictionary_edit_distance=2)
    for word, count in french_list().items():
        words.create_dictionary_entry(word, count)

    def correct(word: str) -> str | None:
        found = words.lookup(word, Verbosity.TOP, max_edit_distance=2)
        return found[0].term if found else None

    return by_word(correct)


def pyspellchecker(_: str) -> Repair:
    """pyspellchecker, one edit: with two it takes seconds for a long word."""
    from spellchecker import SpellChecker

    return by_word(SpellChecker(language="fr", distance=1).correction)


def hunspell(_: str) -> Repair:
    """The command hunspell with the dictionary fr_FR, its first suggestion."""
    try:
        pipe = subprocess.Popen(["hunspell", "-a", "-i", "utf-8", "-d", "fr_FR"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                encoding="utf-8")
    except FileNotFoundError:
        raise FileNotFoundError("the command hunspell is not installed") from None
    assert pipe.stdin is not None and pipe.stdout is not None
    if not pipe.stdout.readline():
        raise FileNotFoundError("hunspell has no dictionary fr_FR")

    def correct(word: str) -> str | None:
        assert pipe.stdin is not None and pipe.stdout is not None
        print(f"^{word}", file=pipe.stdin, flush=True)
        answers = []
        while line := pipe.stdout.readline().rstrip("\n"):
            answers.append(line)
        # a compound is answered for part by part
        if len(answers) == 1 and answers[0].startswith("&"):
            return answers[0].split(": ", 1)[1].split(", ")[0]
        return None

    return by_word(correct)


def ftfy(_: str) -> Repair:
    """ftfy, which mends characters and no words; its straight quotes are left out."""
    import ftfy

    return lambda texts: [ftfy.fix_text(text, uncurl_quotes=False) for text in texts]


PEERS: dict[str, Callable[[str], Repair]] = {
    "coquille": coquille,
    "SymSpell": symspell,
    "pyspellchecker": pyspellchecker,
    "Hunspell": hunspell,
    "ftfy": ftfy,
}
