"""A new entry for a list: written as its entries are, put where it belongs, and checked before
anything is written to a file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from listlint.config.tables import Config
from listlint.core.diagnostic import Diagnostic
from listlint.core.document import Entry, List
from listlint.core.source import Source, comparable, lines_of
from listlint.engine.loading import reload
from listlint.engine.run import lint
from listlint.lists import placement, section_runs, sorted_by
from listlint.lists.format.fill import Composed, UnclearFormat, compose, examples_of
from listlint.lists.format.formats import Formats
from listlint.lists.format.in_effect import COVERS, FEWEST_ALIKE, formats_of
from listlint.lists.format.learn import FieldSpan
from listlint.lists.format.list_format import Format
from listlint.lists.guidelines import Guideline
from listlint.lists.ordering import SortFacts
from listlint.lists.placement import InsertionPoint
from listlint.lists.section_runs import UnnamedGroups
from listlint.lists.sequences import EntryRun
from listlint.project.list_index import ListIndex
from listlint.project.project import Base, Project
from listlint.works import identity

_NUMBER = re.compile(r"(?<!\s)\s*+\d{1,9}(?=[.)]\s)")


_SMALLEST = 3
"""A section with fewer entries shows no way of its own."""


class Refused(Exception):  # noqa: N818 - an answer, no fault of the program
    """Why an entry is not added, in sentences."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons


class NewEntry(NamedTuple):
    """An entry that can be added."""

    text: str
    """Its lines."""
    line: int
    """The line of the file, from 1, on which it begins."""
    where: str
    """Its place in words."""
    source: Source
    """The whole file with it."""
    unused: tuple[str, ...]
    """What was given and has no place in the format."""


def prepare(
    project: Project, config: Config, document: List, fields: Mapping[str, str], section: str | None
) -> NewEntry:
    """Write an entry of these fields and find its place. Raises `Refused`,
    `UnknownSection`, `MissingFields`.
    """
    index = project.list_at(document.path)
    _refuse_listed(index, fields["url"])
    writer = _Writer(project, config, index, section)
    return writer.checked(fields)


def _refuse_listed(index: ListIndex, url: str) -> None:
    """Refuse an address that an entry lists: its own, or any that is one work's only."""
    keys = {key.name: key.strong for key in identity.keys_of(url)}
    for entry in index.document.entries:
        main = index.works.of(entry).url
        own = {key.name for key in identity.keys_of(main or "")}
        named = {key.name for link in entry.links for key in identity.keys_of(link.target)}
        if any(name in own or (strong and name in named) for name, strong in keys.items()):
            line = index.source.position(entry.span.start).line
            name = sorted_by.named(entry, index.works.of(entry)).called
            raise Refused(f"{index.source.path}:{line}: already listed: {name} has this address")


