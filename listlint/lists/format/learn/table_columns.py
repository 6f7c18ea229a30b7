"""Rows of tables: each column has a format of its own, learnt from its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from listlint.core.lazy_pattern import pattern
from listlint.core.years import YEAR
from listlint.lists.format.learn.kinds import learn
from listlint.lists.format.learn.roles import Reading
from listlint.lists.format.learn.writer import one_of
from listlint.lists.format.norm import Norm
from listlint.lists.format.template import (
    Field,
    Literal,
    Optional,
    Part,
    is_readable,
    parse,
    walk,
)
from listlint.lists.format.thresholds import (
    CELL_FORMAT,
    CELL_VALUE,
    EVEN_ROWS,
    FEWEST,
    PADDING,
    REQUIRED,
    SAMPLE,
    VOCABULARY,
)

_BAR = pattern(r"(?:\\.|[^\\|])*")
_YEAR = pattern(YEAR)
_SIGN = pattern(r"\\.|\|")
_LINK = "[{title}]({url})"
"""What a cell is that holds one link."""
_VOCABULARY = 8
"""Different values that the vocabulary of a column has at most: a choice of more is no template
that anybody reads."""


def cells(row: str) -> list[tuple[int, int]]:
    """Where the cells of a row are, without spaces and outer bars."""
    begin = len(row) - len(row.lstrip())
    begin += row[begin : begin + 1] == "|"
    found = []
    at = begin
    while at <= len(row):
        cell = _BAR.match(row, at)
        assert cell is not None
        text = cell[0]
        left = at + len(text) - len(text.lstrip())
        found.append((left, max(left, at + len(text.rstrip()))))
        at = cell.end() + 1
    if found and found[-1][0] >= found[-1][1] and row.rstrip().endswith("|"):
        found.pop()
    return found


def learn_rows(texts: Sequence[str], columns: Sequence[str], reading: Reading | None) -> list[str]:
    """The template of the rows of one table."""
    split = [cells(text) for text in texts]
    usable = [n for n, row in enumerate(split) if len(row) == len(columns)]
    titled = _titled(split, usable, reading) if reading else 0
    found = [
        _column([texts[n][slice(*split[n][place])] for n in usable], name, is_title=place == titled)
        for place, name in enumerate(columns)
    ]
    _relax(found, len(usable))
    padding = "" if _are_bare(texts) else " "
    parts = (f"{padding}{column.template}{padding}" if column.template else "" for column in found)
    row = "|".join(parts)
    outer = Counter(text.strip()[:1] == "|" for text in texts).most_common(1)[0][0]
    template = f"|{row}|" if outer else row.strip()
    return [template] if is_readable(template) else []


@dataclass(slots=True)
class _Column:
    """The form of the cells of one column."""

    cell: str
    """A template; empty where no cell has anything in it."""
    anything: str
    """The template of a cell that may hold anything."""
    is_optional: bool
    deviating: frozenset[int] = frozenset()
    """The rows, by their number, whose cells do not keep the form."""

    @property
    def template(self) -> str:
        """Of a cell with or without something in it."""
        return f"{{?{self.cell}?}}" if self.is_optional and self.cell else self.cell


def _column(values: Sequence[str], header: str, *, is_title: bool) -> _Column:
    filled = [value for value in values if value]
    name = re.sub(r"\W+", "_", header).strip("_").lower().lstrip("0123456789_") or "any"
    name = "title" if is_title else name
    is_optional = not REQUIRED.holds(len(filled), len(values))
    if not filled:
        return _Column("", "", is_optional)
    anything = _anything(filled, name)
    if usual := _vocabulary(Counter(filled), len(filled)):
        cell, kept = one_of(usual), set(usual)
    else:
        cell = _form(filled, name) or anything
        kept = _kept(cell, filled)
    deviating = frozenset(n for n, value in enumerate(values) if value and value not in kept)
    return _Column(cell, anything, is_optional, deviating)


def _relax(found: Sequence[_Column], rows: int) -> None:
    """Let the columns hold anything whose forms too many rows do not keep, those first that are
    kept least, until nearly all rows keep all forms that are left.
    """
    for column in sorted(found, key=lambda column: -len(column.deviating)):
        deviating = frozenset[int]().union(*(each.deviating for each in found))
        if CELL_FORMAT.holds(rows - len(deviating), rows):
            return
        column.cell, column.deviating = column.anything, frozenset()


def _are_bare(texts: Sequence[str]) -> bool:
    """Whether nothing is between bars and cells."""
    beside = _beside_bars(texts)
    return PADDING.holds(beside[False], beside.total())


def _beside_bars(texts: Sequence[str]) -> Counter[bool]:
    """How often there is a space between a bar and a cell, and how often none."""
    return Counter(
        text[at : at + 1].isspace()
        for text in texts[:SAMPLE]
        for start, end in cells(text)
        for at in (start - 1, end)
        if start < end and 0 <= at < len(text)
    )


def _titled(
    split: Sequence[Sequence[tuple[int, int]]], usable: Sequence[int], reading: Reading
) -> int:
    """The column with the titles."""
    counts: Counter[int] = Counter()
    for n in usable[:: max(1, len(usable) // SAMPLE)]:
        for span in reading(n):
            if span.name == "title":
                counts.update(
                    place
                    for place, (a, b) in enumerate(split[n])
                    if a <= span.start and span.end <= b
                )
    return counts.most_common(1)[0][0] if counts else 0


def _form(values: Sequence[str], name: str) -> str | None:
    """What is in all cells of a column: parts of an own form, or one link."""
    if len(values) < FEWEST:  # cells are as entries of a list
        return None
    forms = (_renamed(template, name) for template in (*learn(values)[:1], _LINK))
    return next((form for form in forms if _is_chain(form) and _is_kept(form, values)), None)


def _anything(values: Sequence[str], name: str) -> str:
    """The field of a cell that may hold anything: what is no year in the end is some date."""
    return "{date}" if name == "year" and not _is_kept("{year}", values) else f"{{{name}}}"


def _is_kept(cell: str, values: Sequence[str]) -> bool:
    kept = _kept(cell, values)
    return CELL_FORMAT.holds(sum(value in kept for value in values), len(values))


def _kept(cell: str, values: Sequence[str]) -> set[str]:
    """The values that are written so."""
    norm = Norm((f"|{cell}|",))
    return {value for value in set(values) if norm.exactly(f"|{value}|")}


def _is_chain(template: str) -> bool:
    """Whether a cell is parts in their order, each once and told apart by signs, some of them
    optional: what is more than that nobody writes down for a cell.
    """
    parts = parse(template)
    names = Counter(part.name for part in walk(parts) if isinstance(part, Field))
    always = [part for part in parts if not isinstance(part, Optional)]
    every = [each for part in parts for each in _within(part)]
    return max(names.values()) == 1 and _is_parted(always) and _is_parted(every)


def _within(part: Part) -> Sequence[Part]:
    return part.parts if isinstance(part, Optional) else (part,)


def _is_parted(parts: Sequence[Part]) -> bool:
    is_plain = all(isinstance(part, Literal | Field) for part in parts)
    return is_plain and all(Literal in map(type, pair) for pair in pairwise(parts))


def _vocabulary(counts: Counter[str], total: int) -> list[str]:
    """The few values that nearly all cells of a column have, if there are such."""
    usual = [value for value, n in counts.most_common() if CELL_VALUE.holds(n, total)]
    covered = sum(counts[value] for value in usual)
    if len(usual) > _VOCABULARY or not VOCABULARY.holds(covered, total):
        return []
    if len({value.casefold() for value in usual}) < len(usual) or all(map(_YEAR.fullmatch, usual)):
        return []
    return [] if any(mark in value for value in usual for mark in "{}[") else usual


def _renamed(template: str, field: str) -> str:
    """A cell's template with the fields that have no names of their own called after the column."""
    parts = parse(template)
    if len(parts) == 1 and isinstance(parts[0], Field):
        return f"{{{field}}}"
    if field == "title":
        return template
    for name in ("title", "text", "description"):
        template = template.replace(f"{{{name}}}", f"{{{field}}}")
    return template.replace("{url}", f"{{{field}_url}}")


