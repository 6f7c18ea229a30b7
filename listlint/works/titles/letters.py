"""Texts as their letters are compared: the measure, and how many that are alike one text are told.

The measure is the Indel similarity of rapidfuzz, in percent: twice the letters that two texts have
in common, in one order, by both lengths. The order of words may be put aside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

MOST = 20
"""Texts that are alike one text of which each is told; those of a series, such as the talks of one
conference, are alike each other by the hundred, and each with each would be the square of that."""


class Text(NamedTuple):
    """A text as written, and with its words sorted; both have the same letters."""

    written: str
    sorted: str


class TextPair(NamedTuple):
    """Two texts by their numbers, the smaller first, and how alike they are, from 0 to 100."""

    one: int
    other: int
    similarity: float


def similarity(one: Text, other: Text, cutoff: float = 0) -> float:
    """How alike two texts are, from 0 to 100; 0 where that is less than the cut-off."""
    return max(
        fuzz.ratio(one.written, other.written, score_cutoff=cutoff),
        fuzz.ratio(one.sorted, other.sorted, score_cutoff=cutoff),
    )


def bounded(pairs: Iterable[TextPair], counts: Counter[int]) -> Iterator[TextPair]:
    """The pairs, the most alike first, without those of two texts that have `MOST` others already;
    `counts` has how many each has.
    """
    for pair in sorted(pairs, key=lambda pair: (-pair.similarity, pair)):
        if counts[pair.one] < MOST or counts[pair.other] < MOST:
            counts.update((pair.one, pair.other))
            yield pair
