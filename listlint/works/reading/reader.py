"""One entry of a list, of whatever form, to what it says of its work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from listlint.core import labels
from listlint.core.document import Entry, Link, Markup
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span, Spanned
from listlint.core.years import OLD_YEAR, YEAR
from listlint.works.reading import (
    description,
    link_names,
    nested_title,
    person_names,
    statements,
    table_rows,
    title,
    venues,
    visible_text,
)
from listlint.works.reading.link_names import LinkPlace
from listlint.works.reading.phrases import is_stated
from listlint.works.reading.statements_found import Statements
from listlint.works.reading.styled_text import OBJECT
from listlint.works.reading.table_rows import Cell
from listlint.works.reading.title import TitlePlace
from listlint.works.reading.work import Labelled, Work

_AND = pattern(r",\s*+|(?<!\s)\s++(?:and|&)\s++")
_YEAR = pattern(YEAR)
_DAY = pattern(r"\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?")
"""A date whose parts only the column tells apart."""


def read(source: Source, entry: Entry) -> Work:
    """Read one entry of any form."""
    links = {link.span.start: link for link in entry.links}
    if entry.columns:
        return _row(source, entry, links)
    return _Part(source, entry.span, links, entry.markup).work()


class _Part:
    """An entry, or a cell of one, with all that was found in it."""

    def __init__(
        self,
        source: Source,
        span: Span,
        links: Mapping[int, Link],
        markup: Sequence[Markup],
        column: str = "",
        role: str | None = None,
    ) -> None:
        self.words = visible_text.read(source, span, links, markup)
        self.column = column
        self.places = link_names.places(self.words)
        if role == "title" and link_names.is_name(self.words, self.places):
            self.places = [place._replace(is_label=False) for place in self.places]
        elif role in ("venue", "date"):
            self.places = [p._replace(is_label=not is_stated(p.label)) for p in self.places]
        self.text = link_names.masked(self.words, self.places)
        self.title: TitlePlace | None = None

    def find_title(self) -> TitlePlace | None:
        self.title = title.find(self.words, self.text, self.places)
        if self.title:
            full = nested_title.find(self.words, self.text, self.places, self.title)
            self.title = full or self.title
        return self.title

    @property
    def spanned_title(self) -> Spanned | None:
        if self.title is None or self.title.start >= self.title.end:
            return None
        found = self.words.spanned(self.title.start, self.title.end)
        return Spanned(found.text.replace(OBJECT, "").strip(), found.span)

    @property
    def links(self) -> tuple[Labelled, ...]:
        own = self.title.link if self.title else None
        return tuple(
            Labelled(self._label(place), place.link)
            for place in self.places
            if own is None or place.mark is not own.mark
        )

    def _label(self, place: LinkPlace) -> str:
        if self.column and link_names.is_silent(place.label):
            return self.column
        if self.column and OBJECT in self.words.text[place.start : place.end] and not place.label:
            return self.column
        return place.label

    def url(self) -> str | None:
        if self.title and self.title.link:
            return self.title.link.link.target
        return _url(self.links)

    def work(self) -> Work:
        self.find_title()
        found = statements.read(self.words, self.text, self.title)
        self._read_citation(found)
        if found.venue is None:
            self._read_labels(found)
        return _assembled(self, found)

    def _read_citation(self, found: Statements) -> None:
        """A label such as `Doe, Roe (1998)` says who wrote the work, and when."""
        said = ((p, c) for p in self.places if p.is_label and (c := link_names.cited(p.label)))
        for place, (names, year) in said:
            people = person_names.read(names)
            start = place.mark.start
            signed = people.names if people else tuple(_AND.split(names))
            found.add_authors(signed, start, start + len(names))
            if found.year is None:
                found.year, found.year_span = year, self.words.span(start, place.mark.end)
            return

    def _read_labels(self, found: Statements) -> None:
        """A label such as `CVPR2021` or `3 May 2021` says where or when the work appeared."""
        for place in self.places:
            text = self.words.text[place.mark.start : place.mark.end]
            stated = venues.read(text) if place.is_label else None
            if stated and stated.year and (stated.venue or stated.date_range):
                found.add_stated(stated, place.mark.start)
        years = [place for place in self.places if _YEAR.fullmatch(place.label)]
        if found.year is None and len(years) == 1:  # of several, each is an edition
            mark = years[0].mark
            found.year, found.year_span = int(years[0].label), self.words.span(mark.start, mark.end)


def _url(links: tuple[Labelled, ...]) -> str | None:
    """Where the work is: a link to the paper, else the first."""
    for label, link in links:
        words = set(label.casefold().replace(":", " ").split())
        if words & labels.THE_WORK or link_names.is_address(label):
            return link.target
    return links[0].link.target if links else None


def _assembled(part: _Part, found: Statements) -> Work:
    return Work(
        title=part.spanned_title,
        authors=found.authors,
        authors_span=found.authors_span,
        venue=found.venue,
        year=found.year,
        year_span=found.year_span,
        date=found.date,
        url=part.url(),
        links=part.links,
        description=found.description,
    )


def _row(source: Source, entry: Entry, links: Mapping[int, Link]) -> Work:
    raw = dict(zip((name.casefold() for name in entry.columns), entry.columns, strict=False))
    found = table_rows.cells(source, entry.span, entry.columns)
    parts = [
        _Part(
            source,
            c.span,
            links,
            entry.markup,
            "" if c.role == "title" else raw.get(c.column, c.column),
            c.role,
        )
        for c in found
    ]
    by_cell = dict(zip(found, parts, strict=True))
    main = _main(by_cell)
    if main is None:
        return Work(links=tuple(link for part in parts for link in part.links))
    part = by_cell[main]
    part.find_title()
    said = statements.read(part.words, part.text, part.title)
    for cell, other in by_cell.items():
        if cell is not main:
            said.words = other.words
            _cell(cell, other, said)
    _take_column(by_cell, said)
    work = _assembled(part, said)
    links_of_all = tuple(link for each in parts for link in each.links)
    url = part.title.link.link.target if part.title and part.title.link else _url(links_of_all)
    return replace(work, links=links_of_all, url=url)


def _main(by_cell: Mapping[Cell, _Part]) -> Cell | None:
    """The cell that holds the title: by its column's name, else the longest text or first link."""
    for cell in table_rows.by_title([*by_cell]):
        part = by_cell[cell]
        found = part.find_title()
        if (
            found
            and not is_stated(part.words.text[found.start : found.end])
            and found.end > found.start
            and not (part.title and part.title.link and part.title.link.is_label)
        ):
            return cell
    said = [cell for cell in by_cell if by_cell[cell].text.replace(OBJECT, "").strip()]
    free = [cell for cell in said if cell.role in (None, "title")]
    linked = [c for c in free if any(not p.is_label for p in by_cell[c].places)]
    rest = [cell for cell in free if _is_free(by_cell[cell])]
    details = [
        cell for cell in said if cell.role == "description" and _begins_with_link(by_cell[cell])
    ]
    for candidates in (linked, rest, free, details):
        if candidates:
            return max(
                candidates, key=lambda cell: len(by_cell[cell].text.replace(OBJECT, "").strip())
            )
    return None


