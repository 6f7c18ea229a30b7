"""The sections of a list: its headings with what is below them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from listlint.core.document import Entry, Heading, Link, LinkKind, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source

_BARE_ITEM = pattern(r"^ {0,3}[-*+] {1,4}<?https?://\S++\s*?$", re.MULTILINE)
_OF_THE_LIST = pattern(
    r"contribut|licen[sc]e|contact|thank|credit|\bcit(?:e|ing|ation)|referenc|author|maintain|sponsor"
    r"|support|about|join|follow|change ?log|contents|index",
    re.IGNORECASE,
)
"""What sections are called that speak of the list, in which addresses are no entries."""
_LIST = pattern(r"[/.-](?:awesome|curated|list-of)|awesome[-_.]|lists?/*\Z", re.IGNORECASE)
"""What the address of another list has in it."""
_APPENDIX = pattern(r"\W*(?:foot ?notes?|(?:related|other|similar)[\w ]* lists?)\W*", re.IGNORECASE)
"""What the guidelines of awesome lists (github.com/sindresorhus/awesome) put behind the entries and
keep out of the contents.
"""
_NO_WORD = pattern(r"[^\w+#]|_")


def words_of(heading: str) -> str:
    """What a heading is compared by: `C++` is not `C`, and case does not matter."""
    return _NO_WORD.sub("", heading).casefold()


class HeadedSection(NamedTuple):
    """A heading and what is below it."""

    heading: Heading
    above: tuple[str, ...]
    """The headings that it is below, outermost first."""
    start: int
    """Where the heading ends."""
    own_end: int
    """Where the next heading begins, be it below this one, or the file ends."""
    end: int
    """Where the next heading begins that is not below this one, or the file ends."""


def sections(each: List, length: int) -> Iterator[HeadedSection]:
    """The sections of a list whose text is so long, in their order."""
    headings = each.headings
    ends = _ends(headings, length)
    path: list[Heading] = []
    for number, heading in enumerate(headings):
        while path and path[-1].level >= heading.level:
            path.pop()
        above = tuple(" ".join(one.text.split()) for one in path)
        following = headings[number + 1].span.start if number + 1 < len(headings) else length
        yield HeadedSection(heading, above, heading.span.end, following, ends[number])
        path.append(heading)


def _ends(headings: tuple[Heading, ...], length: int) -> list[int]:
    """Where each section ends, those below it included."""
    ends = [length] * len(headings)
    waiting: list[int] = []
    for number, heading in enumerate(headings):
        while waiting and headings[waiting[-1]].level >= heading.level:
            ends[waiting.pop()] = heading.span.start
        waiting.append(number)
    return ends


def count_entries(entries: tuple[Entry, ...], start: int, end: int) -> int:
    """How many entries begin between two places."""
    return bisect_left(entries, end, key=_start) - bisect_left(entries, start, key=_start)


def _start(entry: Entry) -> int:
    return entry.span.start


def with_entries(each: List, source: Source) -> list[Heading]:
    """The headings that have entries below them, and are none themselves. An item that is nothing
    but an address says no more than where it points, and the section has it to show.
    """
    bare = [found.start() for found in _BARE_ITEM.finditer(source.text)]
    return [
        section.heading
        for section in sections(each, len(source.text))
        if (
            count_entries(each.entries, section.start, section.end)
            or (
                bisect_left(bare, section.start) < bisect_left(bare, section.end)
                and not _OF_THE_LIST.search(section.heading.text)
            )
        )
        and not is_entry(each, section.heading)
    ]


def is_appendix(heading: Heading) -> bool:
    """Whether a section is called what stands behind the entries of a list."""
    return _APPENDIX.fullmatch(heading.text.strip()) is not None


def points_elsewhere(each: List, heading: Heading, source: Source) -> bool:
    """Whether all that a section has are links to other lists."""
    end = next(s.end for s in sections(each, len(source.text)) if s.heading is heading)
    first, last = (bisect_left(each.links, at, key=_link_start) for at in (heading.span.end, end))
    targets = [link.target for link in each.links[first:last] if link.kind is not LinkKind.IMAGE]
    return bool(targets) and all(_LIST.search(target) for target in targets)


def _link_start(link: Link) -> int:
    return link.span.start


def is_entry(each: List, heading: Heading) -> bool:
    """Whether a heading is an entry or a part of one, or names somebody with an address."""
    first = bisect_left(each.links, heading.span.start, key=lambda link: link.span.start)
    link = each.links[first] if first < len(each.links) else None
    if link and link.span.start < heading.span.end and "://" in link.target:
        return True
    at = bisect_left(each.entries, heading.span.end, key=_start) - 1
    return at >= 0 and each.entries[at].span.end > heading.span.start
