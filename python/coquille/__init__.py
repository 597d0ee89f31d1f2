"""Repairs French text from scrapers, OCR and bad exports, and records every change.

>>> import coquille
>>> coquille.clean("L&rsquo;&eacute;t&eacute;")
'L’été'

`clean` gives the text as it was meant, `explain` also says what was changed, where, why and how
sure. `clean_many` and `explain_many` do so for many texts on several threads, `clean_stream` for one
of any length. A `Cleaner` holds a set of options, and learns a corpus's own words with `fit`; `Words`
are what it has learned. `quality` says how many words of a text look right. A `Report` shows a whole
corpus as a page, to look at and to decide about.

Positions are counted in code points, as Python counts: `text[edit.start:edit.end]`.
"""

from ._coquille import (
    Cleaned,
    Cleaner,
    CoquilleError,
    Edit,
    Quality,
    Report,
    Words,
    __version__,
    clean,
    clean_many,
    clean_stream,
    explain,
    explain_many,
    quality,
    quality_many,
)

__all__ = [
    "Cleaned",
    "Cleaner",
    "CoquilleError",
    "Edit",
    "Quality",
    "Report",
    "Words",
    "__version__",
    "clean",
    "clean_many",
    "clean_stream",
    "explain",
    "explain_many",
    "quality",
    "quality_many",
]
