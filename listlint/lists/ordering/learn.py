"""In which way a list or a section is ordered, as most of its entries show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from listlint.core import conventions
from listlint.lists.ordering.fit import Fit, fit_of
from listlint.lists.ordering.sort_keys import BY_CODE_POINT, WAYS, Order, SortFacts, SortKey

TELLING = 4
"""Entries of a section, or different keys in it, whose order shows something: two or three are in
order by chance in one of two cases or of six, four in one of 24."""


def prevailing(runs: Iterable[Sequence[SortFacts]]) -> SortKey | None:
    """The way in which a whole list is ordered, if its sections of some size keep one."""
    sizable = [old for run in runs if len(old := _old(run)) >= TELLING]
    total = sum(map(len, sizable))
    for way in WAYS if total >= conventions.LIST_ORDER.sample else ():
        fits = [fit_of(run, way) for run in sizable]
        in_order, opposite = sum(f.in_order for f in fits), sum(f.opposite for f in fits)
        is_kept = conventions.LIST_ORDER.holds(in_order, total)
        if is_kept and conventions.LIST_REVERSED.allows(opposite, total):
            return _finer(way, sizable)
    return None


def own(run: Sequence[SortFacts]) -> SortKey | None:
    """The way in which a section by itself is ordered, if it is."""
    old = _old(run)
    for way in WAYS if len(old) >= conventions.SECTION_ORDER.sample else ():
        found = fit_of(old, way)
        is_kept = conventions.SECTION_ORDER.holds(found.in_order, len(old))
        is_one_way = conventions.SECTION_REVERSED.allows(found.opposite, len(old))
        if is_kept and is_one_way and len({*found.keys} - {None}) >= TELLING:
            return _finer(way, [old])
    return None


def best(runs: Sequence[Sequence[SortFacts]], order: Order) -> SortKey | None:
    """Of the ways to keep an order the one that most entries keep; `None` if it orders nothing."""
    ways = [way for way in WAYS if way.order is order]
    way = max(ways, key=lambda way: sum(fit_of(run, way).in_order for run in runs), default=None)
    return way and _finer(way, [_old(run) for run in runs])


def _finer(way: SortKey, runs: Sequence[Sequence[SortFacts]]) -> SortKey:
    """The same order, by code point if that explains what else would be out of it: one
    small name behind the capitals is a slip, three are none.
    """
    if way.order is not Order.ALPHABETICAL:
        return way
    strays, others = (
        sum(fit_of(run, each).strays for run in runs) for each in (way, BY_CODE_POINT)
    )
    return BY_CODE_POINT if strays >= conventions.ALIKE * max(others, 1) else way


def _old(run: Iterable[SortFacts]) -> list[SortFacts]:
    return [facts for facts in run if not facts.is_new]


def is_followed(found: Fit) -> bool:
    """Whether a section keeps the way of its list, some strays aside."""
    return conventions.OUT_OF_ORDER.allows(found.strays, found.in_order + found.strays)
