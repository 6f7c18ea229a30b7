"""The contents of a list: the links to its headings that stand together above these."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from listlint.core import conventions
from listlint.core.document import Heading, Link, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.links import anchors
from listlint.rules._sections import words_of


class Item(NamedTuple):
    """A link of the contents, and the heading that it points to."""

    link: Link
    heading: Heading


class Contents(NamedTuple):
    """What the contents of a list link to."""

    items: Sequence[Item]
    covered: frozenset[Heading]
    slugs: Mapping[Heading, str]
    """The anchor of each heading of the list."""
    dead: Sequence[int] = ()
    """Where the links to headings stand that are not there."""
    in_order: Sequence[Item] = ()
    """The items in the order of their headings."""
    starts: Sequence[int] = ()
    """Where these headings are."""

    def may_mean(self, heading: Heading) -> bool:
        """Whether a link to no heading stands where the one to this heading would: it has kept an
        earlier name.
        """
        at = bisect_left(self.starts, heading.span.start)
        above, below = self.in_order[at - 1 : at], self.in_order[at : at + 1]
        first = above[0].link.span.end if above else 0
        number = bisect_left(self.dead, first)
        return number < len(self.dead) and (
            not below or self.dead[number] < below[0].link.span.start
        )

    @property
    def first(self) -> Link:
        """Where the contents begin."""
        return self.items[0].link


def contents_of(each: List, source: Source) -> Contents | None:
    """The contents of a list, if it has any. A link to a heading that is not there is one of
    them.
    """
    places = _places(each, source)
    best: list[Item] = []
    run: list[Item] = []
    dead: list[int] = []
    is_strayed = False  # one link that leads elsewhere does not end the contents
    for link in each.links:
        heading = _meant(link, places)
        if heading is None and link.target.startswith("#"):
            dead.append(link.span.start)
            continue
        if heading is None or heading.span.start < link.span.start:
            run, is_strayed = [] if is_strayed or heading else run, True
            continue
        is_strayed = False
        run.append(Item(link, heading))
        best = max(best, run, key=len)
    covered = frozenset(item.heading for item in best)
    if len(covered) < conventions.ALIKE:
        return None
    last = best[-1].heading.span.start
    dead = [start for start in dead if best[0].link.span.start < start < last]
    in_order = sorted(best, key=lambda item: item.heading.span.start)
    starts = [item.heading.span.start for item in in_order]
    return Contents(best, covered, places.slugs, dead, in_order, starts)


def depths(contents: Contents, source: Source) -> Iterator[tuple[Link, int]]:
    """The links of the contents, each with its level by how far its line is indented, from 1."""
    above: list[int] = []
    for item in contents.items:
        line = source.line(source.position(item.link.span.start).line)
        indent = len(line) - len(line.lstrip())
        while above and above[-1] >= indent:
            above.pop()
        above.append(indent)
        yield item.link, len(above)


class _Places(NamedTuple):
    """Headings by what a link may call them."""

    anchors: Mapping[str, Heading]
    words: Mapping[str, Heading]
    """Of headings with the same words, the first."""
    slugs: Mapping[Heading, str]


def _places(each: List, source: Source) -> _Places:
    headings = each.headings
    slugs = anchors.github(heading.text.strip() for heading in headings)
    words: dict[str, Heading] = {}
    for texts in (slugs, [heading.text for heading in headings]):
        for text, heading in zip(texts, headings, strict=True):
            words.setdefault(words_of(text), heading)
    named = dict(_named_beside(headings, source)) if each.ids else {}
    by_slug = dict(zip(slugs, headings, strict=True))
    return _Places({**named, **by_slug}, words, dict(zip(headings, slugs, strict=True)))


_LINE = pattern(r"^[ \t]*+[^\s][^\n]*+", re.MULTILINE)
"""A line with something in it."""
_ANCHOR = pattern(
    r"<a\s[^<>]{0,200}?(?:id|name)\s?=\s?[\"']?(?P<name>[^\"'\s<>]++)[^<>]{0,200}>(?:\s?</a>)?",
    re.IGNORECASE,
)
"""`<a id="…"></a>`; what else the tag says is bounded, so that no text takes long."""


def _named_beside(headings: Sequence[Heading], source: Source) -> Iterator[tuple[str, Heading]]:
    """The headings by the anchors in their lines, and by those that stand alone in the lines
    directly above, or, where there are none, directly below.
    """
    lines = [*_LINE.finditer(source.text)]
    at = {line.start(): number for number, line in enumerate(lines)}
    for heading in headings:
        number = at.get(source.text.rfind("\n", 0, heading.span.start) + 1)
        if number is None:
            continue
        above, below = _names_above(lines, number), _names(lines, number + 1, is_alone=True)
        for name in (*_names(lines, number, is_alone=False), *(above or below)):
            yield name.lower(), heading


def _names_above(lines: Sequence[re.Match[str]], number: int) -> list[str]:
    found: list[str] = []
    while names := _names(lines, number - 1, is_alone=True):
        found += names
        number -= 1
    return found


def _names(lines: Sequence[re.Match[str]], number: int, *, is_alone: bool) -> list[str]:
    """The names of the anchors in a line, if nothing else is in it or need not be."""
    line = lines[number][0] if 0 <= number < len(lines) else ""
    if "<a" not in line.lower() or (is_alone and _ANCHOR.sub("", line).strip()):
        return []
    return [found["name"] for found in _ANCHOR.finditer(line)]


def _meant(link: Link, places: _Places) -> Heading | None:
    """The heading that a link in the contents means, by its target, or by its words if that is
    nowhere: of headings with the same words only the target says which one it is.
    """
    if not link.target.startswith("#"):
        return None
    fragment = unquote(link.target[1:])
    return (
        places.anchors.get(fragment.lower())
        or places.words.get(words_of(fragment))
        or places.words.get(words_of(link.text))
    )
