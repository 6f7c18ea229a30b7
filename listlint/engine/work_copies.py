"""All copies of one work together, and which of them says most."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from listlint.project.project import Project
from listlint.works.linkage import Pair, Record, Verdict, reasons, venue_words


class Copy(NamedTuple):
    """An entry of a work that is listed more than once."""

    record: Record
    place: str
    """`path:line:column` of its title."""
    why: str
    """What shows that it is one, as nouns; of the copy to keep, why."""


class Copies(NamedTuple):
    """The copies of one work, the one to keep first, then the others in the order of the files."""

    title: str
    copies: tuple[Copy, ...]


def listed_twice(project: Project, is_named: Callable[[str], bool]) -> list[Copies]:
    """The works that lists do not mean to list more than once, in the order of their first copies:
    what `duplicate-work` reports one by one, and `duplicate-url` as one thing under two names.
    """
    works, meant = project.works, project.cross_listing
    same = [
        pair
        for pair in [*works.pairs(), *works.sharing_address]
        if pair.verdict in (Verdict.SAME, Verdict.RENAMED)
        and pair.one.entry
        and pair.other.entry
        and not meant.is_meant(pair)
    ]
    found = [
        records for records in _connected(same) if any(is_named(record.path) for record in records)
    ]
    found.sort(key=lambda records: min(record.span for record in records))
    return [_copies(project, records, same) for records in found]


def _connected(pairs: Iterable[Pair]) -> list[set[Record]]:
    """The records that are of one work with each other, directly or by way of others."""
    whole: dict[Record, set[Record]] = {}
    for pair in pairs:
        joined = whole.get(pair.one, {pair.one}) | whole.get(pair.other, {pair.other})
        whole.update(dict.fromkeys(joined, joined))
    return [*{id(copies): copies for copies in whole.values()}.values()]


def _copies(project: Project, records: set[Record], pairs: Iterable[Pair]) -> Copies:
    in_order = sorted(records, key=lambda record: record.span)
    kept = max(in_order, key=_says)  # of equal ones the first
    others = [record for record in in_order if record is not kept]

    def copy(record: Record, why: str) -> Copy:
        line, column = project.sources[record.path].position(record.place("title").start)
        return Copy(record, f"{record.path}:{line}:{column}", why)

    first = copy(kept, f"keep: {_better(kept, others)}")
    rest = (copy(other, _alike(_best(other, kept, pairs))) for other in others)
    return Copies(kept.title.text, (first, *rest))


def _best(record: Record, kept: Record, pairs: Iterable[Pair]) -> Pair:
    """The pair of a record with the copy to keep, else its first."""
    mine = [pair for pair in pairs if record in (pair.one, pair.other)]
    return next((pair for pair in mine if kept in (pair.one, pair.other)), mine[0])


def _alike(pair: Pair) -> str:
    return (
        "another name, the same address" if pair.verdict is Verdict.RENAMED else reasons.same(pair)
    )


def _says(record: Record) -> tuple[bool, int, int]:
    """Whether it says where the work was published, how much else it says, and how many links."""
    fields = (record.authors, record.venue, record.year, record.description)
    return _is_published(record), sum(map(bool, fields)), len(record.links)


def _is_published(record: Record) -> bool:
    return bool(record.venue) and not venue_words.words(record.venue) & venue_words.PREPRINTS


def _better(kept: Record, others: Iterable[Record]) -> str:
    mine, theirs = _says(kept), max(map(_says, others))
    if mine == theirs:
        return "it is the first"
    if mine[0] != theirs[0]:
        return "it says where it was published"
    return "it says more" if mine[1] != theirs[1] else "it has more links"
