"""In which fields two records of one work disagree.

What only one of the two says is no disagreement; nor is an initial for a name, a first author for
all of them, or the year of a preprint for that of the publication.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from listlint.core.years import years_in
from listlint.works.linkage import people, venue_words
from listlint.works.linkage.records import Record

_SHORT = 2
"""Words of a venue's name that can be compared; a long name may be written in many ways."""


class Disagreement(NamedTuple):
    """A field, and what only the one record or only the other says of it."""

    field: str
    mine: tuple[str, ...]
    theirs: tuple[str, ...]

    def told(self, there: str) -> str:
        """The disagreement in words; `there` is where the other record stands: `on line 12`."""
        sides = ((self.mine, "here"), (self.theirs, there))
        word = "only " if self.field == "authors" else ""
        return ", ".join(
            f"{' and '.join(f'`{value}`' for value in values)} {word}{place}"
            for values, place in sides
            if values
        )


def disagreements(one: Record, other: Record) -> Iterator[Disagreement]:
    """Where two records contradict each other: authors, venue, year."""
    for field, find in (("authors", _authors), ("venue", _venue), ("year", _year)):
        mine, theirs = find(one, other)
        if mine or theirs:
            yield Disagreement(field, tuple(mine), tuple(theirs))


Sides = tuple[Sequence[str], Sequence[str]]
_NOTHING: Sides = ((), ())


def _authors(one: Record, other: Record) -> Sides:
    if min(len(one.authors), len(other.authors)) <= (len(one.authors) != len(other.authors)):
        return _NOTHING
    mine = () if other.is_open else people.missing(one.authors, other.authors)
    theirs = () if one.is_open else people.missing(other.authors, one.authors)
    return mine, theirs


def _venue(one: Record, other: Record) -> Sides:
    mine, theirs = venue_words.words(one.venue), venue_words.words(other.venue)
    if not mine or not theirs or (mine | theirs) & venue_words.PREPRINTS or mine & theirs:
        return _NOTHING
    if max(len(mine), len(theirs)) > _SHORT:
        return _NOTHING
    return (one.venue,), (other.venue,)


def _year(one: Record, other: Record) -> Sides:
    mine, theirs = _span(one), _span(other)
    named = venue_words.words(one.venue) | venue_words.words(other.venue)
    if mine is None or theirs is None or named & venue_words.PREPRINTS:
        return _NOTHING
    if mine[0] <= theirs[1] and theirs[0] <= mine[1]:
        return _NOTHING
    return (_told(mine),), (_told(theirs),)


def _span(record: Record) -> tuple[int, int] | None:
    """The years a record speaks of: its own, else those of the section it stands in."""
    if record.year:
        return record.year, record.year
    headings = reversed(record.entry.section) if record.entry else ()
    return next((found for heading in headings if (found := years_in(heading))), None)


def _told(span: tuple[int, int]) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0] or '…'} to {span[1]}"
