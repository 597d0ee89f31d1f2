from collections.abc import Iterable, Iterator
from os import PathLike
from typing import (
    Any,
    Final,
    Literal,
    Protocol,
    TypeAlias,
    TypedDict,
    final,
    overload,
    type_check_only,
)

from typing_extensions import Unpack

from .datasets import Clean

__all__ = [
    "Cleaned",
    "Cleaner",
    "CoquilleError",
    "Edit",
    "Quality",
    "Report",
    "Words",
    "_ArrowArray",
    "_ArrowStream",
    "__version__",
    "_restore_cleaned",
    "_restore_cleaner",
    "_restore_edit",
    "_restore_quality",
    "_restore_words",
    "_run",
    "clean",
    "clean_many",
    "clean_stream",
    "explain",
    "explain_many",
    "quality",
    "quality_many",
]

__version__: Final[str]

_Preset: TypeAlias = Literal["repair", "web", "ocr"]
_Style: TypeAlias = Literal["keep", "french", "plain"]

@type_check_only
class _Options(TypedDict, total=False):
    """What to repair and how. A switch has the name of its stage."""

    html_entities: bool
    """Resolve HTML entities: `&eacute;` → `é`."""
    mojibake: bool
    """Undo wrong decodings: `Ã©` → `é`."""
    control_characters: bool
    """Take out control, zero-width and soft-hyphen characters."""
    presentation_forms: bool
    """Write ligatures and width variants as letters: `ﬁ` → `fi`."""
    composition: bool
    """Join letters and their accents (NFC)."""
    page: Literal["drop", "mark", "keep"]
    """What to do with the furniture of a web page."""
    running_heads: Literal["drop", "mark", "keep"]
    """What to do with running heads, page numbers, signatures and catchwords, where form feeds or page markers part the pages."""
    line_breaks: Literal["keep", "join"]
    """What to do with line ends inside paragraphs: verse, lists and tables stay as they are."""
    hyphenation: bool
    """Join words that were cut at the end of a line: `impri-` and `merie` → `imprimerie`."""
    letter_spacing: bool
    """Put words together that are set with blanks between their letters: `T I T R E` → `TITRE`."""
    misreadings: bool
    """Repair words that a machine misread in print: `navlre` → `navire`."""
    sentence_seams: bool
    """Give sentences their blank back: `rebelles.La` → `rebelles. La`."""
    quote_pairing: bool
    """Turn quotation marks that stand the wrong way round."""
    apostrophe_signs: bool
    """Mend wrong signs and blanks at apostrophes: `l 'eau` → `l'eau`."""
    stray_spaces: bool
    """Take out blanks before `. , )` and doubled blanks."""
    ligatures: bool
    """Write `œ` where only it is right: `oeuvre` → `œuvre`."""
    capital_accents: Literal["keep", "restore"]
    """Whether capitals get their accents: `Etat` → `État`."""
    hyphens: bool
    """Give words their hyphens back: `lui même` → `lui-même`, `pouvez vous` → `pouvez-vous`."""
    spelling: bool
    """Repair words."""
    names: bool
    """Mend the particle of a name that the text has otherwise: `akl-Assad` → `al-Assad`."""
    print: bool
    """Whether a machine has read the text from print, which may be old: old spellings are right there, and words change
    only on strong evidence."""
    quotes: _Style
    """The style of quotation marks."""
    apostrophes: _Style
    """The style of apostrophes."""
    spaces: _Style
    """The style of blanks beside punctuation."""
    min_confidence: float | None
    """How sure a change must be to be made, from 0 to 1. What is less sure becomes a suggestion."""
    max_damage: float | None
    """How many wrong edits in 10,000 words of right text are tolerated, from 0.

    Decides in place of `min_confidence`; one of the two is None.
    """
    keep: Iterable[str]
    """Words to leave alone, as written or in lower case."""

@type_check_only
class _Choice(_Options, total=False):
    """What `Cleaner` takes: a preset, and what differs from it."""

    preset: _Preset

@type_check_only
class _HasArray(Protocol):
    """A column of Arrow in one piece: `pyarrow.Array` and others."""

    def __arrow_c_array__(
        self, requested_schema: object | None = None
    ) -> tuple[object, object]: ...

