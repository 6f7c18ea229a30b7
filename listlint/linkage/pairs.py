"""Which records of a project are of one work, or may be: all pairs, and what each of them is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations, pairwise
from typing import NamedTuple

from listlint import identity, titles
from listlint.linkage import odds as evidence
from listlint.linkage import venues
from listlint.linkage.records import Record
from listlint.titles import Kind, Likeness, Title

_CONTAINER = 3
"""So many unlike titles under one identifier are parts of something larger, such as a volume."""
_MANY = 100
"""Records of one identifier that are no longer paired each with each."""
_PART = 0.85
"""So many of the shorter title's stems are in the longer one, if their identifiers are equal."""
_NAME = 3
"""Characters of a name with which another begins."""
_UNSURE = frozenset({"openreview"})
"""Families in which one work may have several identifiers."""
_PREPRINTS = ("doi:10.1101/", "doi:10.31219/", "doi:10.2139/", "doi:10.36227/", "doi:10.21203/")
_BOOK = re.compile(r"doi:[\d.]+/97[89][\d-]+")
"""The DOI of a whole book, which those who link to a chapter of it use too."""
_FORGES = ("github.com/", "gitlab.com/", "codeberg.org/", "bitbucket.org/", "git.sr.ht/")


class Verdict(Enum):
    """What two records are to each other."""

    SAME = "one work"
    ALIKE = "one work, perhaps"
    CONFLICT = "one identifier under two unlike titles"


class Pair(NamedTuple):
    """Two records that may be of one work, in the order of the project."""

    one: Record
    other: Record
    verdict: Verdict
    ids: tuple[str, ...] = ()
    """The identifiers in common."""
    likeness: Likeness | None = None
    rivals: tuple[str, str] | None = None
    """Identifiers of one family that differ."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A `[[not-duplicates]]` table: works that are different, though they seem to be one."""

    works: tuple[str, ...]
    """Two or more of them, by identifiers such as `arxiv:1908.08530` or by titles."""
    reason: str = ""
    """Why they are different, for whoever reads it later."""


def apart(pairs: Iterable[Pair], judged: Sequence[Judged]) -> tuple[list[Pair], set[Judged]]:
    """The pairs of which nobody has judged that they are different works, and which judgements
    spoke of a pair.
    """
    if not judged:
        return [*pairs], set()
    kept, used = [], set()
    named = [(each, [*map(_named, each.works)]) for each in judged]
    for pair in pairs:
        speaking = {each for each, works in named if _are_named(pair, works)}
        used |= speaking
        if not speaking:
            kept.append(pair)
    return kept, used


def _named(work: str) -> frozenset[str]:
    """The identifiers in a text, or else its normalised title."""
    return frozenset(key.name for key in identity.keys(work)) or frozenset({Title(work).closed})


def _are_named(pair: Pair, works: Sequence[frozenset[str]]) -> bool:
    """Whether one record is one of the works and the other another."""
    mine, theirs = ({*each.ids, each.title.closed} for each in pair[:2])
    return any(
        (one & mine and other & theirs) or (one & theirs and other & mine)
        for one, other in combinations(works, 2)
    )


def pairs(records: Sequence[Record], cutoff: float = titles.CUTOFF) -> list[Pair]:
    """All pairs of records that may be of one work, in order. `cutoff` is from 88 to 100."""
    alike = titles.pairs([record.title for record in records], min(cutoff, evidence.SUPPORTED))
    likenesses = {(one, other): likeness for one, other, likeness in alike}
    found = []
    for one, other in sorted({*likenesses, *_by_id(records)}):
        pair = _judged(records[one], records[other], likenesses.get((one, other)), cutoff)
        if pair:
            found.append(pair)
    return found


