"""The title within the text of a link that says more: a language before it, or a venue and a year
behind it.
"""

from __future__ import annotations

from typing import NamedTuple

from listlint.core.lazy_pattern import pattern
from listlint.works.reading import prefixes, venues
from listlint.works.reading.known_venues import VENUE
from listlint.works.reading.styled_text import Mark, Style, Words

_JOINT = pattern(r"(?<!\s)\s++[-\u2013\u2014|]++\s++|[,.]\s++|(?:(?<!\s)\s++)?[(\[]")
_FEWEST_WORDS = 2
"""Of a title before a venue; fewer are a label."""


class LinkedTitle(NamedTuple):
    """The title, and what the link says beside it."""

    start: int
    end: int
    others: tuple[tuple[int, int], ...] = ()


def narrow(words: Words, mark: Mark) -> LinkedTitle:
    """The title in the text of a link."""
    start, before = _behind_lead(words, mark)
    if found := _before_venue(words.text, start, mark.end):
        return LinkedTitle(start, found[0], (*before, (found[1], mark.end)))
    return LinkedTitle(start, mark.end, before)


def _behind_lead(words: Words, mark: Mark) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Past bold words with a colon, if all that follows is emphasis: `**C#**: _A title_`."""
    lead = words.at(mark.start, Style.STRONG)
    if lead is None or ":" not in words.text[lead.end - 1 : lead.end + 1]:
        return mark.start, ()
    start = prefixes.begin(words.text, lead.end)
    title = words.at(start, Style.EMPHASIS)
    is_all = title is not None and not words.text[title.end : mark.end].strip()
    return (start, ((lead.start, lead.end),)) if is_all else (mark.start, ())


def _before_venue(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a title ends and a venue that we know begins, with its year."""
    for found in _JOINT.finditer(text, start, end):
        rest = text[found.end() : end]
        stated = venues.read(rest)
        if stated and stated.year and VENUE.fullmatch(stated.venue or ""):
            return (found.start(), found.end()) if _is_title(text[start : found.start()]) else None
    return None


def _is_title(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS
