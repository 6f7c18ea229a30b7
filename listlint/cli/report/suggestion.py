"""What a fix makes of the text: as one replacement, and as whole lines to paste."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from listlint.core.diagnostic import Fix
from listlint.core.source import Source, Span


class Replacement(NamedTuple):
    """One text in the place of another."""

    span: Span
    text: str


class NewLines(NamedTuple):
    """Whole lines in the place of others."""

    first: int
    """The first line that is replaced, from 1."""
    last: int
    text: str
    """Without the ending of the last line."""


def replacement(fix: Fix | None, sources: Mapping[str, Source]) -> Replacement | None:
    """All edits of a fix as one, from the start of the first to the end of the last; `None` where
    there is no fix, or one that changes several files.
    """
    edits = sorted(fix.edits, key=lambda edit: edit.span) if fix else []
    if not edits or len({edit.span.path for edit in edits}) > 1:
        return None
    source, text, at = sources[edits[0].span.path], "", edits[0].span.start
    for edit in edits:
        text += source.text[at : edit.span.start] + edit.text
        at = edit.span.end
    return Replacement(source.span(edits[0].span.start, at), text)


def new_lines(fix: Fix | None, sources: Mapping[str, Source]) -> NewLines | None:
    """The lines that a fix touches, as it leaves them; `None` as above."""
    found = replacement(fix, sources)
    if found is None:
        return None
    span, text = found
    source = sources[span.path]
    first = source.position(span.start).line
    last, column = source.position(span.end)
    if column == 1 and last > first:  # the end of a line is replaced too
        last -= 1
    before = source.text[source.offset(first) : span.start]
    end = source.offset(last) + len(source.line(last))
    return NewLines(first, last, (before + text).rstrip("\n") + source.text[span.end : end])
