"""Which asterisks and underscores are markup: CommonMark's delimiter runs, paired."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

MOST_OPEN = 50
"""Marks or tags: more that are open at once are text, so time does not grow with their square."""
FENCE = ""
"""The character of a run that nothing reaches across."""


@dataclass(slots=True)
class DelimiterRun:
    """Equal delimiters beside each other; `at` is where those not yet used begin."""

    character: str
    count: int
    at: int
    opens: bool
    closes: bool

    @classmethod
    def of(cls, character: str, count: int, at: int, before: str, after: str) -> DelimiterRun:
        """A run between two characters, which say whether it can open or close emphasis."""
        left = not after.isspace() and (
            not _is_punctuation(after) or before.isspace() or _is_punctuation(before)
        )
        right = not before.isspace() and (
            not _is_punctuation(before) or after.isspace() or _is_punctuation(after)
        )
        if character == "_":
            opens = left and (not right or _is_punctuation(before))
            closes = right and (not left or _is_punctuation(after))
            return cls(character, count, at, opens, closes)
        return cls(character, count, at, left, right)


def pairs(runs: list[DelimiterRun]) -> Iterator[tuple[str, int, int, int]]:
    """Each emphasis: its style, where its opening and closing delimiters begin, their width."""
    openers: list[DelimiterRun] = []
    for run in runs:
        if run.character == FENCE:
            openers.clear()
            continue
        while run.closes and run.count:
            found = next((o for o in reversed(openers) if _match(o, run)), None)
            if found is None:
                break
            del openers[openers.index(found) + 1 :]
            width = 2 if found.count >= 2 and run.count >= 2 else 1  # noqa: PLR2004 - `**`
            found.count -= width
            yield "strong" if width > 1 else "emphasis", found.at + found.count, run.at, width
            run.at += width
            run.count -= width
            if not found.count:
                openers.pop()
        if run.opens and run.count:
            openers.append(run)
            del openers[:-MOST_OPEN]


def _match(opener: DelimiterRun, closer: DelimiterRun) -> bool:
    if opener.character != closer.character:
        return False
    odd = opener.closes or closer.opens  # CommonMark's rule of three
    return not (odd and (opener.count + closer.count) % 3 == 0 and closer.count % 3)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
