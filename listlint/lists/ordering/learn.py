"""In which way a list or a section is ordered, as most of its entries show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from listlint.lists.ordering.fit import Fit, fit_of
from listlint.lists.ordering.sort_keys import WAYS, Order, SortFacts, SortKey

_SHARE = 0.9
"""So many of the entries must keep an order before it is one."""
_FEWEST = 10
"""So many entries at least must a section have to have an order of its own."""
_FEWEST_IN_ALL = 20
"""So many must stand in sections of some size before the whole list has an order."""
_SOME = 4
"""What is a section of some size: two or three entries are easily in order by chance."""
_REVERSED = 0.5
"""At most so many of a section may keep the opposite order, as those of equal dates do."""
_REVERSED_IN_ALL = 0.7
_VALUES = 4
"""So many keys must differ in a section: two or three years are easily in order by chance."""
_STRAYS = 0.25
"""A section of which more than these, and more than one, stand out of the list's order has none."""


def prevailing(runs: Iterable[Sequence[SortFacts]]) -> SortKey | None:
    """The way in which a whole list is ordered, if its sections of some size keep one."""
    sizable = [old for run in runs if len(old := _old(run)) >= _SOME]
    total = sum(map(len, sizable))
    for way in WAYS if total >= _FEWEST_IN_ALL else ():
        fits = [fit_of(run, way) for run in sizable]
        in_order, opposite = sum(f.in_order for f in fits), sum(f.opposite for f in fits)
        if in_order >= _SHARE * total and opposite <= _REVERSED_IN_ALL * total:
            return way
    return None


def own(run: Sequence[SortFacts]) -> SortKey | None:
    """The way in which a section by itself is ordered, if it is."""
    old = _old(run)
    for way in WAYS if len(old) >= _FEWEST else ():
        found = fit_of(old, way)
        is_kept = found.in_order >= _SHARE * len(old) and found.opposite <= _REVERSED * len(old)
        if is_kept and len({*found.keys} - {None}) >= _VALUES:
            return way
    return None


def best(runs: Sequence[Sequence[SortFacts]], order: Order) -> SortKey | None:
    """Of the ways to keep an order the one that most entries keep; `None` if it orders nothing."""
    ways = [way for way in WAYS if way.order is order]
    return max(ways, key=lambda way: sum(fit_of(run, way).in_order for run in runs), default=None)


def _old(run: Iterable[SortFacts]) -> list[SortFacts]:
    return [facts for facts in run if not facts.is_new]


def is_followed(found: Fit) -> bool:
    """Whether a section keeps the way of its list, some strays aside."""
    return found.strays <= max(1, _STRAYS * (found.in_order + found.strays))
