"""The sentences that are misread: right French, as a newspaper, a printer or a keyboard writes it."""

from __future__ import annotations

import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path

OWN = Path(__file__).with_name("sentences.txt")

BLANK_BEFORE = re.compile(" (?=[;:!?»%€])")


def read(paths: list[Path], count: int, chance: random.Random) -> list[str]:
    """So many of the sentences of these files and folders, spread evenly; all of our own if none is named."""
    sentences = sorted({s for path in paths or [OWN] for s in of_path(path)})
    chance.shuffle(sentences)
    return [dress(s, i) for i, s in enumerate(sentences[:count])]


def of_path(path: Path) -> Iterator[str]:
    """The sentences below a folder, or in one file of text, plain or packed by xz."""
    if path.is_dir():
        for file in sorted([*path.glob("*.txt"), *path.glob("*.txt.xz")]):
            yield from of_path(file)
        return
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for sentence in re.split(r"(?<=[a-zé»)][.!?]) (?=[A-ZÀÉÊ«])", line.strip()):
                if 30 <= len(sentence) <= 300 and is_french(sentence):
                    yield sentence


def is_french(text: str) -> bool:
    """Whether it has a sign to misread, and none but those of French and its typography."""
    strange = re.sub(r"[ -~àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ«»’“”–—…°·€\xa0\u202f]", "", text)
    return not strange and not text.isascii()


def dress(text: str, number: int) -> str:
    """Every other sentence with curly apostrophes, no-break spaces and dashes, as printers set it."""
    if number % 2:
        text = BLANK_BEFORE.sub("\xa0", text).replace("« ", "«\xa0")
        text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
        text = text.replace("...", "…").replace(" - ", " – ")
        if number % 4 == 3:
            text = re.sub(r'"([^"]*)"', "“\\1”", text)
    return text
