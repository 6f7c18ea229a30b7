"""All pairs of records that may be of one work, without judging each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from listlint.works import titles
from listlint.works.linkage import evidence
from listlint.works.linkage.records import Record
from listlint.works.linkage.verdicts import Pair, is_unlike, judge

_CONTAINER = 3
"""So many different titles under one identifier are parts of something larger, such as a volume."""
_MANY = 100
"""Records of one identifier that are no longer paired each with each."""
_TEMPLATE = 3
"""So many notes of one folder under one title have it from a template."""


def pairs(records: Sequence[Record], cutoff: float = titles.CUTOFF) -> list[Pair]:
    """All pairs of records that may be of one work, in order. `cutoff` is from 88 to 100."""
    alike = titles.pairs([record.title for record in records], min(cutoff, evidence.SUPPORTED))
    likenesses = {(one, other): likeness for one, other, likeness in alike}
    common = Counter(_heading(record) for record in records if not record.entry)
    found = []
    for one, other in sorted({*likenesses, *_by_id(records)}):
        heading = _heading(records[one])
        is_template = heading == _heading(records[other]) and common[heading] >= _TEMPLATE
        likeness = None if is_template else likenesses.get((one, other))
        if pair := judge(records[one], records[other], likeness, cutoff):
            found.append(pair)
    return found


def _heading(record: Record) -> tuple[str, str]:
    """The folder and the title of a note."""
    return record.path.rpartition("/")[0], record.title.closed


def _by_id(records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """The pairs with an identifier in common that is no container's."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for name in record.ids:
            holders[name].append(number)
    for numbers in holders.values():
        if len(numbers) > 1 and not _is_container([records[number] for number in numbers]):
            yield from combinations(numbers, 2) if len(numbers) <= _MANY else pairwise(numbers)


def _is_container(records: Sequence[Record]) -> bool:
    unlike: list[Record] = []
    for record in records:
        if all(is_unlike(record, other) for other in unlike):
            unlike.append(record)
        if len(unlike) >= _CONTAINER:
            return True
    return False
