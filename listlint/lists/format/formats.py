"""The formats of a list, and what they say of each of its entries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter

from listlint.core.conventions import ALIKE
from listlint.core.document import Entry, Form
from listlint.core.source import Source, Span
from listlint.lists.format.learn import cells
from listlint.lists.format.list_format import Format, Origin
from listlint.lists.format.match import Deviation, DeviationKind
from listlint.lists.format.match.costs import SLIP
from listlint.lists.format.meant import is_meant
from listlint.lists.format.no_slip import is_in_order, is_of_another_kind, is_wrong_by_itself
from listlint.lists.format.norm import FormatVerdict
from listlint.lists.format.other_separator import replaced
from listlint.lists.format.section_conventions import Compared, SectionConventions
from listlint.lists.format.separator_in_link import moved_out
from listlint.lists.format.template import shown
from listlint.lists.format.thresholds import FEWEST, LACKING_SEPARATOR, RIVALLED, SELDOM
from listlint.lists.format.unlike import Departure, Neighbours
from listlint.lists.format.unlike.departures import ADDRESSED, UNLED, UNSEPARATED

LONGEST_MODEL = 200
"""So many characters are quoted of an entry that shows how others are written."""

_NOTHING = Source("", "")


@dataclass(frozen=True)
class Formats:
    """The formats of a list."""

    formats: tuple[Format, ...]
    by_entry: dict[int, Format] = field(repr=False)
    texts: dict[int, str] = field(repr=False)
    """Both by the offset at which an entry begins."""
    maps: dict[int, list[int]] = field(repr=False, default_factory=dict)
    """For rows of a padded table and entries wrapped by hand, where the characters of the text that
    is compared are in the file's."""
    source: Source = field(repr=False, default=_NOTHING)
    unread: tuple[Entry, ...] = field(repr=False, default=())
    """What is among the entries and is none."""
    parents: Mapping[int, str] = field(repr=False, default_factory=dict)
    """The entry in which each nested one is, as it is written, by the nested one's offset."""
    learnt: Formats | None = field(repr=False, default=None)
    """Those that were found in an earlier text of the list. Nothing is said of them any more."""

    @property
    def in_force(self) -> tuple[Format, ...]:
        """All of them, also those that were found earlier."""
        return (*self.learnt.in_force, *self.formats) if self.learnt else self.formats

    def of(self, entry: Entry) -> Format:
        """The format that is in effect for an entry."""
        return self.by_entry[entry.span.start]

    def verdict(self, entry: Entry) -> FormatVerdict:
        """What its format says of an entry, at places of the entry's text in the file."""
        verdict = self.judge(entry, self.texts[entry.span.start])
        places = self.maps.get(entry.span.start)
        if places is None:
            return verdict
        edits = (e._replace(start=places[e.start], end=places[e.end]) for e in verdict.edits)
        return verdict._replace(edits=tuple(edits))

    def departure(self, entry: Entry) -> Departure | None:
        """What tells an entry from those around it, at places of its text in the file; of a change,
        from those that were there before.
        """
        return self._neighbours.departure(entry, self.source.text_of(entry.span))

    @cached_property
    def departures(self) -> Mapping[str, Departure]:
        """What tells entries from nearly all of their section, by their text; of a change, those
        that was there before.
        """
        if self.learnt:
            return self.learnt.departures
        others = frozenset(self.unread)
        found = [(e, departs) for e, departs in self._neighbours.odd_ones() if e not in others]
        counts = Counter(departs.what for _, departs in found)
        return {
            self.source.text_of(entry.span): departs
            for entry, departs in found
            if self._is_seldom(departs.what, counts[departs.what])
        }

    def _is_seldom(self, what: str, count: int) -> bool:
        """Whether so few old entries depart in one way that it is not one of the list's own."""
        if what == ADDRESSED:
            return count == 1
        few = LACKING_SEPARATOR if what in (UNSEPARATED, UNLED) else SELDOM
        return count < ALIKE or few.allows(count, sum(len(each.entries) for each in self.formats))

    @cached_property
    def _neighbours(self) -> Neighbours:
        if self.learnt:
            return self.learnt._neighbours  # noqa: SLF001 - another of this class
        found = [*self.unread, *(e for f in self.formats for e in f.entries)]
        entries = sorted(found, key=attrgetter("span"))
        return Neighbours(entries, lambda entry: self.source.text_of(entry.span))

    def model(self, entry: Entry, template: str) -> str | None:
        """The entry nearest to another one that conforms to a template, as it is quoted; what is
        too long to be read at a glance is cut.
        """
        chosen = self.of(entry)
        number = chosen.norm.templates.index(template)
        before = self.learnt or self
        conforming = (
            each
            for each in chosen.entries
            if (found := chosen.norm.alignments.get(before.texts[each.span.start]))
            and found.conforms
            and found.template == number
        )
        start = entry.span.start
        nearest = min(conforming, key=lambda each: abs(each.span.start - start), default=None)
        return shown(before.texts[nearest.span.start], LONGEST_MODEL) if nearest else None

    def place(self, entry: Entry, start: int, end: int) -> Span:
        """Where characters of the text by which an entry was judged are in the file."""
        places = self.maps.get(entry.span.start)
        if places is not None:
            start, end = places[start], places[end]
        return Span(entry.span.path, entry.span.start + start, entry.span.start + end)

    def fields(self, entry: Entry) -> dict[str, Span]:
        """Where the fields of its format are in an entry that conforms, if that is sure."""
        found = self.of(entry).fields(self.texts[entry.span.start])
        return {name: self.place(entry, *ends) for name, ends in found.items()}

    def judge(self, entry: Entry, text: str) -> FormatVerdict:
        """What an entry's format would say of another text in its place."""
        chosen = self.of(entry)
        one = Compared(entry, chosen.norm, text)
        if self.learnt:  # a new entry is held to its section, old ones may be of an older form
            verdict = chosen.norm.check(text, lambda point: self._conventions.ask(one, point))
        else:
            verdict = chosen.norm.check(text)
        if not verdict.edits or (len(chosen.entries) < FEWEST and chosen.origin is Origin.LEARNT):
            return verdict._replace(edits=())
        unusual = self._unusual(one, verdict)
        told = [replaced(text, edit, verdict.template) for edit in unusual]
        edits = tuple(moved_out(text, told))
        if not chosen.is_norm and not (verdict.is_supported and _is_small(verdict)):
            edits = ()
        return verdict._replace(edits=edits)

    def excuses(self, entry: Entry) -> bool:
        """Whether an entry deviates, and only as several around it do."""
        one = Compared(entry, self.of(entry).norm, self.texts[entry.span.start])
        edits = one.norm.check(one.text).edits
        parent = self.parents.get(entry.span.start)
        is_usual = any(
            self._is_of_group(one, edit) or self._conventions.excuse(one, edit, parent)
            for edit in edits
        )
        return is_usual and not self.verdict(entry).edits

    def shows(self, entry: Entry) -> bool:
        """Whether readers see in what an entry deviates, and it can be said; or somebody has
        configured it.
        """
        edits = self.verdict(entry).edits
        if self.of(entry).origin is Origin.CONFIGURED or not edits:
            return True
        seen = [edit for edit in edits if not edit.is_unseen]
        is_vague = any(edit.is_vague for edit in seen) and not self.restores(entry)
        return bool(seen) and not is_vague

    def restores(self, entry: Entry) -> bool:
        """Whether all that the verdict says of an entry can be fixed, and then it conforms."""
        text = self.texts[entry.span.start]
        if entry.form is Form.ROW and len(cells(text)) != len(entry.columns):
            return False  # a bar says nothing of the cell that is missing
        return self.of(entry).norm.restores(text, self.judge(entry, text).edits)

    def _unusual(self, one: Compared, verdict: FormatVerdict) -> Iterator[Deviation]:
        """Those of the edits that neither the entries around one nor those in it excuse."""
        edits = verdict.edits
        is_heading = self.source.text_of(one.entry.span) in self._groups
        if one.entry.form is Form.PARAGRAPH and any(not each.start for each in edits):
            return  # one that stands alone needs no bullet
        if is_heading and one.text.rstrip("*_ \t\r\n").endswith((":", "\uff1a")):
            return
        parent = self.parents.get(one.entry.span.start)
        is_configured = self.of(one.entry).origin is Origin.CONFIGURED
        for edit in edits:
            if self._is_of_group(one, edit) or (
                not is_configured and self._is_meant(one, edit, verdict)
            ):
                continue
            if self.of(one.entry).origin is Origin.LEARNT and self._is_of_few(one, edit, verdict):
                continue
            if not self._conventions.excuse(one, edit, parent):
                yield edit

    def _is_meant(self, one: Compared, edit: Deviation, verdict: FormatVerdict) -> bool:
        """Whether what one of the edits says is no slip; of a new entry, only if nobody would ask
        for anything else there.
        """
        if is_meant(one.text, edit) or is_in_order(one, edit, verdict.edits):
            return True
        if self.learnt:
            return False
        is_line_end = not one.text[edit.start :].partition("\n")[0].strip()
        if not self.of(one.entry).is_norm and "\n" in one.text[: edit.start] and is_line_end:
            return True  # how the lines below an entry end is not known
        is_learnt = self.of(one.entry).origin is Origin.LEARNT  # else it is asked for everywhere
        is_missing = edit.kind is DeviationKind.MISSING
        is_alone = is_learnt and is_missing and self._conventions.is_alone(one)
        return is_alone or is_of_another_kind(one, edit, verdict)

    def _is_of_few(self, one: Compared, edit: Deviation, verdict: FormatVerdict) -> bool:
        """Whether what a sign or a part is measured by is the format of so few that it is no norm:
        far more of the list follow another one, and less than half of the section this one; or the
        sign is as those have it. What is wrong by itself, such as a space, is said all the same.
        """
        found = verdict.alignment
        if found is None or is_wrong_by_itself(one, edit):
            return False
        support = one.norm.support
        if not support:
            return False  # no entry conforms, so none follows another one
        if self._is_of_others(one, support[found.template], found.template):
            return True
        most = max(support.values())
        if not RIVALLED.holds(most, most + support[found.template]):
            return False
        key = id(one.norm), one.entry.section
        if 2 * self._followers[key][found.template] < self._followers[key].total():
            return True
        return edit.kind is DeviationKind.SIGN and one.norm.fits_larger(one.text, found, edit)

    def _is_of_others(self, one: Compared, keeping: int, template: int) -> bool:
        """Whether fewer than half of the entries follow a template, and none of the section, in
        which several follow another. Of a new entry more is asked.
        """
        if self.learnt or 2 * keeping >= len(self.of(one.entry).entries):
            return False
        followers = self._followers[id(one.norm), one.entry.section]
        return not followers[template] and followers.total() - followers[-1] >= ALIKE

    @cached_property
    def _followers(self) -> Mapping[tuple[int, tuple[str, ...]], Counter[int]]:
        """How many entries of each section conform to which template of their norm; to none is -1.
        Of a change, those that were there before.
        """
        if self.learnt:
            return self.learnt._followers  # noqa: SLF001 - another of this class
        counts: defaultdict[tuple[int, tuple[str, ...]], Counter[int]] = defaultdict(Counter)
        for chosen in self.formats:
            for entry in chosen.entries:
                found = chosen.norm.known(self.texts[entry.span.start])
                number = found.template if found and found.conforms else -1
                counts[id(chosen.norm), entry.section][number] += 1
        return counts

    def _is_of_group(self, one: Compared, edit: Deviation) -> bool:
        """Whether what is missing is missing in an entry that has others nested in it."""
        is_heading = self.source.text_of(one.entry.span) in self._groups
        return is_heading and edit.kind is DeviationKind.MISSING

    @cached_property
    def _groups(self) -> frozenset[str]:
        """The entries that have others nested in them, as they are written."""
        return frozenset(self.parents.values())

    @cached_property
    def _conventions(self) -> SectionConventions:
        """What entries do alike; of a change, those that were there before."""
        if self.learnt:
            return self.learnt._conventions  # noqa: SLF001 - another of this class
        entries = sorted(((e, f) for f in self.formats for e in f.entries), key=_place)
        judged = [Compared(e, f.norm, self.texts[e.span.start]) for e, f in entries]
        return SectionConventions(judged, self.parents)


def _place(one: tuple[Entry, Format]) -> int:
    return one[0].span.start


def _is_small(verdict: FormatVerdict) -> bool:
    """Whether signs, a label or the order of links are all that is the matter."""
    found = verdict.alignment
    return (
        found is not None
        and found.cost <= SLIP
        and all(deviation.kind is not DeviationKind.MISSING for deviation in found.deviations)
    )
