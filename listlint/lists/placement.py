"""Where in a section a new entry belongs: at its place in the order, or at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from listlint.core.document import Entry, Form
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.lists import ordering
from listlint.lists.ordering import Fit, Order, SortFacts, SortKey
from listlint.lists.ordering.learn import TELLING
from listlint.lists.ordering.sort_keys import WAYS
from listlint.lists.sequences import EntryRun

_ITEM_NUMBER = pattern(r"\s*(\d{1,9})(?=[.)]\s)")


class InsertionPoint(NamedTuple):
    """A place between the entries of a run."""

    run: EntryRun
    after: int | None
    """The number in the run, from 0, of the entry behind which it is; `None`: before the first."""

    @property
    def neighbour(self) -> Entry:
        """The entry behind which it is, or else the one before which it is."""
        return self.run.entries[self.after or 0]

    @property
    def is_at_end(self) -> bool:
        return self.after == len(self.run.entries) - 1

    @property
    def offset(self) -> int:
        """Where in the text the new entry is put in."""
        return self.neighbour.span.start if self.after is None else self.run.ends[self.after]

    def inserted(self, entry: str, gap: str) -> str:
        """What is put in there: the entry, with what stands between it and its neighbour."""
        return entry + gap if self.after is None else gap + entry


def order_of(
    runs: Sequence[Sequence[SortFacts]],
    at: int,
    new: SortFacts,
    order: Order | None,
    *,
    appends: bool = False,
) -> Fit | None:
    """How one of the runs of a list, with a new entry as its last, fits the order that it is held
    to; `None` where it is held to none. `order` is what is configured, `appends` whether the list
    asks for new entries at the end, which an order that few entries show does not outweigh.
    """
    if order in (Order.APPEND, Order.ANY):
        return None
    run = [*runs[at], new._replace(is_new=True)]
    if way := ordering.best(runs, order) if order else ordering.prevailing(runs):
        fit = ordering.fit_of(run, way)
        return fit if fit.kept and (order or ordering.is_followed(fit)) else None
    own = ordering.own(runs[at]) or (None if appends else _shown(runs[at]))
    return ordering.fit_of(run, own) if own else None


def _shown(run: Sequence[SortFacts]) -> SortKey | None:
    """The way in which all of a few entries are ordered: they are too few for one of them to be
    out of order, and a new one need not be the first.
    """
    for way in WAYS:
        fit = ordering.fit_of(run, way)
        if not fit.strays and fit.in_order == len(run) and len({*fit.keys}) >= TELLING:
            return way
    return None


def place(run: EntryRun, fit: Fit | None) -> InsertionPoint | None:
    """The place of a new entry in a run: by the order that it is held to, else at the end. Where
    the newest come first, it is before the others of its date. `None` where the order is by what
    the entry does not say.
    """
    new = len(run.entries)
    if fit is None or (new in fit.kept and fit.way.order is not Order.NEWEST_FIRST):
        return InsertionPoint(run, new - 1)
    if fit.keys[new] is None:
        return None
    is_newest_first = fit.way.order is Order.NEWEST_FIRST
    return InsertionPoint(run, fit.before_equals(new) if is_newest_first else fit.after(new))


def gap(run: EntryRun, others: Sequence[EntryRun]) -> str:
    """What stands between two entries of a run most often; between those of others where it has
    only one; a line break where nobody shows it.
    """
    counts = Counter(_gaps(run)) or Counter(text for each in others for text in _gaps(each))
    return counts.most_common(1)[0][0] if counts else newline(run.source)


def newline(source: Source) -> str:
    """How a file ends its lines."""
    return "\r\n" if "\r\n" in source.text else "\n"


def _gaps(run: EntryRun) -> Iterator[str]:
    text = run.source.text
    for end, entry in zip(run.ends, run.entries[1:], strict=False):
        if not text[end : entry.span.start].strip():
            yield text[end : entry.span.start]


def indent(run: EntryRun) -> str:
    """What stands before the bullets of a run."""
    text = run.source.text_of(run.entries[-1].span)
    return text[: len(text) - len(text.lstrip(" \t"))]


class Number(NamedTuple):
    """The number of a list item, and where in the text it stands."""

    value: int
    start: int
    end: int


def numbers(run: EntryRun) -> list[Number]:
    """The numbers of the items, if all of them have one."""
    if run.entries[0].form is not Form.ITEM:
        return []
    found = [_ITEM_NUMBER.match(run.source.text, entry.span.start) for entry in run.entries]
    return [Number(int(each[1]), *each.span(1)) for each in found if each] if all(found) else []


def new_number(there: Sequence[Number], found: InsertionPoint) -> int | None:
    """The number of a new item; `None` where those that are there do not tell it."""
    values = [each.value for each in there]
    if len({*values}) == 1 and len(values) > 1:
        return values[0]
    if found.is_at_end:
        return values[-1] + 1
    is_counted = all(two == one + 1 for one, two in pairwise(values))
    return (values[0] if found.after is None else values[found.after] + 1) if is_counted else None


def renumbered(there: Sequence[Number], found: InsertionPoint) -> Iterator[Number]:
    """The items behind a new one with the numbers that they have then, at the places of the old."""
    first = 0 if found.after is None else found.after + 1
    if len({each.value for each in there}) > 1:
        yield from (each._replace(value=each.value + 1) for each in there[first:])
