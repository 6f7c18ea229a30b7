"""Entries that are folded away: `<details>` whose summary is the entry, and holds its details."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from listlint.core.conventions import ALIKE
from listlint.core.document import Form
from listlint.core.lazy_pattern import pattern
from listlint.parse.entries.blocks import Block, out
from listlint.parse.entries.outline import Outline
from listlint.parse.entries.shapes import LeadIn, PointsTo

_EDGE = pattern(r"<(/?)details\b", re.IGNORECASE)
_TAG = pattern(r"<[^<>]*+>")
_SUMMARY = pattern(
    r"<details\b[^<>]*+>\s*+<summary\b[^<>]*+>\s*+((?:[^<]++|<(?!/?summary\b))*+)</summary",
    re.IGNORECASE,
)


def take(outline: Outline) -> set[Block]:
    """The folds whose summaries begin with a link; what is in them goes to them."""
    folds = [
        each
        for each in _folds(outline)
        if each.points_to is PointsTo.OUT and each.lead_in is LeadIn.LINK
    ]
    inside = {
        fold: [block for block in outline.blocks if fold.start <= block.start < fold.end]
        for fold in folds
    }
    if len(folds) < ALIKE or _are_categories(list(inside.values())):
        return set()
    outline.remove(block for blocks in inside.values() for block in blocks)
    outline.blocks = sorted([*outline.blocks, *folds], key=lambda block: block.start)
    return set(folds)


def headings(outline: Outline, taken: list[Block]) -> list[tuple[int, int, str]]:
    """Where the folds begin and end that hold several entries, and what their summaries say: each
    is a section of its own.
    """
    starts = [block.start for block in taken]
    return [
        (fold.start, fold.end, text)
        for fold in _folds(outline)
        if fold not in taken
        and bisect_left(starts, fold.end) - bisect_left(starts, fold.start) >= ALIKE
        and (text := " ".join(_TAG.sub(" ", fold.words).split()))
    ]


def _folds(outline: Outline) -> Iterator[Block]:
    """Those that hold no others."""
    of = outline.text
    edges = list(_EDGE.finditer(of.text))
    for opening, closing in pairwise(edges):
        summary = _SUMMARY.match(of.text, opening.start())
        if summary and closing[1] and not opening[1]:
            start, end = of.line_start(opening.start()), of.line_end(closing.start())
            yield of.block(Form.PARAGRAPH, start, summary.end(1), end, summary.start(1))


def _are_categories(inside: list[list[Block]]) -> bool:
    """Whether what is folded away are entries: most begin with a link that no other fold has."""
    firsts = [
        {block.links[0].text for block in out(blocks) if block.form is Form.ITEM and block.links}
        for blocks in inside
    ]
    found = Counter(text for texts in firsts for text in texts)
    return 2 * sum(n == 1 for n in found.values()) > found.total()
