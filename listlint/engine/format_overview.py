"""What the entries of a list follow, which sections differ, and which entries follow nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from listlint.core.document import Entry, List
from listlint.core.source import Source, Span, lines_of
from listlint.lists.format.fill import plain_row
from listlint.lists.format.formats import Formats
from listlint.lists.format.list_format import Format, Origin
from listlint.lists.format.match import Alignment
from listlint.lists.format.match.costs import FARTHEST
from listlint.lists.format.thresholds import FEWEST
from listlint.lists.format.unreported import Unreported, why_unreported
from listlint.project.project import Project

OTHER = "another kind of entry"
"""Why an entry conforms to nothing, where that is not a matter of single points."""
_SMALLEST = 3
"""A section with fewer entries is not said to differ."""


class Template(NamedTuple):
    """A template, and how many of the entries conform to it first of all."""

    text: str
    conforming: int | None
    """`None` where entries are not compared with it."""
    place: str | None
    """Where it is stated, as `path:line`; `None` where it is configured or learnt."""
    sections: tuple[str, ...] = ()
    """The headings of those sections in which most entries that conform do so to it, where there
    are several templates."""


class Section(NamedTuple):
    """A section that differs: fewer than half of its entries conform."""

    name: str
    """Its heading; empty for what comes before any."""
    line: int
    """From 1."""
    entries: int
    conforming: int


class Odd(NamedTuple):
    """An entry that conforms to nothing."""

    entry: Entry
    line: int
    """From 1."""
    text: str
    """Its first line."""
    why: str
    unreported: Unreported | None
    """Why no finding speaks of it; `None` if one does, or if no format is in effect."""


class Part(NamedTuple):
    """What holds for some entries of a list: for those outside of tables, or for the rows of tables
    with the same columns.
    """

    format: Format
    templates: tuple[Template, ...]
    """Those that entries are compared with, in that order."""
    stale: tuple[Template, ...]
    """What the list states and few entries keep."""
    sections: tuple[Section, ...]
    odd: tuple[Odd, ...]
    points: tuple[tuple[str, int], ...]
    """What entries deviate in, and how many of them do: the most frequent first."""

    @property
    def unreported(self) -> list[tuple[Unreported, int]]:
        """Why no finding speaks of entries that do not conform, and of how many."""
        return Counter(each.unreported for each in self.odd if each.unreported).most_common()

    @property
    def abstains(self) -> str | None:
        """Why entries are not held to the format; `None` if they are."""
        found, number = self.format, len(self.format.entries)
        if found.is_norm:
            return None
        if number < FEWEST:
            which = "1 entry is" if number == 1 else f"{number} entries are"
            return f"{which} too few to show a convention"
        if not found.norm.templates:
            return f"the {number} entries share no format"
        return f"{found.conforming} of {number} entries conform, fewer than four in five"


class Survey(NamedTuple):
    """A list and its formats."""

    source: Source
    entries: int
    parts: tuple[Part, ...]

    @property
    def chosen(self) -> tuple[str, ...]:
        """The templates that are worth writing down: those that entries are held to."""
        norms = (part.format.norm for part in self.parts if part.format.is_norm)
        return tuple(dict.fromkeys(template for norm in norms for template in norm.templates))


def read(project: Project, is_named: Callable[[str], bool]) -> Iterator[Survey]:
    """The lists that are asked for and have entries, in the order of their files."""
    for document in project.lists:
        if is_named(document.path) and document.entries:
            formats = project.list_at(document.path).formats
            parts = tuple(_part(project, document, formats, each) for each in formats.formats)
            yield Survey(project.sources[document.path], len(document.entries), parts)


def _place(project: Project, span: Span) -> str:
    return f"{span.path}:{project.sources[span.path].position(span.start).line}"


_Found = Sequence[tuple[Entry, Alignment | None]]


def _part(project: Project, document: List, formats: Formats, of: Format) -> Part:
    source = project.sources[document.path]
    found = [(e, of.norm.alignments[formats.texts[e.span.start]]) for e in of.entries]
    stated = [Template(each.template, None, _place(project, each.span)) for each in of.stated]
    return Part(
        of,
        tuple(_compared(of, found, stated)),
        tuple(stated) if of.stale is not None else (),
        tuple(_sections(source, document, found)),
        tuple(_odd(source, formats, found)),
        tuple(_points(found)),
    )


def _compared(of: Format, found: _Found, stated: Sequence[Template]) -> Iterator[Template]:
    columns = None if of.is_norm or len(of.entries) >= FEWEST else of.columns
    if columns and (row := plain_row([text.strip() for text in of.norm.texts], columns)):
        yield Template(row, None, None)  # the columns of few rows show more than their words do
        return
    conforming = [(e.section, each.template) for e, each in found if each and each.conforms]
    counts = Counter(number for _, number in conforming)
    by_section: defaultdict[tuple[str, ...], Counter[int]] = defaultdict(Counter)
    for section, number in conforming:
        by_section[section][number] += 1
    are_several = len(of.norm.templates) > 1 and len(by_section) > 1
    for number, text in enumerate(of.norm.templates):
        where = stated[number].place if of.origin is Origin.STATED else None
        led = (s[-1] for s, each in by_section.items() if s and 2 * each[number] > each.total())
        sections = tuple(dict.fromkeys(led)) if are_several else ()
        yield Template(text, counts[number], where, sections)


def _sections(source: Source, document: List, found: _Found) -> Iterator[Section]:
    members: defaultdict[tuple[str, ...], list[bool]] = defaultdict(list)
    firsts: dict[tuple[str, ...], Entry] = {}
    for entry, alignment in found:
        firsts.setdefault(entry.section, entry)
        members[entry.section].append(alignment is not None and alignment.conforms)
    for section, conform in members.items():
        if len(conform) >= _SMALLEST and sum(conform) < len(conform) / 2:
            line = source.position(_heading(document, firsts[section])).line
            yield Section("".join(section[-1:]), line, len(conform), sum(conform))


def _heading(document: List, entry: Entry) -> int:
    """The offset of the heading that an entry stands under, or its own if there is none."""
    start = entry.span.start
    above = bisect_left(document.headings, start, key=lambda heading: heading.span.start)
    for heading in reversed(document.headings[:above]):
        if entry.section[-1:] == (heading.text.strip(),):
            return heading.span.start
    return start


def _odd(source: Source, formats: Formats, found: _Found) -> Iterator[Odd]:
    for entry, alignment in found:
        if alignment is None or not alignment.conforms:
            edits = formats.verdict(entry).edits
            why = edits[0].message if edits else _reasons(alignment)[0]
            line = source.position(entry.span.start).line
            text = lines_of(source.text_of(entry.span).strip())[0]
            yield Odd(entry, line, text, why, why_unreported(formats, entry))


def _points(found: _Found) -> Iterator[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for _, alignment in found:
        if alignment is None or not alignment.conforms:
            # whatever stands there instead
            counts.update([*dict.fromkeys(w.partition(", found")[0] for w in _reasons(alignment))])
    yield from counts.most_common()


def _reasons(alignment: Alignment | None) -> list[str]:
    """In what an entry deviates, if it is near enough to a template to say so."""
    if alignment is None or alignment.cost > FARTHEST:
        return [OTHER]
    return [deviation.message for deviation in alignment.deviations]
