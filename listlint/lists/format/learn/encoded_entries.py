"""The entries of a list when they are encoded with a template: how many bits they take.

An entry that conforms takes the options that it chooses and what its fields swallow; one that does
not takes what a deviation costs. Entries with the same signs are compared once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import log2
from typing import NamedTuple

from listlint.lists.format.learn.description_length import of_template, of_values
from listlint.lists.format.match import Alignment, align_entry, compile_template
from listlint.lists.format.match.costs import CONFORMING
from listlint.lists.format.match.lexer import BREAK, SIGN, SPACE, lex
from listlint.lists.format.template import Choice, Field, Optional, Part, Repeated, walk

Parts = tuple[Part, ...]

_INFINITE = float("inf")
_SIGNS = frozenset({SIGN, SPACE, BREAK})
_DEVIATION = 20.0
"""Bits of an entry that does not conform, whatever is the matter with it. An option is worth its
bits where about 1 in 50 entries has it."""
ENTRIES = 100
"""As many entries as every list is taken to have: the share that does a thing decides."""
_SAMPLE = 60
"""Arrangements of signs that are compared with a template, at most: all a list has in most
cases."""
_FEWEST = 24
"""Arrangements that are compared however long they are."""
_TOKENS = 2500
"""Tokens that are compared in all, where the number of arrangements is between these two. It bounds
the time of one comparison, not what is learnt."""
_KEPT = 2**9
"""Templates of which is kept how the entries go with them, mostly that they do not: a second search
and one after a fix ask for most of them again."""
_LOST = 4.0
"""How many times more an entry costs that deviates because of a change, were all to do so: a change
of the template may lose a few entries, never many."""


class Sampled(NamedTuple):
    """An entry that represents others with the same signs; their weights come to `ENTRIES`."""

    text: str
    weight: float


def sampled(texts: Sequence[str], words: frozenset[str] = frozenset()) -> list[Sampled]:
    """The most common arrangements of signs and of these words, and some of the others with the
    weight of all.
    """
    arranged: dict[tuple[str, ...], str] = {}
    counts: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        row = tuple(
            token.text if token.kind in _SIGNS or token.text.casefold() in words else token.kind
            for token in lex(text, words)
        )
        arranged.setdefault(row, text)
        counts[row] += 1
    ordered = sorted(counts, key=lambda row: (-counts[row], row))
    usual = sum(map(len, ordered)) / max(1, len(ordered))
    size = int(max(_FEWEST, min(_SAMPLE, _TOKENS / max(1.0, usual))))
    common, rest = ordered[: size // 2], ordered[size // 2 :]
    chosen = rest[:: max(1, len(rest) * 2 // size)]
    scale = sum(counts[row] for row in rest) / max(1, sum(counts[row] for row in chosen))
    unit = ENTRIES / max(1, len(texts))
    return [
        *(Sampled(arranged[row], unit * counts[row]) for row in common),
        *(Sampled(arranged[row], unit * scale * counts[row]) for row in chosen),
    ]


def _entropy(share: float) -> float:
    """The bits of a yes or no."""
    return -sum(p * log2(p) for p in (share, 1 - share) if p > 0)


class _Alignments(dict[str, Alignment | None]):
    """How each entry that conforms to a template goes with it."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._graph = compile_template(parts)

    def __missing__(self, text: str) -> Alignment | None:
        found = self[text] = align_entry(text, self._graph, CONFORMING)
        return found


_alignments = lru_cache(maxsize=_KEPT)(_Alignments)


class EncodedEntries:
    """The bits of sampled entries under a template, as far as they are asked for."""

    def __init__(self, samples: Sequence[Sampled]) -> None:
        self.samples = samples
        self.deviating = 0.0
        """How many entries do not conform to the template with which the search begins."""

    def conforming(self, parts: Parts) -> float:
        """How many entries conform to a template."""
        aligned = _alignments(parts)
        return sum(weight for text, weight in self.samples if aligned[text] is not None)

    def begin(self, parts: Parts) -> float:
        """The total of the template with which a search begins."""
        aligned = _alignments(parts)
        self.deviating = sum(w for text, w in self.samples if aligned[text] is None)
        return self.total(parts)

    def total(self, parts: Parts, most: float = _INFINITE) -> float:
        """Of the template and the entries together; or more than `most`, no matter what."""
        aligned = _alignments(parts)
        bits = of_template(parts)
        used: defaultdict[tuple[str, int], float] = defaultdict(float)
        deviating, conforming = 0.0, 0.0
        for text, weight in self.samples:
            if bits + self._of_deviating(deviating) > most:
                return _INFINITE
            found = aligned[text]
            if found is None:
                deviating += weight
                continue
            bits += weight * min(_DEVIATION, of_values(text, found))
            conforming += weight
            names: Counter[str] = Counter()
            for value in found.values:
                names[value.name] += 1
                used[value.name, names[value.name]] += weight
        bits += conforming * sum(_choosing(parts, used, conforming))
        return bits + self._of_deviating(deviating)

    def _of_deviating(self, entries: float) -> float:
        """The bits of entries that do not conform. The more a change has lost, the more costs each:
        those that deviate at one point would cost nothing more for the others.
        """
        lost = max(0.0, entries - self.deviating)
        return _DEVIATION * entries * (1 + _LOST * lost / ENTRIES)


def _choosing(
    parts: Parts, used: Mapping[tuple[str, int], float], conforming: float
) -> Iterator[float]:
    """The bits that an entry takes to say which ways it goes: whether it has an option is told by
    the first field in it.
    """
    names: Counter[str] = Counter()
    for part in walk(parts):
        match part:
            case Field(name):
                names[name] += 1
            case Choice(alternatives):
                yield log2(len(alternatives))
            case Optional(inside) | Repeated(inside):
                first = next((p.name for p in walk(inside) if isinstance(p, Field)), None)
                share = used.get((first, names[first] + 1), 0.0) if first else 0.0
                share = share / conforming if conforming else 0.0
                yield _entropy(min(1.0, share)) + isinstance(part, Repeated)
