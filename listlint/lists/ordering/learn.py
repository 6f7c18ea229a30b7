"""In which way a list or a section is ordered, as most of its entries show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from listlint.core import conventions
from listlint.core.conventions import Convention
from listlint.lists.ordering.fit import Fit, fit_of
from listlint.lists.ordering.sort_keys import (
    BY_CODE_POINT,
    BY_LETTER,
    BY_SUBMISSION,
    WAYS,
    Order,
    SortFacts,
    SortKey,
)

TELLING = 4
"""Entries of a section, or different keys in it, whose order shows something: two or three are in
order by chance in one of two cases or of six, four in one of 24."""


SMALL = 6
"""Entries of a section that show by themselves that it is ordered, one of them aside: by chance,
five look so in one case of seven, six in one of 28."""


def held(
    runs: Sequence[Sequence[SortFacts]], order: Order | None = None, *, is_stated: bool = False
) -> list[Fit | None]:
    """How each section of a list fits the order that it is held to; `None`: it is held to none.

    `order` is what is configured. Where none is, `is_stated` says that the list asks for the
    alphabet: then a section is held to it that keeps it by and large, as one is whose list keeps an
    order that nobody states only if it does so nearly everywhere.
    """
    alphabet = alphabetical(runs)
    way = best(runs, order, alphabet) if order else prevailing(runs, alphabet)
    if way is None and is_stated and _is_kept_by_sections(runs, alphabet):
        way = alphabet
    if way is None:
        ways = (own(run, alphabet) for run in runs)
        return [fit_of(run, way) if way else None for run, way in zip(runs, ways, strict=True)]
    fits = [fit_of(run, way) for run in runs]
    if order:
        return [fit if fit.kept else None for fit in fits]
    is_said = is_stated and way.order is Order.ALPHABETICAL
    kept_by_small = is_said or _small_keep(fits)
    return [
        fit if _is_held(fit, kept_by_small=kept_by_small, is_said=is_said) else None for fit in fits
    ]


def _is_kept_by_sections(runs: Iterable[Sequence[SortFacts]], way: SortKey) -> bool:
    """Whether more than half of the sections keep what is stated for all of them, each some strays
    aside: those that do not go their own way, and say nothing of the others.
    """
    fits = [fit_of(old, way) for run in runs if len(old := _old(run)) >= TELLING]
    return 2 * sum(map(is_followed, fits)) > len(fits)


def _small_keep(fits: Iterable[Fit]) -> bool:
    """Whether nearly all small sections of a list keep its order without a single slip, so that a
    slip in another is one.
    """
    small = [fit for fit in fits if TELLING <= _size(fit) < SMALL]
    exact = sum(fit.strays == 0 for fit in small)
    return conventions.SMALL_SECTIONS.holds(exact, len(small))


def _is_held(found: Fit, *, kept_by_small: bool, is_said: bool) -> bool:
    if not found.kept:
        return False
    if is_said:
        return is_followed(found)
    if _size(found) < SMALL and not (kept_by_small and _size(found) >= TELLING):
        return not found.strays  # to which a new entry is held
    return conventions.UNSTATED_ORDER.allows(found.strays, _size(found))


def _size(found: Fit) -> int:
    return found.in_order + found.strays


def prevailing(
    runs: Iterable[Sequence[SortFacts]], alphabet: SortKey | None = None
) -> SortKey | None:
    """The way in which a whole list is ordered, if its sections of some size keep one; `alphabet`
    is its alphabetical order.
    """
    sizable = [old for run in runs if len(old := _old(run)) >= TELLING]
    total = sum(map(len, sizable))
    if total < conventions.LIST_ORDER.sample:
        return None
    for way in _ways(alphabet or alphabetical(sizable), sizable):
        fits = [fit_of(run, way) for run in sizable]
        in_order, opposite = sum(f.in_order for f in fits), sum(f.opposite for f in fits)
        # A name that is not known for sure says nothing; a date that is not there does.
        is_by_name = way.order is Order.ALPHABETICAL
        known = sum(map(_size, fits)) if is_by_name else total
        is_kept = _needed(way, conventions.LIST_ORDER).holds(in_order, known)
        if is_kept and conventions.LIST_REVERSED.allows(opposite, total):
            return way
    return None


def _needed(way: SortKey, usual: Convention) -> Convention:
    """How much must keep a way: nearly all where it is not by what readers see."""
    return conventions.SUBMISSION_ORDER if way in BY_SUBMISSION else usual


def own(run: Sequence[SortFacts], alphabet: SortKey | None = None) -> SortKey | None:
    """The way in which a section by itself is ordered, if it is; `alphabet` is that of its list."""
    old = _old(run)
    if len(old) < conventions.SECTION_ORDER.sample:
        return None
    for way in _ways(alphabet or alphabetical([old]), [old]):
        found = fit_of(old, way)
        is_kept = _needed(way, conventions.SECTION_ORDER).holds(found.in_order, len(old))
        is_one_way = conventions.SECTION_REVERSED.allows(found.opposite, len(old))
        if is_kept and is_one_way and len({*found.keys} - {None}) >= TELLING:
            return way
    return None


def best(
    runs: Sequence[Sequence[SortFacts]], order: Order, alphabet: SortKey | None = None
) -> SortKey | None:
    """Of the ways to keep an order the one that most entries keep; `None` if it orders nothing."""
    ways = [way for way in _ways(alphabet or alphabetical(runs)) if way.order is order]
    return max(ways, key=lambda way: sum(fit_of(run, way).in_order for run in runs), default=None)


def _ways(alphabet: SortKey, runs: Sequence[Sequence[SortFacts]] = ()) -> Iterator[SortKey]:
    """All ways, with this alphabet; without it where the names of these runs are labels."""
    for way in WAYS:
        if way.order is not Order.ALPHABETICAL:
            yield way
        elif _are_named_apart(runs):
            yield alphabet


def _are_named_apart(runs: Iterable[Sequence[SortFacts]]) -> bool:
    names = [[facts.name for facts in run if facts.name] for run in runs]
    apart, total = sum(len({*each}) for each in names), sum(map(len, names))
    return conventions.NAMED_APART.holds(apart, total) or not total


def alphabetical(runs: Iterable[Sequence[SortFacts]]) -> SortKey:
    """The alphabetical order as the sections keep it that do: by code point if that explains what
    else would be out of it, since one small name behind the capitals is a slip, three are none.
    Else the measure comes first that is broken least: what is an article, a space or a sign to one
    section is so to the others.
    """
    fits = ([fit_of(_old(run), each) for each in _MEASURES] for run in runs)
    counts = [
        [each.strays for each in of_run]
        for of_run in fits
        if is_followed(min(of_run, key=lambda each: each.strays))
    ]
    exact = sum(by_code_point for by_code_point, *_ in counts)
    if sum(min(by_letter) for _, *by_letter in counts) >= conventions.ALIKE * max(exact, 1):
        return BY_CODE_POINT
    broken = [sum(each) for each in zip(*counts, strict=True)][1:] or [0] * len(BY_LETTER.measures)
    ranked = sorted(zip(broken, BY_LETTER.measures, strict=True), key=lambda each: each[0])
    return replace(BY_LETTER, measures=tuple(measure for _, measure in ranked))


_MEASURES = [SortKey(Order.ALPHABETICAL, (measure,)) for measure in BY_CODE_POINT.measures]
"""By code point first, then each of those by letter."""


def _old(run: Iterable[SortFacts]) -> list[SortFacts]:
    return [facts for facts in run if not facts.is_new]


def is_followed(found: Fit) -> bool:
    """Whether a section keeps the way of its list, some strays aside."""
    return conventions.OUT_OF_ORDER.allows(found.strays, found.in_order + found.strays)
