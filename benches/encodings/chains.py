"""Ways in which a text comes to be misread. A chain takes a sentence and gives it as it would arrive."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

Damage = Callable[[str, random.Random], str]


class Chain(NamedTuple):
    """A way to misread, with the number of times that bytes were taken for another encoding."""

    name: str
    layers: int
    bar: float
    damage: Damage
    # what is to come out, where the damage also changed what was right
    meant: Callable[[str], str] = str


def decode(data: bytes, charset: str) -> str:
    """As programs do it: a byte that the set leaves free becomes the control of its number."""
    out = []
    for byte in data:
        try:
            out.append(bytes([byte]).decode(charset))
        except UnicodeDecodeError:
            out.append(chr(byte))
    return "".join(out)


def misread(*charsets: str) -> Damage:
    """UTF-8 taken for each of these sets, one after the other."""

    def damage(text: str, _: random.Random) -> str:
        for charset in charsets:
            text = decode(text.encode(), charset)
        return text

    return damage


def confused(meant: str, read: str) -> Damage:
    """One byte a character, taken for another set; what the set cannot write stays as it was."""

    def damage(text: str, _: random.Random) -> str:
        out = []
        for c in text:
            try:
                out.append(decode(c.encode(meant), read))
            except UnicodeEncodeError:
                out.append(c)
        return "".join(out)

    return damage


def partly(damage: Damage) -> Damage:
    """Half of the words only, as where a page is put together from several sources."""

    def some(text: str, chance: random.Random) -> str:
        words = re.split("([ \n]+)", text)
        return "".join(damage(w, chance) if chance.random() < 0.5 else w for w in words)

    return some


def then(damage: Damage, *replacements: tuple[str, str]) -> Damage:
    """Search and replace over the damaged text: each sign of the first string becomes the second."""

    def after(text: str, chance: random.Random) -> str:
        text = damage(text, chance)
        for signs, replacement in replacements:
            text = re.sub(f"[{re.escape(signs)}]", replacement, text)
        return text

    return after


CONTROLS = "".join(map(chr, range(0x80, 0xA0)))
ONCE = misread("cp1252")

CHAINS = [
    Chain("windows-1252", 1, 0.995, ONCE),
    Chain("iso-8859-1", 1, 0.995, misread("latin-1")),
    Chain("iso-8859-15", 1, 0.995, misread("iso8859-15")),
    Chain("iso-8859-16", 1, 0.995, misread("iso8859-16")),
    Chain("macintosh", 1, 0.995, misread("mac_roman")),
    Chain("cp850", 1, 0.995, misread("cp850")),
    Chain("cp437", 1, 0.995, misread("cp437")),
    Chain("windows-1250", 1, 0.995, misread("cp1250")),
    Chain("windows-1251", 1, 0.995, misread("cp1251")),
    Chain("windows-1253", 1, 0.995, misread("cp1253")),
    Chain("windows-1252, twice", 2, 0.97, misread("cp1252", "cp1252")),
    Chain("windows-1252, three times", 3, 0.97, misread("cp1252", "cp1252", "cp1252")),
    Chain("iso-8859-1, windows-1252", 2, 0.97, misread("latin-1", "cp1252")),
    Chain("windows-1252, macintosh", 2, 0.97, misread("cp1252", "mac_roman")),
    Chain("windows-1252, cp850", 2, 0.97, misread("cp1252", "cp850")),
    Chain("iso-8859-16, twice", 2, 0.97, misread("iso8859-16", "iso8859-16")),
    Chain("windows-1252, half the words", 1, 0.97, partly(ONCE)),
    Chain("iso-8859-16, half the words", 1, 0.97, partly(misread("iso8859-16"))),
    Chain("windows-1252, “ ” → \"", 1, 0.97, then(ONCE, ("“”„", '"'))),
    Chain("windows-1252, ‘ ’ → '", 1, 0.97, then(ONCE, ("‘’‚", "'"))),
    Chain("windows-1252, « » → \"", 1, 0.97, then(ONCE, ("«»", '"'))),
    Chain("windows-1252, ' → ’", 1, 0.97, then(ONCE, ("'", "’")),
          lambda text: text.replace("'", "’")),
    Chain("windows-1252, twice, all quotes", 2, 0.97,
          then(misread("cp1252", "cp1252"), ("“”„«»", '"'), ("‘’‚", "'"))),
    Chain("windows-1252, no-break space → space", 1, 0.97, then(ONCE, ("\xa0", " "))),
    Chain("windows-1252, controls lost", 1, 0.97, then(ONCE, (CONTROLS, ""))),
    Chain("iso-8859-16, controls lost", 1, 0.97, then(misread("iso8859-16"), (CONTROLS, ""))),
    Chain("iso-8859-1, controls lost", 1, 0.97, then(misread("latin-1"), (CONTROLS, ""))),
    Chain("windows-1252 as windows-1253", 1, 0.995, confused("cp1252", "cp1253")),
    Chain("windows-1252 as windows-1251", 1, 0.995, confused("cp1252", "cp1251")),
    Chain("windows-1252 as windows-1250", 1, 0.995, confused("cp1252", "cp1250")),
    Chain("windows-1252 as macintosh", 1, 0.995, confused("cp1252", "mac_roman")),
    Chain("windows-1252 as cp850", 1, 0.995, confused("cp1252", "cp850")),
    Chain("windows-1252 as cp437", 1, 0.995, confused("cp1252", "cp437")),
    Chain("macintosh as windows-1252", 1, 0.995, confused("mac_roman", "cp1252")),
    # à is `…` there, which stands between two words as well
    Chain("cp850 as windows-1252", 1, 0.97, confused("cp850", "cp1252")),
]
