"""Sections of a list that are held to an order, what strays from it and what leads on purpose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from listlint.core import conventions
from listlint.core.conventions import ALIKE
from listlint.core.document import Form, MarkupStyle
from listlint.core.lazy_pattern import pattern
from listlint.lists import ordering
from listlint.lists.ordering import BY_LETTER, SMALL, TELLING, Fit, Order
from listlint.lists.sequences import EntryRun
from listlint.lists.sorted_by import Named
from listlint.works.reading import cells

_LONG_WORD = pattern(r"[^\W_]{3,}")
_OFFICIAL = pattern(r"\bofficial\b", re.IGNORECASE)
_LETTERS = pattern(r"[^\W_]+")
_LINK = pattern(r"\]\((?!#)")


class SortedSection(NamedTuple):
    """A run of entries with what each is sorted by."""

    run: EntryRun
    named: list[Named]
    fit: Fit
    strays: list[int]
    is_nested: bool = False
    """Whether these are parts of an entry, which may have an order of their own."""

    @property
    def is_led(self) -> bool:
        """Whether there is something ahead of all that is sorted."""
        return bool(self.strays) and self.strays[0] < self.fit.kept[0]

    @property
    def is_open(self) -> bool:
        """Whether what follows may be another of the entries, which could not be read."""
        if self.run.entries[0].form is Form.ROW:
            return False
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
            or self.is_nested
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


def by_groups(run: EntryRun, names: list[Named]) -> Runs:
    """The groups of a table whose rows are sorted within those that have the same in one column,
    or the whole run.
    """
    facts = [one.facts for one in names]
    if run.entries[0].form is not Form.ROW or len(facts) < conventions.SECTION_ORDER.sample:
        return [(run, names)]
    if ordering.is_followed(ordering.fit_of(facts, BY_LETTER)):
        return [(run, names)]
    rows = [cells(run.source, entry.span, entry.columns) for entry in run.entries]
    for column in range(min(map(len, rows))):
        texts = (run.source.text_of(row[column].span).casefold() for row in rows)
        values = ["".join(_LETTERS.findall(text)) for text in texts]
        parts = _blocks(values)
        fits = [ordering.fit_of(facts[a:b], BY_LETTER) for a, b in parts]
        in_order = sum(fit.in_order for fit in fits)
        if len(parts) > 1 and conventions.SECTION_ORDER.holds(in_order, len(facts)):
            return [
                (
                    EntryRun(run.source, run.entries[a:b], run.ends[a:b], is_open=False),
                    _of_group(names[a:b], values[a:b]),
                )
                for a, b in parts
            ]
    return [(run, names)]


def _of_group(names: Sequence[Named], values: Sequence[str]) -> list[Named]:
    """The names in a group; what has another value may belong elsewhere, and has no place."""
    (own, _), *_ = Counter(values).most_common(1)
    return [
        one if value == own else one._replace(facts=one.facts._replace(name=""))
        for one, value in zip(names, values, strict=True)
    ]


def _blocks(values: Sequence[str]) -> list[tuple[int, int]]:
    """Where equal values stand together, those aside that never do. None if a value has several
    such places.
    """
    smooth = [
        above if above == below else value
        for above, value, below in zip(
            (values[0], *values), values, (*values[1:], values[-1]), strict=False
        )
    ]
    streaks = [[*each] for _, each in groupby(smooth)]
    main = {each[0] for each in streaks if len(each) >= ALIKE}
    last = next((value for value in smooth if value in main), "")
    joined = [last := value if value in main else last for value in smooth]
    starts = [at for at, value in enumerate(joined) if not at or joined[at - 1] != value]
    if len(starts) != len({*joined}) or len(main) != len(starts):
        return []
    return [*pairwise([*starts, len(values)])]


def held(
    named: Runs, order: Order | None, nested: frozenset[int], *, is_stated: bool
) -> Iterator[SortedSection]:
    """The sections that are held to an order, with what strays from it."""
    facts = [[one.facts for one in names] for _, names in named]
    fits = ordering.held(facts, order, is_stated=is_stated)
    for (run, names), known, fit in zip(named, facts, fits, strict=True):
        if fit:
            is_nested = run.entries[0].span.start in nested
            yield SortedSection(run, names, fit, ordering.strays(known, fit), is_nested)


def disordered(
    named: Runs, sections: Sequence[SortedSection], nested: frozenset[int]
) -> Iterator[SortedSection]:
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
        is_nested = run.entries[0].span.start in nested
        if len(names) < SMALL:
            continue  # one that introduces the list, perhaps
        if not is_nested and run.entries[0] not in known and not ordering.own(each, way):
            strays = ordering.strays(each, fit)
            if not ordering.is_followed(fit) and len(strays) > 1:
                yield SortedSection(run, names, fit, strays)