def are_padded(texts: Sequence[str]) -> bool:
    """Whether spaces fill the cells of a table up to the same width, or are there just anyhow."""
    if not EVEN_ROWS.holds(sum("  " not in text for text in texts), len(texts)):
        return True
    beside = _beside_bars(texts)
    return not any(PADDING.holds(beside[spaced], beside.total()) for spaced in (True, False))


def evened(row: str) -> tuple[str, list[int]]:
    """A row with one space between a bar and a cell; and for each character of it, and its end,
    where in the row it is.
    """
    bars = [found.start() for found in _SIGN.finditer(row) if found[0] == "|"]
    signs: list[str] = []
    places: list[int] = []
    begin = 0
    for bar in [*bars, len(row)]:
        inner = row[begin:bar].strip() if begin else row[begin:bar].rstrip()
        left = row.index(inner, begin)
        is_cell = bool(inner.strip())
        if begin and is_cell:
            signs.append(" ")
            places.append(max(begin, left - 1))
        signs.append(inner)
        places += range(left, left + len(inner))
        if is_cell and bar < len(row):
            signs.append(" ")
            places.append(left + len(inner))
        signs.append(row[bar : bar + 1])
        places += range(bar, min(bar + 1, len(row)))
        begin = bar + 1
    return "".join(signs), [*places, len(row)]
