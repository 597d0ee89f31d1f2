"""Cuts words as printers do, at the end of lines of a column, and remembers what they were."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

LETTER = "A-Za-zÀ-ÖØ-öø-ÿŒœ"
WORD = re.compile(f"(?<![\\w-])[{LETTER}]+(?:-[{LETTER}]+)*(?![\\w-])")
BLANKS = re.compile(r"\s+")

VOWELS = set("aeiouyàâäéèêëîïôöùûüÿæœ")
# two consonants that begin a syllable together
TOGETHER = {"bl", "br", "ch", "cl", "cr", "dr", "fl", "fr", "gl", "gn", "gr", "gu", "ph", "pl", "pr", "qu", "th", "tr", "vr"}


def syllable_places(word: str) -> list[int]:
    """Where a printer may cut: `ins-truc-tion`, `é-taient`, `gou-ver-ne-ment`; never before a last letter alone."""
    small = word.lower()
    vowels = [i for i, c in enumerate(small)
              if c in VOWELS and not (c == "u" and i and small[i - 1] in "qg" and small[i + 1:i + 2] in VOWELS)]
    places = []
    for left, right in zip(vowels, vowels[1:]):
        between = small[left + 1:right]
        if not between:
            continue
        together = len(between) > 1 and between[-2:] in TOGETHER
        # `gue` and `que` have their consonant and its u before the vowel
        places.append(right - (2 if together else 1))
    return [i for i in places if 0 < i <= len(word) - 2 and small[i:] not in ("ns", "nt", "es", "s", "t")]


def any_places(word: str) -> list[int]:
    """Where somebody may cut who knows no syllables."""
    syllables = set(syllable_places(word))
    return [i for i in range(2, len(word) - 1) if i not in syllables]


@dataclass(frozen=True)
class Window:
    """A word in a text that was cut, and where it stands there and in the text before."""

    start: int
    end: int
    sound: int
    word: str
    kind: str
    """`word`, cut; `compound`, cut at its own hyphen; `sound`, a compound that was not cut."""


@dataclass(frozen=True)
class Manner:
    """How words are cut: with which sign, and what stands behind it."""

    name: str
    sign: str
    behind: str

    @property
    def has_lines(self) -> bool:
        """Whether the text still has its lines."""
        return "\n" in self.behind


MANNERS = [
    Manner("`-` and a line end", "-", "\n"),
    Manner("`¬` and a line end", "¬", "\n"),
    Manner("soft hyphen and a line end", "\u00ad", "\n"),
    Manner("`-`, a line end and an indent", "-", " \r\n   "),
    Manner("`-` inside a joined line", "-", ""),
    Manner("`- ` inside a joined line", "-", " "),
    Manner("`¬` inside a joined line", "¬", ""),
    Manner("soft hyphen inside a joined line", "\u00ad", ""),
]


def cut(text: str, manner: Manner, at_syllables: bool, compounds: set[str], sound: set[str] | None,
        chance: random.Random) -> tuple[str, list[Window]]:
    """The text in a narrow column, with words cut at line ends; every other compound is cut at a hyphen of its own.

    Other words with hyphens are left as they are and not spoken of: in texts of old print nobody
    knows whose hyphen that is. Of words without, only the `sound` ones are cut, or all if none are named.
    """
    width = chance.randint(28, 55)
    places = syllable_places if at_syllables else any_places
    out, windows, column, at = [], [], 0, 0
    length = 0

    def write(piece: str) -> None:
        nonlocal length, column
        out.append(piece)
        length += len(piece)
        column += len(piece)

    def end_line(piece: str) -> None:
        nonlocal column
        write(piece)
        column = 0

    def between(piece: str) -> None:
        blank = 0
        for gap in BLANKS.finditer(piece):
            write(piece[blank:gap.start()])
            if column > width - 3:
                end_line("\n" if manner.has_lines else " ")
            else:
                write(gap.group())
            blank = gap.end()
        write(piece[blank:])

    for found in WORD.finditer(text):
        between(text[at:found.start()])
        at = found.end()
        word, start = found.group(), length
        if "-" in word:
            kind = "sound" if word.lower() in compounds else None
            hyphens = [i for i, c in enumerate(word) if c == "-"]
            if kind and chance.random() < 0.5:
                kind, place = "compound", chance.choice(hyphens)
                write(word[:place])
                end_line(manner.sign + manner.behind)
                write(word[place + 1:])
            else:
                write(word)
        else:
            kind = None
            fitting = [i for i in places(word) if column + i < width and (sound is None or word.lower() in sound)]
            if column + len(word) > width and fitting:
                kind, place = "word", fitting[-1] if at_syllables else chance.choice(fitting)
                write(word[:place])
                end_line(manner.sign + manner.behind)
                write(word[place:])
            else:
                write(word)
        if kind:
            windows.append(Window(start, length, found.start(), word, kind))
    between(text[at:])
    return "".join(out), windows
