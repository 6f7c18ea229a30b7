"""The records of a project and the pairs among them, each made once, when it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property

from listlint.core.document import Document, Entry, List, Note
from listlint.core.nesting import parents
from listlint.core.source import Source, Span
from listlint.works import titles
from listlint.works.linkage import bold_lines
from listlint.works.linkage.candidates import Remember, pairs
from listlint.works.linkage.evidence import LIKELY, title_weight
from listlint.works.linkage.records import Around, Record, of_entry, of_note
from listlint.works.linkage.reviewed_pairs import (
    Judged,
    Judgements,
    Sifted,
    names,
    title_names,
)
from listlint.works.linkage.row_keys import keys_of_rows
from listlint.works.linkage.shared_address import sharing_address
from listlint.works.linkage.verdicts import Pair
from listlint.works.reading import Work
from listlint.works.titles import Likeness, LikenessKind, compare


class Works:
    """What the entries and notes of documents say of works, and which of them are of one."""

    def __init__(
        self,
        documents: Iterable[Document],
        sources: Mapping[str, Source],
        read: Callable[[Entry], Work],
        judged: Sequence[Judged] = (),
        remember: Remember | None = None,
    ) -> None:
        """`read` gives what an entry says; `judged` are works that are different; `remember` may
        know which references are alike.
        """
        self._documents = [*documents]
        self._sources = sources
        self._read = read
        self._judgements = Judgements(judged)
        self._remember = remember or (lambda _texts, compare: compare())
        self._sifted = cache(self._sift)
        self._title = cache(titles.Title)  # notes cite each other

    @cached_property
    def records(self) -> list[Record]:
        """What each entry and each note with a title says of its work, in order."""
        found: list[Record | None] = []
        for document in self._documents:
            source = self._sources[document.path]
            if isinstance(document, List):
                nested = parents(source, document.entries)
                read = [(entry, self._read(entry)) for entry in document.entries]
                groups = frozenset(nested.values())
                rows, bold = keys_of_rows(source, read), bold_lines.parts(source, document)
                around = Around(nested, groups, rows, bold)
                found += (of_entry(source, *each, around) for each in read)
            elif isinstance(document, Note):
                found.append(of_note(source, document, self._title))
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
        return self._sifted(float(cutoff)).kept  # of 95 and 95.0 `cache` would make two

    def _sift(self, cutoff: float) -> Sifted[Pair]:
        found = pairs(self.records, cutoff, self._remember)
        return self._judgements.sift(found, lambda each: (names(each.one), names(each.other)))

    @property
    def sharing_address(self) -> list[Pair]:
        """The pairs of entries of one list that link to one thing under two names, and are none of
        `pairs` or judged different.
        """
        return self._sharing_address.kept

    @cached_property
    def _sharing_address(self) -> Sifted[Pair]:
        known = {(each.one, each.other) for each in self.pairs()}
        found = (
            each for each in sharing_address(self.records) if (each.one, each.other) not in known
        )
        return self._judgements.sift(found, lambda each: (names(each.one), names(each.other)))

    def reviews_used(self, cutoffs: Iterable[float]) -> frozenset[Judged]:
        """What people have judged of works that would seem to be one without it, at one of the
        cutoffs for `pairs`, by an address or as references.
        """
        found = [self._sifted(float(cutoff)).used for cutoff in cutoffs]
        notes = (each for each in self._documents if isinstance(each, Note))
        cited = (self._references(note).used for note in notes)
        return frozenset().union(*found, self._sharing_address.used, *cited)

    def where(self, record: Record, seen_from: Record) -> str:
        """Where a record stands, in words."""
        line = self._sources[record.path].position(record.place("title").start).line
        if record.path == seen_from.path:
            return f"on line {line}"
        return f"in `{record.path}`, line {line}" if record.entry else f"in `{record.path}`"

    @cached_property
    def counterparts(self) -> frozenset[Record]:
        """The entries that have a note, and the notes that have an entry."""
        return frozenset(
            record
            for pair in self.pairs()
            if bool(pair.one.entry) != bool(pair.other.entry)
            for record in (pair.one, pair.other)
        )

    def alike_references(self, note: Note) -> Mapping[str, Mapping[str, Likeness]]:
        """Which texts of a note's references may name one work."""
        alike: defaultdict[str, dict[str, Likeness]] = defaultdict(dict)
        for mine, theirs, likeness in self._references(note).kept:
            alike[mine][theirs] = alike[theirs][mine] = likeness
        return alike

    def _references(self, note: Note) -> Sifted[tuple[str, str, Likeness]]:
        texts = [*dict.fromkeys(each.text for each in note.references)]
        alike = self._remember(texts, lambda: _alike([self._title(text) for text in texts]))
        pairs = ((texts[one], texts[other]) for one, other in alike)
        found = (
            (one, other, likeness)
            for one, other in pairs
            if (likeness := compare(self._title(one), self._title(other)))
        )
        return self._judgements.sift(
            found, lambda pair: (title_names(pair[0]), title_names(pair[1]))
        )


def _alike(cited: Sequence[titles.Title]) -> list[tuple[int, int]]:
    """The titles of references that may be of one work, by their numbers."""
    return [
        (one, other)
        for one, other, likeness in titles.pairs(cited)
        if likeness.kind is LikenessKind.EQUAL
        or title_weight(cited[one], cited[other], likeness) >= LIKELY
    ]
