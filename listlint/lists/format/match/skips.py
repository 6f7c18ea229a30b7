"""Ways around the parts of a template, for entries in which one is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from listlint.lists.format.match.brackets import closings
from listlint.lists.format.match.graph import SkipStep
from listlint.lists.format.match.lexer import BREAK, WORDS, Token
from listlint.lists.format.template import DEEPEST, Field


class PartGroup(NamedTuple):
    """A group as part of what is around it: how it opens, and the fields in it."""

    sign: str
    names: tuple[str, ...]


Passed = Token | Field | PartGroup
"""What one level of a template is made of."""


def skips_around(passed: Sequence[tuple[int, Passed]], end: int) -> Iterator[tuple[int, SkipStep]]:
    """Ways around each bracketed part, each bare field and each line of a row that ends in a state:
    where each begins, and its step.
    """
    states = [state for state, _ in passed] + [end]
    before = 0
    for first, last in _chunks([what for _, what in passed]):
        if not any(map(_names, passed[first:last])):
            continue
        for begin in sorted({min(before, first), first}):
            if any(isinstance(what, PartGroup) for _, what in passed[begin:first]):
                continue
            if any(isinstance(w, Token) and w.kind == BREAK for _, w in passed[begin:first]):
                continue
            yield states[begin], SkipStep(_label(passed[first:last]), states[last])
        before = max(before, last)
    breaks = [n for n, (_, w) in enumerate(passed) if isinstance(w, Token) and w.kind == BREAK]
    for begin, stop in pairwise([*breaks, len(passed)]):
        names = [name for one in passed[begin:stop] for name in _names(one)]
        if names:
            what = f"{names[0]} line"
            yield states[begin], SkipStep(what, states[stop])


def _names(passed: tuple[int, Passed]) -> tuple[str, ...]:
    """The fields in what was passed."""
    what = passed[1]
    if isinstance(what, Field):
        return (what.name,)
    return what.names if isinstance(what, PartGroup) else ()


def _label(passed: Sequence[tuple[int, Passed]]) -> str:
    """How a part is called: by the label of a link, or by its field."""
    words = [w.text for _, w in passed if isinstance(w, Token) and w.kind == WORDS]
    fields = [name for one in passed for name in _names(one)]
    if fields == ["text"]:  # nobody knows what it is, but what it looks like
        shown = "".join(w.text if isinstance(w, Token) else "…" for _, w in passed)
        return f"part `{shown}`"
    return f"`{' '.join(words)}` link" if words and len(fields) == 1 else fields[0]


def _chunks(row: Sequence[Passed], depth: int = 0) -> Iterator[tuple[int, int]]:
    """The bracketed parts and the bare fields of a row, a link as one; then what is within them."""
    signs = [what.text if isinstance(what, Token) else "" for what in row]
    closes = closings(signs)
    at = 0
    while at < len(row):
        end = closes[at]
        if end is None:
            what = row[at]
            if isinstance(what, Field) or (isinstance(what, PartGroup) and what.sign == "{|"):
                yield at, at + 1
            at += 1
            continue
        if signs[end - 1] == "]" and signs[end : end + 1] == ["("]:
            end = closes[end] or end
        yield at, end
        if depth < DEEPEST:
            for first, last in _chunks(row[at + 1 : end - 1], depth + 1):
                yield at + 1 + first, at + 1 + last
        at = end
