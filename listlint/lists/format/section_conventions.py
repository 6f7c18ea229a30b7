"""What the entries around one do alike: it is no fault of any of them.

An entry is judged against its own section, and the items nested with it, before it is judged
against the list: a section of books may have no licences, and a run of neighbours a comma where
others have a space.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlsplit

from listlint.core import labels
from listlint.core.conventions import ALIKE
from listlint.core.document import Entry
from listlint.lists.format.match import Deviation, DeviationKind
from listlint.lists.format.match.costs import FULL_STOPS
from listlint.lists.format.meant import mark
from listlint.lists.format.norm import Norm
from listlint.lists.format.thresholds import (
    FEWEST_OF_SECTION,
    SECTION_FORM,
    SECTION_NORM,
    SECTION_OPTION,
)

Surroundings = tuple[int, object]
"""The norm that entries are held to, and the section or the entry that they are in."""


class Compared(NamedTuple):
    """An entry, what it is held to, and the text of it that is compared."""

    entry: Entry
    norm: Norm
    text: str


@dataclass(frozen=True)
class SectionConventions:
    """What the entries of a list do alike, each section by itself."""

    judged: Sequence[Compared] = ()
    """In the order of the file."""
    parents: Mapping[int, str] = field(default_factory=dict)
    """The entry in which each nested one is, as it is written, by the nested one's offset."""

    def excuse(self, one: Compared, edit: Deviation, parent: str | None) -> bool:
        """Whether an entry, nested in the one that is written as `parent`, deviates as several
        around it do.
        """
        if edit.is_glued:
            return False
        if self._marks[mark(one.text, edit)] >= ALIKE:
            return True
        if self._is_stated(one, edit) and not self._is_of_whole_section(one, edit, parent):
            return False
        is_missing = edit.kind is DeviationKind.MISSING
        policies = (SECTION_FORM, SECTION_OPTION) if is_missing else (SECTION_FORM,)
        for key in surroundings(one, parent):
            counts = self._points[key][edit.point], self._sizes[key]
            is_section = key[1] == one.entry.section
            is_small = is_section and counts[1] < FEWEST_OF_SECTION
            if is_small and not (is_missing or edit.is_slight):
                continue
            if is_section and is_missing and one.norm.is_stated and 2 * counts[0] < counts[1]:
                continue  # what is stated is missing on purpose only where half do without it
            if any(policy.holds(*counts) for policy in policies):
                return True
        if is_missing:
            return self._has_another_link(one, edit) or self._has_no_image(one, edit)
        return not edit.new and edit.point in self._in_a_row[id(one.norm)]

    def _is_of_whole_section(self, one: Compared, edit: Deviation, parent: str | None) -> bool:
        """Whether all of a section of some size go on in another way there, and do not only end
        without a stop: it has a form of its own.
        """
        if (edit.new or "").strip() in FULL_STOPS:
            return False
        keys = (key for key in surroundings(one, parent) if key[1] == one.entry.section)
        return any(
            self._points[key][edit.point] == self._sizes[key] >= FEWEST_OF_SECTION for key in keys
        )

    @staticmethod
    def _is_stated(one: Compared, edit: Deviation) -> bool:
        """Whether a sign or a word is lacking that somebody has written down as part of the format,
        and that nearly all have: then no section is free to do without it.
        """
        is_literal = edit.kind in (DeviationKind.SIGN, DeviationKind.LABEL) and bool(edit.new)
        return is_literal and not edit.is_unseen and one.norm.is_stated_and_kept(edit.point)

    @cached_property
    def _marks(self) -> Counter[str]:
        """How many entries have a sign too many that marks them, such as a star; none has ""."""
        marks: Counter[str] = Counter()
        for each in self.judged:
            found = each.norm.known(each.text)
            marks.update({mark(each.text, one) for one in found.deviations} if found else ())
        del marks[""]
        return marks

    def is_alone(self, one: Compared) -> bool:
        """Whether nothing else of its section can show what an entry lacks there."""
        return self._sizes[id(one.norm), one.entry.section] == 1

    def ask(self, one: Compared, point: str) -> bool:
        """Whether all of an entry's section keep the format at a point, whatever others do."""
        key = id(one.norm), one.entry.section
        return SECTION_NORM.holds(self._sizes[key] - self._points[key][point], self._sizes[key])

    @cached_property
    def _sizes(self) -> Counter[Surroundings]:
        keys = (self._keys(each) for each in self.judged)
        return Counter(key for each in keys for key in each)

    @cached_property
    def _points(self) -> defaultdict[Surroundings, Counter[str]]:
        """How many entries deviate at each point."""
        points: defaultdict[Surroundings, Counter[str]] = defaultdict(Counter)
        for each in self.judged:
            here = each.norm.points_of(each.text)
            for key in self._keys(each) if here else ():
                points[key].update(here)
        return points

    def _keys(self, one: Compared) -> Iterator[Surroundings]:
        return surroundings(one, self.parents.get(one.entry.span.start))

    @cached_property
    def _in_a_row(self) -> defaultdict[int, set[str]]:
        """The points at which several neighbours deviate, by the norm that they are held to."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        windows = zip(*(self.judged[n:] for n in range(ALIKE)), strict=False)
        for window in windows:
            points = [each.norm.points_of(each.text) for each in window]
            if all(points) and len({id(each.norm) for each in window}) == 1:
                found[id(window[0].norm)] |= set.intersection(*points)
        return found

    @staticmethod
    def _has_another_link(one: Compared, edit: Deviation) -> bool:
        """Whether a link to something else, which the format does not know, is there instead:
        `[slides]` where others have `[pdf]`.
        """
        if not edit.part.startswith("`"):
            return False
        known = {label.casefold() for graph in one.norm.graphs for label in graph.labels}
        known |= labels.THE_WORK | labels.SILENT
        shown = (link.text.strip().casefold() for link in one.entry.links)
        return any(labels.is_label(text) and text not in known for text in shown)

    def _has_no_image(self, one: Compared, edit: Deviation) -> bool:
        """Whether no entry that links to such a site has the badge that is missing: badges are of
        the site that they speak of.
        """
        return edit.part == "image" and _host(one.entry) not in self._hosts

    @cached_property
    def _hosts(self) -> frozenset[str]:
        """Where the entries that conform link to."""
        return frozenset(_host(e) for e, norm, text in self.judged if norm.exactly(text))


def surroundings(one: Compared, parent: str | None) -> Iterator[Surroundings]:
    """What may have conventions of its own: a section, the items of an entry, and nested items."""
    norm = id(one.norm)
    yield norm, one.entry.section
    if parent is not None:
        yield norm, (parent,)
    if indent := one.text[: len(one.text) - len(one.text.lstrip())]:
        yield norm, indent


def _host(entry: Entry) -> str:
    try:
        return urlsplit(entry.links[0].target).netloc.lower() if entry.links else ""
    except ValueError:  # an address that is none
        return ""
