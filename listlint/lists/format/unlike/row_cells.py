"""A row of a table beside the other rows: cells that lack, or lack what their column has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, zip_longest
from typing import NamedTuple

from listlint.core.conventions import ALIKE
from listlint.core.lazy_pattern import pattern
from listlint.core.years import ANY_YEAR
from listlint.lists.format.thresholds import NEARLY_ALL, SELDOM
from listlint.lists.format.unlike.departures import Departure, short
from listlint.lists.format.unlike.skeleton import LINKED, PartKind, Skeleton

_BAR = pattern(r"(?<!\\)\|")
_NOTHING = pattern(r"[\s\-\u2013\u2014]*")


class RowCell(NamedTuple):
    """A cell at `start` to `end` of the row's text, and the kinds of parts in it."""

    start: int
    end: int
    kinds: frozenset[PartKind]
    shown: str
    is_empty: bool

    @property
    def is_linked(self) -> bool:
        return not self.kinds.isdisjoint(LINKED)

    @property
    def is_dated(self) -> bool:
        """Whether there is a year in it."""
        return ANY_YEAR.search(self.shown) is not None


def cells_of(row: Skeleton) -> list[RowCell]:
    """The cells of a row; a bar within a link or an address parts nothing."""
    taken = [(p.start, p.end) for p in row.parts if p.kind in LINKED]
    bars = [
        found.start()
        for found in _BAR.finditer(row.text)
        if not any(start <= found.start() < end for start, end in taken)
    ]
    text = row.text.rstrip()
    begins_with_bar = text.lstrip().startswith("|")
    edges = bars if begins_with_bar else [-1, *bars]
    if not text.endswith("|"):
        edges = [*edges, len(text)]
    found = []
    for before, after in pairwise(edges):
        start, end = before + 1, after
        inside = [p for p in row.parts if start <= p.start < end]
        words = " ".join(p.shown for p in inside if p.kind is not PartKind.BREAK)
        is_empty = not inside and _NOTHING.fullmatch(row.text, start, end) is not None
        found.append(RowCell(start, end, frozenset(p.kind for p in inside), words, is_empty))
    return found


@dataclass(frozen=True)
class TableColumns:
    """What the rows of a table have in each of its columns."""

    names: tuple[str, ...]
    rows: Sequence[Sequence[RowCell]]

    @cached_property
    def _widths(self) -> Counter[int]:
        return Counter(map(len, self.rows))

    def departure(self, row: Skeleton) -> Departure | None:
        """What tells a row most of all from the others, if anything does."""
        return next(self._departures(row), None)

    def is_complete(self, row: Skeleton) -> bool:
        """Whether a row has something in each cell that others have something in."""
        cells = cells_of(row)
        return len(cells) == len(self.names) and self.departure(row) is None

    def _departures(self, row: Skeleton) -> Iterator[Departure]:
        cells = cells_of(row)
        if len(cells) != len(self.names) and self._is_rare(self._widths[len(cells)]):
            count = f"{len(cells)} cells" if len(cells) != 1 else "one cell"
            message = f"this row has {count}, its table {len(self.names)} columns"
            yield Departure("cells", len(row.text) - len(row.text.lstrip()), len(row.text), message)
            return
        if self._is_of_another_kind(cells):
            return
        for number, cell in enumerate(cells[: len(self.names)]):
            others = [each[number] for each in self.rows if len(each) > number]
            said = self._of_cell(cell, others, self.names[number]) if others else None
            if said:
                yield Departure("cell", cell.start, cell.end, said)

    def _is_of_another_kind(self, cells: Sequence[RowCell]) -> bool:
        """Whether most cells of a row hold another sort of thing than their columns, as where each
        row of a comparison is about something else.
        """
        filled = [(at, cell) for at, cell in enumerate(cells) if not cell.is_empty]
        odd = sum(cell.kinds != self._usual_kinds.get(at) for at, cell in filled)
        return odd >= ALIKE and 2 * odd > len(cells)

    @cached_property
    def _usual_kinds(self) -> dict[int, frozenset[PartKind]]:
        """What most cells of a column hold, by its number."""
        columns = zip_longest(*self.rows)
        kinds = (
            Counter(cell.kinds for cell in column if cell and not cell.is_empty)
            for column in columns
        )
        return {at: each.most_common(1)[0][0] for at, each in enumerate(kinds) if each}

    def _of_cell(self, cell: RowCell, others: Sequence[RowCell], name: str) -> str | None:
        """What a cell lacks that nearly all others of its column have."""
        column = f"`{short(name)}`" if name.strip() else "unnamed"
        filled = [each for each in others if not each.is_empty]
        if cell.is_empty:
            if self._is_rare(len(others) - len(filled)):
                return f"the {column} cell is empty"
            return None
        if lack := self._lacks(cell, filled):
            return f"`{short(cell.shown)}` in the {column} cell {lack}"
        linked = sum(each.is_linked for each in filled)
        if not cell.is_linked:
            return None
        if self._is_rare(linked):
            return f"`{short(cell.shown)}` in the {column} cell is a link, where others have none"
        for kind, what in (
            (PartKind.HTML, "is linked with HTML instead of `[name](address)`"),
            (PartKind.ADDRESS, "is a bare address, where others link a name"),
        ):
            is_only = kind in cell.kinds and not cell.kinds & (LINKED - {kind})
            if is_only and self._is_rare(sum(kind in each.kinds for each in filled)):
                return f"`{short(cell.shown)}` in the {column} cell {what}"
        return None

    def _lacks(self, cell: RowCell, filled: Sequence[RowCell]) -> str | None:
        """A link or a year, which nearly all others of the column have."""
        lacking = (
            (cell.is_linked, [each.is_linked for each in filled], "has no link"),
            (cell.is_dated, [each.is_dated for each in filled], "is no year"),
        )
        for has, others, what in lacking:
            are_most = bool(others) and NEARLY_ALL.holds(sum(others), len(others))
            if not has and are_most and self._is_rare(others.count(False)):
                return what
        return None

    def _is_rare(self, count: int) -> bool:
        return SELDOM.allows(count, len(self.rows))
