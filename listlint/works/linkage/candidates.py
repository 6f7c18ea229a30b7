"""All pairs of records that may be of one work, without judging each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise

from listlint.core import conventions
from listlint.works import titles
from listlint.works.linkage import evidence, kept_apart
from listlint.works.linkage.records import Record
from listlint.works.linkage.verdicts import Pair, is_unlike, judge

Remember = Callable[[Sequence[str], Callable[[], list[tuple[int, int]]]], list[tuple[int, int]]]
"""Answers which of some texts are alike, by their numbers, if need be by what compares them."""

_MANY = 100
"""Records of one identifier; of more, only neighbours are paired, so that work grows with their
number and not with its square."""


def pairs(records: Sequence[Record], cutoff: float, remember: Remember) -> list[Pair]:
    """All pairs of records that may be of one work, in order. `cutoff` is from 88 to 100."""
    likenesses = {
        (one, other): likeness
        for one, other, likeness in _alike(records, cutoff, remember)
        if likeness.kind is titles.LikenessKind.EQUAL or not _is_address(records[one])
    }
    common = Counter(map(_heading, records))
    found = []
    for one, other in sorted({*likenesses, *_by_id(records)}):
        is_many = conventions.TEMPLATE_TITLE.holds(common[_heading(records[one])])
        is_template = is_many and _are_of_template(records[one], records[other])
        likeness = None if is_template else likenesses.get((one, other))
        if pair := judge(records[one], records[other], likeness, cutoff):
            found.append(pair)
    return found


def _alike(records: Sequence[Record], cutoff: float, remember: Remember) -> Iterator[titles.Alike]:
    """The records with alike titles."""
    every, least = [record.title for record in records], min(cutoff, evidence.SUPPORTED)
    known = remember(
        [str(least), *(title.text for title in every)],
        lambda: [(one, other) for one, other, _ in titles.pairs(every, least)],
    )
    for one, other in known:
        if likeness := titles.compare(every[one], every[other], least):
            yield titles.Alike(one, other, likeness)


def _is_address(record: Record) -> bool:
    """Whether an entry has no name but its address: alike ones lead to different places."""
    return "://" in record.title.text


def _heading(record: Record) -> tuple[str, str]:
    """A title, and the folder of a note; those of entries count in all lists together."""
    place = "" if record.entry else record.path.rpartition("/")[0]
    return place, record.title.closed


def _are_of_template(one: Record, other: Record) -> bool:
    """Whether two records with a title that many have, have no more in common: notes of a folder,
    or entries that link elsewhere, nowhere or are nested, such as the columns of a journal, `Docs`
    or `To be written`; or that name one framework first, and then each a part for it.
    """
    if bool(one.entry) != bool(other.entry) or _heading(one) != _heading(other):
        return False
    is_label = one.url != other.url or one.url is None or bool(one.parent and other.parent)
    is_label = is_label or kept_apart.have_links_of_their_own(one, other)
    may_be_label = evidence.is_vague(one.title) or not (one.is_published or other.is_published)
    return not one.entry or (may_be_label and is_label)


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
        if conventions.CONTAINER.holds(len(unlike)):
            return True
    return False
