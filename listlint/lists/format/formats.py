"""The formats that are in effect in one list, and what they say of each of its entries.

Entries are judged by what is configured for the list, else by what the list states if most entries
keep it, else by what the entries share; tables by the columns they have.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from listlint.core.document import Entry, Form
from listlint.core.nesting import parents
from listlint.core.source import Source, Span
from listlint.lists.format.certainty import certain_fields
from listlint.lists.format.habits import Compared, Habits
from listlint.lists.format.learn import (
    FieldSpan,
    are_padded,
    cells,
    evened,
    learn,
    learn_rows,
)
from listlint.lists.format.match import Deviation, DeviationKind
from listlint.lists.format.norm import FormatVerdict, Norm
from listlint.lists.format.stated import StatedFormat
from listlint.lists.format.template import literal_words, shown
from listlint.lists.format.unlike import Departure, Neighbours
from listlint.lists.format.wrapping import is_wrapped, unwrapped

Reading = Callable[[Entry], Sequence[FieldSpan]]

FEWEST = 8
"""Fewer entries than this have no convention."""
KEPT = 0.5
"""A stated format that fewer entries keep is stale."""
FEWEST_ALIKE = 4
"""A template that fewer entries keep is none, if another has more."""
COVERS = 0.8
"""A format that fewer entries follow is no norm: only single points are."""
_BULLETS = ("- ", "* ", "+ ")
_BEGINS = re.compile(r"\s*+(?:\{[?*|])*+(?:[-*+] |\d+[.)] |\||#)")
"""Of a template that says how entries begin."""
LONGEST = 4000
"""In characters; what is longer is compared with nothing."""
LONGEST_MODEL = 200
"""So many characters are quoted of an entry that shows how others are written."""
SMALL = 2.3
"""Where there is no norm, only an entry that costs no more is compared with its kind."""

_NOTHING = Source("", "")


class Origin(StrEnum):
    """Where a format comes from."""

    CONFIGURED = "configured"
    STATED = "stated"
    LEARNT = "learnt"


@dataclass(frozen=True)
class Format:
    """What is in effect for some entries of a list."""

    norm: Norm
    origin: Origin
    entries: tuple[Entry, ...]
    is_norm: bool
    """Whether the entries are judged by it, or only by those points at which nearly all agree."""
    columns: tuple[str, ...] | None = None
    """Of the table whose rows they are."""
    stated: tuple[StatedFormat, ...] = ()
    """What the list states, kept or not."""
    stale: int | None = None
    """How many entries keep what is stated, if most do not."""

    trusted: frozenset[str] | None = None
    """The fields whose names are to be believed; `None` where somebody has written them."""

    @cached_property
    def conforming(self) -> int:
        """How many of the entries conform."""
        return self.norm.conforming

    def fields(self, text: str) -> dict[str, tuple[int, int]]:
        """Where the fields are in an entry that conforms, as far as that is sure; none where
        the format is no norm.
        """
        found = self.norm.known(text) if self.is_norm else None
        if found is None or not found.conforms:
            return {}
        return {
            name: ends
            for name, ends in certain_fields(text, found).items()
            if self.trusted is None or name in self.trusted
        }


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
        return {
            self.source.text_of(entry.span): departs
            for entry, departs in self._neighbours.odd_ones()
            if entry not in others
        }

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
        verdict = chosen.norm.check(text)
        if not verdict.edits or (len(chosen.entries) < FEWEST and chosen.origin is Origin.LEARNT):
            return verdict._replace(edits=())
        edits = tuple(self._unusual(Compared(entry, chosen.norm, text), verdict.edits))
        if not chosen.is_norm and not (verdict.is_supported and _is_small(verdict)):
            edits = ()
        return verdict._replace(edits=edits)

    def applied_to(self, source: Source, entries: Sequence[Entry], reading: Reading) -> Formats:
        """The same formats for the entries of a later text of the list. Rows of tables that there
        were none of are held to what they share themselves.
        """
        known = {_kind(chosen.entries[0]): chosen for chosen in self.formats if chosen.entries}
        padded = {_kind(e) for f in self.formats for e in f.entries if e.span.start in self.maps}
        others = formats_of(source, [e for e in entries if _kind(e) not in known], reading)
        texts, maps, by_entry = dict(others.texts), dict(others.maps), dict(others.by_entry)
        for entry in entries:
            if (kind := _kind(entry)) in known:
                at = entry.span.start
                texts[at] = _comparable(source.text_of(entry.span))
                by_entry[at] = known[kind]
                if kind in padded:
                    texts[at], maps[at] = _plain(entry, texts[at])
        above = _parents(source, entries)
        return Formats(others.formats, by_entry, texts, maps, source, (), above, learnt=self)

    def excuses(self, entry: Entry) -> bool:
        """Whether an entry deviates, and only as several around it do."""
        text = self.texts[entry.span.start]
        return bool(self.of(entry).norm.check(text).edits) and not self.verdict(entry).edits

    def shows(self, entry: Entry) -> bool:
        """Whether readers see in what an entry deviates, and it can be said; or somebody has
        configured it.
        """
        edits = self.verdict(entry).edits
        if self.of(entry).origin is Origin.CONFIGURED or not edits:
            return True
        is_vague = any(edit.is_vague for edit in edits) and not self.restores(entry)
        return not (is_vague or all(edit.is_unseen for edit in edits))

    def restores(self, entry: Entry) -> bool:
        """Whether all that the verdict says of an entry can be fixed, and then it conforms."""
        text = self.texts[entry.span.start]
        return self.of(entry).norm.restores(text, self.judge(entry, text).edits)

    def _unusual(self, one: Compared, edits: Sequence[Deviation]) -> Iterator[Deviation]:
        """Those of the edits that neither the entries around one nor those in it excuse."""
        is_heading = self.source.text_of(one.entry.span) in self._groups
        if one.entry.form is Form.PARAGRAPH and any(not each.start for each in edits):
            return  # one that stands alone needs no bullet
        if is_heading and one.text.rstrip("*_ \t\r\n").endswith((":", "\uff1a")):
            return
        parent = self.parents.get(one.entry.span.start)
        for edit in edits:
            is_of_group = is_heading and edit.kind is DeviationKind.MISSING
            if not is_of_group and not self._habits.excuse(one, edit, parent):
                yield edit

    @cached_property
    def _groups(self) -> frozenset[str]:
        """The entries that have others nested in them, as they are written."""
        return frozenset(self.parents.values())

    @cached_property
    def _habits(self) -> Habits:
        """What entries do alike; of a change, those that were there before."""
        if self.learnt:
            return self.learnt._habits  # noqa: SLF001 - another of this class
        entries = sorted(((e, f) for f in self.formats for e in f.entries), key=_place)
        judged = [Compared(e, f.norm, self.texts[e.span.start]) for e, f in entries]
        return Habits(judged, self.parents)


def _place(one: tuple[Entry, Format]) -> int:
    return one[0].span.start


def _kind(entry: Entry) -> tuple[str, ...] | None:
    """The columns of the table that an entry is a row of."""
    return entry.columns if entry.form is Form.ROW else None


def _is_half(field_span: FieldSpan, start: int, end: int) -> bool:
    """Whether most of what was read is in a field."""
    return (
        2 * (min(field_span.end, end) - max(field_span.start, start))
        > field_span.end - field_span.start
    )


def _is_for(template: str, columns: tuple[str, ...] | None) -> bool:
    """Whether a template speaks of rows of so many columns, or of no rows."""
    is_row = template.lstrip().startswith("|")
    return is_row == bool(columns) and (not columns or len(cells(template)) == len(columns))


def _is_small(verdict: FormatVerdict) -> bool:
    """Whether signs, a label or the order of links are all that is the matter."""
    found = verdict.alignment
    return (
        found is not None
        and found.cost <= SMALL
        and all(deviation.kind is not DeviationKind.MISSING for deviation in found.deviations)
    )


def formats_of(
    source: Source,
    entries: Sequence[Entry],
    reading: Reading,
    configured: Sequence[str] = (),
    stated: Sequence[StatedFormat] = (),
    unread: Sequence[Entry] = (),
) -> Formats:
    """Find the formats of a list's entries: `configured` are templates, `stated` what was found,
    `unread` what is among the entries.
    """
    groups: defaultdict[tuple[str, ...] | None, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[_kind(entry)].append(entry)
    texts = {e.span.start: _comparable(source.text[e.span.start : e.span.end]) for e in entries}
    found = []
    maps: dict[int, list[int]] = {}
    for columns, members in groups.items():
        written = [texts[e.span.start] for e in members]
        if are_padded(written) if columns else is_wrapped(written):
            for entry in members:
                at = entry.span.start
                texts[at], maps[at] = _plain(entry, texts[at])
        plain = [texts[e.span.start] for e in members]
        part = _Part(members, plain, columns, _mapped(reading, maps))
        own = [template for template in configured if _is_for(template, columns)]
        said = [each for each in stated if _is_for(each.template, columns)]
        found.append(part.configured(own) if own else part.found(said))
    by_entry = {entry.span.start: each for each in found for entry in each.entries}
    above = _parents(source, entries)
    return Formats(tuple(found), by_entry, texts, maps, source, tuple(unread), above)


def _parents(source: Source, entries: Sequence[Entry]) -> dict[int, str]:
    """The texts of the entries in which others are nested, by the offsets of these."""
    found = parents(source, entries)
    return {nested.start: source.text_of(parent) for nested, parent in found.items()}


def _plain(entry: Entry, text: str) -> tuple[str, list[int]]:
    """The text of a padded row or a wrapped entry as it is compared, and its characters' places."""
    return evened(text) if entry.form is Form.ROW else unwrapped(text)


