"""The parts of a file that a program writes, between two comments that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source

_MARKER = pattern(
    r"<!--[\s:]*(?P<before>[^<>\n]{0,80}?)[\s:_-]*\b(?P<word>start|begin|end|stop)\b"
    r"[\s:_-]*(?P<after>[^<>\n]{0,200}?)[\s:]*-->",
    re.IGNORECASE,
)
"""`<!-- tools start -->`, `<!-- BEGIN TOOLS -->`, `<!-- TOOLS:START - do not edit -->`."""
_OF_A_CHECK = pattern(r"ignore|disable|lint|prettier|spell", re.IGNORECASE)
"""What a program is told that checks the file, and writes nothing."""


def generated(source: Source) -> Iterator[tuple[int, int]]:
    """Where such parts begin and end, in their order."""
    opened: dict[str, int] = {}
    for marker in _MARKER.finditer(source.text):
        name = (marker["before"] or marker["after"]).casefold()
        if not name or _OF_A_CHECK.search(marker[0]):
            continue
        if marker["word"].casefold() in ("start", "begin"):
            opened[name] = marker.end()
        elif name in opened:
            yield opened.pop(name), marker.start()
