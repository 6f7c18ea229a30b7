"""The join of many texts: letters are counted, and texts with nearly equal counts are measured.

An edit of the Indel distance adds or takes one letter, so it changes one count by one: two texts
are at least as far apart as their counts are, whatever the order of the letters. Counts are written
as rows of bits, one for "at least k times this letter", of which 64 are compared at a time; that
bound is never too high, so no pair is lost. The only user of numpy.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from listlint.works.titles.letters import MOST, Text, TextPair, bounded

Numbers = NDArray[np.int64]
Bits = NDArray[np.uint64]
Counts = NDArray[np.uint8]

_LETTERS = "abcdefghijklmnopqrstuvwxyz "
_DIGITS = len(_LETTERS)
_OTHERS = _DIGITS + 1
_CLASSES = _OTHERS + 16
"""A class for each letter, one for digits, and sixteen that all other characters share."""
_WORDS = 3
"""Machine words of 64 bits a text; the first is compared for all pairs, the others for those that
are left."""
_WIDTH = 1.06
"""The longest by the shortest text of a band; within a band the same bits are looked at."""
_ROWS, _COLUMNS = 128, 4000
"""Texts that are laid beside each other at once; what comes out stays in the processor's cache."""
_BATCH = 200_000
"""Pairs that are measured at once."""
_CHUNK = 50_000
"""Texts whose letters are counted at once."""
_SAMPLE = 8000
"""Texts of a band of which the most telling bits are chosen: of more the same would be."""
_POWERS = 8
"""Multiplications; which signs come out decides how fast the join is, never what it finds."""
_ROUNDING = 1e-9
"""Edits or characters: products of fractions are not exact in their last bits."""


class Band(NamedTuple):
    """Texts of about one length, from `start` to `end` in the order of lengths, and where the texts
    end that are short enough to be alike.
    """

    start: int
    end: int
    reach: int


def alike(texts: Sequence[Text], cutoff: float) -> Iterator[tuple[int, int, float]]:
    """The pairs at or above the cut-off, above 0 to 100: two numbers, the smaller first, and how
    alike they are.
    """
    order = np.argsort(np.fromiter(map(len, (t.written for t in texts)), np.int64), kind="stable")
    join = _Join([texts[i] for i in order], cutoff)
    with ThreadPoolExecutor(min(os.cpu_count() or 1, 4)) as pool:  # numpy lets threads run
        for found in pool.map(join.band, join.bands()):
            for i, j, similarity in found:
                one, other = sorted((int(order[i]), int(order[j])))
                yield one, other, similarity


