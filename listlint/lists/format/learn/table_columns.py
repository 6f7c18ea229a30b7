"""Rows of tables: each column has a format of its own, learnt from its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from listlint.core.conventions import (
    CELL_FORMAT,
    CELL_VALUE,
    EVEN_ROWS,
    PADDING,
    REQUIRED,
    VOCABULARY,
)
from listlint.lists.format.learn.kinds import learn
from listlint.lists.format.learn.roles import SAMPLE, Reading
from listlint.lists.format.learn.writer import one_of
from listlint.lists.format.norm import Norm
from listlint.lists.format.template import is_readable

_BAR = re.compile(r"(?:\\.|[^\\|])*")
_VOCABULARY = 8
"""Different values that the vocabulary of a column has at most: a choice of more is no template
that anybody reads."""
_FEWEST = 8
"""Cells from which on a column may have a format of its own, as entries of a list."""


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
    padding = _padding(texts)
    parts = []
    for place, name in enumerate(columns):
        values = [texts[n][slice(*split[n][place])] for n in usable]
        filled = [value for value in values if value]
        field = re.sub(r"\W+", "_", name).strip("_").lower().lstrip("0123456789_") or "any"
        cell = _cell(filled, "title" if place == titled else field) if filled else ""
        is_optional = not REQUIRED.holds(len(filled), len(values))
        padded = f"{padding}{cell}{padding}" if cell else ""
        parts.append(f"{{?{padded}?}}" if is_optional and cell else padded)
    row = "|".join(parts)
    outer = Counter(text.strip()[:1] == "|" for text in texts).most_common(1)[0][0]
    template = f"|{row}|" if outer else row.strip()
    return [template] if is_readable(template) else []


def _padding(texts: Sequence[str]) -> str:
    """What is between a bar and a cell: a space, nothing, or either."""
    beside = Counter(
        text[at : at + 1].isspace()
        for text in texts[:SAMPLE]
        for start, end in cells(text)
        for at in (start - 1, end)
        if start < end and 0 <= at < len(text)
    )
    total = beside.total()
    if PADDING.holds(beside[False], total):
        return ""
    return " " if PADDING.holds(beside[True], total) else "{? ?}"


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


def _cell(values: Sequence[str], field: str) -> str:
    """The template of the cells of one column."""
    counts = Counter(values)
    if variants := _vocabulary(counts, len(values)):
        return one_of(variants)
    if len(values) >= _FEWEST:
        templates = tuple(learn(values))
        for kinds in range(1, len(templates) + 1):
            if CELL_FORMAT.holds(Norm(templates[:kinds]).keeps(values), len(values)):
                return _renamed(one_of(templates[:kinds]), field)
    return f"{{{field}}}"


def _vocabulary(counts: Counter[str], total: int) -> list[str]:
    """The few values that nearly all cells of a column have, if there are such."""
    usual = [value for value, n in counts.most_common() if CELL_VALUE.holds(n, total)]
    covered = sum(counts[value] for value in usual)
    if len(usual) > _VOCABULARY or not VOCABULARY.holds(covered, total):
        return []
    if len({value.casefold() for value in usual}) < len(usual):
        return []
    return [] if any(mark in value for value in usual for mark in "{}[") else usual


def _renamed(template: str, field: str) -> str:
    """A cell's template with the fields that have no names of their own called after the column."""
    if field == "title":
        return template
    for name in ("title", "text", "description"):
        template = template.replace(f"{{{name}}}", f"{{{field}}}")
    return template.replace("{url}", f"{{{field}_url}}")


def are_padded(texts: Sequence[str]) -> bool:
    """Whether spaces fill the cells of a table up to the same width, or just anyhow."""
    return not EVEN_ROWS.holds(sum("  " not in text for text in texts), len(texts))


def evened(row: str) -> tuple[str, list[int]]:
    """A row with one space where several are beside a bar; and for each character of it, and its
    end, where in the row it is.
    """
    kept = [n for n, char in enumerate(row) if not (char in " \t" and _is_padding(row, n))]
    return "".join(row[n] for n in kept), [*kept, len(row)]


def _is_padding(row: str, at: int) -> bool:
    """Whether a space is not the first one of several beside a bar."""
    if row[at - 1 : at] not in (" ", "\t"):
        return False
    begin, end = at, at
    while begin > 0 and row[begin - 1] in " \t":
        begin -= 1
    while end < len(row) and row[end] in " \t":
        end += 1
    return row[begin - 1 : begin] == "|" or row[end : end + 1] == "|"
