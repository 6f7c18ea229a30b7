"""What is known of a work that a list lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from listlint.core.document import Link
from listlint.core.source import Span, Spanned


class Labelled(NamedTuple):
    """A link under the name that a reader sees: `pdf` of `[[pdf]](u)`, what a badge says."""

    label: str
    link: Link


@dataclass(frozen=True, slots=True)
class Work:
    """What one entry says of its work."""

    title: Spanned | None = None
    """Its words, without markup, quotes and final period."""
    authors: tuple[str, ...] = ()
    authors_span: Span | None = None
    venue: Spanned | None = None
    """As written, without the year."""
    year: int | None = None
    """1900 to 2099, if the entry itself states it."""
    year_span: Span | None = None
    date: Spanned | None = None
    """Where the entry states more than a year."""
    url: str | None = None
    """Where the title points to, else the link to the paper, else the first link."""
    links: tuple[Labelled, ...] = ()
    """In order; the title's own link only if it is labelled."""
    description: Spanned | None = None
    """What is said of it, markup as written."""

    def places(self) -> Iterator[tuple[str, Span]]:
        """Where each field is that was found."""
        for name in ("title", "venue", "date", "description"):
            found: Spanned | None = getattr(self, name)
            if found is not None:
                yield name, found.span
        if self.authors_span is not None:
            yield "authors", self.authors_span
        if self.year_span is not None:
            yield "year", self.year_span
