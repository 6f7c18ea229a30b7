"""Rows of elements, one above the other: which columns they share, and what separates these.

A progressive alignment, as biologists make of sequences (Feng and Doolittle, "Progressive sequence
alignment as a prerequisite to correct phylogenetic trees", 1987): the most common row comes first,
and each further one is laid onto the columns that are there, which makes room where it must.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from listlint.lists.format.learn.elements import EntryRow
from listlint.lists.format.thresholds import COLUMN, LABEL_COLUMN, USUAL_PART

Signature = tuple[tuple[str, str], ...]
"""Keys and shapes of a row's elements."""


@dataclass(slots=True)
class Column:
    """What is at one place of the rows."""

    key: str
    rows: Counter[int] = field(default_factory=Counter)
    shapes: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Profile:
    """The columns, and for each row which element is in which column."""

    columns: list[Column]
    places: dict[int, tuple[int, ...]]
    """By the row's number, the column of each element."""
    gaps: Counter[tuple[int, int, str]] = field(default_factory=Counter)
    """How often a separator is between two columns; -1 is the start of an entry, and the number
    of columns its end."""


def signature(row: EntryRow) -> Signature:
    """What decides how a row is aligned."""
    return tuple((element.key, element.shape) for element in row.elements)


_NEW, _SKIPPED, _BOTH = range(3)
"""Steps of an alignment: an element without a column, a column without an element, one in the
other."""

# What a step costs; only the ratios matter. Halved or doubled, only the first of these changes a
# format of ten lists, 2 of 13 (`benchmarks/sensitivity.py`).

_NEW_COLUMN = 1.0
"""A column for an element that has none: the unit of the others."""
_RARE = 0.15
"""To skip a column that no row has; one that all rows have costs as much as a new one."""
_OTHER_SHAPE = 0.4
"""An element in a column of its key, written otherwise than all in it."""
_OTHER_KEY = 0.7
"""Text, a link or a field in a column of another of these, if it is written as one in it."""
_OTHER_KEY_AND_SHAPE = 0.9
"""The same, written otherwise: just less than a new column."""


class Aligner:
    """Columns that grow as rows are laid onto them."""

    def __init__(self, first: Signature) -> None:
        self.columns = [self._column(key, shape, 0) for key, shape in first]

    @staticmethod
    def _column(key: str, shape: str, weight: int) -> Column:
        column = Column(key)
        column.shapes[shape] += weight
        column.rows[0] += weight
        return column

    def add(self, of: Signature, weight: int, total: int) -> None:
        """Lay a row onto the columns; where it has an element for which there is none, make one."""
        path, _ = self.align(of, total)
        shift = 0
        for (key, shape), at in zip(of, _insertions(path), strict=True):
            place, new = at
            if new:
                self.columns.insert(place + shift, self._column(key, shape, weight))
                shift += 1
            else:
                column = self.columns[place + shift]
                column.shapes[shape] += weight
                column.rows[0] += weight

    def align(self, of: Signature, total: int) -> tuple[list[int | None], float]:
        """The column of each element, `None` where there is none; and what that costs."""
        columns = self.columns
        skips = [
            _RARE + (_NEW_COLUMN - _RARE) * column.rows[0] / max(1, total) for column in columns
        ]
        rows = len(of) + 1
        costs: list[list[float]] = [[0.0] * (len(columns) + 1) for _ in range(rows)]
        steps: list[list[int]] = [[0] * (len(columns) + 1) for _ in range(rows)]
        for c, skip in enumerate(skips, 1):
            costs[0][c], steps[0][c] = costs[0][c - 1] + skip, _SKIPPED
        for r, (key, shape) in enumerate(of, 1):
            above, here, row_steps = costs[r - 1], costs[r], steps[r]
            here[0], row_steps[0] = above[0] + _NEW_COLUMN, _NEW
            for c, column in enumerate(columns, 1):
                best, how = above[c] + _NEW_COLUMN, _NEW
                if (skipped := here[c - 1] + skips[c - 1]) < best:
                    best, how = skipped, _SKIPPED
                cost = placing_cost(key, shape, column)
                if cost is not None and above[c - 1] + cost <= best:
                    best, how = above[c - 1] + cost, _BOTH
                here[c], row_steps[c] = best, how
        path: list[int | None] = []
        r, c = len(of), len(columns)
        while r or c:
            how = steps[r][c]
            if how == _BOTH:
                path.append(c - 1)
                r, c = r - 1, c - 1
            elif how == _NEW:
                path.append(None)
                r -= 1
            else:
                c -= 1
        path.reverse()
        return path, costs[-1][-1]


