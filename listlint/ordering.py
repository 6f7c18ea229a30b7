"""In which order entries stand, and which of them stand out of it: on keys alone, without any file.

An order can be measured in several ways, such as word by word or letter by letter. A run of entries
keeps it if nine in ten do by one of them; what fits between its neighbours by any is in order.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import NamedTuple

Key = str | tuple[int, ...]
"""What entries are compared by; keys of one measure are of one kind."""


class Order(StrEnum):
    """How the entries of a list are ordered."""

    ALPHABETICAL = "alphabetical"
    OLDEST_FIRST = "oldest-first"
    NEWEST_FIRST = "newest-first"
    APPEND = "append"
    ANY = "any"


class Facts(NamedTuple):
    """What an entry can be ordered by."""

    name: str = ""
    date: tuple[int, ...] = ()
    """The year, the month and the day, as far as it states them."""
    submitted: tuple[int, ...] = ()
    """The year and month of its arXiv id."""
    is_new: bool = False
    """Whether a change adds it: it is measured by what was there, and never that by it."""


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
_STRAYS = 0.25
"""A section of which more than these, and more than one, stand out of the list's order has none."""

_ARTICLE = re.compile(r"(?:the|an?) (?=.)")
_WORD = re.compile(r"[^\W_]+")


def _by_characters(facts: Facts) -> str | None:
    """As a program sorts that knows nothing of letters: `Zürich` before `Ärhus`."""
    return facts.name.casefold() or None


def _by_signs(facts: Facts) -> str | None:
    """Without accents, other signs counting: `go-yaml` before `gob`."""
    if facts.name.isascii():
        return facts.name.casefold() or None
    letters = unicodedata.normalize("NFKD", facts.name).casefold()
    return "".join(c for c in letters if not unicodedata.combining(c)) or None


def _by_words(facts: Facts) -> str | None:
    """Word by word, without a leading article: `one two` before `onetwo`."""
    return _ARTICLE.sub("", " ".join(_WORD.findall(_by_signs(facts) or "")), count=1) or None


def _by_letters(facts: Facts) -> str | None:
    """Letter by letter: `onetwo` before `one zero`."""
    return (_by_words(facts) or "").replace(" ", "") or None


def _by_submission(facts: Facts) -> tuple[int, ...] | None:
    return facts.submitted or None


def _by_date(parts: int, facts: Facts) -> tuple[int, ...] | None:
    """By the year, the month too, or the day too."""
    return facts.date[:parts] if len(facts.date) >= parts else None


def _latest_first(measure: Measure, facts: Facts) -> tuple[int, ...] | None:
    key = measure(facts)
    return None if key is None else tuple(-int(part) for part in key)


Measure = Callable[[Facts], Key | None]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to order entries. What one of its measures takes to be in order is not out of it."""

    order: Order
    measures: tuple[Measure, ...]
    opposite: Measure | None = None


def _ways() -> Iterator[Way]:
    yield Way(Order.ALPHABETICAL, (_by_characters, _by_signs, _by_words, _by_letters))
    # The finest measure that is kept counts: who goes by the day goes by the year as well.
    for measure in (
        partial(_by_date, 3),
        partial(_by_date, 2),
        partial(_by_date, 1),
        _by_submission,
    ):
        latest_first = partial(_latest_first, measure)
        yield Way(Order.OLDEST_FIRST, (measure,), latest_first)
        yield Way(Order.NEWEST_FIRST, (latest_first,), measure)


_WAYS = (*_ways(),)


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

    way: Way
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
        keys = [self.keys[kept] for kept in self.kept]
        place = bisect_right(keys, self.keys[index])  # type: ignore[type-var]  # of one kind
        return self.kept[place - 1] if place else None


def fit(run: Sequence[Facts], way: Way) -> Fit:
    """The fit of a run to a way; of several measures that of which fewest entries stray."""
    opposite = _fit(run, way, way.opposite).in_order if way.opposite else 0
    fits = [_fit(run, way, measure, opposite) for measure in way.measures]
    return min(fits, key=lambda each: each.strays)


def _fit(run: Sequence[Facts], way: Way, measure: Measure, opposite: int = 0) -> Fit:
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


def strays(run: Sequence[Facts], found: Fit) -> list[int]:
    """The fewest entries of a run that stand out of order, by all measures of its way."""
    others = [tuple(map(measure, run)) for measure in found.way.measures]
    old = [index for index in found.kept if not run[index].is_new]
    return [
        index
        for index, key in enumerate(found.keys)
        if key is not None
        and index not in found.kept
        and not any(
            _is_between(index, found.kept if run[index].is_new else old, keys) for keys in others
        )
    ]


def _is_between(index: int, kept: Sequence[int], keys: Sequence[Key | None]) -> bool:
    """Whether an entry is not before its neighbour above nor behind the one below."""
    place = bisect_right(kept, index)
    around = (*kept[max(place - 1, 0) : place], index, *kept[place : place + 1])
    known = [key for at in around if (key := keys[at]) is not None]
    return len(known) == len(around) == len(longest(known))


def prevailing(runs: Iterable[Sequence[Facts]]) -> Way | None:
    """The way in which a whole list is ordered, if its sections of some size keep one."""
    sizable = [old for run in runs if len(old := _old(run)) >= _SOME]
    total = sum(map(len, sizable))
    for way in _WAYS if total >= _FEWEST_IN_ALL else ():
        fits = [fit(run, way) for run in sizable]
        in_order, opposite = sum(f.in_order for f in fits), sum(f.opposite for f in fits)
        if in_order >= _SHARE * total and opposite <= _REVERSED_IN_ALL * total:
            return way
    return None


def own(run: Sequence[Facts]) -> Way | None:
    """The way in which a section by itself is ordered, if it is."""
    old = _old(run)
    for way in _WAYS if len(old) >= _FEWEST else ():
        found = fit(old, way)
        if found.in_order >= _SHARE * len(old) and found.opposite <= _REVERSED * len(old):
            return way
    return None


def best(runs: Sequence[Sequence[Facts]], order: Order) -> Way | None:
    """Of the ways to keep an order the one that most entries keep; `None` if it orders nothing."""
    ways = [way for way in _WAYS if way.order is order]
    return max(ways, key=lambda way: sum(fit(run, way).in_order for run in runs), default=None)


def _old(run: Iterable[Facts]) -> list[Facts]:
    return [facts for facts in run if not facts.is_new]


def is_followed(found: Fit) -> bool:
    """Whether a section keeps the way of its list, some strays aside."""
    return found.strays <= max(1, _STRAYS * (found.in_order + found.strays))


def ordered(indices: Iterable[int], found: Fit) -> list[int]:
    """The indices in the order of their keys; of equal keys, as they were."""
    keys = {index: key for index in indices if (key := found.keys[index]) is not None}
    return sorted(keys, key=lambda index: keys[index])
