"""Findings for people, without what they have read five times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from listlint.cli.report.cells import visible
from listlint.core.diagnostic import Diagnostic
from listlint.core.result import Result

MOST_ALIKE = 5
"""So many findings of one rule that say the same are shown of one file."""
_NAMES = re.compile(r"`[^`]*`|\d+")

_Kind = tuple[str, str, str]


def capped(result: Result) -> Result:
    """A result to show, of whose findings no more than a few are alike."""
    seen: Counter[_Kind] = Counter()
    shown = []
    for found in result.diagnostics:
        kind = _kind(found)
        seen[kind] += 1
        if found.about or seen[kind] <= MOST_ALIKE:
            shown.append(found)
    return replace(result, diagnostics=tuple(shown))


def left_out(result: Result) -> Iterator[str]:
    """A line for each kind of finding of which there are more than are shown."""
    counts = Counter(_kind(found) for found in result.diagnostics if not found.about)
    first: dict[_Kind, Diagnostic] = {}
    for found in result.diagnostics:
        first.setdefault(_kind(found), found)
    for kind, count in counts.items():
        if (more := count - MOST_ALIKE) > 0:
            path, rule, _ = kind
            yield (
                f"{visible(path)}: {rule}: {more} more like"
                f" `{visible(first[kind].message).replace('`', '')}`"
                f" (`--show-all` shows {'them' if more > 1 else 'it'})"
            )


def _kind(found: Diagnostic) -> _Kind:
    """What alike findings have in common: names and numbers aside, they say the same."""
    return found.span.path, found.rule, _NAMES.sub("`", found.message)
