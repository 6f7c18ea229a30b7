"""The records of a project and the pairs among them, each made once, when it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from listlint.core.document import Document, Entry, List, Note
from listlint.core.source import Source, Span
from listlint.works import titles
from listlint.works.linkage.candidates import pairs
from listlint.works.linkage.evidence import LIKELY, title_weight
from listlint.works.linkage.records import Record, of_entry, of_note
from listlint.works.linkage.reviewed_pairs import (
    Judged,
    Judgements,
    title_names,
)
from listlint.works.linkage.verdicts import Pair
from listlint.works.reading import Work
from listlint.works.titles import Likeness, LikenessKind


class Works:
    """What the entries and notes of documents say of works, and which of them are of one."""

    def __init__(
        self,
        documents: Iterable[Document],
        sources: Mapping[str, Source],
        read: Callable[[Entry], Work],
        judged: Sequence[Judged] = (),
    ) -> None:
        """`read` gives what an entry says; `judged` are works that are different."""
        self._documents = [*documents]
        self._sources = sources
        self._read = read
        self._pairs: dict[float, list[Pair]] = {}
        self.judgements = Judgements(judged)

    @cached_property
    def records(self) -> list[Record]:
        """What each entry and each note with a title says of its work, in order."""
        found: list[Record | None] = []
        for document in self._documents:
            source = self._sources[document.path]
            if isinstance(document, List):
                found += (of_entry(source, each, self._read(each)) for each in document.entries)
            elif isinstance(document, Note):
                found.append(of_note(source, document))
        return [record for record in found if record is not None]

    def record(self, entry: Entry) -> Record | None:
        """What an entry says of its work, unless it has no title."""
        return self._by_entry.get(entry.span)

    @cached_property
    def _by_entry(self) -> dict[Span, Record]:
        return {record.span: record for record in self.records if record.entry}

    def pairs(self, cutoff: float = titles.CUTOFF) -> list[Pair]:
        """The records that may be of one work, unless somebody has judged that they are not.

        `cutoff`, from 88 to 100, is what long titles must reach to be similar by themselves.
        """
        if cutoff not in self._pairs:
            self._pairs[cutoff] = self.judgements.apart(pairs(self.records, cutoff))
        return self._pairs[cutoff]

    @cached_property
    def counterparts(self) -> frozenset[Record]:
        """The entries that have a note, and the notes that have an entry."""
        return frozenset(
            record
            for pair in self.pairs()
            if bool(pair.one.entry) != bool(pair.other.entry)
            for record in (pair.one, pair.other)
        )

    @cached_property
    def alike_references(self) -> Mapping[str, Mapping[str, Likeness]]:
        """Which texts of references may name one work, over all notes: they cite the same works, so
        that looking through all at once is less work than through each note.
        """
        notes = (each for each in self._documents if isinstance(each, Note))
        texts = [*dict.fromkeys(each.text for note in notes for each in note.references)]
        cited = [titles.Title(text) for text in texts]
        alike: defaultdict[str, dict[str, Likeness]] = defaultdict(dict)
        for one, other, likeness in titles.pairs(cited):
            is_equal = likeness.kind is LikenessKind.EQUAL
            if is_equal or title_weight(cited[one], cited[other], likeness) >= LIKELY:
                mine, theirs = texts[one], texts[other]
                if not self.judgements.part(title_names(mine), title_names(theirs)):
                    alike[mine][theirs] = alike[theirs][mine] = likeness
        return alike