@type_check_only
class _HasStream(Protocol):
    """A column of Arrow in chunks: `pyarrow.ChunkedArray`, `polars.Series` and others."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

class CoquilleError(ValueError):
    """A value coquille cannot work with: what was found, what was expected, what to do."""

def clean(
    text: str | bytes | bytearray,
    *,
    encoding: str | None = None,
    preset: _Preset = "repair",
    **options: Unpack[_Options],
) -> str:
    """Return the text as it was meant.

    Where nothing is to be changed, the very same object comes back. Other threads run meanwhile.

    Args:
        text: French text, or its bytes.
        encoding: The encoding of bytes, such as `windows-1252`. If none is given, it is found out:
            by a mark in front, by what is UTF-8, line by line, and by the words that come out.
        preset: `repair` mends damage and drops nothing, `web` also takes page furniture out,
            `ocr` is for text from OCR.
        **options: What differs from the preset.

    Raises:
        TypeError: `text` is neither str nor bytes, `encoding` is given for a str, an option does not exist or has a value of the wrong type.
        CoquilleError: A preset or an option cannot have this value. It is a ValueError.
        UnicodeEncodeError: `text` holds half of a surrogate pair. It is a ValueError.

    """

def explain(
    text: str | bytes | bytearray,
    *,
    encoding: str | None = None,
    preset: _Preset = "repair",
    **options: Unpack[_Options],
) -> Cleaned:
    """Return the text as it was meant, with every change and every suggestion.

    Takes and raises what `clean` does. Of bytes the original is their text.
    """

def clean_many(
    texts: Iterable[str],
    *,
    preset: _Preset = "repair",
    threads: int | None = None,
    progress: bool = False,
    **options: Unpack[_Options],
) -> list[str]:
    """Clean many texts, in order, on several threads.

    The result is the same on any number of threads. Ctrl-C stops between texts. With an option
    `page` other than `keep`, a line that stands on several of the texts is furniture of the site.

    Args:
        texts: Any iterable of str: a list, a generator, a column of a data frame.
        preset: As in `clean`.
        threads: From 1 to 1024. By default the environment variable `COQUILLE_NUM_THREADS`
            decides, or else there is one thread a processor.
        progress: Whether to show on `sys.stderr` how far it is: a bar on a terminal, lines elsewhere.
        **options: As in `clean`.

    Raises:
        TypeError: As in `clean`; the message says which of the texts is no str.
        CoquilleError: As in `clean`; also if `threads` is out of range.
        UnicodeEncodeError: As in `clean`.

    """

def explain_many(
    texts: Iterable[str],
    *,
    preset: _Preset = "repair",
    threads: int | None = None,
    progress: bool = False,
    **options: Unpack[_Options],
) -> list[Cleaned]:
    """Explain many texts, in order, on several threads.

    Takes and raises what `clean_many` does.
    """

def clean_stream(
    chunks: Iterable[str],
    *,
    preset: _Preset = "repair",
    threads: int | None = None,
    **options: Unpack[_Options],
) -> Iterator[str]:
    """Clean a text of any length piece by piece, in bounded memory.

    Joined, what comes out is what `clean` makes of the whole text. It is made as it is asked for,
    some megabytes at a time, on several threads; the pieces are not those that went in.

    Args:
        chunks: The text in pieces of any size: an open text file, a generator.
        preset: As in `clean`.
        threads: As in `clean_many`.
        **options: As in `clean`.

    Raises:
        TypeError: As in `clean`; the message says which of the chunks is no str.
        CoquilleError: As in `clean_many`.
        UnicodeEncodeError: As in `clean`.

    """

def quality(text: str | bytes | bytearray, *, encoding: str | None = None) -> Quality:
    """Say what share of the words of a text can be expected to be right, as far as they look it.

    Nothing is corrected. French of any time counts as right, and so do names; a text in another
    language looks bad. Other threads run meanwhile.

    Args:
        text: French text, or its bytes.
        encoding: As in `clean`.

    Raises:
        TypeError: As in `clean`.
        CoquilleError: There is no such encoding.
        UnicodeEncodeError: As in `clean`.

    """

def quality_many(
    texts: Iterable[str], *, threads: int | None = None, progress: bool = False
) -> list[Quality]:
    """Say how good many texts are, in order, on several threads; takes and raises what `clean_many` does."""

@final
class Cleaner:
    """Cleans French text with one set of options.

    It never changes, so threads can share it; it can be pickled, copied, compared and hashed, and
    works in processes that were forked or spawned. Equal are those with the same preset, options
    and words.

    Examples:
        >>> Cleaner("web", quotes="french", keep=["Qousseir"])
        Cleaner('web', quotes='french', keep=['Qousseir'])

    """

    def __new__(
        cls,
        preset: _Preset = "repair",
        *,
        words: Words | None = None,
        channel: str | None = None,
        decisions: str | None = None,
        **options: Unpack[_Options],
    ) -> Cleaner:
        """Make a cleaner.

        Args:
            preset: As in `coquille.clean`.
            words: What was learned before: the `words` of another cleaner, or a table that was read.
            channel: What the machine that read the texts takes for what: the `channel` of another
                cleaner, or a table that `coquille fit-channel` wrote.
            decisions: What was decided of edits: a table that the page of a `Report` saved, or the
                `decisions` of another cleaner. What was rejected is not done, what was accepted is,
                even if it was only suggested.
            **options: As in `coquille.clean`.

        Raises:
            TypeError: `words` are no `Words`; else as in `coquille.clean`.
            CoquilleError: As in `coquille.clean`; also if a row of a table is none, with its number.

        """
    @property
    def preset(self) -> _Preset:
        """The name of the preset."""
    @property
    def options(self) -> dict[str, Any]:
        """Every option with its value, as a new dict."""
    @property
    def words(self) -> Words:
        """What it knows beside the lexicon: what it has learned, and the words to keep."""
    @property
    def decisions(self) -> str:
        """What was decided of its edits, as a table: a row each, below a comment that explains it."""
    def clean(self, text: str | bytes | bytearray, *, encoding: str | None = None) -> str:
        """Return the text as it was meant; see `coquille.clean`."""
    def explain(self, text: str | bytes | bytearray, *, encoding: str | None = None) -> Cleaned:
        """Return the text as it was meant, with every change; see `coquille.explain`."""
    def clean_many(
        self, texts: Iterable[str], threads: int | None = None, progress: bool = False
    ) -> list[str]:
        """Clean many texts, in order, on several threads; see `coquille.clean_many`."""
    def explain_many(
        self, texts: Iterable[str], threads: int | None = None, progress: bool = False
    ) -> list[Cleaned]:
        """Explain many texts, in order, on several threads; see `coquille.explain_many`."""
    @overload
    def clean_arrow(self, data: _HasArray, *, threads: int | None = None) -> _ArrowArray: ...
    @overload
    def clean_arrow(self, data: _HasStream, *, threads: int | None = None) -> _ArrowStream:
        """Clean a column of Arrow, on several threads, with nothing copied that stays as it is.

        It is given and taken through Arrow's PyCapsule interface, so any library that speaks it
        will do, and none is needed: `pyarrow.array(cleaner.clean_arrow(column))`,
        `polars.Series(cleaner.clean_arrow(series))`. An array gives an array. A stream, such as a
        chunked array, gives a stream of as many chunks, each cleaned when it is asked for; it can
        be read once.

        What comes out is of the kind that went in: string, large string or string view, or a
        dictionary of them, of which each value is cleaned once. Nulls stay null. Each text is cleaned by
        itself, as `clean` does: lines that stand on several pages are known to a cleaner that
        `fit` has shown them.

        Args:
            data: What has `__arrow_c_array__` or `__arrow_c_stream__`.
            threads: As in `coquille.clean_many`.

        Raises:
            TypeError: `data` is no column of Arrow, or does not hold strings; the message names the
                columns of a table.
            CoquilleError: `threads` is out of range, or the column holds what is no UTF-8. Of a later
                chunk of a stream, its reader says so in its own way.

        """
    @overload
    def explain_arrow(self, data: _HasArray, *, threads: int | None = None) -> _ArrowArray: ...
    @overload
    def explain_arrow(self, data: _HasStream, *, threads: int | None = None) -> _ArrowStream:
        """Explain a column of Arrow, as a column of structs.

        Their fields are `text`, of the kind that went in, `edits` and `suggestions`: lists of structs
        with the fields of `Edit`. As Python objects they are what `Cleaned.to_dict` gives. Positions
        are in code points. A null gives a null.

        Takes and raises what `clean_arrow` does.
        """
    def map(
        self,
        field: str | Iterable[str],
        *,
        into: str | Iterable[str] | None = None,
        threads: int | None = None,
    ) -> Clean:
        """Return a function that cleans a field of rows, batches or tables: `ds.map(cleaner.map("text"))`.

        It is made for data sets of Hugging Face, with `batched=True` or without, on several processes
        and with their cache: its pickle is always the same. A row is a dict of values, a batch a
        dict of lists; both give a dict of the cleaned fields. A table of Arrow gives a table.

        Args:
            field: The name of a field that holds text, or several.
            into: What the cleaned field is called, if it is not to replace the other; as many.
            threads: As in `coquille.clean_many`; in a process that `num_proc` has started, one
                unless something is given.

        Raises:
            TypeError: `field` or `into` is no name; when it is called, a field holds something else
                than str and None.
            ValueError: `into` names more or fewer fields.

        """
    def clean_stream(self, chunks: Iterable[str], threads: int | None = None) -> Iterator[str]:
        """Clean a text of any length piece by piece; see `coquille.clean_stream`."""
    def quality(self, text: str | bytes | bytearray, *, encoding: str | None = None) -> Quality:
        """Say how good a text is; see `coquille.quality`. What `fit` has learned counts as right."""
    def quality_many(
        self, texts: Iterable[str], threads: int | None = None, progress: bool = False
    ) -> list[Quality]:
        """Say how good many texts are, in order, on several threads; see `coquille.quality_many`."""
    def fit(self, texts: Iterable[str]) -> Cleaner:
        """Return a cleaner that also knows what these texts use again and again.

        It learns names and words that the lexicon lacks, and lines that stand on several texts.
        This cleaner stays as it is. What was learned is in `words` of the new one, and is pickled
        with it. What this one knew before stays, and counts add up.
        """
    def fit_channel(self, pairs: Iterable[tuple[str, str]]) -> Cleaner:
        r"""Return a cleaner that also knows what the machine that read these texts takes for what.

        Each pair is a text as it was read and the same as it was printed. A few hundred lines are
        enough; what is known of such machines speaks for what they do not show. It is the preset
        `ocr` that asks for it. What was learned is in `channel` of the new cleaner, and is pickled
        with it.

        Raises:
            TypeError: `pairs` are no pairs of str.

        Examples:
            >>> pairs = [("La wére et le père", "La mère et le père")]
            >>> cleaner = Cleaner("ocr").fit_channel(pairs)
            >>> "w\tm\t" in cleaner.channel
            True

        """
    @property
    def channel(self) -> str:
        """What it knows of the machine that read its texts, as a table.

        A row is what was read, what was printed, how often, and how often of all, parted by tabs.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Cleaner: ...
    def __deepcopy__(self, _memo: object) -> Cleaner: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Words:
    r"""What a corpus has that the lexicon lacks, and words to keep.

    They never change. `fit` makes them; the `words` of two parts of a corpus merge into those of
    the whole. Rare forms are counted too, for that reason.

    Examples:
        >>> one = Cleaner().fit(["Qousseir est tombée.", "Alep et Qousseir."]).words
        >>> other = Cleaner().fit(["Les rues de Qousseir."]).words
        >>> (one | other).to_tsv().splitlines()[-1]
        'name\tQousseir\t3'
        >>> cleaner = Cleaner(words=one | other)

    """

    def __new__(cls) -> Words:
        """Make empty ones; `from_tsv` reads a table."""
    @staticmethod
    def from_tsv(table: str) -> Words:
        """Read a table, as `to_tsv` and `coquille fit` write it, or several one after the other.

        Raises:
            CoquilleError: A row is none; the message says which, and what was expected.

        """
    def to_tsv(self) -> str:
        """Return the table: a comment that explains it, then a row each, always in the same order."""
    def merge(self, other: Words) -> Words:
        """Return these words and those of another part of the corpus; `self | other` does so too.

        Counts add up, so a text must not be in both parts.
        """
    def at_least(self, least: int) -> Words:
        """Return what was counted so often, and the words to keep: short enough to read.

        It no longer merges into the whole.
        """
    def __or__(self, other: Words, /) -> Words: ...
    def __ror__(self, other: Words, /) -> Words: ...
    def __len__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Words: ...
    def __deepcopy__(self, _memo: object) -> Words: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Cleaned:
    """A cleaned text and how it came about.

    Positions are in code points, as Python counts. Edits are in order and disjoint, in the original
    and in the cleaned text; between them both texts are the same.
    """

    @property
    def text(self) -> str:
        """The cleaned text; `str(cleaned)` gives it too."""
    @property
    def original(self) -> str:
        """The original text, put together again from the cleaned text and the edits."""
    @property
    def edits(self) -> tuple[Edit, ...]:
        """What was changed, in order."""
    @property
    def suggestions(self) -> tuple[Edit, ...]:
        """What was not sure enough to change, in order."""
    def to_original(self, i: int) -> int:
        """Return the position in the original that position `i` of the cleaned text comes from.

        Inside an edit, it is the start of what the edit replaced.

        Raises:
            IndexError: Unless `0 <= i <= len(text)`; negative positions do not count from the end.

        """
    def to_cleaned(self, i: int) -> int:
        """Return the position in the cleaned text that position `i` of the original went to.

        Inside an edit, it is the start of what the edit put there.

        Raises:
            IndexError: Unless `0 <= i <= len(original)`.

        """
    def undo(self, edits: Edit | int | Iterable[Edit | int]) -> str:
        """Return the cleaned text without these edits.

        Args:
            edits: One of `self.edits`, its index, or several of them.

        Raises:
            ValueError: An `Edit` is not one of this text's. Suggestions were never made.
            IndexError: There is no edit with this index.
            TypeError: Neither an `Edit` nor an index.

        """
    def to_dict(self) -> dict[str, Any]:
        """Return text, edits and suggestions as a dict that `json` can write."""
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Edit:
    """One change: where, what, why and how sure. Positions are in code points, as Python counts."""

    @property
    def start(self) -> int:
        """Where it starts in the original."""
    @property
    def end(self) -> int:
        """Where it ends in the original."""
    @property
    def cleaned_start(self) -> int:
        """Where it starts in the cleaned text; for a suggestion, where `before` stands there."""
    @property
    def cleaned_end(self) -> int:
        """Where it ends in the cleaned text."""
    @property
    def before(self) -> str:
        """What stood in the original: `original[start:end]`."""
    @property
    def after(self) -> str:
        """What stands in its place, `text[cleaned_start:cleaned_end]`; a suggestion: could stand."""
    @property
    def reason(self) -> str:
        """Why: a code such as `dropped-initial`, which never changes its meaning."""
    @property
    def confidence(self) -> float:
        """The probability, from 0 to 1, that the change is right."""
    @property
    def alternatives(self) -> list[str]:
        """Other readings, likeliest first."""
    @property
    def detail(self) -> str | None:
        """What more is to be said: for `mojibake`, `utf-8 as windows-1252`; the encodings undone."""
    def to_dict(self) -> dict[str, Any]:
        """Return all fields as a dict that `json` can write."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Quality:
    """How good a text is, as far as its words show.

    Examples:
        >>> import coquille
        >>> good = coquille.quality("Le vaisseau étoit sorti du port avant le lever du soleil.")
        >>> bad = coquille.quality("Lc vaisseau ctoit sorli du porl avaul le lcver du soieil.")
        >>> good.right > 0.95 > 0.5 > bad.right
        True

    """

    @property
    def right(self) -> float:
        """The share of its words that can be expected to be right, from 0 to 1; 0 without words."""
    @property
    def words(self) -> int:
        """How many words were looked at: what has a letter, elisions left out."""
    @property
    def unknown(self) -> float:
        """The share of words that nothing vouches for: no list, no rule, no name, no other language."""
    @property
    def signs(self) -> dict[str, int]:
        """What was counted, by name, as a new dict; `dictionaries/tables/quality.tsv` weighs it."""
    def to_dict(self) -> dict[str, Any]:
        """Return all fields as a dict that `json` can write."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class _ArrowArray:
    """A column that was worked on, for any library that speaks Arrow."""

    def __arrow_c_array__(
        self, requested_schema: object | None = None
    ) -> tuple[object, object]: ...
    def __arrow_c_schema__(self) -> object: ...
    def __len__(self) -> int: ...

