"""A heading that stands behind an entry instead of on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.document import List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span

_HEADING = pattern(
    r"(?:(?<=[^\W\d_]{3})|(?<=\w[.)!]))(?P<signs>#{2,6}) [^\W\d_a-z][^\W_]*+(?: [^\W_]++)*+\Z"
)
"""Signs right behind a word, and words up to the end of the line: `files## Licence`, but neither
`C# Tools` nor `F## Tools`."""


def pasted_headings(document: List, source: Source) -> Iterator[Span]:
    """Where headings are in entries, in a list that has others of their levels."""
    signs = {"#" * heading.level for heading in document.headings}
    for entry in document.entries:
        text = source.text_of(entry.span).rstrip()
        found = _HEADING.search(text, max(text.rfind("\n"), 0)) if "# " in text else None
        if found and found["signs"] in signs:
            yield source.span(entry.span.start + found.start(), entry.span.start + found.end())
