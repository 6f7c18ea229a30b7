"""By which cell the rows of a table are told apart, where that is not the title of a work.

A table of results has a row for each model and cites its paper, perhaps in several rows; one of
talks has a row for each event. What such rows have in common is no work that is listed twice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from listlint.core.conventions import ROW_KEY
from listlint.core.document import Entry, Form
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.works.reading import Work, first_cell

_HTML_CELL = pattern(r"<t[dh]\b[^<>]{0,200}>([^<>]*)", re.IGNORECASE)


def keys_of_rows(source: Source, read: Iterable[tuple[Entry, Work]]) -> Mapping[Span, str]:
    """The first cells of rows that have their title in another one, by the rows, of tables in which
    these cells differ and are no numbers.
    """
    tables: defaultdict[tuple[str, ...], dict[Span, str]] = defaultdict(dict)
    for entry, work in read:
        if work.title and (cell := _first_cell(source, entry)):
            is_beside = cell.end < work.title.span.start
            text = source.text_of(cell).strip() if is_beside else ""
            tables[entry.section + entry.columns][entry.span] = text.casefold()
    found: dict[Span, str] = {}
    for rows in tables.values():
        names = {text for text in rows.values() if any(map(str.isalpha, text))}
        if ROW_KEY.holds(len(names), len(rows)):
            found |= rows
    return found


def _first_cell(source: Source, entry: Entry) -> Span | None:
    """The first cell of a row, in Markdown or HTML."""
    if entry.form is Form.ROW:
        return first_cell(source, entry.span)
    cell = _HTML_CELL.search(source.text, entry.span.start, entry.span.end)
    return source.span(*cell.span(1)) if cell else None
