"""What an entry says besides its title: authors, venue, year, date, description."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from listlint.core.lazy_pattern import pattern
from listlint.core.years import YEAR
from listlint.works.reading import description, person_names, venues
from listlint.works.reading.known_venues import VENUE
from listlint.works.reading.phrases import is_people, split
from listlint.works.reading.spans import EDGES, SpanReader
from listlint.works.reading.statements_found import Statements
from listlint.works.reading.styled_text import OBJECT, Mark, Style, Words
from listlint.works.reading.title import TitlePlace
from listlint.works.reading.vocabulary import (
    AUTHOR_KEYS,
    DATE_KEYS,
    DESCRIPTION_KEYS,
    VENUE_KEYS,
)

_KEY = pattern(r"\s*([^\W\d_][\w &/-]{0,30}?)\s*[:\uff1a]\s*")
_SEPARATOR = pattern(
    r"\s*(?:[-\u2013\u2014]+|[:\uff1a])\s+|\s*[\u2013\u2014:\uff1a]\s*|\s*-(?=[A-Z])"
)
_BETWEEN = pattern(
    rf"(?:\s|{OBJECT}|[*\u2605\u2b50\ufe0f\u200d]|[\U0001f300-\U0001faff\u2600-\u27bf]|:[a-z_\d]+:)*"
)
_AFFILIATION = pattern(rf"(?:(?<!\s)\s++)?\*?\([^()]*+\)\*?(?:,? {YEAR}\b\.?\s*\Z)?")
_SIGNED = pattern(rf"[\s.,]*+([^\n()\d{OBJECT}]++)\([^()\d]++\)[\s.{OBJECT}]*")
"""One name and a place, behind the sentence of a title."""
_MOST_LINES = 500
"""Of an entry, behind its title: who wrote a work, where and when stands in the first dozen, and
what goes on for longer is no entry but a text.
"""
_FEWEST_WORDS = 3
"""More words behind a name are its title, and not more of the name."""


def read(words: Words, text: str, title: TitlePlace | None) -> Statements:
    """Read what is behind the title, then what is before it."""
    reader = _Reader(words, text, Statements(words))
    prefixes = title.prefixes if title else ()
    reader.has_people = any(is_people(text[start:end].strip(EDGES)) for start, end in prefixes)
    reader.behind(title.after if title else 0)
    for start, end in prefixes:
        if not (reader.read_span(start, end, sure=False) or reader.dated(start, end)):
            reader.signed(start, end)
    return reader.found


def stated(words: Words, text: str, found: Statements, start: int, end: int) -> None:
    """Read a span as authors, venue and year."""
    SpanReader(words, text, found).read_span(start, end, sure=True)


class _Reader(SpanReader):
    """Reads an entry line by line."""

    def __init__(self, words: Words, text: str, found: Statements) -> None:
        super().__init__(words, text, found)
        self.items = {mark.start for mark in words.of(Style.ITEM)}

    def behind(self, at: int) -> None:
        first = True
        for start, end in islice(self._lines(at), _MOST_LINES):
            if not first and (key := _KEY.match(self.text, start, end)):
                self._keyed(key[1].casefold(), key.end(), end)
            elif first:
                self._title_line(start, end)
            elif (link := self._only_link(start, end)) and self._is_signature_of(link, end):
                self.found.add_authors((self.text[link.start : link.end],), link.start, link.end)
            elif not self.read_span(start, end, sure=self._stands_alone(start, end)):
                self._leftover(start, end)
            first = False

    def _lines(self, at: int) -> Iterator[tuple[int, int]]:
        while at <= len(self.text):
            end = self.text.find("\n", at)
            end = len(self.text) if end < 0 else end
            yield at, end
            at = end + 1

    def _only_link(self, start: int, end: int) -> Mark | None:
        """The one link of a line, if it begins with it."""
        begin, _ = self.trimmed(start, end)
        links = [*self.words.within(start, end, Style.LINK)]
        return links[0] if len(links) == 1 and links[0].start == begin else None

    def _is_signature_of(self, link: Mark, end: int) -> bool:
        """Whether a link is a name, and behind a comma is where they work: who is named beside a
        linked name is linked as well.
        """
        rest = self.text[link.end : end].strip(" .")
        is_place = rest.startswith(",") and rest.count(",") == 1 and len(rest) > 1
        return is_place and person_names.is_full_name(self.text[link.start : link.end])

    def _stands_alone(self, start: int, end: int) -> bool:
        """Whether a line is one nested item or all emphasis: there a single name is one."""
        begin, stop = self.trimmed(start, end)
        mark = self.words.at(begin, Style.EMPHASIS)
        if start in self.items or (mark is not None and mark.end >= stop - 1):
            return True
        after = self.words.at(end + 1, Style.EMPHASIS)
        is_before_venue = after is not None and venues.read(
            self.text[after.start : after.end], sure=True
        )
        return bool(is_before_venue) and " " in self.text[begin:stop]

    def _keyed(self, key: str, start: int, end: int) -> None:
        """A line `Key: value`."""
        begin, stop = self.trimmed(start, end)
        if begin >= stop:
            return
        if key in AUTHOR_KEYS:
            people = person_names.read(self.text[begin:stop])
            self.found.add_authors(
                people.names if people else (self._plain(begin, stop),), begin, stop
            )
        elif key in VENUE_KEYS or key in DATE_KEYS:
            if (
                not self.read_span(begin, stop, sure=False)
                and key in VENUE_KEYS
                and not self.found.venue
            ):
                self.found.venue = self.words.spanned(begin, stop)
        elif key in DESCRIPTION_KEYS and not self.found.description:
            self.found.description = description.written(self.words, self.text, start, end)

    def _plain(self, start: int, end: int) -> str:
        return " ".join(self.text[start:end].replace(OBJECT, " ").split())

    def _title_line(self, start: int, end: int) -> None:
        between = _BETWEEN.match(self.text, start, end)
        begin = between.end() if between else start
        separator = _SEPARATOR.match(self.text, begin, end)
        if separator is None:
            signed = _SIGNED.fullmatch(self.text, start, end)
            is_name = signed is not None and person_names.is_full_name(signed[1])
            if not self.read_span(start, end, sure=is_name):
                self._leftover(start, end)
            return
        begin = separator.end()
        if not self._first_known(begin, end):
            paragraph = self._paragraph_end(end)
            self.found.description = description.written(self.words, self.text, begin, paragraph)
            return
        self.read_span(begin, end, sure=self._is_byline(begin, end))

    def _first_known(self, start: int, end: int) -> bool:
        """Whether what follows a dash begins with authors, a venue or a year."""
        part = next(self.parts(start, end), None)
        if part is None:
            return False
        text = self.text[part[0] : part[1]]
        people = person_names.read(text)
        if split(text) or (people and people.sure):
            return True
        if stated := venues.read(text):
            whole = self.text[start:end].replace(OBJECT, "").strip(" .,;()[]|")
            return stated.year is not None or len(text) >= len(whole) or bool(VENUE.match(text))
        return people is not None and self._is_byline(start, end)

    def _is_byline(self, start: int, end: int) -> bool:
        """Whether there is but one name, and perhaps a place and a year, or a kind of file."""
        text = self.text[start:end].replace(OBJECT, "")
        text = _AFFILIATION.sub("", text).strip()
        people = person_names.read(text)
        return (
            people is not None
            and " " in text
            and not text.startswith("A ")
            and text[-1] not in ".!"
        )

    def _paragraph_end(self, end: int) -> int:
        """The end of the last line before a nested item or an empty line."""
        for start, stop in self._lines(end + 1):
            if start in self.items or not self.text[start:stop].strip() or start >= len(self.text):
                break
            if _KEY.match(self.text, start, stop) or self.words.at(start, Style.EMPHASIS):
                break
            end = stop
        return end

    def _leftover(self, start: int, end: int) -> None:
        """Text that is nothing else describes the work."""
        if self.found.description:
            return
        first = None
        for begin, stop in self.parts(start, end):
            if self.known(begin, stop):
                first = None
                continue
            if first is None and self.text[max(0, begin - 1)] in "([":
                continue
            if first is None or _closes(self.text[first:begin]):
                first = begin
            if len(self.text[begin:stop].split()) > _FEWEST_WORDS:
                self.found.description = description.written(self.words, self.text, first, end)
                return


def _closes(text: str) -> bool:
    """Whether a bracket ends in a text that did not begin there."""
    return text.count(")") > text.count("(")
