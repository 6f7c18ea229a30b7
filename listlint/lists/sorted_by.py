"""What the entries of a list are sorted by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from listlint.core import conventions
from listlint.core.document import Entry, Form, LinkKind
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Spanned
from listlint.lists.ordering import SortFacts, placeable
from listlint.lists.sequences import EntryRun
from listlint.works import identity
from listlint.works.reading import Cell, EntryWorks, Work, cells, dates

_SIGNS = ".#~@$!&*+-/_<([{\\'\"\u201c\u00bf\u00a1 "
"""What names begin with that reading takes for no part of them."""

_HAN = pattern(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""Signs that are sorted by their sound or their strokes, which nothing here knows."""
_WORDS = pattern(r"(?<![\w/.(<:&-])[^\W\d_]{3,}+(?=[\s:,-])[^\[\]\n]*\[")
"""Words ahead of a link, in no link, address or tag themselves."""
_DATED = pattern(r"\b((?:19|20)\d\d)[-/.](0[1-9]|1[0-2])(?:[-/.]\d\d)?[.)]*\Z")


class Named(NamedTuple):
    """An entry's name, with all that it can be sorted by."""

    name: Spanned
    facts: SortFacts
    is_linked: bool = False
    """Whether a link shows the name."""

    @property
    def called(self) -> str:
        """The entry in a sentence."""
        return f"`{self.name.text}`" if self.name.text else "this entry"

    @property
    def is_sure(self) -> bool:
        """Whether the name was read for sure and has letters that everybody sorts alike."""
        return self.is_linked and self.name.text.isascii()


def named(entry: Entry, read: Work, *, is_new: bool = False) -> Named:
    """What an entry is sorted by, given what was read of it and whether a change has added it."""
    called = _as_linked(read.title, entry) if read.title else Spanned("", entry.span)
    name = called.text
    stated = dates.numbers(read.date.text) if read.date else ()
    date = stated or ((read.year,) if read.year else ())
    submitted = _month(name) or _first_seen(entry, read)
    facts = SortFacts(_HAN.split(name, maxsplit=1)[0], date, submitted, is_new)
    at = called.span.start
    return Named(called, facts, any(each.span.start <= at < each.span.end for each in entry.links))


def names_of(run: EntryRun, works: EntryWorks, is_new: Sequence[bool]) -> list[Named]:
    """The entries of a run with what each is sorted by. Where most names are Latin, letters of
    another script have no place.
    """
    entries = run.entries
    found = [
        named(entry, works.of(entry), is_new=new)
        if is_certain(entry, entries)
        else unnamed(entry, is_new=new)
        for entry, new in zip(entries, is_new, strict=True)
    ]
    if entries[0].form is Form.ROW:
        found = _of_one_column(run, found)
    else:
        found = _of_first_words(run, found)
    latin = sum(placeable(each.facts.name) == each.facts.name for each in found)
    return [
        _named_by(each, placeable(each.facts.name)) if 2 * latin > len(found) else each
        for each in found
    ]


def _named_by(one: Named, name: str) -> Named:
    return one if name == one.facts.name else one._replace(facts=one.facts._replace(name=name))


def _of_first_words(run: EntryRun, found: Sequence[Named]) -> list[Named]:
    """The names of entries, but for those that stand behind other words, as in
    `Talks - [Boats](…)`: by these they may be sorted, unless nearly all have such.
    """
    text = run.source.text
    ahead = [
        _WORDS.search(text, entry.span.start, each.name.span.start) is not None
        for entry, each in zip(run.entries, found, strict=True)
    ]
    if conventions.ROW_KEY.holds(sum(ahead), len(ahead)):
        return [*found]
    return [
        _named_by(each, "") if is_behind else each
        for each, is_behind in zip(found, ahead, strict=True)
    ]


