"""Cleans texts in pipelines of scikit-learn: `make_pipeline(CleanTransformer(), TfidfVectorizer())`.

>>> from coquille.sklearn import CleanTransformer
>>> CleanTransformer(apostrophes="plain").fit_transform(["L’&eacute;t&eacute;", "Le quai"])
["L'été", 'Le quai']

Each text is cleaned by itself, as `coquille.clean` does, so a transformer gives of a row what it gives of it among others.

Needs scikit-learn and pyarrow: `pip install 'coquille[sklearn]'`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]
from sklearn.base import BaseEstimator, TransformerMixin  # type: ignore[import-untyped, unused-ignore]
from sklearn.utils.validation import check_is_fitted  # type: ignore[import-untyped, unused-ignore]

from ._coquille import Cleaner

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    from typing_extensions import Self

    from ._coquille import _Preset, _Style

__all__ = ["CleanTransformer"]


class CleanTransformer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Cleans texts, or columns of texts.

    A list, an array or a Series of texts gives a list of them, as text vectorizers take it. A frame or
    an array of two dimensions gives an array of its shape, or what `set_output` asks for. None and
    NaN stay.

    Args:
        preset: As in `coquille.clean`.
        learn: Whether `fit` learns the words that the texts use again and again, as `Cleaner.fit` does.
        threads: As in `coquille.clean_many`.
        html_entities: This and all after it are the options of `coquille.clean`; None leaves them as
            the preset has them.

    Attributes:
        cleaner_: The `coquille.Cleaner`, which knows what was learned.
        n_features_in_: How many columns there were.

    """

    cleaner_: Cleaner
    n_features_in_: int

    def __init__(
        self,
        preset: _Preset = "repair",
        *,
        learn: bool = False,
        threads: int | None = None,
        html_entities: bool | None = None,
        mojibake: bool | None = None,
        control_characters: bool | None = None,
        presentation_forms: bool | None = None,
        composition: bool | None = None,
        page: Literal["drop", "mark", "keep"] | None = None,
        running_heads: Literal["drop", "mark", "keep"] | None = None,
        line_breaks: Literal["keep", "join"] | None = None,
        hyphenation: bool | None = None,
        letter_spacing: bool | None = None,
        misreadings: bool | None = None,
        sentence_seams: bool | None = None,
        quote_pairing: bool | None = None,
        apostrophe_signs: bool | None = None,
        stray_spaces: bool | None = None,
        ligatures: bool | None = None,
        capital_accents: Literal["keep", "restore"] | None = None,
        hyphens: bool | None = None,
        spelling: bool | None = None,
        names: bool | None = None,
        print: bool | None = None,
        quotes: _Style | None = None,
        apostrophes: _Style | None = None,
        spaces: _Style | None = None,
        min_confidence: float | None = None,
        max_damage: float | None = None,
        keep: Iterable[str] | None = None,
    ) -> None:
        """Keep what is given; `fit` looks at it."""
        self.preset = preset
        self.learn = learn
        self.threads = threads
        self.html_entities = html_entities
        self.mojibake = mojibake
        self.control_characters = control_characters
        self.presentation_forms = presentation_forms
        self.composition = composition
        self.page = page
        self.running_heads = running_heads
        self.line_breaks = line_breaks
        self.hyphenation = hyphenation
        self.letter_spacing = letter_spacing
        self.misreadings = misreadings
        self.sentence_seams = sentence_seams
        self.quote_pairing = quote_pairing
        self.apostrophe_signs = apostrophe_signs
        self.stray_spaces = stray_spaces
        self.ligatures = ligatures
        self.capital_accents = capital_accents
        self.hyphens = hyphens
        self.spelling = spelling
        self.names = names
        self.print = print
        self.quotes = quotes
        self.apostrophes = apostrophes
        self.spaces = spaces
        self.min_confidence = min_confidence
        self.max_damage = max_damage
        self.keep = keep

    def fit(self, X: Any, y: Any = None) -> Self:
        """Make the cleaner, and learn the words of the texts if `learn` is true.

        Raises:
            TypeError: There is something else than texts; an option has a value of the wrong type.
            CoquilleError: A preset or an option cannot have this value.

        """
        columns, names, _ = _columns(X)
        given = self.get_params(deep=False)
        own = ("preset", "learn", "threads")
        options = {
            name: given[name] for name in given if name not in own and given[name] is not None
        }
        cleaner = Cleaner(self.preset, **options)
        if self.learn:
            cleaner = cleaner.fit(text for column in columns for text in column if text is not None)
        self.cleaner_ = cleaner
        self.n_features_in_ = len(columns)
        if names is None:
            # of an earlier fit
            self.__dict__.pop("feature_names_in_", None)
        else:
            self.feature_names_in_ = np.asarray(names, dtype=object)
        return self

    def transform(self, X: Any) -> Any:
        """Clean the texts.

        Raises:
            NotFittedError: `fit` was not called.
            TypeError: There is something else than texts.
            ValueError: There are other columns than `fit` has seen.

        """
        check_is_fitted(self)
        columns, names, flat = _columns(X)
        if len(columns) != self.n_features_in_:
            raise ValueError(
                f"X has {len(columns)} columns, but CleanTransformer was fitted with {self.n_features_in_}"
            )
        expected = getattr(self, "feature_names_in_", None)
        if names is not None and expected is not None and list(names) != list(expected):
            raise ValueError(f"X has the columns {names}, but expected are {list(expected)}")
        cleaned = [self._clean(column) for column in columns]
        if flat:
            return cleaned[0]
        result = np.empty((len(cleaned[0]), len(cleaned)), dtype=object)
        for i, column in enumerate(cleaned):
            result[:, i] = column
        return result

    def _clean(self, texts: list[str | None]) -> list[str | None]:
        column = pa.chunked_array([pa.array(texts, pa.large_string())])
        cleaned = pa.chunked_array(self.cleaner_.clean_arrow(column, threads=self.threads))
        result: list[str | None] = cleaned.to_pylist()
        return result

    def get_feature_names_out(self, input_features: Any = None) -> Any:
        """Give the names of the columns, which stay as they are."""
        check_is_fitted(self)
        expected = getattr(self, "feature_names_in_", None)
        if input_features is not None:
            if len(input_features) != self.n_features_in_:
                raise ValueError(
                    f"input_features should have length equal to number of features ({self.n_features_in_})"
                )
            if expected is not None and list(input_features) != list(expected):
                raise ValueError("input_features is not equal to feature_names_in_")
            return np.asarray(input_features, dtype=object)
        if expected is not None:
            return expected
        return np.asarray([f"x{i}" for i in range(self.n_features_in_)], dtype=object)

    def __sklearn_tags__(self) -> Any:
        """Say that it takes texts, and missing ones."""
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.one_d_array = True
        tags.input_tags.allow_nan = True
        tags.target_tags.required = False
        return tags


