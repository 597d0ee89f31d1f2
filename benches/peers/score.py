"""Compares what a tool made of a text with what was meant, edit by edit."""

from __future__ import annotations

import re

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


def level(text: str) -> str:
    """The text without what is a matter of taste: the shapes of apostrophes, quotation marks and blanks."""
    text = re.sub("[’ʼ]", "'", text)
    text = re.sub(r"\s*»|«\s*|[“”„]", '"', text)
    text = re.sub(r"\s+(?=[;:!?])", "", text.replace("…", "..."))
    return re.sub(r"\s+", " ", text).strip()


def edits(text: str, other: str) -> set[tuple[int, int, str]]:
    """What differs, as the first and last token and what stands there instead; neighbours are one edit."""
    from rapidfuzz.distance import Levenshtein

    a, b = TOKEN.findall(level(text)), TOKEN.findall(level(other))
    found: list[list[int]] = []
    for op in Levenshtein.opcodes(a, b):
        if op.tag == "equal":
            continue
        if found and found[-1][1] == op.src_start and found[-1][3] == op.dest_start:
            found[-1][1], found[-1][3] = op.src_end, op.dest_end
        else:
            found.append([op.src_start, op.src_end, op.dest_start, op.dest_end])
    return {(start, end, "".join(b[first:last])) for start, end, first, last in found}


class Score:
    """Edits of a tool, counted."""

    def __init__(self) -> None:
        self.wanted = self.made = self.right = 0
        self.clean_words = self.clean_edits = 0

    def add(self, noisy: str, gold: str, found: str) -> None:
        """Counts one text."""
        wanted, made = edits(noisy, gold), edits(noisy, found)
        self.wanted += len(wanted)
        self.made += len(made)
        self.right += len(wanted & made)
        if not wanted:
            self.clean_words += len(noisy.split())
            self.clean_edits += len(made)

    @property
    def precision(self) -> float | None:
        """The share of its edits that are right; none where it makes none."""
        return self.right / self.made if self.made and self.wanted else None

    @property
    def recall(self) -> float | None:
        """The share of the damage that it repairs."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f_half(self) -> float | None:
        """The weighted harmonic mean of both, in which precision counts twice as much."""
        p, r = self.precision, self.recall
        return None if not p or not r else 1.25 * p * r / (0.25 * p + r)

    @property
    def harm(self) -> float | None:
        """Edits in 10,000 words of texts with nothing to repair."""
        return 1e4 * self.clean_edits / self.clean_words if self.clean_words else None
