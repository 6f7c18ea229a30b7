"""What an entry says besides its title: authors, venue, year, date, description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from listlint.source import Span, Spanned
from listlint.work import description, names, venues
from listlint.work.names import Names
from listlint.work.phrases import pair, split
from listlint.work.title import Title
from listlint.work.venues import Stated
from listlint.work.vocabulary import AUTHOR_KEYS, DATE_KEYS, DESCRIPTION_KEYS, VENUE, VENUE_KEYS
from listlint.work.words import OBJECT, Style, Words


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

    def add_stated(self, stated: Stated, start: int) -> None:
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


_KEY = re.compile(r"\s*([^\W\d_][\w &/-]{0,30}?)\s*[:\uff1a]\s*")
_PARTS = re.compile(
    rf"[{OBJECT}]+|\s[-\u2013\u2014]+\s|\s*[|\u2022\u00b7/]+\s+|[()\[\]\u3010\u3011{{}}\uff08\uff09\"\u201c\u201d]|(?<![A-Z.\s].)(?<!al)(?<!Proc)(?<!Trans)(?<!Conf)(?<!Int)\.\s+"
)
_SEPARATOR = re.compile(
    r"\s*(?:[-\u2013\u2014]+|[:\uff1a])\s+|\s*[\u2013\u2014:\uff1a]\s*|\s*-(?=[A-Z])"
)
_BETWEEN = re.compile(
    rf"(?:\s|{OBJECT}|[*\u2605\u2b50\ufe0f\u200d]|[\U0001f300-\U0001faff\u2600-\u27bf]|:[a-z_\d]+:)*"
)
_EDGES = " \t\n,.;:|-\u2013\u2014*\\()[]" + OBJECT
_FEWEST_WORDS = 3
_AND = re.compile(r" (?:and|&) ")


def read(words: Words, text: str, title: Title | None) -> Statements:
    """Read what stands behind the title, then what stands before it."""
    reader = _Reader(words, text, Statements(words))
    reader.behind(title.after if title else 0)
    for start, end in title.leads if title else ():
        reader.piece(start, end, sure=False)
    return reader.found


def stated(words: Words, text: str, found: Statements, start: int, end: int) -> None:
    """Read a stretch as authors, venue and year."""
    _Reader(words, text, found).piece(start, end, sure=True)


class _Reader:
    def __init__(self, words: Words, text: str, found: Statements) -> None:
        self.words, self.text, self.found = words, text, found
        self.items = {mark.start for mark in words.of(Style.ITEM)}

    def behind(self, at: int) -> None:
        first = True
        for start, end in self._lines(at):
            if not first and (key := _KEY.match(self.text, start, end)):
                self._keyed(key[1].casefold(), key.end(), end)
            elif first:
                self._title_line(start, end)
            elif not self.piece(start, end, sure=self._stands_alone(start, end)):
                self._leftover(start, end)
            first = False

    def _lines(self, at: int) -> Iterator[tuple[int, int]]:
        while at <= len(self.text):
            end = self.text.find("\n", at)
            end = len(self.text) if end < 0 else end
            yield at, end
            at = end + 1

    def _stands_alone(self, start: int, end: int) -> bool:
        """Whether a line is one nested item or all emphasis: there a single name is one."""
        begin, stop = self._trimmed(start, end)
        mark = self.words.at(begin, Style.EMPHASIS)
        return start in self.items or (mark is not None and mark.end >= stop - 1)

    def _keyed(self, key: str, start: int, end: int) -> None:
        """A line `Key: value`."""
        begin, stop = self._trimmed(start, end)
        if begin >= stop:
            return
        if key in AUTHOR_KEYS:
            people = names.read(self.text[begin:stop])
            self.found.add_authors(
                people.names if people else (self._plain(begin, stop),), begin, stop
            )
        elif key in VENUE_KEYS or key in DATE_KEYS:
            if (
                not self.piece(begin, stop, sure=False)
                and key in VENUE_KEYS
                and not self.found.venue
            ):
                self.found.venue = self.words.spanned(begin, stop)
        elif key in DESCRIPTION_KEYS and not self.found.description:
            self.found.description = description.written(self.words, self.text, start, end)

    def _plain(self, start: int, end: int) -> str:
        return " ".join(self.text[start:end].replace(OBJECT, " ").split())

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.text[start] in _EDGES:
            start += 1
        while start < end and self.text[end - 1] in _EDGES and self.text[end - 1] not in ").":
            end -= 1
        return start, end

    def _title_line(self, start: int, end: int) -> None:
        between = _BETWEEN.match(self.text, start, end)
        begin = between.end() if between else start
        separator = _SEPARATOR.match(self.text, begin, end)
        if separator is None:
            if not self.piece(start, end, sure=False):
                self._leftover(start, end)
            return
        begin = separator.end()
        if not self._first_known(begin, end):
            paragraph = self._paragraph_end(end)
            self.found.description = description.written(self.words, self.text, begin, paragraph)
            return
        self.piece(begin, end, sure=self._is_byline(begin, end))

    def _first_known(self, start: int, end: int) -> bool:
        """Whether what follows a dash begins with authors, a venue or a year."""
        part = next(self._parts(start, end), None)
        if part is None:
            return False
        text = self.text[part[0] : part[1]]
        people = names.read(text)
        if split(text) or (people and people.sure):
            return True
        if stated := venues.read(text):
            whole = self.text[start:end].replace(OBJECT, "").strip(" .,;()[]|")
            return stated.year is not None or len(text) >= len(whole) or bool(VENUE.match(text))
        return people is not None and self._is_byline(start, end)

    def _is_byline(self, start: int, end: int) -> bool:
        """Whether there is but one name, and perhaps a kind of file in parentheses."""
        text = re.sub(r"\s*\*?\([^()]*\)\*?", "", self.text[start:end].replace(OBJECT, "")).strip()
        people = names.read(text)
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
        for begin, stop in self._parts(start, end):
            if self.text[max(0, begin - 1)] in "([":
                continue
            if len(self.text[begin:stop].split()) > _FEWEST_WORDS and not self._known(begin, stop):
                last = max(stop, *(b for _, b in self._parts(begin, end)))
                self.found.description = description.written(self.words, self.text, begin, last)
                return

    def _known(self, start: int, end: int) -> bool:
        text = self.text[start:end]
        people = names.read(text)
        return bool(venues.read(text) or (people and people.sure) or split(text))

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        at = start
        for found in _PARTS.finditer(self.text, start, end):
            if _has_words(self.text[at : found.start()]):
                yield self._trimmed(at, found.start())
            at = found.end()
        if _has_words(self.text[at:end]):
            yield self._trimmed(at, end)

    def piece(self, start: int, end: int, *, sure: bool) -> bool:
        """Read a stretch whole, or else by its parts, or else by its styles."""
        start, end = self._trimmed(start, end)
        if start >= end:
            return True
        if self._take(start, end, sure=sure):
            return True
        parts = [*self._parts(start, end)]
        known = 0
        for begin, stop in parts:
            alone = sure and begin == start
            if self._take(begin, stop, sure=alone and not self._is_aside(begin)):
                known += 1
            else:
                taken = [self._take(a, b, sure=False) for a, b in self._styled(begin, stop)]
                known += any(taken)
        return known > 0 or not parts

    def _styled(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        styles = (Style.STRONG, Style.EMPHASIS, Style.CODE)
        edges = {e for m in self.words.of(*styles) for e in (m.start, m.end) if start < e < end}
        places = [start, *sorted(edges), end]
        if len(places) > 2:  # noqa: PLR2004 - there is something between
            yield from (self._trimmed(a, b) for a, b in pairwise(places))

    def _is_mixed(self, start: int, end: int) -> bool:
        """Whether words in code stand beside others: each says something of its own."""
        codes = self.words.of(Style.CODE)
        return any(start < edge < end for m in codes for edge in (m.start, m.end))

    def _is_aside(self, start: int) -> bool:
        before = self.text[:start].rstrip(" ")[-1:]
        return before in ("(", "\uff08")

    def _take(self, start: int, end: int, *, sure: bool) -> bool:
        """Note what a stretch says, if it is authors, a venue or a year as a whole."""
        text = self.text[start:end]
        if OBJECT in text or not _has_words(text) or self._is_mixed(start, end):
            return False
        if stated := venues.read(text):
            self.found.add_stated(stated, start)
            return True
        people = names.read(text)
        if people and (people.sure or sure):
            if self._is_aside(start) and self.words.at(start, Style.EMPHASIS):
                return True  # an organisation
            self.found.add_authors(people.names, start, end)
            return True
        if both := split(text) or pair(text):
            people = names.read(text[: both[0]]) or Names(
                tuple(_AND.split(text[: both[0]])), sure=True
            )
            self.found.add_authors(people.names, start, start + both[0])
            if stated := venues.read(text[both[1] :]):
                self.found.add_stated(stated, start + both[1])
            return True
        return False


def _has_words(text: str) -> bool:
    return re.search(r"\w", text) is not None
