"""Where the title of a work is in its entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from listlint.core import labels
from listlint.core.lazy_pattern import pattern
from listlint.core.years import YEAR
from listlint.works.reading import linked_title, person_names, prefixes
from listlint.works.reading.enclosures import QUOTES, bare
from listlint.works.reading.link_names import LinkPlace
from listlint.works.reading.phrases import (
    is_people,
    is_stated,
    split,
    title_end,
)
from listlint.works.reading.styled_text import (
    OBJECT,
    Mark,
    Style,
    Words,
)


class TitlePlace(NamedTuple):
    """The title's words, the link that they are, and what was passed over on the way."""

    start: int
    end: int
    after: int
    """Where the rest of the entry begins."""
    link: LinkPlace | None = None
    prefixes: tuple[tuple[int, int], ...] = ()


_TAIL = " \t\n.,;:|-\u2013\u2014([{<\u3010\uff08\u00b7\u3002\uff0c\u2022`" + OBJECT
_IN = pattern(r"[\u201d\"]?[,.]? (?:in|at|by|from)\Z", re.IGNORECASE)
_WORD = pattern(r"\w")
_QUOTE = pattern(r'["\u201c]')
_LAST_QUOTE = pattern(rf'"(?=[\s,.;:)\[{OBJECT}]|$)')
_VENUE = pattern(rf"(?<=\S) \(((?:[A-Z]|[a-z]+Xiv)[^()\n]{{0,120}}? )?{YEAR}\)\Z")
_BROKEN = pattern(r"(?:(?<!\s)\s++)?\(\s*+([*_]{1,3})[^()*_]{1,30}\1\s*\)\Z")
"""A word in brackets whose emphasis has failed: `(** oral**)`."""
_GOES_ON = pattern(r"\s*:\s*\w")
_ENDINGS = ("\n", ".", "|", ",", "(", "[", "-", ", in", " In")
_MOST_WORDS = 4
"""Of an abbreviation in bold before the title."""
_FEWEST_WORDS = 3
"""Of a link that is the title behind an abbreviation and a comma."""
_MANY = 2
"""Commas, as between authors."""
_LEAD_WORDS = 3
"""Of an abbreviation before a quoted title."""


def find(words: Words, text: str, places: Sequence[LinkPlace], start: int = 0) -> TitlePlace | None:
    """Find it from `start` on, `text` being what is seen without labels and images."""
    return _Finder(words, text, places, start).find()


