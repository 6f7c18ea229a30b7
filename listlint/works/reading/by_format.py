"""What an entry says of its work where its format tells: the places of the fields decide, and what
was read without them only refines what is at one of these places.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from listlint.core.document import Entry
from listlint.core.source import Source, Span, Spanned
from listlint.core.years import ANY_YEAR, OLD_YEAR
from listlint.works.reading import person_names, venues, visible_text
from listlint.works.reading.enclosures import bare
from listlint.works.reading.styled_text import OBJECT, Words
from listlint.works.reading.work import Work

_NAMED = frozenset({"title", "authors", "venue", "year", "date", "description"})
_WITHIN = ("venue", "date", "year", "description")
"""Fields that may be within one another: a year in the venue, any of them in the description."""


def corrected(read: Work, source: Source, entry: Entry, places: Mapping[str, Span]) -> Work:
    """A work as read without a format, and as the places of the format's fields have it."""
    known = {name: span for name, span in places.items() if name in _NAMED}
    if not known:
        return read
    read = _without_strays(read, known)
    links = {link.span.start: link for link in entry.links}
    for name, span in known.items():
        words = visible_text.read(source, span, links, entry.markup)
        taken = (at for other, at in read.places() if other != name and other not in _WITHIN)
        if words.text.strip() and not any(_overlap(span, at) for at in taken):
            read = _with(read, name, words, span)
    return read


def _without_strays(read: Work, known: Mapping[str, Span]) -> Work:
    """The work without what was read of a place that is another field's."""
    found = dict(read.places())
    split = {name for name, span in found.items() if name in known and _overlap(span, known[name])}
    others = {name: place for name, place in known.items() if name not in split}
    strays = {name for name, span in found.items() if _is_stray(name, span, known, others)}
    if "authors" not in known and _are_people(read.authors):
        strays.discard("authors")  # where there is no venue, they are at its place
    return replace(
        read,
        title=None if "title" in strays else read.title,
        authors=() if "authors" in strays else read.authors,
        authors_span=None if "authors" in strays else read.authors_span,
        venue=None if "venue" in strays else read.venue,
        year=None if "year" in strays else read.year,
        year_span=None if "year" in strays else read.year_span,
        date=None if "date" in strays else read.date,
        description=None if "description" in strays else read.description,
    )


def _are_people(names: tuple[str, ...]) -> bool:
    """Whether names can only be those of people."""
    people = person_names.read(", ".join(names)) if names else None
    return people is not None and people.sure


def _is_stray(name: str, span: Span, known: Mapping[str, Span], others: Mapping[str, Span]) -> bool:
    """Whether a field was read of a place beside its own, or of one of the `others`: those in which
    what they should hold was not found. Else a venue behind the title may be read as one.
    """
    if name in known:
        return not _overlap(span, known[name])
    within = _WITHIN if name in _WITHIN else ("description",)
    return any(_overlap(span, place) for at, place in others.items() if at not in within)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _with(read: Work, name: str, words: Words, span: Span) -> Work:
    """The work with what is in one field."""
    match name:
        case "title" if read.title is None:
            return replace(read, title=_bare(words))
        case "authors":
            return _signed(read, words, span)
        case "venue":
            return _published(read, words)
        case "year":
            found = ANY_YEAR.search(words.text) or OLD_YEAR.fullmatch(words.text.strip())
            return replace(read, year=int(found[0]), year_span=span) if found else read
        case "date" if read.date is None:
            return replace(read, date=_bare(words))
        case "description" if read.description is None:
            return replace(read, description=_bare(words))
    return read


def _bare(words: Words) -> Spanned | None:
    start, end = bare(words.text, 0, len(words.text))
    if start >= end:
        return None
    found = words.spanned(start, end)
    return Spanned(found.text.replace(OBJECT, "").strip(), found.span)


def _whole(words: Words) -> Spanned:
    """The field as it is written: the period at its end is that of an abbreviation."""
    start = len(words.text) - len(words.text.lstrip())
    return words.spanned(start, len(words.text.rstrip()))


def _signed(read: Work, words: Words, span: Span) -> Work:
    people = person_names.read(words.text)
    if people is None and read.authors:
        return read
    names = people.names if people else (" ".join(words.text.replace(OBJECT, " ").split()),)
    return replace(read, authors=names, authors_span=span)


def _published(read: Work, words: Words) -> Work:
    """The venue of its field; a year that is beside it is no part of the name, and neither is
    what has markup of its own.
    """
    if read.venue and words.marks:
        return read
    stated = venues.read(words.text, sure=True)
    if stated is None or stated.venue is None or stated.venue_range is None:
        return read if read.venue and stated else replace(read, venue=_whole(words))
    read = replace(read, venue=Spanned(stated.venue, words.span(*stated.venue_range)))
    if read.year is None and stated.year_range:
        return replace(read, year=stated.year, year_span=words.span(*stated.year_range))
    return read
