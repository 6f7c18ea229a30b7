"""The web addresses of a list, and what nearly all of them have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from listlint.core.conventions import Convention
from listlint.core.document import Link, LinkKind, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span

_WEB = pattern(r"https?://[^\s/?#]", re.IGNORECASE)


class Address(NamedTuple):
    """A web address, as it is written."""

    link: Link
    text: str
    start: int
    """The offset at which it begins, behind an angle bracket."""

    def span(self, start: int, end: int) -> Span:
        """The place of a part of the text."""
        return Span(self.link.span.path, self.start + start, self.start + end)


class Addresses(NamedTuple):
    """The web addresses of a list."""

    asked: tuple[Address, ...]
    """Those that are to be judged: all, or those that a change brings."""
    settled: tuple[Address, ...]
    """Those by which they are judged: all, or those before the change."""

    @property
    def are_of_change(self) -> bool:
        """Whether only those that a change brings are judged."""
        return self.asked is not self.settled

    def are_mostly(self, kept: Callable[[Address], bool | None], convention: Convention) -> bool:
        """Whether the list has something in common, a few slips aside.

        `kept` says whether an address has it, or `None` where it says nothing of the matter.
        """
        cases = [case for address in self.settled if (case := kept(address)) is not None]
        return convention.holds(sum(cases), len(cases))


def addresses_of(each: List, source: Source) -> Iterator[Address]:
    """What the entries of a list point to, images aside, and what its reference links do."""
    links = [link for entry in each.entries for link in entry.links]
    links += [link for link in each.links if link.kind is LinkKind.DEFINITION]
    for link in links:
        if link.destination is None or link.kind is LinkKind.IMAGE:
            continue
        written = source.text_of(link.destination)
        text = written.removeprefix("<").removesuffix(">")
        if _WEB.match(text):
            yield Address(link, text, link.destination.start + written.startswith("<"))


def added(found: Iterable[Address], before: Collection[Address]) -> Iterator[Address]:
    """The addresses that did not stand there before, in whatever entry."""
    known = {address.text for address in before}
    return (address for address in found if address.text not in known)
