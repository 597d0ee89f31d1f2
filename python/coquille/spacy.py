"""Cleans texts before spaCy reads them: `nlp.add_pipe("coquille", first=True)`.

>>> import spacy
>>> nlp = spacy.blank("fr")
>>> _ = nlp.add_pipe("coquille", first=True)
>>> doc = nlp("Le caf&eacute; du port")
>>> doc.text, doc[1:2]._.original, doc._.coquille.edits[0].reason
('Le café du port', 'caf&eacute;', 'html-entity')

A `Doc` is made from a text and never leaves it. So the component, which must come first, makes another where the text
changes, with the tokenizer of the pipeline; all components after it read the cleaned text. The way back is kept:
`doc._.coquille` is the `coquille.Cleaned`, and `original` of a `Doc`, `Span` or `Token` is what it was in the text
that went in, `original_span` where. This needs no import: spaCy finds the component by its entry point.

Needs spaCy: `pip install 'coquille[spacy]'`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from . import _coquille
from ._coquille import Cleaned, Cleaner, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Clean"]

KEPT = "coquille"
"""Where in `Doc.user_data` the edits stand, as lists and numbers, so that `Doc.to_bytes` can write them."""

READ = ("SENT_START", "TAG", "POS", "MORPH", "LEMMA", "DEP", "ENT_IOB")
"""What components before this one may have found, and a new `Doc` would not have."""


@Language.factory("coquille", default_config={"preset": "repair", "options": {}})
def make(nlp: Language, name: str, preset: str, options: dict[str, Any]) -> Clean:
    """Make the component from its configuration: a preset, and options that differ from it."""
    return Clean(nlp.tokenizer, Cleaner(preset, **options), name)  # type: ignore[arg-type]


class Clean:
    """The component. Its cleaner may be replaced by one that has learned words: `component.cleaner = …`."""

    def __init__(
        self, tokenizer: Callable[[str], Doc], cleaner: Cleaner, name: str = "coquille"
    ) -> None:
        """Take the tokenizer of the pipeline and what to clean with."""
        self.tokenizer = tokenizer
        self.cleaner = cleaner
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Give a `Doc` of the cleaned text.

        Raises:
            ValueError: Other components have read the text before.

        """
        if _is_read(doc):
            raise ValueError(
                f"the component {self.name!r} comes after others, whose findings would be lost: "
                f"add it with nlp.add_pipe('coquille', first=True)"
            )
        cleaned = self.cleaner.explain(doc.text)
        result = doc
        if cleaned.edits:
            result = self.tokenizer(cleaned.text)
            result.user_data.update(doc.user_data)
            # as_tuples of nlp.pipe
            result._context = doc._context
        _, (_, edits, suggestions) = cleaned.__reduce__()
        result.user_data[KEPT] = [edits, suggestions]
        return result

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Any]] | None = None,
        *,
        nlp: Language | None = None,
        texts: Iterable[str] | None = None,
    ) -> None:
        """Learn the words that these texts use again and again, as `Cleaner.fit` does."""
        if texts is not None:
            self.cleaner = self.cleaner.fit(texts)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Write what the cleaner is, and has learned."""
        cleaner = self.cleaner
        _, (preset, options, words, channel, decisions) = cleaner.__reduce__()
        state = {
            "preset": preset,
            "options": options,
            "words": words.to_tsv(),
            "channel": channel,
            "decisions": decisions,
        }
        return json.dumps(state, ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Clean:
        """Read what `to_bytes` wrote."""
        state = json.loads(data)
        self.cleaner = Cleaner(
            state["preset"],
            words=Words.from_tsv(state["words"]),
            channel=state["channel"],
            decisions=state["decisions"],
            **state["options"],
        )
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write what `to_bytes` gives to a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Clean:
        """Read what `to_disk` wrote."""
        return self.from_bytes(Path(path).read_bytes())


def _is_read(doc: Doc) -> bool:
    """Whether other components have read the text.

    Of a text without tokens spaCy says so always, and that one token begins a sentence.
    """
    marks = [mark for mark in READ if mark != "SENT_START" or len(doc) > 1]
    return len(doc) > 0 and any(map(doc.has_annotation, marks))


def _cleaned(doc: Doc) -> Cleaned | None:
    """Give how the text came about; nothing if the component has not made it."""
    kept = doc.user_data.get(KEPT)
    if kept is None:
        return None
    # msgpack makes lists of tuples
    edits, suggestions = ([tuple(edit) for edit in edits] for edits in kept)
    try:
        return _coquille._restore_cleaned(doc.text, edits, suggestions)
    except _coquille.CoquilleError:
        # a part of a text, as by Span.as_doc, has other positions
        return None


def _original_span(part: Doc | Span | Token) -> tuple[int, int]:
    """Say where this was in the text that went in, in code points; what an edit has made comes as a whole."""
    doc = part if isinstance(part, Doc) else part.doc
    if isinstance(part, Doc):
        start, end = 0, len(doc.text)
    elif isinstance(part, Token):
        start, end = part.idx, part.idx + len(part)
    else:
        start, end = part.start_char, part.end_char
    cleaned = _cleaned(doc)
    if cleaned is None:
        return start, end
    if isinstance(part, Doc):
        return 0, len(cleaned.original)
    inside = (edit for edit in cleaned.edits if edit.cleaned_start < end < edit.cleaned_end)
    cut = next(inside, None)
    return cleaned.to_original(start), cut.end if cut else cleaned.to_original(end)


def _original(part: Doc | Span | Token) -> str:
    """Give what this was in the text that went in."""
    doc = part if isinstance(part, Doc) else part.doc
    cleaned = _cleaned(doc)
    if cleaned is None:
        return part.text
    start, end = _original_span(part)
    return cleaned.original[start:end]


Doc.set_extension("coquille", getter=_cleaned, force=True)
for kind in (Doc, Span, Token):
    kind.set_extension("original", getter=_original, force=True)
    kind.set_extension("original_span", getter=_original_span, force=True)