def placing_cost(key: str, shape: str, column: Column) -> float | None:
    """What it costs to put an element into a column; `None` where it cannot be in it."""
    if key == column.key:
        return 0.0 if column.shapes.get(shape) else _OTHER_SHAPE
    kinds = {key[0], column.key[0]}
    if kinds <= {"T", "F", "L"} and not (key[0] == column.key[0] == "F"):
        return _OTHER_KEY if column.shapes.get(shape) else _OTHER_KEY_AND_SHAPE
    return None


def _insertions(path: Sequence[int | None]) -> list[tuple[int, bool]]:
    """For each element, its column, or the column before which a new one has to be made."""
    found: list[tuple[int, bool]] = []
    following = 0
    for place in path:
        if place is None:
            found.append((following, True))
        else:
            found.append((place, False))
            following = place + 1
    return found


FARTHEST = 0.5
"""Cost of an alignment, by the number of the row's elements, above which the row is of another
kind: half of them would need a column of their own. Halved, 3 of 13 formats are others; doubled,
none."""
MOST_ELEMENTS = 40
"""Elements of a row that is aligned: what is longer has no format, and would take a time that grows
with the square of its length. No entry of ten lists has more than 30."""
_SIGNATURES = 80
"""Different rows from which columns are made, the most common ones: the others are only aligned."""


def profile_of(rows: Sequence[EntryRow]) -> Profile:
    """The columns that enough rows have. Rows of another kind than the most common one have no
    place in it.
    """
    counts = Counter(of for of in map(signature, rows) if len(of) <= MOST_ELEMENTS)
    if not counts:
        return Profile([], {})
    ordered = sorted(counts.items(), key=lambda item: (-item[1], len(item[0]), item[0]))
    aligner = Aligner(ordered[0][0])
    total = 0
    with_lines = sum(any("\n" in gap for gap in row.separators) for row in rows)
    are_lines = not COLUMN.holds(with_lines, len(rows))
    is_near = partial(_is_near, are_lines=are_lines)
    for of, weight in ordered[:_SIGNATURES]:
        if not total or is_near(of, aligner, total):
            total += weight
            aligner.add(of, weight, total)
    aligner.columns = [
        column
        for column in aligner.columns
        if (LABEL_COLUMN if column.key[0] in "KW" else COLUMN).holds(column.rows[0], total)
    ]
    paths = {of: aligner.align(of, total)[0] for of in counts if is_near(of, aligner, total)}
    found = Profile([Column(column.key) for column in aligner.columns], {})
    for number, row in enumerate(rows):
        path = paths.get(signature(row))
        if path is not None and None not in path:
            _place(found, number, row, [place for place in path if place is not None])
    return found


def _is_near(of: Signature, aligner: Aligner, total: int, *, are_lines: bool) -> bool:
    """Whether a row is of the same kind as those of which the columns are. One that has nothing for
    which there is no column, and lacks only what is no more than an option, is so however many of
    these there are: `are_lines` is whether the entries have no further lines, which tell kinds
    apart.
    """
    path, cost = aligner.align(of, total)
    usual = sum(column.rows[0] for column in aligner.columns) / total
    if cost <= FARTHEST * max(len(of), usual):
        return True
    skipped = {*range(len(aligner.columns))}.difference(path)
    return (
        are_lines
        and None not in path
        and not any(USUAL_PART.holds(aligner.columns[n].rows[0], total) for n in skipped)
    )


def _place(found: Profile, number: int, row: EntryRow, places: Sequence[int]) -> None:
    """Count what a row that fits the columns has in them, and between them."""
    found.places[number] = tuple(places)
    before = -1
    for element, place, separator in zip(row.elements, places, row.separators, strict=False):
        found.gaps[before, place, separator] += 1
        column = found.columns[place]
        column.rows[number] += 1
        column.shapes[element.shape] += 1
        column.texts[element.text] += 1
        before = place
    found.gaps[before, len(found.columns), row.separators[-1].rstrip()] += 1
