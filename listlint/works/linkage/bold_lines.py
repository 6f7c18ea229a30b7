"""Lines in bold that head a part of a section, as a heading would."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

from listlint.core.document import List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span

_BOLD_LINE = pattern(r"^(\*\*|__)(?!\s)([^*_\n\[\]|]{1,80})\1[ \t]*:?[ \t]*$", re.MULTILINE)


def parts(source: Source, document: List) -> Mapping[Span, str]:
    """The line in bold above each entry that has one in its section, by the entries."""
    lines = [(found.start(), found[2].strip(" :")) for found in _BOLD_LINE.finditer(source.text)]
    if not lines:
        return {}
    starts = [start for start, _ in lines]
    headings = [heading.span.start for heading in document.headings]
    found = {}
    for entry in document.entries:
        above = bisect_left(starts, entry.span.start) - 1
        heading = bisect_left(headings, entry.span.start) - 1
        if above >= 0 and (heading < 0 or headings[heading] < starts[above]):
            found[entry.span] = lines[above][1]
    return found