class _Join:
    """Texts in the order of their lengths, and what is counted of them."""

    def __init__(self, texts: Sequence[Text], cutoff: float) -> None:
        self.written = [text.written for text in texts]
        self.sorted = [text.sorted for text in texts]
        self.cutoff = cutoff
        self.slack = 1 - cutoff / 100
        self.lengths = np.fromiter(map(len, self.written), np.int64, len(texts))
        self.counts = np.concatenate(
            [_counts(self.written[at : at + _CHUNK]) for at in range(0, len(texts), _CHUNK)]
        )

    def edits(self, letters: Numbers) -> Numbers:
        """How many edits two texts may be apart that have so many letters together."""
        edits: Numbers = np.floor(self.slack * letters + _ROUNDING).astype(np.int64)
        return edits

    def bands(self) -> Iterator[Band]:
        """The texts, cut by length; the dearest come first, so that no thread ends much later."""
        start, bands = 0, []
        while start < len(self.lengths):
            shortest = int(self.lengths[start])
            end = int(np.searchsorted(self.lengths, max(shortest + 1, int(shortest * _WIDTH))))
            bands.append(Band(start, end, self.reach(end)))
            start = end
        return iter(sorted(bands, key=lambda b: (b.start - b.end) * (b.reach - b.start)))

    def reach(self, end: int) -> int:
        """Where the texts end that may be alike one of those before `end`: `slack` bounds the
        difference of lengths by their sum.
        """
        longest = int(self.lengths[end - 1])
        most = longest * (1 + self.slack) / (1 - self.slack) + _ROUNDING
        return int(np.searchsorted(self.lengths, int(most), side="right"))

    def band(self, band: Band) -> list[TextPair]:
        """The alike pairs whose shorter text lies in a band."""
        found: list[TextPair] = []
        counts: Counter[int] = Counter()
        is_full = np.zeros(band.reach, np.bool_)
        waiting: list[tuple[Numbers, Numbers]] = []
        size = 0
        for one, other in self._near(band):
            pairs = np.minimum(one, other) + band.start, np.maximum(one, other) + band.start
            kept = ~(is_full[pairs[0]] & is_full[pairs[1]])
            waiting.append((pairs[0][kept], pairs[1][kept]))
            size += int(np.count_nonzero(kept))
            if size > _BATCH:
                found += bounded(self._measured(waiting), counts)
                is_full[[number for number, count in counts.items() if count >= MOST]] = True
                waiting, size = [], 0
        return [*found, *bounded(self._measured(waiting), counts)]

    def _near(self, band: Band) -> Iterator[tuple[Numbers, Numbers]]:
        """The pairs, numbered from the band's start, whose counts are near enough."""
        counts = self.counts[band.start : band.reach]
        lengths = self.lengths[band.start : band.reach]
        bits = _bits(counts)
        most = min(int(self.edits(lengths[band.end - band.start - 1] + lengths[-1])), 255)
        signs, size = _signs(counts), band.end - band.start
        inside = _by_spread(counts, signs, 0, size)
        beyond = _by_spread(counts, signs, size, len(counts))
        for columns in (inside, beyond):
            for one, other in _blocks(inside, columns, bits[0], most):
                kept = one, other
                for distance in (_fully, _counted):
                    near = distance(bits, counts, *kept) <= self.edits(
                        lengths[kept[0]] + lengths[kept[1]]
                    )
                    kept = kept[0][near], kept[1][near]
                yield kept

    def _measured(self, pairs: Sequence[tuple[Numbers, Numbers]]) -> Iterator[TextPair]:
        """The pairs that are alike indeed."""
        if not pairs:
            return
        one, other = (np.concatenate(side) for side in zip(*pairs, strict=True))
        best = np.zeros(len(one), np.float64)
        for texts in (self.written, self.sorted):
            scores = process.cpdist(
                [texts[i] for i in one],
                [texts[j] for j in other],
                scorer=fuzz.ratio,
                score_cutoff=self.cutoff,
                dtype=np.float64,
            )
            best = np.maximum(best, scores)
        for at in np.flatnonzero(best >= self.cutoff):
            yield TextPair(int(one[at]), int(other[at]), float(best[at]))


