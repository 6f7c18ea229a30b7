"""Signs that a list puts around its links, as `<[text](…)>`: they are brackets of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from listlint.core.conventions import PUT_AROUND
from listlint.core.document import Entry, LinkKind, List
from listlint.core.source import Source

_AROUND = {"<": ">", "\u00ab": "\u00bb", "\u300a": "\u300b", "\u300c": "\u300d", "\u300e": "\u300f"}
"""Each such sign, with the one that closes it."""


class Half(NamedTuple):
    """One of two signs beside a link, without its partner."""

    signs: tuple[str, str]
    """The pair that it is of."""
    at: int
    """Where it is."""
    lacks: int
    """Where its partner should be."""
    is_open: bool
    """Whether it is the one that opens."""


def halves_alone(each: List, source: Source) -> Iterator[Half]:
    """The signs without a partner, where nine in ten links that begin an entry have both."""
    beside = [one for entry in each.entries for one in _beside(entry, source)]
    for opening, closing in _AROUND.items():
        here = [half for signs, half in beside if signs == (opening, closing)]
        lacking = [half for half in here if half is not None]
        if lacking and PUT_AROUND.holds(len(here) - len(lacking), len(here)):
            yield from lacking


def _beside(entry: Entry, source: Source) -> Iterator[tuple[tuple[str, str], Half | None]]:
    """The pairs of which the first link of an entry has a sign beside it, behind brackets that may
    be there too; `None` where it has both.
    """
    link = next((link for link in entry.links if link.kind is LinkKind.INLINE), None)
    if link is None:
        return
    (_, start, end), text = link.span, source.text
    first, last = start - 1, end
    while first > entry.span.start and text[first] in "([":
        first -= 1
    while last < entry.span.end and text[last] in ")]":
        last += 1
    before = text[first] if first >= entry.span.start else ""
    after = text[last] if last < entry.span.end else ""
    for signs in _AROUND.items():
        opening, closing = signs
        if before == opening and after == closing:
            yield signs, None
        elif before == opening and closing not in text[end : entry.span.end]:
            yield signs, Half(signs, first, end, is_open=True)
        elif after == closing and opening not in text[entry.span.start : start]:
            yield signs, Half(signs, last, start, is_open=False)
