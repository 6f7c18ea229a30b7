"""An entry that is a row of a table, read by the names of its columns."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.works.reading.vocabulary import COLUMNS

_JOINT = pattern(r"(?:(?<!\s)\s++)?(?:[&/,+(]|\band\b)\s*+")
_BAR = pattern(r"(?<!\\)\|")


class Cell(NamedTuple):
    """A cell, and the name of its column in lower case without markup."""

    span: Span
    column: str

    @property
    def role(self) -> str | None:
        """What the column holds: a key of `COLUMNS`."""
        return next(
            (r for name in self.names for r, known in COLUMNS.items() if name in known), None
        )

    @property
    def names(self) -> tuple[str, str]:
        """The column's name, and what of it comes before an `and` or the like."""
        return self.column, _JOINT.split(self.column)[0]


def cells(source: Source, span: Span, columns: tuple[str, ...]) -> list[Cell]:
    """The cells of a row, empty ones included."""
    bars = [found.start() for found in _BAR.finditer(source.text, span.start, span.end)]
    edges = [span.start - 1, *bars, span.end]
    if bars and not source.text[span.start : bars[0]].strip(" \t>"):
        del edges[0]
    if len(edges) > 1 and bars and not source.text[bars[-1] + 1 : span.end].strip():
        del edges[-1]
    spans = [source.span(a + 1, b) for a, b in pairwise(edges)]
    return [Cell(span, _name(columns, n)) for n, span in enumerate(spans)]


def first_cell(source: Source, span: Span) -> Span:
    """The first cell of a row, without its bars."""
    return cells(source, span, ())[0].span


def _name(columns: tuple[str, ...], number: int) -> str:
    name = columns[number] if number < len(columns) else ""
    return " ".join(re.sub(r"[*_`:#]|<[^<>]*>", " ", name).split()).casefold()


def by_title(found: list[Cell]) -> list[Cell]:
    """The cells of columns that may hold the title, the likeliest first."""
    known = COLUMNS["title"]
    named = [cell for cell in found if cell.role == "title"]
    return sorted(named, key=lambda c: next(known.index(name) for name in c.names if name in known))