@dataclass(frozen=True)
class _Writer:
    project: Project
    config: Config
    index: ListIndex
    section: str | None

    def checked(self, fields: Mapping[str, str]) -> NewEntry:
        run = self._run()
        composed = self._composed(run, fields)
        place = self._place(run, composed.text)
        new = self._put(place, composed)
        self._check(new, fields["url"])
        return new

    @cached_property
    def _runs(self) -> list[EntryRun]:
        return section_runs.outer_runs(self.index.source, self.index.document.entries)

    def _run(self) -> EntryRun:
        """The run of the section that is asked for."""
        if not self._runs:
            raise Refused("the list has no entries, so that nothing shows how they are written")
        try:
            return section_runs.meant(self.section, self._runs, self.index.document.entries)
        except UnnamedGroups as error:
            raise Refused(str(error)) from None

    def _composed(self, run: EntryRun, fields: Mapping[str, str]) -> Composed:
        chosen, formats = self._format(run)
        examples = examples_of(chosen, formats)
        starts = {entry.span.start for entry in run.entries}
        here = [each for each in examples if each.entry.span.start in starts]
        try:
            composed = compose(chosen, here, examples, fields, self.index.works.of)
        except UnclearFormat as error:
            raise Refused(f"it cannot be known how this list writes its entries: {error}") from None
        newline = placement.newline(self.index.source)
        text = newline.join(lines_of(composed.text))
        return composed._replace(text=placement.indent(run) + text.strip())

    def _format(self, run: EntryRun) -> tuple[Format, Formats]:
        """The format in effect for the entries of a section: the list's if most of them conform to
        it, else what they share themselves.
        """
        formats = self.index.formats
        chosen = formats.of(run.entries[-1])
        conforming = sum(formats.verdict(entry).conforms for entry in run.entries)
        is_followed = conforming >= COVERS * len(run.entries)
        if is_followed and (chosen.is_norm or conforming >= FEWEST_ALIKE):
            return chosen, formats
        own = formats_of(self.index.source, run.entries, self._field_spans)
        if own.of(run.entries[-1]).is_norm:
            return own.of(run.entries[-1]), own
        if chosen.is_norm and (2 * conforming > len(run.entries) or len(run.entries) < _SMALLEST):
            return chosen, formats
        raise Refused(_why_unknown(chosen, run, conforming))

    def _field_spans(self, entry: Entry) -> list[FieldSpan]:
        start = entry.span.start
        places = self.index.works.read_without_format(entry).places()
        return [FieldSpan(span.start - start, span.end - start, name) for name, span in places]

    def _place(self, run: EntryRun, text: str) -> InsertionPoint:
        """The place of an entry, read as it would be at the end."""
        every = [each for each in self._runs if not each.is_numbered]
        last = InsertionPoint(run, len(run.entries) - 1)
        if run not in every:
            return last
        trial = self._with(last, text)
        new = _new_entry(trial, self.index.source.path, last.offset)
        if new is None:
            raise Refused("what would be written is not read as an entry of the list")
        read = trial.list_at(self.index.source.path).works.of(new)
        facts = [[self._named(entry, each) for entry in each.entries] for each in every]
        fit = placement.order_of(
            facts,
            every.index(run),
            sorted_by.named(new, read).facts,
            self.index.policy.order,
            appends=self.index.guidelines.ask(Guideline.APPEND),
        )
        found = placement.place(run, fit)
        if found is None:
            raise Refused("the section is sorted by date, and the entry does not say its own")
        return found

    def _named(self, entry: Entry, run: EntryRun) -> SortFacts:
        if sorted_by.is_certain(entry, run.entries):
            return sorted_by.named(entry, self.index.works.of(entry)).facts
        return sorted_by.unnamed(entry).facts

    def _put(self, place: InsertionPoint, composed: Composed) -> NewEntry:
        there = placement.numbers(place.run)
        text = composed.text
        if there:
            number = placement.new_number(there, place)
            if number is None:
                raise Refused("the items are not numbered one by one, so the number is unknown")
            text = _NUMBER.sub(placement.indent(place.run) + str(number), text, count=1)
        source = self._source(place, text)
        start = place.offset + place.inserted(text, self._gap(place)).index(text)
        line = source.position(start).line
        neighbour = sorted_by.named(place.neighbour, self.index.works.of(place.neighbour))
        section = place.neighbour.section
        where = f"{'before' if place.after is None else 'after'} {neighbour.called}"
        where = f"in `{section[-1]}`, {where}" if section else where
        return NewEntry(text, line, where, source, composed.unused)

    def _gap(self, place: InsertionPoint) -> str:
        return placement.gap(place.run, self._runs)

    def _source(self, place: InsertionPoint, text: str) -> Source:
        """The file with a new entry, and other numbers behind it."""
        old = self.index.source
        new = old.text
        for number in reversed([*placement.renumbered(placement.numbers(place.run), place)]):
            new = new[: number.start] + str(number.value) + new[number.end :]
        inserted = place.inserted(text, self._gap(place))
        return Source(old.path, new[: place.offset] + inserted + new[place.offset :])

    def _with(self, place: InsertionPoint, text: str) -> Project:
        return self._changed(self._source(place, text))

    def _changed(self, source: Source) -> Project:
        """The project with another text of the list, to be compared with what it was."""
        old = self.project
        compared = Project(old.documents.values(), old.sources, old.files, old.settings, Base(old))
        return reload(compared, [source], self.config)

    def _check(self, new: NewEntry, url: str) -> None:
        """Refuse what would not be read as just one entry more, or bring a finding."""
        project = self._changed(new.source)
        after = project.documents[new.source.path]
        before = self.index.document
        added = _added(self.index.source, before, new.source, after)
        keys = {*identity.keys_of(url)}
        if added is None or keys.isdisjoint(identity.keys_of(new.source.text_of(added.span))):
            raise Refused(
                "what would be written is not read as one more entry with this address:", new.text
            )
        result = lint(project, self.config)
        if result.diagnostics or result.summary.added_suppressions:
            said = [_said(each, result.sources) for each in result.diagnostics]
            raise Refused("`check` would have something to say of it:", new.text, *said)


def _new_entry(project: Project, path: str, offset: int) -> Entry | None:
    document = project.documents[path]
    entries = document.entries if isinstance(document, List) else ()
    return next((entry for entry in entries if entry.span.start >= offset), None)


def _added(old: Source, before: List, new: Source, after: object) -> Entry | None:
    """The entry that a text has and the one before did not, if the others are as they were."""
    if not isinstance(after, List):
        return None
    left = Counter(comparable(old.text_of(entry.span)) for entry in before.entries)
    added = []
    for entry in after.entries:
        text = comparable(new.text_of(entry.span))
        left[text] -= 1
        if left[text] < 0:
            added.append(entry)
    return added[0] if len(added) == 1 and len(after.entries) == len(before.entries) + 1 else None


def _said(found: Diagnostic, sources: Mapping[str, Source]) -> str:
    line = sources[found.span.path].position(found.span.start).line
    return f"{found.span.path}:{line}: {found.rule}: {found.message}"


def _why_unknown(chosen: Format, run: EntryRun, conforming: int) -> str:
    if len(run.entries) < FEWEST_ALIKE or len(chosen.entries) < FEWEST_ALIKE:
        return (
            f"{_count(len(run.entries))} too few to know how this list writes its entries: write"
            " the format into CONTRIBUTING or the configuration (`template` of `[[lists]]`)"
        )
    return (
        "the entries of this section are not written in one way, or not as those of the list:"
        f" {conforming} of {len(run.entries)} conform to its format (`listlint format` shows it)"
    )


def _count(entries: int) -> str:
    return "1 entry is" if entries == 1 else f"{entries} entries are"
