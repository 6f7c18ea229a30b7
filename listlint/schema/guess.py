"""Which known name an unknown one was meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

_CUTOFF = 0.85
"""As `yaer` is to `year`, `int` to `integer` and not as `done` is to `doing`."""


class Guess(NamedTuple):
    name: str
    certain: bool
    """Only upper and lower case, and the blanks around it, differ."""


def guess(name: str, known: Iterable[str]) -> Guess | None:
    """The known name that is most like `name`, if one is like enough."""
    names = list(dict.fromkeys(known))
    folded = name.strip().casefold()
    same = [other for other in names if other.strip().casefold() == folded]
    if len(same) == 1:
        return Guess(same[0], certain=True)
    found = process.extractOne(
        folded,
        names,
        scorer=JaroWinkler.normalized_similarity,
        processor=str.casefold,
        score_cutoff=_CUTOFF,
    )
    return Guess(str(found[0]), certain=False) if found else None
