"""All pairs of texts whose letters are nearly the same; none at or above the cut-off is lost, but
of texts that are alike dozens of others.

The measure is the Indel similarity of rapidfuzz, in percent: twice the letters that two texts have
in common, in one order, by both lengths. The order of words may be put aside.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz, process

from listlint.works.titles.letters import Text, TextPair, bounded, similarity

_FEW = 400
"""Texts that are compared each with each sooner than numpy is imported."""
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
    """The same by comparing each with those that are not too much longer."""
    order = sorted(range(len(texts)), key=lambda number: len(texts[number].written))
    lengths = [len(texts[number].written) for number in order]
    counts: Counter[int] = Counter()
    for place, one in enumerate(order):
        # Of similar texts the shorter has at least so many of the letters of both.
        longest = lengths[place] * (200 - cutoff) / cutoff
        others = order[place + 1 : bisect_right(lengths, longest + _ROUNDING)]
        found = _most_alike(texts[one], [texts[other] for other in others], cutoff)
        yield from bounded((_pair(one, others[at], alike) for at, alike in found), counts)


def _most_alike(text: Text, others: Sequence[Text], cutoff: float) -> Iterable[tuple[int, float]]:
    """Which others are alike a text, and how much."""
    best: dict[int, float] = {}
    written, ordered = [each.written for each in others], [each.sorted for each in others]
    for mine, theirs in ((text.written, written), (text.sorted, ordered)):
        for _, alike, at in process.extract(
            mine, theirs, scorer=fuzz.ratio, score_cutoff=cutoff, limit=None
        ):
            best[at] = max(alike, best.get(at, 0))
    return best.items()


def _pair(one: int, other: int, similarity: float) -> TextPair:
    return TextPair(min(one, other), max(one, other), similarity)


def each_with_each(texts: Sequence[Text], cutoff: float) -> Iterator[TextPair]:
    """The same by comparing each with each: what `alike` is held against."""
    for (i, one), (j, other) in combinations(enumerate(texts), 2):
        if (found := similarity(one, other, cutoff)) >= cutoff:
            yield TextPair(i, j, found)
