"""All pairs of texts whose letters are nearly the same; none at or above the cut-off is lost, but
of texts that are alike dozens of others.

The measure is the Indel similarity of rapidfuzz, in percent: twice the letters that two texts have
in common, in one order, by both lengths. The order of words may be put aside.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from listlint.works.titles.letters import MOST, Text, TextPair, bounded, counted, similarity

_FEW = 2000
"""Texts that are compared each with each in the time that the import of numpy takes."""
_ROUNDING = 1e-6
"""Characters: lengths are compared as fractions, and their last bits are not exact."""


def alike(texts: Sequence[Text], cutoff: float) -> Iterator[TextPair]:
    """The pairs at or above the cut-off, above 0 to 100, in no order; a pair of two texts that are
    alike `MOST` others or more may be left out.

    10,000 texts take a fraction of a second, a million about a minute; `benchmarks/` has figures.
    """
    if len(texts) <= _FEW:
        yield from _near(texts, cutoff)
        return
    from listlint.works.titles import letter_counts  # noqa: PLC0415 - numpy costs a tenth of a second

    for i, j, alike in letter_counts.alike(texts, cutoff):
        yield TextPair(i, j, alike)


def _near(texts: Sequence[Text], cutoff: float) -> Iterator[TextPair]:
    """The same by comparing each with those that are not too much longer and whose letters are
    nearly the same.
    """
    order = sorted(range(len(texts)), key=lambda number: len(texts[number].written))
    lengths = [len(texts[number].written) for number in order]
    letters = [counted(texts[number].sorted) for number in order]
    counts: Counter[int] = Counter()
    for place, one in enumerate(order):
        # Of similar texts the shorter has at least so many of the letters of both.
        longest = lengths[place] * (200 - cutoff) / cutoff + _ROUNDING
        most = (1 - cutoff / 100) * (lengths[place] + longest) + _ROUNDING
        mine, end = letters[place], bisect_right(lengths, longest)
        near = [
            order[at]
            for at, theirs in enumerate(letters[place + 1 : end], place + 1)
            if (mine ^ theirs).bit_count() <= most
            and (counts[one] < MOST or counts[order[at]] < MOST)  # else it is left out anyway
        ]
        if near:  # mostly none is
            yield from bounded(_measured(one, near, texts, cutoff), counts)


def _measured(
    one: int, others: Sequence[int], texts: Sequence[Text], cutoff: float
) -> Iterator[TextPair]:
    """The pairs of a text and those others that are alike it indeed."""
    for other in others:
        if (alike := similarity(texts[one], texts[other], cutoff)) >= cutoff:
            yield TextPair(min(one, other), max(one, other), alike)


def each_with_each(texts: Sequence[Text], cutoff: float) -> Iterator[TextPair]:
    """The same by comparing each with each: what `alike` is held against."""
    for (i, one), (j, other) in combinations(enumerate(texts), 2):
        if (found := similarity(one, other, cutoff)) >= cutoff:
            yield TextPair(i, j, found)
