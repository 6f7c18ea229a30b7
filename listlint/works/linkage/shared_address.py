"""Entries that link to one thing, though their names are of different things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from listlint.works.linkage import evidence
from listlint.works.linkage.records import Record

_SAME_NAME = 60
"""Similarity, from 0 to 100, from which two names have something in common."""
_PART = 0.6
"""Share of the shorter title's stems that two long titles have in common."""


def sharing_address(records: Iterable[Record]) -> Iterator[tuple[Record, Record]]:
    """The pairs of entries of one list that link to one thing. What more than two entries share is
    a page about all of them.
    """
    by_url: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        if record.entry and record.url and _is_where_it_is(record):
            by_url[record.path, record.url].append(record)
    for found in by_url.values():
        if len(found) == 2 and not _have_much_in_common(*found):  # noqa: PLR2004 - a pair
            yield found[0], found[1]


def _is_where_it_is(record: Record) -> bool:
    """Whether the link points to the thing itself: papers may share a repository or a page."""
    is_file = record.url is not None and record.url.casefold().endswith(".pdf")
    return (record.is_linked and not record.is_paper) or (is_file and not record.ids)


def _have_much_in_common(one: Record, other: Record) -> bool:
    """Whether two names may be of one thing, or of two parts of it."""
    mine, theirs = one.title.closed, other.title.closed
    if mine in theirs or theirs in mine or fuzz.partial_ratio(mine, theirs) >= _SAME_NAME:
        return True
    words, others = {*one.title.stems}, {*other.title.stems}
    needed = _PART * min(len(words), len(others)) if evidence.tells(one.title, other.title) else 1
    return len(words & others) >= needed
