"""What an entry was found to say besides its title, field by field."""

from __future__ import annotations

from dataclasses import dataclass

from listlint.core.source import Span, Spanned
from listlint.works.reading.styled_text import Words
from listlint.works.reading.venues import StatedVenue


@dataclass(slots=True)
class Statements:
    """What was found so far; what comes first stays."""

    words: Words
    authors: tuple[str, ...] = ()
    authors_span: Span | None = None
    venue: Spanned | None = None
    year: int | None = None
    year_span: Span | None = None
    date: Spanned | None = None
    description: Spanned | None = None

    def add_authors(self, found: tuple[str, ...], start: int, end: int) -> None:
        if not self.authors:
            end += found[-1].endswith(".") and self.words.text[end : end + 1] == "."
            self.authors, self.authors_span = found, self.words.span(start, end)

    def add_stated(self, stated: StatedVenue, start: int) -> None:
        """What was read of a text that begins at `start`."""
        dated = self.year is None or (stated.venue and not self.venue and stated.year)
        if stated.venue and stated.venue_range and not self.venue:
            at, end = stated.venue_range
            self.venue = Spanned(stated.venue, self.words.span(start + at, start + end))
        if stated.year_range and dated:
            self.year = stated.year
            self.year_span = self.words.span(
                start + stated.year_range.start, start + stated.year_range.end
            )
        if stated.date_range and not self.date:
            self.date = self.words.spanned(
                start + stated.date_range.start, start + stated.date_range.end
            )
