"""What a template costs: its own bits, and those of the entries when encoded with it.

The best template is the one under which both together are shortest (Rissanen, "Modeling by shortest
data description", 1978; for schemas of documents Garofalakis et al., "XTRACT", 2000). An entry that
conforms costs the options it takes and the signs that its fields have to swallow; one that does not
costs what a deviation does. All numbers are bits; they were chosen on 100 lists by reading what is
learnt (`benchmarks/templates.py`). Halved or doubled, no one of them changes more than 2 of the 13
formats of ten lists, and what is said of 3 of their 1,000 entries (`benchmarks/sensitivity.py`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log2
from typing import NamedTuple

from listlint.lists.format.match import Alignment, Graph, align_entry
from listlint.lists.format.match.lexer import BREAK, SIGN, SPACE, Token, lex
from listlint.lists.format.template import (
    Choice,
    Field,
    Literal,
    Optional,
    Part,
    Repeated,
    render,
    walk,
)

INFINITE = float("inf")
PROSE = frozenset({"description", "any"})
"""Fields that may hold anything."""
DEVIATION = 20.0
"""Bits of an entry that does not conform, whatever is the matter with it. An option is worth its
bits where about 1 in 50 entries has it."""
ENTRIES = 100
"""As many entries as every list is taken to have: the share that does a thing decides."""
SAMPLE = 60
"""Arrangements of signs that are compared with a template, at most: all a list has in most
cases."""
FEWEST = 24
"""Arrangements that are compared however long they are."""
TOKENS = 2500
"""Tokens that are compared in all, where the number of arrangements is between these two. It bounds
the time of one comparison, not what is learnt."""

# Bits of a template

_SIGN = 3.0
"""A sign that every entry has."""
_WORD = 6.0
"""A word that every entry has: as much as a field, so that words are kept only where all have
them."""
_SPACE = 1.0
"""Spaces between two parts."""
_FIELD = 6.0
"""A field with a name."""
_UNNAMED = 10.0
"""A field of which nobody knows what it is: one named field is preferred to it, two are not."""
_GROUP = 6.0
"""The braces of an option, a repetition or a choice."""
_ALTERNATIVE = 3.0
"""Each alternative of a choice, beside what is in it."""
_NESTED = 14.0
"""A group within another: more than two groups, so that chains are preferred to trees."""
_ONLY_SIGNS = 400.0
"""An option of nothing but signs, which no maintainer writes down: more than twenty entries of the
hundred that deviate."""
_UNLIKE = 400.0
"""A choice between more than single signs: likewise."""

# Bits of an entry

_LOST = 4.0
"""How many times more an entry costs that deviates because of a change, were all to do so: a change
of the template may lose a few entries, never many."""
_END = 1.5
"""Where a field ends."""
_SWALLOWED = {"[": 4.0, "]": 4.0, "\n": 8.0}
"""A bracket or a line break within a field: they nearly always separate fields."""
_IN_FIELD = {
    "(": 2.0, ")": 2.0, ",": 0.5, "*": 2.0, "_": 0.3, "`": 1.0, ":": 1.0, ";": 1.0, ".": 1.0,
}  # fmt: skip
"""Each sign within a field of few words, by how seldom names and titles have it."""
_IN_PROSE = {"(": 0.5, ")": 0.5, "[": 2.0, "]": 2.0, "*": 1.0, "|": 3.0, ".": 0.3}
"""The same within prose, which has more of most signs."""
_LINK = 10.0
"""A link within prose: about a field and its brackets, so that most links become fields."""
_SIGNS = frozenset({SIGN, SPACE, BREAK})
_DATED = 3.0
"""A year in a field of another name, which is not prose."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LABEL = 2.5
"""The label of a link, where the template does not have it."""
_TRAILING = {".": 2.4, "。": 2.4, ",": 2.4, ":": 2.4, "-": 4.0}
"""A sign at the end of a field, beside what it costs within: it is more likely to be the
template's."""