def _of_first_cells(
    entries: Sequence[Entry], rows: Sequence[Sequence[Cell]], found: Sequence[Named]
) -> list[Named] | None:
    """The names by the links in the first cells, if nearly all have one and these differ: then they
    are what the rows are about, whatever other cells link to.
    """
    named = [
        next(
            (
                each._replace(
                    name=Spanned(link.text, link.span),
                    facts=each.facts._replace(name=_HAN.split(link.text, maxsplit=1)[0]),
                    is_linked=True,
                )
                for link in entry.links
                if link.kind is not LinkKind.IMAGE and link.text.strip()
                if row[0].span.start <= link.span.start < row[0].span.end
            ),
            None,
        )
        for entry, row, each in zip(entries, rows, found, strict=True)
    ]
    texts = {each.facts.name for each in named if each}
    if not conventions.ROW_KEY.holds(len(texts), len(named)):
        return None
    return [
        each._replace(is_linked=one is not None)
        if one is None or _is_within(each.name, row[0])
        else one
        for one, each, row in zip(named, found, rows, strict=True)
    ]


def _is_within(name: Spanned, cell: Cell) -> bool:
    return cell.span.start <= name.span.start < cell.span.end


def _of_one_column(run: EntryRun, found: Sequence[Named]) -> list[Named]:
    """The names of rows, which are all sorted by the same column: none if they are in another one,
    without a link where most have one, or shared by several.
    """
    rows = [cells(run.source, entry.span, entry.columns) for entry in run.entries]
    found = _of_first_cells(run.entries, rows, found) or found
    places = [
        next((n for n, cell in enumerate(row) if cell.span.start <= at < cell.span.end), None)
        for row, at in zip(rows, (each.name.span.start for each in found), strict=True)
    ]
    (column, _), *_ = Counter(places).most_common(1)
    links = sum(each.is_linked for each in found)
    counts = Counter(each.facts.name for each in found)
    return [
        each
        if place == column
        and counts[each.facts.name] < conventions.ALIKE
        and (each.is_linked or 2 * links <= len(found))
        else _named_by(each, "")
        for each, place in zip(found, places, strict=True)
    ]


def _as_linked(title: Spanned, entry: Entry) -> Spanned:
    """A title as the link that begins with it shows it, signs such as those of `.NET` or `#go`
    included: readers sort by what they see.
    """
    for link in entry.links:
        if link.span.start <= title.span.start < link.span.end and link.text != title.text:
            shown = link.text.lstrip(_SIGNS)
            if shown and (shown.startswith(title.text) or title.text.startswith(shown)):
                return Spanned(link.text, link.span)
    return title


def unnamed(entry: Entry, *, is_new: bool = False) -> Named:
    """An entry that stands nowhere in any order."""
    return Named(Spanned("", entry.span), SortFacts(is_new=is_new))


def is_certain(entry: Entry, among: Sequence[Entry]) -> bool:
    """Whether what was read of an entry can be relied on. One without a link among those that have
    one may have a broken link, and its title may be anything.
    """
    if entry.links:
        return True
    return sum(bool(each.links) for each in among) <= len(among) / 2


def _month(title: str) -> tuple[int, ...]:
    """The year and month at the end of a title: whoever writes them there sorts by them, whatever
    the id says.
    """
    found = _DATED.search(title)
    return (int(found[1]), int(found[2])) if found else ()


def _first_seen(entry: Entry, read: Work) -> tuple[int, ...]:
    """The year and month of the arXiv id, unless readers see that the work appeared elsewhere or
    in a later year: then nobody sorts by its draft.
    """
    submitted = next(_submitted(entry), None)
    if submitted is None or (read.venue and "xiv" not in read.venue.text.casefold()):
        return ()
    return submitted if read.year in (None, submitted[0]) else ()


def _submitted(entry: Entry) -> Iterator[tuple[int, int]]:
    """The year and month of the entry's arXiv ids."""
    for link in entry.links:
        keys = identity.keys_of(link.target) if "xiv" in link.target.casefold() else ()
        for key in keys:
            if new := re.match(r"arxiv:(\d\d)(\d\d)\.", key.name):
                yield 2000 + int(new[1]), int(new[2])
