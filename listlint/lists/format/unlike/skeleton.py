"""What an entry is built of: links, addresses, words, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from listlint.core.document import Entry, Form, Link, LinkKind
from listlint.core.labels import is_label
from listlint.core.lazy_pattern import pattern


class PartKind(StrEnum):
    """What a part is; the value is its letter in a build."""

    LINK = "L"
    """Words that are linked."""
    LABEL = "K"
    """A link that says only what sort of thing it points to: `[pdf](…)`."""
    ADDRESS = "A"
    """An address that a reader sees."""
    HTML = "H"
    """A link written as HTML."""
    STRONG = "S"
    """Words in bold with which an entry begins."""
    WORDS = "W"
    BREAK = "/"
    """The end of a line that is not the last, or of a cell."""


LINKED = frozenset({PartKind.LINK, PartKind.LABEL, PartKind.ADDRESS, PartKind.HTML})


LEADING_WORDS = frozenset({"by", "from", "at", "von", "par", "por", "di", "da"})
"""Words that lead from a name to another one, so that no sentence begins with them."""


class SkeletonPart(NamedTuple):
    """A part at `start` to `end` of the entry's text (characters from 0, the end exclusive)."""

    kind: PartKind
    start: int
    end: int
    shown: str
    """What a reader sees of it."""
    target: str = ""


_BULLET = pattern(r"\s*(?:>\s*)*(?:#{1,6}\s|[-*+\u2022]\s|\d{1,9}[.)]\s)?\s*(?:\[[ xX]\]\s)?")
_LOOSE = pattern(
    r"(?P<address><?(?P<target>https?://[^\s<>|()\[\]\"'`*]+[^\s<>|()\[\]\"'`*.,;:!?])>?)"
    r"|(?P<skipped><!--.*?-->|<[^<>]*>|:[a-z][\w+-]*:|!\[[^\[\]]*\])"
    r"|(?P<strong>(?:\*\*|__)(?P<bold>(?=[^\s*_])[^*\n]*?[^\s*_])(?:\*\*|__))"
    r"|(?P<line>\n)|(?P<bar>\|)"
    r"|(?P<word>[^\W_]++(?:[ ,.'-]++(?!https?://)[^\W_]++)*+)|(?P<other>.)",
    re.DOTALL,
)
_OPENING = "<\"'\u201c\u2018\u201e~\u2248"
"""Signs with which a description begins, as `~2008` does: they separate nothing."""
_CLOSING_TAG = pattern(r"[^<\n]*(?:<(?!/?a\b)[^<>]*>[^<\n]*)*</a>", re.IGNORECASE)
_TAG = pattern(r"<[^<>]*>")
_REPEATED = pattern(r"(.)\1+")
_INNER_LINKS = pattern(r"(?<=[LKHAS])W(?:[LAH]W?)+")


@dataclass(frozen=True)
class Skeleton:
    """The parts of an entry, in order."""

    parts: tuple[SkeletonPart, ...]
    text: str

    @cached_property
    def build(self) -> str:
        """The letters of the parts; runs of one kind, and a text with links in it, are one part."""
        letters = _REPEATED.sub(r"\1", "".join(part.kind for part in self.parts))
        if letters[:1] == PartKind.LABEL and PartKind.LINK not in letters:
            letters = PartKind.LINK + letters[1:]  # a work called "Blog"
        return _INNER_LINKS.sub("W", letters)

    @property
    def is_linked(self) -> bool:
        return any(part.kind in LINKED for part in self.parts)

    @property
    def has_words(self) -> bool:
        """Whether it says anything outside of its links."""
        return PartKind.WORDS in self.build or PartKind.STRONG in self.build

    @cached_property
    def lengths(self) -> tuple[int, int]:
        """The words of the link with which it begins, and of what follows it."""
        first = self.parts[0]
        after = self.text[first.end :].strip(" -\u2013\u2014:.")
        return len(first.shown.split()), len(after.split())

    @cached_property
    def separator(self) -> str | None:
        """The signs between the link with which it begins and the words behind it, on one line;
        `None` if it is not built so.
        """
        first = self.parts[:2]
        if [part.kind for part in first] != [PartKind.LINK, PartKind.WORDS]:
            return None
        gap = self.text[first[0].end : first[1].start]
        return None if "\n" in gap else gap.lstrip("*_").strip().rstrip(_OPENING).rstrip()

    @cached_property
    def led(self) -> SkeletonPart | None:
        """The words right behind the first link; `None` if others are there."""
        for part, following in pairwise(self.parts):
            if part.kind is PartKind.LINK:
                return following if following.kind is PartKind.WORDS else None
        return None

    @property
    def indent(self) -> int:
        """How far its first line is indented."""
        return len(self.text) - len(self.text.lstrip())

    def first(self, *kinds: PartKind) -> SkeletonPart | None:
        """The first part of one of some kinds."""
        return next((part for part in self.parts if part.kind in kinds), None)

    @property
    def bullet(self) -> str:
        """What comes before the words: indentation, bullet, box."""
        found = _BULLET.match(self.text)
        return found[0] if found else ""