_EMPHASISED = 4.0
"""A sign of emphasis at the start of a field: likewise."""


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
    size = int(max(FEWEST, min(SAMPLE, TOKENS / max(1.0, usual))))
    common, rest = ordered[: size // 2], ordered[size // 2 :]
    chosen = rest[:: max(1, len(rest) * 2 // size)]
    scale = sum(counts[row] for row in rest) / max(1, sum(counts[row] for row in chosen))
    unit = ENTRIES / max(1, len(texts))
    return [
        *(Sampled(arranged[row], unit * counts[row]) for row in common),
        *(Sampled(arranged[row], unit * scale * counts[row]) for row in chosen),
    ]


def of_template(parts: Iterable[Part], depth: int = 0) -> float:
    """The bits of a template itself."""
    return sum(_of_part(part, depth) for part in parts)


def _of_part(part: Part, depth: int) -> float:
    match part:
        case Literal(text):
            return _of_literal(text)
        case Field(name):
            return _UNNAMED if name == "text" else _FIELD
        case Choice(alternatives):
            unlike = 0.0 if is_of_signs(part) else _UNLIKE
            inner = sum(
                _ALTERNATIVE + of_template(alternative, depth + 1) for alternative in alternatives
            )
        case Optional(inside):
            unlike = 0.0 if holds_field(inside) else _ONLY_SIGNS
            inner = of_template(inside, depth + 1)
        case Repeated(inside):
            unlike, inner = 0.0, of_template(inside, depth + 1)
    return _GROUP + _NESTED * (depth > 0 and not isinstance(part, Choice)) + unlike + inner


def _of_literal(text: str) -> float:
    words = re.findall(r"\w+", text)
    signs = sum(not char.isalnum() and not char.isspace() for char in text)
    spaces = len(re.findall(r"\s+", text))
    return _WORD * len(words) + _SIGN * signs + _SPACE * spaces


def is_of_signs(choice: Choice) -> bool:
    """Whether a choice is one between single signs, whatever spaces are around them, or of the same
    words in another case.
    """
    texts = [render(alternative).strip() for alternative in choice.alternatives]
    is_sign = all(len(text) == 1 and not text.isalnum() for text in texts)
    return is_sign or len({text.casefold() for text in texts}) == 1


def holds_field(parts: tuple[Part, ...]) -> bool:
    """Whether there is more than signs: a field, or words."""
    return any(
        isinstance(part, Field) or (isinstance(part, Literal) and any(map(str.isalnum, part.text)))
        for part in walk(parts)
    )


def _entropy(share: float) -> float:
    """The bits of a yes or no."""
    return -sum(p * log2(p) for p in (share, 1 - share) if p > 0)


class EncodedEntries:
    """The bits of sampled entries under a template, as far as they are asked for."""

    def __init__(self, samples: Sequence[Sampled]) -> None:
        self.samples = samples
        self.deviating = 0.0
        """How many entries do not conform to the template with which the search begins."""

        self._tokens: dict[tuple[str, frozenset[str]], list[Token]] = {}

    def _aligned(self, text: str, graph: Graph) -> Alignment | None:
        """The alignment of an entry that conforms."""
        key = text, graph.words
        if key not in self._tokens:
            self._tokens[key] = lex(text, graph.words)
        return align_entry(text, graph, 0.0, self._tokens[key])

    def begin(self, parts: tuple[Part, ...], graph: Graph) -> float:
        """The total of the template with which a search begins."""
        self.deviating = sum(w for text, w in self.samples if self._aligned(text, graph) is None)
        return self.total(parts, graph)

    def total(self, parts: tuple[Part, ...], graph: Graph, most: float = INFINITE) -> float:
        """Of the template and the entries together; or more than `most`, no matter what."""
        bits = of_template(parts)
        used: defaultdict[tuple[str, int], float] = defaultdict(float)
        deviating, conforming = 0.0, 0.0
        for text, weight in self.samples:
            if bits + self._of_deviating(deviating) > most:
                return INFINITE
            found = self._aligned(text, graph)
            if found is None:
                deviating += weight
                continue
            bits += weight * min(DEVIATION, of_values(text, found))
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
        return DEVIATION * entries * (1 + _LOST * lost / ENTRIES)


def _choosing(
    parts: tuple[Part, ...], used: Mapping[tuple[str, int], float], conforming: float
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


def of_values(text: str, found: Alignment) -> float:
    """The bits of what is in the fields of an entry."""
    return sum(_of_value(name, text[start:end]) for name, start, end in found.values)


def _of_value(name: str, value: str) -> float:
    if value.startswith(("http", "<http", "/", "#")) and " " not in value:
        return 0.0
    if name == "image":
        return 0.0
    if name == "label":
        return _LABEL
    prices = _IN_PROSE if name in PROSE else _IN_FIELD
    bits = _END + _TRAILING.get(value[-1:], 0.0)
    if name in PROSE:
        bits += _LINK * value.count("](")
    elif name not in ("year", "date", "title"):
        bits += _DATED * bool(_YEAR.search(value)) + _EMPHASISED * (value[0] in "*_`")
    for char in value:
        bits += prices.get(char) or _SWALLOWED.get(char, 0.0)
    return bits
