"""A new entry for a list: written as its entries are, put where it belongs, and checked before
anything is written to a file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from listlint.config.tables import Config
from listlint.core.diagnostic import Diagnostic, Edit
from listlint.core.document import Entry, Form, Heading, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.engine import fix as fixes
from listlint.engine.added_entry import addresses, entry_from, only_added
from listlint.engine.entry_text import EntryText, Refused, WrittenEntry, address_of
from listlint.engine.loading import reload
from listlint.engine.run import lint
from listlint.lists import placement, section_runs, sorted_by
from listlint.lists.format.fill import MissingFields
from listlint.lists.guidelines import Guideline
from listlint.lists.ordering import SortFacts
from listlint.lists.placement import InsertionPoint
from listlint.lists.section_runs import UnnamedGroups
from listlint.lists.sequences import EntryRun
from listlint.project.list_index import ListIndex
from listlint.project.project import Base, Project
from listlint.works import identity

_NUMBER = pattern(r"(?<!\s)\s*+\d{1,9}(?=[.)]\s)")


class NewEntry(NamedTuple):
    """An entry that can be added."""

    text: str
    """Its lines."""
    definition: str
    """The line elsewhere that says where its link leads; mostly empty."""
    line: int
    """The line of the file, from 1, on which it begins."""
    where: str
    """Its place in words."""
    source: Source
    """The whole file with it."""
    unused: tuple[str, ...]
    """What was given and has no place in the format."""
    fields: tuple[str, ...]
    """Those of the format, by name."""


def prepare(
    project: Project, config: Config, document: List, fields: Mapping[str, str], section: str | None
) -> NewEntry:
    """Write an entry of these fields, one of which is a web address, and find its place. Raises
    `Refused`, `UnknownSection`, `MissingFields`.
    """
    index = project.list_at(document.path)
    _refuse_listed(index, address_of(fields))
    writer = _Writer(project, config, index, section)
    try:
        return writer.checked(fields)
    except MissingFields as missing:
        raise MissingFields(missing.fields, _same_title(index, fields.get("title", ""))) from None


def _same_title(index: ListIndex, title: str) -> str:
    """The entry of a title, in a sentence: who adds it again should know before asking for more."""
    for entry in index.document.entries:
        own = index.works.of(entry).title
        if own and own.text.casefold() == title.casefold():
            line = index.source.position(entry.span.start).line
            return f"{index.source.path}:{line}: already listed: `{own.text}` has this title"
    return ""


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
        empty = section_runs.empty_section(self.section, self.index.document, self.index.source)
        if empty and self._runs:
            new = self._begun(empty, fields)
        else:
            run = self._run()
            written = EntryText(self.index).written(run, fields)
            new = self._put(self._place(run, written), written)
        self._check(new, address_of(fields))
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

    def _place(self, run: EntryRun, written: WrittenEntry) -> InsertionPoint:
        """The place of an entry, read as it would be at the end."""
        every = [run for run in self._runs if not run.is_numbered or run.begins_with_years]
        last = InsertionPoint(run, len(run.entries) - 1)
        if run not in every:
            return last
        trial = self._with(last, written)
        new = entry_from(trial, self.index.source.path, last.offset)
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

    def _begun(self, heading: Heading, fields: Mapping[str, str]) -> NewEntry:
        """The first entry of a section, written as those of the section before it."""
        before = [run for run in self._runs if run.entries[0].span.start < heading.span.start]
        run = before[-1] if before else self._runs[0]
        if run.entries[0].form is not Form.ITEM or run.is_numbered:
            raise Refused("the section is empty, and how a table or numbers begin it is not known")
        written = EntryText(self.index).written(run, fields)
        line = self.index.source.position(heading.span.start).line
        at = self.index.source.offset(line) + len(self.index.source.line(line))
        inserted = 2 * placement.newline(self.index.source) + written.text
        where = f"in `{heading.text.strip()}`, as its first"
        return self._built(written, Edit(self.index.source.span(at, at), inserted), [], where)

    def _put(self, place: InsertionPoint, written: WrittenEntry) -> NewEntry:
        there = placement.numbers(place.run)
        text = written.text
        if there:
            number = placement.new_number(there, place)
            if number is None:
                raise Refused("the items are not numbered one by one, so the number is unknown")
            text = _NUMBER.sub(placement.indent(place.run) + str(number), text, count=1)
        neighbour = sorted_by.named(place.neighbour, self.index.works.of(place.neighbour))
        section = place.neighbour.section
        where = f"{'before' if place.after is None else 'after'} {neighbour.called}"
        where = f"in `{section[-1]}`, {where}" if section else where
        written = written._replace(text=text)
        return self._built(written, *self._edits(place, written), where)

    def _edits(self, place: InsertionPoint, written: WrittenEntry) -> tuple[Edit, list[Edit]]:
        """What puts an entry in its place, and what gives those behind it other numbers."""
        gap = placement.gap(place.run, self._runs)
        at = self.index.source.span(place.offset, place.offset)
        numbers = placement.renumbered(placement.numbers(place.run), place)
        others = [
            Edit(self.index.source.span(each.start, each.end), str(each.value)) for each in numbers
        ]
        return Edit(at, place.inserted(written.text, gap)), others

    def _built(
        self, written: WrittenEntry, insertion: Edit, others: Sequence[Edit], where: str
    ) -> NewEntry:
        """The file with a new entry, and its definition if it has one."""
        edits = [*others, insertion]
        definition = written.definition
        if definition:
            at = self.index.source.span(definition.offset, definition.offset)
            edits.append(Edit(at, definition.line))
        edits.sort(key=lambda edit: edit.span)
        start = insertion.span.start + insertion.text.index(written.text)
        for (_, begin, end), text in ((edit.span, edit.text) for edit in edits):
            start += len(text) - (end - begin) if begin < insertion.span.start else 0
        source = Source(self.index.source.path, fixes.edited(self.index.source.text, edits))
        shown = definition.line.strip() if definition else ""
        line = source.position(start).line
        return NewEntry(written.text, shown, line, where, source, written.unused, written.fields)

    def _with(self, place: InsertionPoint, written: WrittenEntry) -> Project:
        return self._changed(self._built(written, *self._edits(place, written), "").source)

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
        added = only_added(self.index.source, before, new.source, after)
        keys = {*identity.keys_of(url)}
        if added is None or keys.isdisjoint(addresses(added, new.source)):
            raise Refused(
                "what would be written is not read as one more entry with this address:", new.text
            )
        result = lint(project, self.config)
        if result.diagnostics or result.summary.added_suppressions:
            said = [_said(each, result.sources) for each in result.diagnostics]
            raise Refused("`check` would have something to say of it:", new.text, *said)


def _said(found: Diagnostic, sources: Mapping[str, Source]) -> str:
    line = sources[found.span.path].position(found.span.start).line
    return f"{found.span.path}:{line}: {found.rule}: {found.message}"
