"""Which entries of a list are nested in which: details, or the entries of a group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from listlint.core.document import Entry, Form
from listlint.core.source import Source, Span

_TAB = 4
"""Columns that a tab is wide."""


def parents(source: Source, entries: Iterable[Entry]) -> Mapping[Span, Span]:
    """The entry in which each nested one stands, in the order of the list."""
    found: dict[Span, Span] = {}
    above: list[tuple[int, Entry]] = []
    for entry in entries:
        indent = _indent(source, entry)
        if entry.form is not Form.ITEM or (above and above[-1][1].section != entry.section):
            above.clear()
        while above and above[-1][0] >= indent:
            above.pop()
        if above:
            found[entry.span] = above[-1][1].span
        if entry.form is Form.ITEM:
            above.append((indent, entry))
    return found


def _indent(source: Source, entry: Entry) -> int:
    """How far the bullet is from the margin, in columns."""
    line = source.text[entry.span.start : entry.span.end].expandtabs(_TAB)
    return len(line) - len(line.lstrip(" "))
