"""The texts that words are cut in, and which of their hyphens are their own."""

from __future__ import annotations

import json
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from cuts import WORD

OWN = Path(__file__).parents[1] / "texts/french.txt"

PAGE = 3000


def read(paths: list[Path], count: int, chance: random.Random) -> list[str]:
    """So many texts of these files: the gold of pairs, or the lines of plain text put together to pages."""
    texts = [text for path in paths or [OWN] for text in of_file(path)]
    chance.shuffle(texts)
    return texts[:count]


def of_file(path: Path) -> Iterator[str]:
    """The texts of one file: pairs in JSON lines, or text, plain or packed by xz."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        if ".jsonl" in path.suffixes:
            yield from (pair.get("gold", pair.get("text", "")) for pair in map(json.loads, lines))
            return
        page: list[str] = []
        for line in lines:
            page.append(line.strip())
            if sum(map(len, page)) > PAGE:
                yield "\n".join(page)
                page = []
        yield "\n".join(page)


def count(texts: Iterable[str]) -> Counter[str]:
    """How often the texts have each word, in lower case."""
    return Counter(word.lower() for text in texts for word in WORD.findall(text))


def compounds(texts: list[str], beside: Counter[str]) -> set[str]:
    """The words whose hyphens are their own, where gold keeps the hyphens of line ends too.

    Those are it that stand more often so than in one word and whose parts are words of the texts as well: twice at least,
    or with a part that compounds are made with. Texts `beside`, whose hyphens are all right, know better what is one word.
    """
    forms = count(texts)
    certain = re.compile(r"^(?:sainte?|demi|très|vice|contre|non|ex|sous|beau|belle|grand|haut|basse?|après|avant|arrière)-"
                         r"|-(?:ils?|elles?|on|je|tu|nous|vous|ce|là|ci|mêmes?|moi|toi|lui|les?|la|en|y)$")

    def is_sound(form: str, times: int) -> bool:
        joined = form.replace("-", "")
        return (times > forms[joined] and beside[form] >= beside[joined]
                and (times > 1 or certain.search(form) is not None)
                and all(forms[part] > 1 or part == "t" for part in form.split("-")))

    return {form for form, times in forms.items() if "-" in form and is_sound(form, times)}
