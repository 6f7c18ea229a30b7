"""Entries whose prose is wrapped by hand: a line break is a space there, and no part of a format.

A list is wrapped if its lines are as full as they can be: the first word of the next one would not
fit. The lines of a format break earlier or later, where a part ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.thresholds import WRAPPED, WRAPPED_PROSE

_BREAK = pattern(
    r"(?<=\S)(?<!  )(?<!\\)(?<!<br>)(?<!<br/>)[ \t]?\r?\n[ \t]*"
    r"(?![-*+#>|]|\d+[.)][ \t]|!\[|[ \t\r\n])(?=(\S+))"
)
"""A line break that a reader sees as a space, and the first word behind it."""
_NARROWEST, _WIDEST = 50, 130
"""Characters of a line that somebody has wrapped; editors and people wrap at 60 to 120."""
_ROOM = 4
"""Characters that a line may be short of, since not all wrap at the same column."""


def is_wrapped(texts: Sequence[str]) -> bool:
    """Whether the lines of entries are broken where they are full."""
    breaks = [one for text in texts for one in _breaks(text)]
    widths = sorted(width for width, _ in breaks)
    usual = widths[len(widths) * 9 // 10] if widths else 0  # a few lines are longer
    if not _NARROWEST <= usual <= _WIDEST:
        return False
    full = usual - _ROOM
    kept = sum(width + 1 + len(word) > full for width, word in breaks)
    in_prose = sum(word[:1].islower() for _, word in breaks)
    return WRAPPED.holds(kept, len(breaks)) and WRAPPED_PROSE.holds(in_prose, len(breaks))


def _breaks(text: str) -> Iterator[tuple[int, str]]:
    """How long the line ahead of each break is, and the first word behind it."""
    for found in _BREAK.finditer(text):
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        yield len(line), found[1]


def unwrapped(text: str) -> tuple[str, list[int]]:
    """A text with a space for each such break; and for each character of it, and its end, where in
    the text it is.
    """
    kept: list[int] = []
    signs: list[str] = []
    end = 0
    for start, stop in _spans(_BREAK.finditer(text)):
        kept += [*range(end, start), start]
        signs += [text[end:start], " "]
        end = stop
    return "".join(signs) + text[end:], [*kept, *range(end, len(text) + 1)]


def _spans(found: Iterable[re.Match[str]]) -> Iterator[tuple[int, int]]:
    return (each.span() for each in found)
