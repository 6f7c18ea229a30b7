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
from collections.abc import Iterable

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.match import Alignment
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

PROSE = frozenset({"description", "any"})
"""Fields that may hold anything."""

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
UNWRITABLE = 400.0
"""Each thing that nobody writes down, as `soundness.unwritable` counts them: likewise, where one
without it is looked for."""

# Bits of an entry

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
_DATED = 3.0
"""A year in a field of another name, which is not prose."""
_YEAR = pattern(r"\b(?:19|20)\d\d\b")
_LABEL = 2.5
"""The label of a link, where the template does not have it."""
_TRAILING = {".": 2.4, "。": 2.4, ",": 2.4, ":": 2.4, "-": 4.0}
"""A sign at the end of a field, beside what it costs within: it is more likely to be the
template's."""
_LEADING = {
    "-": 8.0, "\u2013": 8.0, "\u2014": 8.0, ":": 8.0, "|": 8.0, ",": 8.0, "(": 4.0, "[": 4.0,
}  # fmt: skip
"""A sign at the start of prose, likewise: it parts the description from what is before it."""
_EMPHASISED = 4.0
"""A sign of emphasis at the start of a field: likewise."""


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
        bits += _LINK * value.count("](") + _LEADING.get(value[:1], 0.0)
    elif name not in ("year", "date", "title"):
        bits += _DATED * bool(_YEAR.search(value)) + _EMPHASISED * (value[0] in "*_`")
    for char in value:
        bits += prices.get(char) or _SWALLOWED.get(char, 0.0)
    return bits
