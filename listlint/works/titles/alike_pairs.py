"""All pairs of alike titles among many, without comparing each with each.

Each way of being alike gives keys, and titles that share a key are compared; the letters of long
titles go through the join. What comes out is what comparing each with each would give.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations, pairwise, product
from typing import NamedTuple

from listlint.works.titles import join
from listlint.works.titles.likeness import (
    CUTOFF,
    LONGEST,
    LONGEST_ACRONYM,
    NAMED,
    SHARED_SUBTITLE,
    Likeness,
    compare,
)
from listlint.works.titles.words import Title

_MANY = 100
"""Titles alike in one way that are no longer paired each with each."""


class Alike(NamedTuple):
    """Two titles by their numbers, the smaller first, and how they are alike."""

    one: int
    other: int
    likeness: Likeness


def pairs(titles: Sequence[Title], cutoff: float = CUTOFF) -> list[Alike]:
    """The pairs that `compare` finds alike without a veto, in order.

    Where hundreds are alike in one way, each is paired with the first and the one before it, not
    with all.
    """
    repeated: defaultdict[str, list[int]] = defaultdict(list)
    for number, title in enumerate(titles):
        repeated[title.text].append(number)
    groups = [*repeated.values()]
    unlike = [titles[numbers[0]] for numbers in groups]
    found: list[Alike] = []
    for one, other in {*_candidates(unlike, cutoff)}:
        likeness = compare(unlike[one], unlike[other], cutoff)
        if likeness and not likeness.veto:
            found += (_alike(a, b, likeness) for a, b in _across(groups[one], groups[other]))
    for title, numbers in zip(unlike, groups, strict=True):
        if len(numbers) > 1 and (likeness := compare(title, title)):
            found += (_alike(a, b, likeness) for a, b in _within(numbers))
    return sorted(found)


def _alike(one: int, other: int, likeness: Likeness) -> Alike:
    return Alike(min(one, other), max(one, other), likeness)


def _within(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(numbers) <= _MANY:
        return combinations(numbers, 2)
    return {*pairwise(numbers), *((numbers[0], number) for number in numbers[1:])}


def _across(ones: Sequence[int], others: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(ones) * len(others) <= _MANY:
        return product(ones, others)
    return {*product(ones[:1], others), *product(ones, others[:1])}


def _candidates(titles: Sequence[Title], cutoff: float) -> Iterator[tuple[int, int]]:
    """The pairs, the smaller number first, that may be alike."""
    yield from _of_few(titles) if len(titles) <= _MANY else _by_keys(titles)
    yield from _by_letters(titles, cutoff)


def _of_few(titles: Sequence[Title]) -> Iterator[tuple[int, int]]:
    """The pairs that have a key in common. Of few, such as the references of a note, mostly none
    have, which is soon seen.
    """
    keys = [*map(_every_key, titles)]
    seen: set[int] = set()
    for number, mine in enumerate(keys):
        if not seen.isdisjoint(mine):
            shared = (other for other in range(number) if not keys[other].isdisjoint(mine))
            yield from ((other, number) for other in shared)
        seen |= mine


@lru_cache(maxsize=2**16)
def _every_key(title: Title) -> frozenset[int]:
    """The hashes of all keys of a title. Where an acronym stands for words of another title, the
    first two words are the same, or the last two, or the first and the last.
    """
    ends = (title.words[:2], title.words[-2:], title.words[:1] + title.words[-1:])
    around = (("ends", number, words) for number, words in enumerate(ends))
    return frozenset(map(hash, (*_keys(title), *_parts(title), *around)))


def _by_keys(titles: Sequence[Title]) -> Iterator[tuple[int, int]]:
    """The pairs that have a key in common, of many."""
    holders: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, title in enumerate(titles):
        for key in _keys(title):
            holders[key].append(number)
    for numbers in holders.values():
        if len(numbers) > 1:
            yield from _within(numbers)
    acronyms = frozenset(_acronyms(word for title in titles for word in title.words))
    starts = frozenset(acronym[:2] for acronym in acronyms)
    for number, title in enumerate(titles):
        for key in chain(_parts(title), _shortened(title, acronyms, starts)):
            for other in holders.get(key, ())[:_MANY]:
                if other != number:
                    yield min(number, other), max(number, other)


def _by_letters(titles: Sequence[Title], cutoff: float) -> Iterator[tuple[int, int]]:
    """The pairs of long titles that have the same numbers; others are a veto. Those with the same
    words are known already.
    """
    groups: defaultdict[tuple[str, ...], dict[str, list[int]]] = defaultdict(dict)
    for number, title in enumerate(titles):
        if title.is_long and len(title.words) <= LONGEST:
            groups[title.numbers].setdefault(title.normal, []).append(number)
    for by_words in groups.values():
        holders = [*by_words.values()]
        texts = [titles[numbers[0]].letters for numbers in holders]
        for one, other, _ in join.alike(texts, cutoff):
            for pair in _across(holders[one], holders[other]):
                yield min(pair), max(pair)


@lru_cache(maxsize=2**16)  # a title is compared in each note that cites it
def _keys(title: Title) -> tuple[Hashable, ...]:
    """What titles share that are equal in some way, or have one head and much of what follows."""
    return (*_shared(title),)


def _shared(title: Title) -> Iterator[Hashable]:
    numbers = title.numbers
    yield "closed", title.closed
    if title.plain and title.plain != title.closed:
        yield "closed", title.plain
    if len(title.words) > LONGEST:
        return
    yield "bag", title.bag, numbers
    yield "words", title.words
    yield "stems", title.stems, numbers
    if title.head and title.is_coined:
        # Of two sets of stems in one order, one of the first of each is shared if enough of them
        # are (the prefix filter of Chaudhuri, Ganti and Kaushik); long words are the rarer ones.
        tail = sorted({*title.tail}, key=lambda stem: (-len(stem), stem))
        needed = math.ceil(SHARED_SUBTITLE * len(title.tail))
        for stem in tail[: max(len(title.tail) - needed + 1, 0)]:
            yield "head", title.head, stem, numbers


@lru_cache(maxsize=2**16)
def _parts(title: Title) -> tuple[Hashable, ...]:
    """The keys of shorter titles that this one continues or puts a name before."""
    numbers = title.numbers
    if len(title.words) > LONGEST:
        return ()
    parts = [title.stems[:size] for size in range(NAMED, len(title.stems))]
    if len(title.tail) >= NAMED:
        parts.append(title.tail)
    return tuple(("stems", part, numbers) for part in parts)


def _acronyms(words: Iterable[str]) -> Iterator[str]:
    """The words that may be acronyms, and without their `s` as well."""
    for word in words:
        if len(word) <= LONGEST_ACRONYM + 1:
            yield word
            yield word.removesuffix("s")


def _shortened(
    title: Title, acronyms: frozenset[str], starts: frozenset[str]
) -> Iterator[Hashable]:
    """The keys of titles in which an acronym that is known stands for words of this one; `starts`
    are the first two letters of all acronyms.
    """
    letters = title.initials[: LONGEST + 1]
    for at in range(len(letters) - 1):
        if letters[at : at + 2] in starts:
            for end in range(at + 2, min(at + LONGEST_ACRONYM, len(letters)) + 1):
                if (short := letters[at:end]) in acronyms:
                    for word in (short, f"{short}s"):
                        yield "words", (*title.words[:at], word, *title.words[end:])
