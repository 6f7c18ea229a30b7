"""Values that a table has in one spelling in many rows and in another in a few."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from listlint.core.conventions import ALIKE
from listlint.core.lazy_pattern import pattern
from listlint.lists.format.unlike.departures import Departure, short
from listlint.lists.format.unlike.row_cells import RowCell

SPELT_OFTEN = 4
"""Cells of a column that have a value in one spelling for each that has it in another, and so many
at least: of fewer nobody can say which is meant."""
_Spellings = defaultdict[str, defaultdict[str, list[int]]]
"""The numbers of rows by their spelling, by what it is a spelling of."""
_SPACES = pattern(r"\s+")
_SIGNS = pattern(r"[\s,;:/.&()'\"|_\u2013\u2014-]+")
"""What a value can be written with or without: `A+` and `A` are two."""


def odd_values(
    names: Sequence[str], rows: Sequence[tuple[str, Sequence[RowCell]]]
) -> Iterator[tuple[int, Departure]]:
    """The rows, by their number, that have a value of a column in other signs, spaces or case than
    many others; `rows` are texts with their cells.
    """
    for column, name in enumerate(names):
        spelt: _Spellings = defaultdict(lambda: defaultdict(list))
        for number, (text, cells) in enumerate(rows):
            if column < len(cells) and not cells[column].is_linked:
                written = text[cells[column].start : cells[column].end].strip()
                if len(key := _letters(written)) >= ALIKE:
                    spelt[key][" ".join(written.split())].append(number)
        for key, found in spelt.items():
            counts = Counter({written: len(numbers) for written, numbers in found.items()})
            (usual, count), *others = counts.most_common()
            for other, few in others:
                if count >= SPELT_OFTEN * few:
                    message = f"`{short(other)}` in the `{short(name)}` cell is `{short(usual)}`"
                    for number in found[other]:
                        yield (
                            number,
                            _departure(f"spelling {column} {key}", message, column, rows[number]),
                        )


def _departure(
    what: str, message: str, column: int, row: tuple[str, Sequence[RowCell]]
) -> Departure:
    text, cells = row
    cell = text[cells[column].start : cells[column].end]
    start = cells[column].start + len(cell) - len(cell.lstrip())
    return Departure(what, start, start + len(cell.strip()), f"{message} in other rows")


def _letters(value: str) -> str:
    """A value by its letters, and by all but its spaces where it has digits: signs in numbers make
    other numbers.
    """
    kept = _SPACES if any(c.isdigit() for c in value) else _SIGNS
    return kept.sub("", value).casefold()