@final
class _ArrowStream:
    """A column that is worked on chunk by chunk, for any library that speaks Arrow; it is read once."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...

@final
class Report:
    """A corpus to look at: what was changed in all its texts, how surely, and what is in doubt.

    Texts are added, and only counts, rankings and examples are kept. The result is the same on any
    number of threads. In a notebook a report shows its counts; `save` writes the whole page, which
    needs no network, and where edits can be accepted and rejected. The table that the page saves
    is for `Cleaner(decisions=…)` and `coquille clean --decisions`.

    Examples:
        >>> report = Report(Cleaner()).add(["Le caf&eacute; du port", "Le th&eacute; du soir"])
        >>> report
        <Report: 2 documents, 10 words, 2 edits>
        >>> report.totals["edits"]
        2
        >>> "<!DOCTYPE html>" in report.to_html("My corpus")
        True

    """

    def __new__(cls, cleaner: Cleaner | None = None) -> Report:
        """Begin a report of what this cleaner does; without one, of the preset `repair`.

        Raises:
            TypeError: `cleaner` is no `Cleaner`.

        """
    def add(
        self,
        texts: Iterable[str | Cleaned],
        names: Iterable[object] | None = None,
        threads: int | None = None,
        progress: bool = False,
    ) -> Report:
        """Add texts, or what `explain` and `explain_many` have made of them, and return this report.

        Args:
            texts: As in `coquille.clean_many`; what was explained is not cleaned again.
            names: What the documents are called, one each: file names, the index of a data frame.
                By default their numbers, from 0.
            threads: As in `coquille.clean_many`.
            progress: As in `coquille.clean_many`.

        Raises:
            TypeError: As in `coquille.clean_many`.
            ValueError: There are more or fewer names than texts.
            CoquilleError: `threads` is out of range.
            UnicodeEncodeError: As in `coquille.clean`.

        """
    def merge(self, other: Report) -> Report:
        """Add the report of another part of the corpus, and return this one.

        Of distinct changes beyond 30,000 the rarest are left out, so that the counts of two large
        parts can fall short of those of the whole.
        """
    @property
    def totals(self) -> dict[str, float]:
        """Counts of all that was added, as a new dict.

        `documents` and how many of them were `changed`; `words`; `edits`, `edits_per_10_000_words`
        and `suggestions`; words that nothing vouches for, `unknown` and `unknown_after` cleaning;
        words that can be expected to be right, `right` and `right_after`.
        """
    def to_html(self, title: str = "Corpus") -> str:
        """Return the whole page, below ten megabytes for a corpus of any size."""
    def save(self, path: str | PathLike[str], title: str = "Corpus") -> None:
        """Write the whole page to a file.

        Raises:
            OSError: The file cannot be written.

        """
    def _repr_html_(self) -> str: ...

# What pickles call.
def _restore_cleaner(
    preset: str,
    options: dict[str, Any],
    words: Words,
    channel: str | None = None,
    decisions: str | None = None,
) -> Cleaner: ...
def _restore_cleaned(text: str, edits: list[Any], suggestions: list[Any]) -> Cleaned: ...
def _restore_edit(fields: tuple[Any, ...]) -> Edit: ...
def _restore_quality(
    right: float, words: int, unknown: float, signs: dict[str, int]
) -> Quality: ...
def _restore_words(table: str) -> Words: ...
def _run(arguments: list[str]) -> int: ...