def _mapped(reading: Reading, maps: Mapping[int, list[int]]) -> Reading:
    """The same reading, at places of the texts that are compared."""

    def read(entry: Entry) -> Sequence[FieldSpan]:
        found, places = reading(entry), maps.get(entry.span.start)
        if places is None or entry.form is Form.ROW:
            return found
        return [
            FieldSpan(bisect_left(places, each.start), bisect_left(places, each.end), each.name)
            for each in found
        ]

    return read


def _comparable(text: str) -> str:
    """An entry's text, or nothing where it is so long that it is no entry."""
    return text if len(text) <= LONGEST else ""


class _Part(NamedTuple):
    """Entries of a list that share a format: all but rows, or the rows of one table."""

    entries: Sequence[Entry]
    texts: Sequence[str]
    columns: tuple[str, ...] | None
    reading: Reading

    def configured(self, templates: Sequence[str]) -> Format:
        """The format that the configuration gives."""
        return self._format(self._written(templates), Origin.CONFIGURED, is_norm=True)

    def found(self, stated: Sequence[StatedFormat]) -> Format:
        """What is stated, if most entries keep it, and what they share otherwise.

        Where neither covers four entries in five, neither is a norm. Of fewer than eight entries no
        share is taken: they are held to what is stated if most keep it, and else to nothing.
        """
        stated = [each for each in stated if self._is_understood(each)]
        if not stated:
            return self._shared()
        norm = self._written([each.template for each in stated])
        kept = norm.keeps(self.texts)
        if kept < KEPT * len(self.texts):
            return replace(self._shared(), stated=tuple(stated), stale=kept)
        is_norm = (
            len(self.texts) < FEWEST or self._is_covered(norm.following) or self._shared().is_norm
        )
        return self._format(norm, Origin.STATED, tuple(stated), is_norm=is_norm)

    def _is_understood(self, stated: StatedFormat) -> bool:
        """Whether the entries have the words that a stated format is read to ask for: what none of
        them has, such as `optional`, was said about the format.
        """
        every = "\n".join(self.texts).casefold()
        return all(word.casefold() in every for word in literal_words(stated.template))

    def _shared(self) -> Format:
        """What the entries share."""
        norm = self._learnt()
        is_norm = len(self.texts) >= FEWEST and self._is_covered(norm.following)
        found = self._format(norm, Origin.LEARNT, is_norm=is_norm)
        return replace(found, trusted=self._trusted(found)) if is_norm else found

    def _trusted(self, found: Format) -> frozenset[str]:
        """The fields that are where the entries are read to have them, if they are read to have
        them: a name that is learnt of some entries may be wrong for the others.
        """
        read: Counter[str] = Counter()
        agreed: Counter[str] = Counter()
        for number, text in enumerate(self.texts):
            fields = found.fields(text)
            for field_span in self._field_spans(number) if fields else ():
                if field_span.name in fields:
                    read[field_span.name] += 1
                    agreed[field_span.name] += _is_half(field_span, *fields[field_span.name])
        return frozenset(name for name, n in read.items() if agreed[name] >= COVERS * n)

    def _is_covered(self, following: int) -> bool:
        return following >= COVERS * len(self.texts)

    def _written(self, templates: Sequence[str]) -> Norm:
        """The norm that somebody has written down."""
        return Norm(tuple(_bulleted(templates, self.texts)), tuple(self.texts), is_stated=True)

    def _learnt(self) -> Norm:
        """The norm that the entries share."""
        if self.columns:
            templates = learn_rows(self.texts, self.columns, self._field_spans)
        else:
            templates = learn(self.texts, self._field_spans)
        norm = Norm(tuple(templates), tuple(self.texts))
        used = Counter(found.template for text in self.texts if (found := norm.exactly(text)))
        least = min(FEWEST_ALIKE, max(used.values(), default=0))
        kept = tuple(templates[number] for number, n in used.most_common() if n >= least)
        return norm if kept in ((), norm.templates) else Norm(kept, norm.texts)

    def _field_spans(self, number: int) -> Sequence[FieldSpan]:
        return self.reading(self.entries[number])

    def _format(
        self, norm: Norm, origin: Origin, stated: tuple[StatedFormat, ...] = (), *, is_norm: bool
    ) -> Format:
        return Format(norm, origin, tuple(self.entries), is_norm, self.columns, stated)


def _bulleted(templates: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Templates that leave the bullet out, with the one that most entries have."""
    bullets = Counter(text.lstrip()[:2] for text in texts)
    bullet = bullets.most_common(1)[0][0] if bullets else ""
    if bullet not in _BULLETS:
        return list(templates)
    return [text if _BEGINS.match(text) else bullet + text for text in templates]
