"""A span of an entry's text to the authors, venue and year that it states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from listlint.core.lazy_pattern import pattern
from listlint.core.years import OLD_YEAR, YEAR
from listlint.works.reading import person_names, venues
from listlint.works.reading.person_names import PersonNames
from listlint.works.reading.phrases import pair, split
from listlint.works.reading.statements_found import Statements
from listlint.works.reading.styled_text import OBJECT, Mark, Style, Words
from listlint.works.reading.venues import Range, StatedVenue
from listlint.works.reading.vocabulary import STOP

_NO_INITIAL = r"(?<![A-Z.\s][A-Z])(?<![.\s].)(?<!\b(?:St|[DMJS]r|Ms|Md|No))"
"""Behind what a period ends a sentence: `Hu.` does, `YK.` and `A.` do not."""
_PARTS = pattern(
    rf"[{OBJECT}]+|\s[-\u2013\u2014]+\s|(?:(?<!\s)\s++)?(?<![|\u2022\u00b7/])[|\u2022\u00b7/]++\s+|[()\[\]\u3010\u3011{{}}\uff08\uff09\"\u201c\u201d]|{_NO_INITIAL}(?<!al){STOP}\s+"
)
_DATED_NAME = pattern(
    r"(?!(?:An?|The|This|In|By|From|With)\b)[A-Z][^\n!?:\"|]{2,80}(?:,\s*|\s+)(?:[A-Z][a-z]{2,8}\.?\s+)?"
    rf"{YEAR}\.?"
)
_PREPRINT = pattern(r"(?i:arxiv)\b[\s\d.:]*[;,]\s+(?=[A-Z]\w*[A-Z])")
EDGES = " \t\n,.;:|-\u2013\u2014*\\()[]" + OBJECT
"""What is around what is said."""
_AND = pattern(r" (?:and|&) ")


class SpanReader:
    """Reads spans of one entry, and notes in `found` what they state."""

    def __init__(self, words: Words, text: str, found: Statements) -> None:
        self.words, self.text, self.found = words, text, found
        self.has_people = False
        """Whether people are named before the title."""

    def read_span(self, start: int, end: int, *, sure: bool) -> bool:
        """Read a span whole, or else by its parts, or else by its styles."""
        start, end = self.trimmed(start, end)
        if start >= end:
            return True
        if self._take(start, end, sure=sure):
            return True
        parts = [*self.parts(start, end)]
        known = 0
        for begin, stop in parts:
            alone = sure and begin == start and self._is_all(stop, end)
            if self._take(begin, stop, sure=alone and not self._is_aside(begin)):
                known += 1
            else:
                taken = [self._take(a, b, sure=False) for a, b in self._styled(begin, stop)]
                known += any(taken)
        return known > 0 or not parts

    def _take(self, start: int, end: int, *, sure: bool) -> bool:
        """Note what a span says, if it is authors, a venue or a year as a whole."""
        text = self.text[start:end]
        if OBJECT in text or not has_words(text) or self._is_mixed(start, end):
            return False
        if (later := _PREPRINT.match(text)) and self._take(start + later.end(), end, sure=False):
            return True
        if stated := venues.read(text):
            self.found.add_stated(stated, start)
            return True
        if OLD_YEAR.fullmatch(text) and self._is_aside(start):
            self.found.add_stated(StatedVenue(None, None, int(text), Range(0, len(text))), start)
            return True
        if self.found.authors and self._is_dated_name(start, end) and self.dated(start, end):
            return True
        if self._take_people(start, end, sure=sure) or self._take_both(start, end):
            return True
        return self._is_dated_name(start, end) and self.dated(start, end)

    def _take_people(self, start: int, end: int, *, sure: bool) -> bool:
        people = person_names.read(self.text[start:end], titled=True)
        if people is None or self._repeats(people.names, start):
            return False
        if not (people.sure or sure or self._is_signature(start, end)):
            return False
        if not (self._is_aside(start) and self.words.at(start, Style.EMPHASIS)):  # an organisation
            self.found.add_authors(people.names, start, end)
        return True

    def _take_both(self, start: int, end: int) -> bool:
        """Authors and, behind them, a venue."""
        text = self.text[start:end]
        both = split(text, titled=True) or pair(text)
        mark = self.words.at(start, Style.EMPHASIS)
        if both is None or (mark is not None and start < mark.end < start + both[0]):
            return False
        head = text[: both[0]]
        people = person_names.read(head, titled=True) or PersonNames(
            tuple(_AND.split(head)), sure=True
        )
        if self._repeats(people.names, start):
            return False
        self.found.add_authors(people.names, start, start + both[0])
        if stated := venues.read(text[both[1] :]):
            self.found.add_stated(stated, start + both[1])
        return True

    def _repeats(self, names: tuple[str, ...], start: int) -> bool:
        """Whether a single name is a part of the title once more."""
        return len(names) == 1 and self.text.find(names[0], 0, start) >= 0

    def dated(self, start: int, end: int) -> bool:
        """Note a name beside a year, where there is nothing but a venue."""
        stated = venues.read(self.text[start:end], sure=True)
        if stated is None or stated.venue is None:
            return False
        self.found.add_stated(stated, start)
        return True

    def signed(self, start: int, end: int) -> None:
        """Note a single name with a period behind it."""
        name = self.text[start:end].strip()
        if name.endswith(".") and person_names.is_name(name[:-1]):
            self.found.add_authors((name[:-1],), start, start + len(name) - 1)

    def known(self, start: int, end: int) -> bool:
        text = self.text[start:end]
        people = person_names.read(text)
        return bool(venues.read(text) or (people and people.sure) or split(text))

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.text[start] in EDGES:
            start += 1
        while start < end and self.text[end - 1] in EDGES and self.text[end - 1] not in ").":
            end -= 1
        return start, end

    def parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        at = start
        emphases = self.words.within(start, end, Style.EMPHASIS)
        whole = [mark for mark in emphases if self._is_dated(mark)]
        for found in _PARTS.finditer(self.text, start, end):
            if any(mark.start < found.start() < mark.end for mark in whole):
                continue
            if has_words(self.text[at : found.start()]):
                yield self.trimmed(at, found.start())
            at = found.end()
        if has_words(self.text[at:end]):
            yield self.trimmed(at, end)

    def _styled(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        styles = (Style.STRONG, Style.EMPHASIS, Style.CODE)
        places = [start, *self.words.edges(start, end, *styles), end]
        if len(places) > 2:  # noqa: PLR2004 - there is something between
            yield from (self.trimmed(a, b) for a, b in pairwise(places))

    def _is_all(self, start: int, end: int) -> bool:
        """Whether what follows a name is no sentence that it begins."""
        return not re.search(r"[)\]]\s+[a-z]|^\s*[a-z]", self.text[start:end])

    def _is_mixed(self, start: int, end: int) -> bool:
        """Whether words in code are beside others: each says something of its own."""
        return bool(self.words.edges(start, end, Style.CODE))

    def _is_aside(self, start: int) -> bool:
        while self.text[start - 1 : start] == " ":
            start -= 1
        return self.text[start - 1 : start] in ("(", "\uff08")

    def _is_dated_name(self, start: int, end: int) -> bool:
        """Whether a name and a year, all emphasis or behind authors, can only be a venue."""
        mark = self.words.at(start, Style.EMPHASIS)
        is_set_off = mark is not None and mark.end >= end - 1
        if not (is_set_off or self.found.authors or self.has_people):
            return False
        return _DATED_NAME.fullmatch(self.text, start, end) is not None

    def _is_dated(self, mark: Mark) -> bool:
        """Whether an emphasis is a name and a year, whose periods are those of abbreviations."""
        return _DATED_NAME.fullmatch(self.text, mark.start, mark.end) is not None

    def _is_signature(self, start: int, end: int) -> bool:
        """Whether a full name is all of an emphasis."""
        mark = self.words.at(start, Style.EMPHASIS)
        return mark is not None and mark.end <= end + 1 and " " in self.text[start:end].strip()


def has_words(text: str) -> bool:
    """Whether there is anything but punctuation."""
    return re.search(r"\w", text) is not None
