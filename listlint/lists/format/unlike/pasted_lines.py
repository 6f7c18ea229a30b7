"""A heading or an entry that stands behind another one instead of on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.document import Entry, Form, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span

_HEADING = pattern(
    r"(?:(?<=[^\W\d_]{3})|(?<=\w[.)!]))(?P<signs>#{2,6}) [^\W\d_a-z][^\W_]*+(?: [^\W_]++)*+\Z"
)
"""Signs right behind a word, and words up to the end of the line: `files## Licence`, but neither
`C# Tools` nor `F## Tools`."""
_ENTRY = pattern(r"(?<=[\w.)])(?P<bullet>[-+*]) \[[^\[\]\n]++\]\((?:https?://[^()\s]++)\)")
_BULLET = pattern(r"\s*+(?P<bullet>[-+*])\s")


def pasted_headings(document: List, source: Source) -> Iterator[Span]:
    """Where headings are in entries, in a list that has others of their levels."""
    signs = {"#" * heading.level for heading in document.headings}
    for entry in document.entries:
        text = source.text_of(entry.span).rstrip()
        found = _HEADING.search(text, max(text.rfind("\n"), 0)) if "# " in text else None
        if found and found["signs"] in signs:
            yield source.span(entry.span.start + found.start(), entry.span.start + found.end())


def pasted_entries(document: List, source: Source) -> Iterator[Span]:
    """Where an entry begins in another one: its bullet has no line break and no space ahead of it,
    and is that of the entry. Emphasis that ends there has begun before.
    """
    for entry in document.entries:
        found = _entry_within(entry, source.text_of(entry.span))
        if found:
            start, end = (entry.span.start + at for at in found)
            yield source.span(start, end)


def _entry_within(entry: Entry, text: str) -> tuple[int, int] | None:
    bullet = _BULLET.match(text) if entry.form is Form.ITEM else None
    found = _ENTRY.search(text, bullet.end()) if bullet else None
    if bullet is None or found is None or found["bullet"] != bullet["bullet"]:
        return None
    is_emphasis = found["bullet"] == "*" and "*" in text[bullet.end() : found.start()]
    return None if is_emphasis else found.span()