def _by_id(records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """The pairs with an identifier in common that is no container's."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for name in record.ids:
            holders[name].append(number)
    for numbers in holders.values():
        if len(numbers) < 2 or _is_container([records[n] for n in numbers]):  # noqa: PLR2004 - a pair
            continue
        yield from combinations(numbers, 2) if len(numbers) <= _MANY else pairwise(numbers)


def _is_container(records: Sequence[Record]) -> bool:
    unlike: list[Record] = []
    for record in records:
        if all(is_unlike(record, other) for other in unlike):
            unlike.append(record)
        if len(unlike) >= _CONTAINER:
            return True
    return False


def is_unlike(one: Record, other: Record) -> bool:
    """Whether the titles of two records with one identifier are so unlike that one is wrong.

    What one title only adds to the other, and names that begin alike, are no matter then.
    """
    likeness = titles.compare(one.title, other.title, evidence.SUPPORTED)
    if likeness and (likeness.kind is not Kind.SIMILAR or not likeness.veto):
        return False
    mine, theirs = {*one.title.stems}, {*other.title.stems}
    is_part = len(mine & theirs) >= _PART * min(len(mine), len(theirs))
    short, long = sorted((one.title.name, other.title.name), key=len)
    begins = len(short) >= _NAME and long.startswith(short)
    return likeness is not None or not (is_part or begins)


def _judged(one: Record, other: Record, likeness: Likeness | None, cutoff: float) -> Pair | None:
    shared = tuple(sorted(one.ids.keys() & other.ids.keys()))
    if shared:
        is_conflict = is_unlike(one, other)
        if is_conflict and all(map(_BOOK.fullmatch, shared)):
            return None
        verdict = Verdict.CONFLICT if is_conflict else Verdict.SAME
        return Pair(one, other, verdict, shared, likeness)
    if likeness is None or _is_published_twice(one, other) or _are_namesakes(one, other):
        return None
    if not (one.entry or other.entry or _are_neighbours(one, other)) and not (
        one.is_paper and other.is_paper
    ):
        return None  # notes of anything may be called alike in two folders
    rivals = next(_rivals(one, other), None)
    odds = evidence.odds(one, other, likeness, cutoff)
    if likeness.kind is Kind.EQUAL:
        is_counterpart = bool(one.entry) != bool(other.entry)  # a list, and the notes on its works
        if (odds >= evidence.SURE or is_counterpart) and not rivals:
            return Pair(one, other, Verdict.SAME, (), likeness)
        if evidence.tells(one.title, other.title) or _are_neighbours(one, other):
            return Pair(one, other, Verdict.ALIKE, (), likeness, rivals)
    if odds < evidence.LIKELY or rivals:
        return None
    return Pair(one, other, Verdict.ALIKE, (), likeness)


def _rivals(one: Record, other: Record) -> Iterator[tuple[str, str]]:
    """Identifiers of one family that differ, and so say that the works do. A preprint's DOI is no
    rival of another: it is there before the work is published under its own.
    """
    for mine in one.ids:
        for theirs in other.ids:
            family = mine.partition(":")[0]
            is_preprint = mine.startswith(_PREPRINTS) or theirs.startswith(_PREPRINTS)
            if theirs.startswith(f"{family}:") and family not in _UNSURE and not is_preprint:
                yield mine, theirs


def _are_namesakes(one: Record, other: Record) -> bool:
    """Whether two entries that lead to different places have but a name in common: two projects
    with repositories of their own, or neighbours, which nobody can have overlooked.
    """
    if evidence.tells(one.title, other.title) or one.is_paper or other.is_paper:
        return False
    if one.url is None or other.url is None or one.url == other.url:
        return False
    are_projects = all(url.startswith(_FORGES) for url in (one.url, other.url))
    return are_projects or (one.path == other.path and other.span.start <= one.span.end + 2)


def _are_neighbours(one: Record, other: Record) -> bool:
    """Whether two notes stand in one folder."""
    folder = one.path.rpartition("/")[0]
    return not (one.entry or other.entry) and folder == other.path.rpartition("/")[0]


def _is_published_twice(one: Record, other: Record) -> bool:
    """Whether both say where and when they were published, and say so differently: such as at a
    conference and in a journal.
    """
    if not (one.venue and other.venue and one.year and other.year) or one.year == other.year:
        return False
    mine, theirs = venues.words(one.venue), venues.words(other.venue)
    return mine != theirs and not (mine | theirs) & venues.PREPRINTS