def _counts(texts: Sequence[str]) -> Counts:
    """How often each class of characters stands in each text, at most 255 times."""
    codes = np.frombuffer("\n".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    ends = codes == ord("\n")
    text, kept = np.cumsum(ends, dtype=np.int64), ~ends
    cells = text[kept] * _CLASSES + _classes(codes[kept])
    counts = np.bincount(cells, minlength=len(texts) * _CLASSES).reshape(len(texts), _CLASSES)
    return np.minimum(counts, 255).astype(np.uint8)


def _classes(codes: NDArray[np.uint32]) -> Numbers:
    ascii_ = np.full(128, _OTHERS, np.int64)
    ascii_[[ord(letter) for letter in _LETTERS]] = range(len(_LETTERS))
    ascii_[ord("0") : ord("9") + 1] = _DIGITS
    # Fibonacci hashing: the highest four bits of a product with 2**32 by the golden ratio.
    hashed = (codes * np.uint32(2654435769)) >> np.uint32(28)
    return np.where(codes < len(ascii_), ascii_[np.minimum(codes, 127)], _OTHERS + hashed)


class LetterOrder(NamedTuple):
    """Some texts by their numbers, in the order of their spread."""

    numbers: Numbers
    spread: Numbers


def _by_spread(counts: Counts, signs: Numbers, start: int, end: int) -> LetterOrder:
    """Texts in the order of how much more often some letters stand in them than the others: two
    texts are at least as far apart as their spreads are.
    """
    spread: Numbers = counts[start:end].astype(np.int64) @ signs
    order = np.argsort(spread, kind="stable")
    return LetterOrder(order + start, spread[order])


def _signs(counts: Counts) -> Numbers:
    """Which letters go with which: those that have the same sign in what the texts differ by most,
    their first principal component, which powers of their scatter come close to.
    """
    sample = counts[:: max(1, len(counts) // _SAMPLE)].astype(np.float64)
    sample -= sample.mean(axis=0)
    vector = np.linspace(-1, 1, _CLASSES)
    for _ in range(_POWERS):
        vector = sample.T @ (sample @ vector)
        vector /= np.abs(vector).max() or 1
    return np.where(vector < 0, -1, 1)


def _blocks(
    rows: LetterOrder, columns: LetterOrder, bits: NDArray[np.uint64], most: int
) -> Iterator[tuple[Numbers, Numbers]]:
    """The pairs of a row and a column that are at most so far apart, by their spread and by one row
    of bits; where both are the same, each pair once.
    """
    row_bits, column_bits = bits[rows.numbers], bits[columns.numbers]
    room, counted = np.empty(_ROWS * _COLUMNS, np.uint64), np.empty(_ROWS * _COLUMNS, np.uint8)
    is_same = rows is columns
    for top in range(0, len(row_bits), _ROWS):
        bottom = min(len(row_bits), top + _ROWS)
        first = np.searchsorted(columns.spread, rows.spread[top] - most)
        last = int(np.searchsorted(columns.spread, rows.spread[bottom - 1] + most, side="right"))
        for left in range(max(int(first), top) if is_same else int(first), last, _COLUMNS):
            right = min(last, left + _COLUMNS)
            shape = bottom - top, right - left
            differing = room[: shape[0] * shape[1]]
            np.bitwise_xor(
                row_bits[top:bottom, None], column_bits[left:right], out=differing.reshape(shape)
            )
            distance = np.bitwise_count(differing, out=counted[: len(differing)])
            near = np.flatnonzero(distance <= most)
            one, other = near // shape[1] + top, near % shape[1] + left
            if is_same:
                ordered = one < other
                one, other = one[ordered], other[ordered]
            if len(one):
                yield rows.numbers[one], columns.numbers[other]


def _bits(counts: Counts) -> Bits:
    """Rows of 64 bits, `_WORDS` a text; each bit is set where a class stands at least so often.

    Those bits are taken of which about half are set in this band: they tell most.
    """
    sample = counts[:: max(1, len(counts) // _SAMPLE)]
    chosen = sorted(_shares(sample), key=lambda share: abs(share[0] - 0.5))[: 64 * _WORDS]
    words = np.zeros((_WORDS, len(counts)), np.uint64)
    for number, (_, letter, least) in enumerate(chosen):
        bit = (counts[:, letter] >= least).astype(np.uint64)
        words[number // 64] |= bit << np.uint64(number % 64)
    return words


def _shares(sample: Counts) -> Iterator[tuple[float, int, int]]:
    """In which part of the texts a class stands at least so often."""
    for least in range(1, int(sample.max(initial=0)) + 1):
        for letter, share in enumerate((sample >= least).mean(axis=0)):
            if share:
                yield float(share), letter, least


def _fully(bits: Bits, _: Counts, one: Numbers, other: Numbers) -> Numbers:
    """In how many of all bits pairs differ."""
    differing: Counts = np.bitwise_count(bits[:, one] ^ bits[:, other])
    total: Numbers = differing.sum(axis=0, dtype=np.int64)
    return total


def _counted(_: Bits, counts: Counts, one: Numbers, other: Numbers) -> Numbers:
    """By how much the counts of pairs differ."""
    total: Numbers = np.abs(counts[one].astype(np.int64) - counts[other]).sum(axis=1)
    return total
