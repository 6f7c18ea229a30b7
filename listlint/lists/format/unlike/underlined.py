"""Entries that a line of dashes or equals signs below them makes headings."""

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.document import Document, List
from listlint.core.source import Source, Span


def underlined_entries(
    document: List, base: Document | None, source: Source
) -> Iterator[tuple[Span, str]]:
    """Where new entries are headings, and the line that makes them so; `base` is the document
    before the change.
    """
    if not isinstance(base, List):
        return
    known = {heading.text for heading in base.headings}
    for heading in document.headings:
        line = _underline(heading.span, source.text)
        if line and heading.text not in known and "](" in source.text_of(heading.span):
            yield heading.span, line


def _underline(heading: Span, text: str) -> str | None:
    """The line below a heading that makes it one."""
    start = text.rfind("\n", 0, heading.start) + 1
    below = text.find("\n", heading.end) + 1
    end = text.find("\n", below)
    line = text[below : end if end >= 0 else None].strip() if below else ""
    has_sign = text[start : heading.start].lstrip().startswith("#")
    return line if not has_sign and set(line) in ({"-"}, {"="}) else None
