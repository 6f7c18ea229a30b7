"""Sections of a list that are held to an order, what strays from it and what leads on purpose."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from listlint.core import conventions
from listlint.core.document import MarkupStyle
from listlint.core.lazy_pattern import pattern
from listlint.lists import ordering
from listlint.lists.ordering import TELLING, Fit, Order
from listlint.lists.sequences import EntryRun
from listlint.lists.sorted_by import Named

_LONG_WORD = pattern(r"[^\W_]{3,}")
_OFFICIAL = pattern(r"\bofficial\b", re.IGNORECASE)
_LINK = pattern(r"\]\((?!#)")


class SortedSection(NamedTuple):
    """A run of entries with what each is sorted by."""

    run: EntryRun
    named: list[Named]
    fit: Fit
    strays: list[int]

    @property
    def is_led(self) -> bool:
        """Whether there is something ahead of all that is sorted."""
        return bool(self.strays) and self.strays[0] < self.fit.kept[0]

    @property
    def is_open(self) -> bool:
        """Whether what follows may be another of the entries, which could not be read."""
        following = self.run.source.text[self.run.ends[-1] :].lstrip().partition("\n")[0]
        return not following.startswith("#") and _LINK.search(following) is not None

    def is_lead(self, index: int, *, is_usual: bool) -> bool:
        """Whether an entry is ahead of all that is sorted on purpose: as others of the list are,
        or since it has a word of the heading, says that it is official, or is in bold.
        """
        if index >= self.fit.kept[0]:
            return False
        entry, name = self.run.entries[index], self.named[index].name.text
        heading = _LONG_WORD.findall(entry.section[-1].casefold()) if entry.section else ()
        return (
            is_usual
            or not {*_LONG_WORD.findall(name.casefold())}.isdisjoint(heading)
            or _OFFICIAL.search(self.run.source.text_of(entry.span)) is not None
            or any(mark.style is MarkupStyle.STRONG for mark in entry.markup)
        )

    def is_sure(self, moved: Collection[int], after: int) -> bool:
        """Whether entries surely belong behind another: their names are certain, and so are those
        beside them then, which are in order.
        """
        beside = [at for at in (after, after + 1) if 0 <= at < len(self.named)]
        if not all(self.fit.keeps(at) or at in self.strays for at in beside):
            return False
        if self.fit.way.order is not Order.ALPHABETICAL:
            return not self.fit.way.is_by_submission
        return all(self.named[at].is_sure for at in (*moved, *beside))


Runs = Sequence[tuple[EntryRun, list[Named]]]


def held(named: Runs, order: Order | None, *, is_stated: bool) -> Iterator[SortedSection]:
    """The sections that are held to an order, with what strays from it."""
    facts = [[one.facts for one in names] for _, names in named]
    fits = ordering.held(facts, order, is_stated=is_stated)
    for (run, names), known, fit in zip(named, facts, fits, strict=True):
        if fit:
            yield SortedSection(run, names, fit, ordering.strays(known, fit))


def disordered(named: Runs, sections: Sequence[SortedSection]) -> Iterator[SortedSection]:
    """The sections that keep no order where the list asks for the alphabet and keeps it: too much
    is out of it to say of each where it belongs.
    """
    ways = {section.fit.way for section in sections}
    way = next(iter(ways)) if len(ways) == 1 else None
    if way is None or way.order is not Order.ALPHABETICAL:
        return
    sizable = [(run, names) for run, names in named if len(names) >= TELLING]
    facts = [[one.facts for one in names] for _, names in sizable]
    fits = [ordering.fit_of(each, way) for each in facts]
    in_order, total = sum(fit.in_order for fit in fits), sum(map(len, facts))
    if not conventions.LIST_ORDER.holds(in_order, total):
        return
    known = {section.run.entries[0] for section in sections}
    for (run, names), each, fit in zip(sizable, facts, fits, strict=True):
        start = run.entries[0].span.start
        is_nested = any(other.entries[0].span.start < start < other.ends[-1] for other, _ in named)
        if not is_nested and run.entries[0] not in known and not ordering.own(each, way):
            strays = ordering.strays(each, fit)
            if not ordering.is_followed(fit) and len(strays) > 1:
                yield SortedSection(run, names, fit, strays)
