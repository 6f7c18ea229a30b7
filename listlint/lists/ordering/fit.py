"""How well a run of entries keeps a way, and which of them stray from it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from listlint.lists.ordering.sort_keys import (
    Key,
    Measure,
    SortFacts,
    SortKey,
    is_later_part,
    stem,
)


def longest(keys: Sequence[Key]) -> list[int]:
    """The indices of a longest part that is in order, equal keys included.

    Patience sorting (Fredman 1975), in n log n steps; of equally long parts, the one whose keys end
    lowest.
    """
    lowest: list[Key] = []  # the lowest key that a part of each length ends with
    ends: list[int] = []
    before: list[int | None] = []
    for index, key in enumerate(keys):
        length = bisect_right(lowest, key)
        before.append(ends[length - 1] if length else None)
        lowest[length : length + 1] = [key]
        ends[length : length + 1] = [index]
    part, index_ = [], ends[-1] if ends else None
    while index_ is not None:
        part.append(index_)
        index_ = before[index_]
    return part[::-1]


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a run of entries keeps a way, by the measure that suits the run best."""

    way: SortKey
    keys: tuple[Key | None, ...]
    """One for each entry, so far as it has one."""
    kept: tuple[int, ...]
    """The indices of the entries that are in order."""
    in_order: int
    """How many of those are that were there before."""
    strays: int
    """How many of those that were there before have a key and are not in order."""
    opposite: int = 0
    """How many would be if the order were the opposite one."""

    def after(self, index: int) -> int | None:
        """The entry in order behind which another belongs; `None`: before the first."""
        # The keys of those in order are in order, so that few of them are looked at.
        place = bisect_right(self.kept, self.keys[index], key=self.keys.__getitem__)  # type: ignore[type-var]  # of one kind
        return self.kept[place - 1] if place else None

    def before_equals(self, index: int) -> int | None:
        """The same, before the entries that have its key."""
        others = [at for at in self.kept if at != index]
        place = bisect_left(others, self.keys[index], key=self.keys.__getitem__)  # type: ignore[type-var]  # of one kind
        return others[place - 1] if place else None

    def keeps(self, index: int) -> bool:
        """Whether an entry is among those that are in order."""
        place = bisect_left(self.kept, index)
        return self.kept[place : place + 1] == (index,)


def fit_of(run: Sequence[SortFacts], way: SortKey) -> Fit:
    """The fit of a run to a way; of several measures that of which fewest entries stray."""
    opposite = _fit(run, way, way.opposite).in_order if way.opposite else 0
    fits = [_fit(run, way, measure, opposite) for measure in way.measures]
    return min(fits, key=lambda each: each.strays)


def _fit(run: Sequence[SortFacts], way: SortKey, measure: Measure, opposite: int = 0) -> Fit:
    keys = tuple(map(measure, run))
    old = [at for at, facts in enumerate(run) if keys[at] is not None and not facts.is_new]
    kept = _in_order(old, keys)
    fitting = [at for at, facts in enumerate(run) if facts.is_new and _is_between(at, kept, keys)]
    # These suit all that are kept, which are thus a part of any longest part of both.
    both = _in_order(sorted({*kept, *fitting}), keys)
    return Fit(way, keys, tuple(both), len(kept), len(old) - len(kept), opposite)


def _in_order(indices: Sequence[int], keys: Sequence[Key | None]) -> list[int]:
    known = [key for at in indices if (key := keys[at]) is not None]
    return [indices[at] for at in longest(known)]


def strays(run: Sequence[SortFacts], found: Fit) -> list[int]:
    """The fewest entries of a run that stand out of order, by all measures of its way."""
    others = [tuple(map(measure, run)) for measure in found.way.measures]
    old = [index for index in found.kept if not run[index].is_new]
    out = [
        index
        for index, key in enumerate(found.keys)
        if key is not None
        and not found.keeps(index)
        and not _is_beside_its_kin(index, run, found)
        and not any(
            _is_between(index, found.kept if run[index].is_new else old, keys) for keys in others
        )
    ]
    moving = frozenset(out)
    return [index for index in out if not _parts_kin(index, moving, run, found)]


def _parts_kin(index: int, out: frozenset[int], run: Sequence[SortFacts], found: Fit) -> bool:
    """Whether a move would tear an entry from one of its name that stays beside it."""
    own = stem(run[index].name) if isinstance(found.keys[index], str) else ""
    beside = [at for at in _neighbours(index, run) if at is not None]
    return bool(own) and any(at not in out and stem(run[at].name) == own for at in beside)


def _is_beside_its_kin(index: int, run: Sequence[SortFacts], found: Fit) -> bool:
    """Whether an entry is next to one whose name goes on where its own ends, or ends where its own
    goes on: which of `net` and `net 2` comes first is a matter of taste, and nothing belongs
    between a work and its second part.
    """
    if not isinstance(found.keys[index], str):
        return False
    above, below = _neighbours(index, run)
    if is_later_part(run[index].name) or (below is not None and is_later_part(run[below].name)):
        return True
    beside = [other for other in (above, below) if other is not None and found.keeps(other)]
    own = stem(run[index].name)
    if own and any(_goes_on(own, run[other].name) for other in beside):
        return True
    pairs = ((m(run[index]), m(run[other])) for m in found.way.measures for other in beside)
    return any(
        isinstance(key, str)
        and isinstance(other, str)
        and (key.startswith(other) or other.startswith(key))
        for key, other in pairs
    )


def _goes_on(own: str, name: str) -> bool:
    """Whether another name begins with what is ahead of the sign in one: `Net and more` beside
    `Net: a talk`.
    """
    return own == stem(name) or name.casefold().startswith(f"{own} ")


def _neighbours(index: int, run: Sequence[SortFacts]) -> tuple[int | None, int | None]:
    """The entries above and below one; of one that was there before those that were, too: what is
    new never parts them.
    """
    indices = (range(index - 1, -1, -1), range(index + 1, len(run)))
    is_new = run[index].is_new
    above, below = (next((n for n in way if is_new or not run[n].is_new), None) for way in indices)
    return above, below


def _is_between(index: int, kept: Sequence[int], keys: Sequence[Key | None]) -> bool:
    """Whether an entry is not before its neighbour above nor behind the one below."""
    place = bisect_right(kept, index)
    around = (*kept[max(place - 1, 0) : place], index, *kept[place : place + 1])
    known = [key for at in around if (key := keys[at]) is not None]
    return len(known) == len(around) == len(longest(known))


def ordered(indices: Iterable[int], found: Fit) -> list[int]:
    """The indices in the order of their keys; of equal keys, as they were."""
    keys = {index: key for index in indices if (key := found.keys[index]) is not None}
    return sorted(keys, key=lambda index: keys[index])
