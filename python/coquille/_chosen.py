"""Which cleaner a column is for: one that was made before, or one with these options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._coquille import Cleaner

if TYPE_CHECKING:
    from ._coquille import _Choice


def chosen(cleaner: Cleaner | None, options: _Choice) -> Cleaner:
    """Give the cleaner, or make one with these options."""
    if cleaner is None:
        return Cleaner(**options)
    if not isinstance(cleaner, Cleaner):
        found = type(cleaner).__name__
        raise TypeError(
            f"cleaner must be a coquille.Cleaner, not {found}; a preset is preset={cleaner!r}"
        )
    if options:
        raise TypeError(
            f"give a cleaner or options, not both: the cleaner has its own {', '.join(options)}"
        )
    return cleaner
