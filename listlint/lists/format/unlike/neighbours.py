"""The entries of a list by place, for one to be compared with those around it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from listlint.core.conventions import ALIKE
from listlint.core.document import Entry, Form
from listlint.core.lazy_pattern import pattern
from listlint.lists.format.thresholds import (
    FEWEST,
    FEWEST_OF_SECTION,
    LINK_LABEL,
    NEARLY_ALL,
    ONE_LINE,
    SELDOM,
)
from listlint.lists.format.unlike.broken_line import broken
from listlint.lists.format.unlike.cell_values import odd_values
from listlint.lists.format.unlike.departures import (
    ADDRESSED,
    SWAPPED,
    UNSEPARATED,
    Departure,
    departure,
    undescribed,
    unled,
    unseparated,
)
from listlint.lists.format.unlike.example import written_like
from listlint.lists.format.unlike.row_cells import RowCell, TableColumns, cells_of
from listlint.lists.format.unlike.skeleton import PartKind, Skeleton, skeleton_of
from listlint.lists.format.unlike.surroundings import Surroundings

_TOLD_OF_OLD = frozenset(
    {"unlinked", "bare", "html", "inside", "undescribed", ADDRESSED, UNSEPARATED}
)
"""What is said of entries that nobody has touched: an odd order may be meant."""

_NOTED = pattern(r"\([^()\d]+\)\s*\Z")
"""A note at the end that says why an entry has no link: `(unavailable)`."""

_FEWEST_BESIDE = 2
"""Entries of a section of which one may lack its description: what stands alone may be of another
kind, such as a list that it points to."""

Section = tuple[str, ...]


class _Neighbour(NamedTuple):
    entry: Entry
    skeleton: Skeleton


class Neighbours:
    """What surrounds each place of a list."""

    def __init__(self, entries: Iterable[Entry], text_of: Callable[[Entry], str]) -> None:
        """Of entries and of what is among them."""
        self._entries = list(entries)
        self._text_of = text_of

    def departure(self, entry: Entry, text: str) -> Departure | None:
        """What tells an entry, or what is in the place of one, from those around it: from those of
        its section, or of the list if these are too few.
        """
        of = self.skeleton(entry, text)
        if other := self._of_other_form(entry, of):
            return other
        if entry.form is Form.ROW:
            return self._of_row(entry, of)
        around = self.around(entry, of)
        found = departure(of, around) if around else None
        if found is None or around is None:
            return self._of_whole_list(entry, of)
        written = written_like(of, around.usual, is_swapped=found.what == SWAPPED)
        return found._replace(model=around.model, rewritten=written)

    def odd_ones(self) -> Iterator[tuple[Entry, Departure]]:
        """The entries that are built otherwise than nearly all of their section, and those that
        are broken in two lines where all others of the list are one.
        """
        yield from self._broken()
        told = set()
        for entry, departs in self._odd_of_sections():
            told.add(entry.span.start)
            yield entry, departs
        for entry, departs in self._odd_of_list():
            if entry.span.start not in told:
                yield entry, departs
        yield from self._odd_values()

    def _odd_of_sections(self) -> Iterator[tuple[Entry, Departure]]:
        for (section, indent), group in self._items.items():
            if section is None:
                continue
            if len(group) < FEWEST:
                yield from self._bare_of_few(group)
                continue
            around = self._surroundings(section, indent)
            for entry, of in group:
                departs = departure(of, around)
                is_explained = of.text.rstrip().endswith(")") and _NOTED.search(of.text)
                if departs and departs.what == "unlinked" and is_explained:
                    continue
                if departs and departs.what in _TOLD_OF_OLD:
                    yield entry, departs._replace(model=around.model)

    def _odd_of_list(self) -> Iterator[tuple[Entry, Departure]]:
        for each in self._all:
            if each.entry.form is Form.ITEM and (departs := self._of_whole_list(*each)):
                yield each.entry, departs

    def _of_whole_list(self, entry: Entry, of: Skeleton) -> Departure | None:
        """What an entry lacks between its name and what follows where nearly all of the list have
        it, unless half of its section lack it too: a few of one place have no other way.
        """
        whole, word = self._of_list, self._of_list.leading_word
        found = None
        if whole.separator and of.separator == "" and self._is_lacking_few(entry, "separator"):
            found = unseparated(of, whole)
        elif word and of.led and not _is_led(of, word) and self._is_lacking_few(entry, "word"):
            found = unled(of, word)
        return found and found._replace(model=whole.model)

    def _is_lacking_few(self, entry: Entry, what: str) -> bool:
        """Whether no more than half of a section lack the separator or the word of the list."""
        lacking, all_ = self._lacking[what].get(entry.section, (0, 0))
        return 2 * lacking <= all_

    @cached_property
    def _lacking(self) -> dict[str, dict[Section, tuple[int, int]]]:
        """How many of those that could have it lack the separator, or the word, by section."""
        word = self._of_list.leading_word
        found: dict[str, dict[Section, tuple[int, int]]] = {"separator": {}, "word": {}}
        for section, here in self._sections.items():
            of = [each.skeleton for each in here]
            described = [each.separator for each in of if each.separator is not None]
            led = [_is_led(each, word) for each in of if each.led]
            found["separator"][section] = described.count(""), len(described)
            found["word"][section] = led.count(False), len(led)
        return found

    @cached_property
    def _of_list(self) -> Surroundings:
        """What is no row, in whatever section and how deep."""
        return Surroundings([each.skeleton for each in self._all if each.entry.form is Form.ITEM])

    def _odd_values(self) -> Iterator[tuple[Entry, Departure]]:
        """The rows that spell a value otherwise than many others of their columns."""
        tables: defaultdict[Section, list[_Neighbour]] = defaultdict(list)
        for each in self._all:
            if each.entry.form is Form.ROW:
                tables[each.entry.columns].append(each)
        for names, rows in tables.items():
            cells = [(of.text, cells_of(of)) for _, of in rows]
            for number, departs in odd_values(names, cells):
                yield rows[number].entry, departs

    def _broken(self) -> Iterator[tuple[Entry, Departure]]:
        items = [each for each in self._all if each.entry.form is Form.ITEM]
        odd = [each for each in items if "\n" in each.skeleton.text.rstrip()]
        if len(odd) >= ALIKE or len(items) - len(odd) < ONE_LINE:
            return
        for entry, of in odd:
            if departs := broken(of):
                yield entry, departs

    def _bare_of_few(self, group: Sequence[_Neighbour]) -> Iterator[tuple[Entry, Departure]]:
        """The one of a small section that says nothing, where hardly any does elsewhere but in
        sections of which most do: that is a kind of its own, and no leave for others.
        """
        bare = [each for each in group if not each.skeleton.has_words]
        if len(bare) > 1 or len(group) < _FEWEST_BESIDE or not self._are_seldom_bare:
            return
        for entry, of in bare:
            if len(group) < FEWEST_OF_SECTION and of.build != PartKind.LINK:
                continue  # such as the address of a channel, alone in its section
            if entry.span.start not in self._heads and (departs := undescribed(of)):
                yield entry, departs

    @cached_property
    def _are_seldom_bare(self) -> bool:
        """Whether few say nothing, of those in sections of which no more than half do."""
        bare, all_ = 0, 0
        for (section, _), group in self._items.items():
            count = sum(not each.skeleton.has_words for each in group)
            if section is not None and 2 * count <= len(group):
                bare, all_ = bare + count, all_ + len(group)
        return SELDOM.allows(bare, all_)

    @cached_property
    def _heads(self) -> frozenset[int]:
        """Where those begin that have others nested in them."""
        return frozenset(
            one.entry.span.start
            for one, other in pairwise(self._all)
            if other.skeleton.indent > one.skeleton.indent
        )

    def skeleton(self, entry: Entry, text: str) -> Skeleton:
        """The parts of an entry, its links told apart as those of the list are."""
        return skeleton_of(entry, text, self._labels)

    def around(self, entry: Entry, of: Skeleton) -> Surroundings | None:
        """What an entry that is no row is compared with, if there is enough of it: what is as
        deep, and in a short section that has another one of its build, nothing.
        """
        here = self._items.get((entry.section, of.indent), ())
        if len(here) >= FEWEST_OF_SECTION:
            return self._surroundings(entry.section, of.indent)
        is_usual_here = any(each.skeleton.build == of.build for each in here)
        if is_usual_here or len(self._items.get((None, of.indent), ())) < FEWEST:
            return None
        return self._surroundings(None, of.indent)

    @cached_property
    def _items(self) -> dict[tuple[Section | None, int], list[_Neighbour]]:
        """What is no row, by its section, or `None` for all of them, and how deep it is."""
        found: defaultdict[tuple[Section | None, int], list[_Neighbour]] = defaultdict(list)
        for each in self._all:
            if each.entry.form is not Form.ROW and each.skeleton.parts:
                found[each.entry.section, each.skeleton.indent].append(each)
                found[None, each.skeleton.indent].append(each)
        return dict(found)

    def _surroundings(self, section: Section | None, indent: int) -> Surroundings:
        key = section, indent
        if key not in self._known:
            self._known[key] = Surroundings([each.skeleton for each in self._items[key]])
        return self._known[key]

    def _of_other_form(self, entry: Entry, of: Skeleton) -> Departure | None:
        here = Counter(each.entry.form for each in self._sections.get(entry.section, ()))
        usual, count = here.most_common(1)[0] if here else (entry.form, 0)
        is_usual = count >= FEWEST_OF_SECTION and NEARLY_ALL.holds(count, here.total())
        if not is_usual or here[entry.form]:
            return None
        name = {Form.ROW: "a row of the table", Form.ITEM: "an item of the list"}.get(usual)
        if name is None or {usual, entry.form} == {Form.ITEM, Form.PARAGRAPH}:
            return None
        words = of.text.partition("\n")[0]
        start = len(words) - len(words.lstrip())
        return Departure("form", start, len(words), f"this is not {name}, as the other entries are")

    def _of_row(self, entry: Entry, of: Skeleton) -> Departure | None:
        """What tells a row from the others of its table, and the shortest row that is complete."""
        columns = self._columns(entry)
        found = columns.departure(of) if columns else None
        if columns is None or found is None:
            return None
        rows = (e.skeleton for e in self._all if e.entry.columns == entry.columns)
        complete = (row.text.strip() for row in rows if columns.is_complete(row))
        return found._replace(model=min(complete, key=len, default=""))

    def _columns(self, entry: Entry) -> TableColumns | None:
        """The table of a row; where it is short, all tables of the list that are alike."""
        for key, fewest in (
            ((entry.section, entry.columns), FEWEST_OF_SECTION),
            ((None, entry.columns), FEWEST),
        ):
            rows = self._rows.get(key, ())
            if len(rows) >= fewest:
                return TableColumns(entry.columns, rows)
        return None

    @cached_property
    def _rows(self) -> dict[tuple[Section | None, Section], list[list[RowCell]]]:
        """The cells of rows, by their section, or `None` for all of them, and their columns."""
        found: defaultdict[tuple[Section | None, Section], list[list[RowCell]]]
        found = defaultdict(list)
        for entry, of in self._all:
            if entry.form is Form.ROW:
                cells = cells_of(of)
                found[entry.section, entry.columns].append(cells)
                found[None, entry.columns].append(cells)
        return dict(found)

    @cached_property
    def _known(self) -> dict[tuple[Section | None, int], Surroundings]:
        return {}

    @cached_property
    def _labels(self) -> frozenset[str]:
        """What links are called again and again."""
        counts = Counter(
            link.text.strip("[]()*_` ").casefold()
            for entry in self._entries
            for link in entry.links
        )
        all_ = len(self._entries)
        return frozenset(text for text, n in counts.items() if text and LINK_LABEL.holds(n, all_))

    @cached_property
    def _all(self) -> Sequence[_Neighbour]:
        return [_Neighbour(e, self.skeleton(e, self._text_of(e))) for e in self._entries]

    @cached_property
    def _sections(self) -> dict[Section, list[_Neighbour]]:
        found: defaultdict[Section, list[_Neighbour]] = defaultdict(list)
        for each in self._all:
            found[each.entry.section].append(each)
        return dict(found)


def _is_led(of: Skeleton, word: str) -> bool:
    return of.led is not None and of.led.shown.split()[0] == word