def _begins_with_link(part: _Part) -> bool:
    """Whether a cell is an entry of its own, as beside a picture: `[Title](…)<br>Authors: …`."""
    at = len(part.text) - len(part.text.lstrip())
    return any(place.start == at and not place.is_label for place in part.places)


def _is_free(part: _Part) -> bool:
    """Whether a cell says more than a venue, a year or authors."""
    found = Statements(part.words)
    statements.stated(part.words, part.text, found, 0, len(part.text))
    return found.venue is None and found.year is None and not found.authors


def _cell(cell: Cell, part: _Part, said: Statements) -> None:
    """Take in what another cell says."""
    text, size = part.text, len(part.text)
    bare = text.replace(OBJECT, " ").strip(" \t-")
    if not bare:
        return
    match cell.role:
        case "description":
            written = description.written(part.words, text, 0, size)
            said.description = said.description or written
        case "authors":
            before = said.authors
            statements.stated(part.words, text, said, 0, size)
            if said.authors is before and not said.authors:
                start = len(text) - len(text.lstrip())
                said.add_authors((bare,), start, start + len(bare))
        case "venue":
            statements.stated(part.words, text, said, 0, size)
            if said.venue is None and any(c.isalpha() for c in bare):
                start = text.index(bare[0])
                said.venue = part.words.spanned(start, len(text.rstrip()))
        case "title" if is_stated(bare):
            statements.stated(part.words, text, said, 0, size)
        case "date" | None if cell.role or not cell.column:
            statements.stated(part.words, text, said, 0, size)
            if cell.role == "date":
                _date(part, said, bare)


def _take_column(by_cell: Mapping[Cell, _Part], said: Statements) -> None:
    """Take the year from the column for it, whatever the other cells seem to say: a number in the
    name of a model, or when a draft of the paper appeared.
    """
    for cell, part in by_cell.items():
        if cell.role == "date":
            found = Statements(part.words)
            statements.stated(part.words, part.text, found, 0, len(part.text))
            if found.year is not None and found.year != said.year:
                said.year, said.year_span, said.date = found.year, found.year_span, found.date


def _date(part: _Part, said: Statements, bare: str) -> None:
    """Take in what only the column shows to be a date: `1859`, `03/04/21`."""
    start = part.text.index(bare[0])
    end = start + len(bare)
    if said.year is None and OLD_YEAR.fullmatch(bare):
        said.year, said.year_span = int(bare), part.words.span(start, end)
    if said.date is None and _DAY.fullmatch(bare):
        said.date = part.words.spanned(start, end)