def _columns(X: Any) -> tuple[list[list[str | None]], list[str] | None, bool]:
    """Give the columns of texts, their names if they have any, and whether it is but one without a frame."""
    if isinstance(X, str):
        raise TypeError("X is one str; give a list of them")
    if hasattr(X, "columns"):
        columns = [_texts(X[name], f"column {name!r}") for name in X.columns]
        return columns, [str(name) for name in X.columns], False
    X = X if hasattr(X, "__getitem__") else list(X)
    if _has_columns(X):
        table = np.asarray(X, dtype=object)
        columns = [_texts(table[:, i], f"column {i}") for i in range(table.shape[1])]
        return columns, None, False
    return [_texts(X, "X")], None, True


def _has_columns(X: Any) -> bool:
    """Whether it is a list of rows or an array of two dimensions."""
    if hasattr(X, "ndim"):
        return bool(X.ndim > 1)
    return len(X) > 0 and isinstance(X[0], list | tuple | np.ndarray)


def _texts(column: Iterable[Any], what: str) -> list[str | None]:
    """Give the texts, with None for what is missing."""
    texts: list[str | None] = []
    for row, text in enumerate(column):
        if isinstance(text, str):
            texts.append(text)
        elif text is None or type(text).__name__ == "NAType" or _is_nan(text):
            texts.append(None)
        else:
            found = type(text).__name__
            raise TypeError(
                f"row {row} of {what} holds {found}: expected str, or None where there is none"
            )
    return texts


def _is_nan(value: object) -> bool:
    return isinstance(value, float) and math.isnan(value)