def skeleton_of(entry: Entry, text: str, labels: frozenset[str] = frozenset()) -> Skeleton:
    """The parts of an entry whose text this is; links called as one of `labels` are such."""
    found = list(_parts(text, _links(entry, text), labels))
    if entry.form is not Form.ROW:
        found = [part for part in found if part.shown != "|"]
    return Skeleton(tuple(_merged(found, text)), text)


def _links(entry: Entry, text: str) -> Iterator[tuple[Link, int, int]]:
    """The outermost links with their places in the text; images are none."""
    last = 0
    for link in sorted(entry.links, key=lambda link: (link.span.start, -link.span.end)):
        start, end = link.span.start - entry.span.start, link.span.end - entry.span.start
        if start < last or end > len(text) or link.kind is LinkKind.DEFINITION:
            continue
        if link.kind is LinkKind.HTML:
            if not text.startswith(("<a ", "<A ", "<a\n"), start):
                continue
            closing = _CLOSING_TAG.match(text, end)
            end = closing.end() if closing else end
        yield link, start, end
        last = end


def _parts(
    text: str, links: Iterable[tuple[Link, int, int]], labels: frozenset[str]
) -> Iterator[SkeletonPart]:
    bullet = _BULLET.match(text)
    at = bullet.end() if bullet else 0
    for link, start, end in links:
        yield from _loose(text, at, start)
        at = max(at, end)
        if part := _linked(text, link, start, end, labels):
            yield part
    yield from _loose(text, at, len(text.rstrip()))


def _linked(
    text: str, link: Link, start: int, end: int, labels: frozenset[str]
) -> SkeletonPart | None:
    shown = link.text.strip("[]()*_` ")
    match link.kind:
        case LinkKind.IMAGE | LinkKind.EMBED:
            return None
        case LinkKind.AUTOLINK:
            kind = PartKind.ADDRESS
        case LinkKind.HTML:
            shown = _TAG.sub("", text[start:end]).strip()
            kind = PartKind.LABEL if _is_label(shown, labels) else PartKind.HTML
        case _:
            kind = PartKind.LABEL if _is_label(shown, labels) else PartKind.LINK
    if not any(map(str.isalnum, shown)):
        return None  # an image, or a sign
    return SkeletonPart(kind, start, end, shown, link.target)


def _is_label(shown: str, labels: frozenset[str]) -> bool:
    return shown.casefold() in labels or is_label(shown)


def _loose(text: str, start: int, end: int) -> Iterator[SkeletonPart]:
    """What is outside of links."""
    for found in _LOOSE.finditer(text, start, end):
        if found["address"]:
            yield SkeletonPart(PartKind.ADDRESS, *found.span(), found["target"], found["target"])
        elif found["strong"]:
            yield SkeletonPart(PartKind.STRONG, *found.span(), found["bold"])
        elif found["line"] or found["bar"]:
            yield SkeletonPart(PartKind.BREAK, *found.span(), found[0])
        elif found["word"]:
            yield SkeletonPart(PartKind.WORDS, *found.span(), found["word"])


def _merged(found: Sequence[SkeletonPart], text: str) -> Iterator[SkeletonPart]:
    """Words that follow each other as one part; bold ones are only apart where they lead."""
    open_: SkeletonPart | None = None
    for number, part in enumerate(found):
        kind = part.kind
        if kind is PartKind.STRONG and number:
            kind = PartKind.WORDS
        if kind is PartKind.WORDS:
            start = open_.start if open_ else part.start
            open_ = SkeletonPart(kind, start, part.end, text[start : part.end])
            continue
        if open_:
            yield open_
            open_ = None
        yield part._replace(kind=kind)
    if open_:
        yield open_
