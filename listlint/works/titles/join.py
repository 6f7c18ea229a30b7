"""All pairs of texts whose letters are nearly the same; no pair at or above the cut-off is lost.

The measure is the Indel similarity of rapidfuzz, in percent: twice the letters that two texts have
in common, in one order, by both lengths. The order of words may be put aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

_FEW = 400
"""So few texts are compared each with each sooner than numpy is imported."""


_ROUNDING = 1e-6


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


def alike(texts: Sequence[Text], cutoff: float) -> Iterator[TextPair]:
    """The pairs at or above the cut-off, above 0 to 100, in no order.

    10,000 texts take a fraction of a second, a million about a minute; `benchmarks/` has figures.
    """
    if len(texts) <= _FEW:
        yield from _near(texts, cutoff)
        return
    from listlint.works.titles import letter_counts  # noqa: PLC0415 - numpy costs a tenth of a second

    for i, j, alike in letter_counts.alike(texts, cutoff):
        yield TextPair(i, j, alike)


def _near(texts: Sequence[Text], cutoff: float) -> Iterator[TextPair]:
    """The same by comparing each with those that are not too much longer."""
    order = sorted(range(len(texts)), key=lambda number: len(texts[number].written))
    for place, one in enumerate(order):
        # Of similar texts the shorter has at least so many of the letters of both.
        longest = len(texts[one].written) * (200 - cutoff) / cutoff
        for other in order[place + 1 :]:
            if len(texts[other].written) > longest + _ROUNDING:
                break
            if (found := similarity(texts[one], texts[other], cutoff)) >= cutoff:
                yield TextPair(min(one, other), max(one, other), found)


def each_with_each(texts: Sequence[Text], cutoff: float) -> Iterator[TextPair]:
    """The same by comparing each with each: what `alike` is held against."""
    for (i, one), (j, other) in combinations(enumerate(texts), 2):
        if (found := similarity(one, other, cutoff)) >= cutoff:
            yield TextPair(i, j, found)
