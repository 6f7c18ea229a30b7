"""Texts as their letters are compared: the measure, and how many that are alike one text are told.

The measure is the Indel similarity of rapidfuzz, in percent: twice the letters that two texts have
in common, in one order, by both lengths. The order of words may be put aside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

MOST = 20
"""Texts that are alike one text of which each is told; those of a series, such as the talks of one
conference, are alike each other by the hundred, and each with each would be the square of that."""


_CLASSES, _ROOM = 32, 8
"""Of characters, those whose code is the same in the last five bits are one class, so that each
letter of ASCII has its own; it is counted up to so many of them."""


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


@lru_cache(maxsize=2**16)  # a title is compared in each note that cites it
def counted(text: str) -> int:
    """How often each class of characters stands in a text, as a number with one bit for "at least
    k times this class": in as many bits as two numbers differ, at least so many letters would have
    to be added or removed to make one text the other.
    """
    bits = 0
    for code, count in Counter(ord(character) % _CLASSES for character in text).items():
        bits |= ((1 << min(count, _ROOM)) - 1) << code * _ROOM
    return bits


def bounded(pairs: Iterable[TextPair], counts: Counter[int]) -> Iterator[TextPair]:
    """The pairs, the most alike first, without those of two texts that have `MOST` others already;
    `counts` has how many each has.
    """
    for pair in sorted(pairs, key=lambda pair: (-pair.similarity, pair)):
        if counts[pair.one] < MOST or counts[pair.other] < MOST:
            counts.update((pair.one, pair.other))
            yield pair
