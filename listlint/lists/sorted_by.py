"""What the entries of a list are sorted by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from listlint.core.document import Entry, Form, LinkKind
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Spanned
from listlint.lists.ordering import SortFacts
from listlint.works import identity
from listlint.works.reading import Work, dates

_SIGNS = ".#~@$!&*+-/_<([{\\'\"\u201c\u00bf\u00a1 "
"""What names begin with that reading takes for no part of them."""

_HAN = pattern(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""Signs that are sorted by their sound or their strokes, which nothing here knows."""
_DATED = pattern(r"\b((?:19|20)\d\d)[-/.](0[1-9]|1[0-2])(?:[-/.]\d\d)?[.)]*\Z")


class Named(NamedTuple):
    """An entry's name, with all that it can be sorted by."""

    name: Spanned
    facts: SortFacts

    @property
    def called(self) -> str:
        """The entry in a sentence."""
        return f"`{self.name.text}`" if self.name.text else "this entry"


def named(entry: Entry, read: Work, *, is_new: bool = False) -> Named:
    """What an entry is sorted by, given what was read of it and whether a change has added it."""
    called = _as_linked(read.title, entry) if read.title else Spanned("", entry.span)
    name = called.text
    if entry.form is Form.ROW:  # sorted by what points outside, be it the title or not
        shown = (link for link in entry.links if link.kind is not LinkKind.IMAGE)
        name = next((link.text for link in shown if link.text.strip()), name)
    stated = dates.numbers(read.date.text) if read.date else ()
    date = stated or ((read.year,) if read.year else ())
    submitted = _month(name) or _first_seen(entry, read)
    return Named(called, SortFacts(_HAN.split(name, maxsplit=1)[0], date, submitted, is_new))


def _as_linked(title: Spanned, entry: Entry) -> Spanned:
    """A title as the link that begins with it shows it, signs such as those of `.NET` or `#go`
    included: readers sort by what they see.
    """
    for link in entry.links:
        if link.span.start <= title.span.start < link.span.end and link.text != title.text:
            shown = link.text.lstrip(_SIGNS)
            if shown and (shown.startswith(title.text) or title.text.startswith(shown)):
                return Spanned(link.text, link.span)
    return title


def unnamed(entry: Entry, *, is_new: bool = False) -> Named:
    """An entry that stands nowhere in any order."""
    return Named(Spanned("", entry.span), SortFacts(is_new=is_new))


def is_certain(entry: Entry, among: Sequence[Entry]) -> bool:
    """Whether what was read of an entry can be relied on. One without a link among those that have
    one may have a broken link, and its title may be anything.
    """
    if entry.links:
        return True
    return sum(bool(each.links) for each in among) <= len(among) / 2


def _month(title: str) -> tuple[int, ...]:
    """The year and month at the end of a title: whoever writes them there sorts by them, whatever
    the id says.
    """
    found = _DATED.search(title)
    return (int(found[1]), int(found[2])) if found else ()


def _first_seen(entry: Entry, read: Work) -> tuple[int, ...]:
    """The year and month of the arXiv id, unless readers see that the work appeared elsewhere or
    in a later year: then nobody sorts by its draft.
    """
    submitted = next(_submitted(entry), None)
    if submitted is None or (read.venue and "xiv" not in read.venue.text.casefold()):
        return ()
    return submitted if read.year in (None, submitted[0]) else ()


def _submitted(entry: Entry) -> Iterator[tuple[int, int]]:
    """The year and month of the entry's arXiv ids."""
    for link in entry.links:
        keys = identity.keys_of(link.target) if "xiv" in link.target.casefold() else ()
        for key in keys:
            if new := re.match(r"arxiv:(\d\d)(\d\d)\.", key.name):
                yield 2000 + int(new[1]), int(new[2])