@dataclass
class _Finder:
    words: Words
    text: str
    places: Sequence[LinkPlace]
    start: int
    before: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.links = {place.mark.start: place for place in self.places if not place.is_label}
        self.is_paper = any(map(_is_paper_label, self.places))

    def find(self) -> TitlePlace | None:
        if named := self._named_like_a_label():
            return named
        at = prefixes.begin(self.text, self.start, self.links)
        self.before = prefixes.skip(self.words, self.text, at, self.links)
        if self.before:
            at = prefixes.begin(self.text, self.before[-1][1], self.links)
            self.is_paper |= any(is_stated(self.text[a:b]) for a, b in self.before)
        found = self._at(at) if at < len(self.text) else None
        if found is None or found.end <= found.start:
            found = self._any_link()
        return self._without_venue(found._replace(prefixes=tuple(self.before))) if found else None

    def _without_venue(self, title: TitlePlace) -> TitlePlace:
        """The title without the venue and year in brackets at its end."""
        if broken := _BROKEN.search(self.words.text, title.start, title.end):
            title = title._replace(end=broken.start())
        found = _VENUE.search(self.words.text, title.start, title.end)
        if found is None or title.link:
            return title
        place = found.start() + 1, title.end - 1
        return title._replace(end=found.start(), prefixes=(*title.prefixes, place))

    def _named_like_a_label(self) -> TitlePlace | None:
        """A project may be called `Notes`: its link comes first, and a description after."""
        first = self.places[0] if self.places else None
        if first is None or not first.is_label or first.is_bracketed or not self._is_text(first):
            return None
        if first.start < first.mark.start or self.text[: first.start].strip(" *-+" + OBJECT):
            return None
        rest = self.text[first.end :]
        is_all = len(self.places) == 1 and not _WORD.search(rest)
        return self._link(first) if is_all or prefixes.SEPARATOR.match(rest) else None

    def _is_text(self, place: LinkPlace) -> bool:
        return OBJECT not in self.words.text[place.mark.start : place.mark.end]

    def _at(self, at: int) -> TitlePlace | None:
        """The title that begins here."""
        strong, place = self.words.at(at, Style.STRONG), self.links.get(at)
        if place and (strong is None or strong.end <= place.mark.end + 3):
            return self._link(place)
        if quoted := self._quoted(at):
            return quoted
        if strong:
            return self._strong(strong)
        emphasis = self.words.at(at, Style.EMPHASIS)
        if emphasis and not is_people(self.text[at : emphasis.end]) and self._ends(emphasis.end):
            return self._stretch(at, emphasis.end)
        code = self.words.at(at, Style.CODE)
        if code and self._ends(code.end):
            return self._stretch(at, code.end)
        return self._plain(at, at)

    def _ends(self, at: int) -> bool:
        """Whether no word of the same sentence follows."""
        rest = self.text[at : at + 3].replace(OBJECT, "\n").lstrip(" ")
        return not rest or not rest[0].isalnum()

    def _link(self, place: LinkPlace) -> TitlePlace:
        inner = linked_title.narrow(self.words, place.mark)
        self.before += inner.others
        title = self._stretch(inner.start, inner.end)
        if behind := self._behind_colon(place):
            title = self._plain(inner.start, behind) or title
        return title._replace(link=place, after=max(place.end, title.after))

    def _behind_colon(self, place: LinkPlace) -> int | None:
        """Where the title goes on behind its short beginning, before a venue and a year."""
        opened, beginning = _GOES_ON.match(self.text, place.end), place.label
        if opened is None or len(beginning.split()) > _MOST_WORDS:
            return None
        at, line = opened.end() - 1, self._line_end(place.end)
        end = title_end(self.text, at, line)
        is_cited = end is not None and is_stated(self.text[end:line].replace(OBJECT, " "))
        return at if is_cited else None

    def _stretch(self, start: int, end: int, after: int | None = None) -> TitlePlace:
        return TitlePlace(*bare(self.words.text, start, end), end if after is None else after)

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def _quoted(self, at: int) -> TitlePlace | None:
        opening = "``" if self.text.startswith("``", at) else self.text[at]
        if opening not in QUOTES:
            return None
        inner, line, closing = at + len(opening), self._line_end(at), QUOTES[opening]
        if self.text.find(closing, inner, line) < 0 and self._goes_on(line):
            line = self._line_end(line + 1)
        end = self.text.find(closing, inner, line)
        if closing == '"' and (last := _LAST_QUOTE.search(self.text, inner, line)):
            end = last.start()
        if end <= inner or (opening == "'" and " " not in self.text[inner:end]):
            return None
        if _GOES_ON.match(self.text, end + len(closing)):
            return self._plain(at, end + len(closing))
        place = self.links.get(prefixes.begin(self.text, inner))
        if place and place.mark.end >= end - 2:
            title = self._link(place)
            return title._replace(after=max(title.after, end + len(closing)))
        if opening == "<":
            return None
        return self._stretch(inner, end, end + len(closing))

    def _goes_on(self, line: int) -> bool:
        """Whether the line behind the end of a line is of the same paragraph."""
        items = {mark.start for mark in self.words.of(Style.ITEM)}
        return _WORD.match(self.text, line + 1) is not None and line + 1 not in items

    def _strong(self, strong: Mark) -> TitlePlace | None:
        for start, place in self.links.items():
            size = place.mark.end - place.mark.start
            if strong.start <= start < strong.end and 2 * size > strong.end - strong.start:
                return self._link(place)
        inner = (p.start for p in self.places if p.is_label and strong.start < p.start < strong.end)
        end = min(inner, default=strong.end)
        return self._behind_short(strong) or self._stretch(strong.start, end, strong.end)

    def _behind_short(self, strong: Mark) -> TitlePlace | None:
        """The title of which a few words in bold are an abbreviation, or the beginning."""
        end, text = strong.end, self.text[strong.start : strong.end].rstrip()
        is_sentence = _WORD.search(text) is not None and text.endswith((".", "?", "!"))
        behind = prefixes.begin(self.text, end)
        gap = self.text[end:behind]
        if len(text.split()) > _MOST_WORDS or is_sentence or "\n" in gap or OBJECT in gap:
            return None
        if behind >= len(self.text):
            return None
        if self.text[behind] in '"\u201c' and (quoted := self._quoted(behind)):
            return quoted
        is_open = text.endswith((":", "\uff1a")) or gap.lstrip()[:1] in (":", "\uff1a")
        if place := self.links.get(behind):
            is_name = len(place.label.split()) >= _FEWEST_WORDS and gap.strip() == ","
            if is_open or is_name or not gap.strip():
                return self._link(place)
        if is_open and (self.is_paper or self._is_followed(behind)):
            return self._plain(strong.start, behind)
        goes_on = self.text[end : end + 2].strip()[:1].isalnum()
        return self._plain(strong.start, end) if goes_on and self.is_paper else None

    def _is_followed(self, at: int) -> bool:
        return title_end(self.text, at, self._line_end(at)) is not None

    def _plain(self, start: int, begin: int) -> TitlePlace | None:
        """The title from `start` on, whose end is sought from `begin` on."""
        end = self._run_end(begin)
        run = self.text[begin:end]
        if (quote := _QUOTE.search(run)) and _is_before_quote(run[: quote.start()]):
            self.before.append((begin, begin + quote.start()))
            return self._quoted(begin + quote.start())
        found = title_end(self.text, begin, end)
        stop = end if found is None else found
        while stop > begin and self.words.text[stop - 1] in _TAIL:
            stop -= 1
        if found is None and end < len(self.text):
            joint = _IN.search(run[: stop - begin])
            stop = begin + joint.start() if joint else stop
        return self._stretch(start, stop, max(stop, found or end))

    def _run_end(self, at: int) -> int:
        """The first label, other style or line break that ends a plain title."""
        hidden = self.text.find(OBJECT, at)
        ends = [hidden if hidden >= 0 else len(self.text), *(n for n in self.links if n > at)]
        marks = self.words.of(Style.STRONG, Style.EMPHASIS, Style.CODE, Style.ITEM)
        ends += [mark.start for mark in marks if mark.start > at and self._is_other(at, mark)]
        end, line = min(ends), self.text.find("\n", at)
        while 0 <= line < end:
            is_lower = self.text[line + 1 : line + 2].islower()
            if self.text[line - 1] in ".\\" or not (is_lower or self._is_wrapped(at, line, end)):
                return line
            line = self.text.find("\n", line + 1)
        return end

    def _is_wrapped(self, at: int, line: int, end: int) -> bool:
        """Whether a title of some words goes on behind the end of a line, as what follows is not
        indented and tells nothing else of the work.
        """
        if line + 1 >= min(end, len(self.text)):  # a tag alone is behind it
            return False
        begin, size = self.words.starts[line + 1], _FEWEST_WORDS
        stop = min(end, self._line_end(line + 1))
        head, after = self.text[at:line], self.text[line + 1 : stop].rstrip(_TAIL)
        is_lazy = self.words.source.text[begin - 1 : begin] in "\r\n" and bool(after[:1].isalnum())
        is_other = bool(person_names.read(after)) or is_stated(after) or bool(split(after))
        is_other |= self.text[line + 1 : stop].rstrip().endswith(".")
        return is_lazy and not is_other and min(len(head.split()), len(after.split())) >= size

    def _is_other(self, at: int, mark: Mark) -> bool:
        """Whether a mark within a line is more than a stressed word of the title."""
        before = self.text[at : mark.start].rstrip(" ")
        inner = self.text[mark.start : mark.end].strip(" .,()[]")
        if mark.style is Style.ITEM or before.endswith(_ENDINGS):
            return True
        if mark.style is Style.CODE and self._ends(mark.end):
            return True
        return is_stated(inner) or is_people(inner)

    def _any_link(self) -> TitlePlace | None:
        """Where nothing better is found: the first link that is no mere label, else the first."""
        if self.links:
            return self._link(self.links[min(self.links)])
        first = next((p for p in self.places if p.label and self._is_text(p)), None)
        return self._link(first) if first else None


def _is_before_quote(text: str) -> bool:
    """Whether a text before a quote is no part of the title: authors, an abbreviation, a venue."""
    name = text.strip(" \t\n,.:;-")
    if not name or is_stated(name):
        return True
    is_short = len(name.split()) <= _LEAD_WORDS
    is_many = name.count(",") >= _MANY
    known = is_short or is_many or is_people(name) or split(name) is not None
    return text.rstrip().endswith((":", ",", ".")) and known


def _is_paper_label(place: LinkPlace) -> bool:
    return place.is_label and any(
        word in labels.THE_WORK for word in place.label.casefold().split()
    )
