"""The index over all documents, and the questions that rules ask of it. No rule writes into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, TypeVar

from listlint import anchors, titles
from listlint.files import Files
from listlint.model import Document, Link, List, Note
from listlint.resolve import Outcome, Resolution, resolve
from listlint.schema import Schema
from listlint.source import Source, Span, Spanned

K = TypeVar("K")

_NAMELESS = frozenset({"index", "readme"})
"""File names that say nothing of what is in the file."""


class Unwritten(StrEnum):
    """What a vault thinks of links to notes that nobody has written yet."""

    ERROR = "error"
    WARNING = "warning"
    ALLOW = "allow"


@dataclass(frozen=True, slots=True)
class NoteFolder:
    """What holds for the notes of one `[[notes]]` table."""

    pattern: str = ""
    schema: Schema | None = None
    unwritten: Unwritten = Unwritten.WARNING


class Lead(NamedTuple):
    """A link, the document it stands in, and where it leads."""

    document: Document
    link: Link
    to: Resolution


class Project:
    """All documents of a project, with the files around them.

    `folders` holds what is configured for single notes, by path; everything else has the defaults.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        sources: Mapping[str, Source],
        files: Files,
        folders: Mapping[str, NoteFolder] | None = None,
    ) -> None:
        self.documents = {document.path: document for document in documents}
        self.sources = sources
        self.files = files
        self._folders = folders or {}
        self._default = NoteFolder()

    @property
    def notes(self) -> Iterator[Note]:
        return (d for d in self.documents.values() if isinstance(d, Note))

    @property
    def lists(self) -> Iterator[List]:
        return (d for d in self.documents.values() if isinstance(d, List))

    def folder_of(self, document: Document) -> NoteFolder:
        """What is configured for a document."""
        return self._folders.get(document.path, self._default)

    def leads(self, outcome: Outcome) -> list[Lead]:
        """All links with one outcome; of those that are `FOUND` only what has a fragment, or leads
        to the very document that it stands in.
        """
        return self._leads[outcome]

    @cached_property
    def _leads(self) -> defaultdict[Outcome, list[Lead]]:
        """Every link is followed once, and every target once a folder: vaults repeat them."""
        leads: defaultdict[Outcome, list[Lead]] = defaultdict(list)
        known: defaultdict[str, dict[str, Resolution]] = defaultdict(dict)
        for document in self.documents.values():
            folder = known[document.folder]
            for link in document.links:
                to = folder.get(link.target)
                if to is None:
                    to = folder[link.target] = resolve(self.files, document.folder, link.target)
                if to.outcome is Outcome.ELSEWHERE or link.destination is None:
                    continue  # a reference leads where its definition leads
                here = to.path in ("", document.path)
                if to.outcome is not Outcome.FOUND or to.fragment or here:
                    leads[to.outcome].append(Lead(document, link, to))
        return leads

    def follow(self, document: Document, target: str) -> Resolution:
        """Where a target would lead from a document."""
        return resolve(self.files, document.folder, target)

    def written(self, link: Link) -> Spanned:
        """How and where a link's target is written, without angle brackets."""
        path, start, end = link.destination or link.span
        text = self.sources[path].text[start:end]
        if text.startswith("<") and text.endswith(">"):
            return Spanned(text[1:-1], Span(path, start + 1, end - 1))
        return Spanned(text, Span(path, start, end))

    def anchors(self, document: Document) -> frozenset[str]:
        """The fragments that lead to a place in a document."""
        if document.path not in self._anchors:
            texts = [heading.text for heading in document.headings]
            # GitHub keeps the blank between a heading's words and its badge, others do not.
            slugs = (*anchors.github(texts), *anchors.github(text.strip() for text in texts))
            self._anchors[document.path] = document.ids.union(slugs)
        return self._anchors[document.path]

    @cached_property
    def _anchors(self) -> dict[str, frozenset[str]]:
        return {}

    def titled(self, title: str) -> list[Document]:
        """The documents whose title equals this one after normalisation."""
        return self._by_title.get(titles.normalise(title), [])

    @cached_property
    def _by_title(self) -> dict[str, list[Document]]:
        return self._by(titles.normalise)

    @cached_property
    def _by_stems(self) -> dict[tuple[str, ...], list[Document]]:
        return self._by(titles.stems)

    @cached_property
    def _by_name(self) -> dict[str, list[Document]]:
        names = defaultdict(list)
        for document in self.documents.values():
            names[document.stem.casefold()].append(document)
        return {name: found for name, found in names.items() if name not in _NAMELESS}

    def _by(self, key: Callable[[str], K]) -> dict[K, list[Document]]:
        index: defaultdict[K, list[Document]] = defaultdict(list)
        for document in self.documents.values():
            if document.title:
                index[key(document.title)].append(document)
        return {name: found for name, found in index.items() if name}

    def meant(self, text: str, stem: str) -> list[tuple[str, list[Document]]]:
        """The documents that answer to a link's text or to its target's stem, and how they do, to
        be read after "the note `…`". Looked up once, since vaults repeat them.
        """
        if (text, stem) not in self._meanings:
            self._meanings[text, stem] = [
                (why, found)
                for why, found in (
                    ("has this title", self.titled(text)),
                    ("has the same words in its title", self._by_stems.get(titles.stems(text))),
                    ("has this file name", self._by_name.get(stem.casefold())),
                )
                if found
            ]
        return self._meanings[text, stem]

    @cached_property
    def _meanings(self) -> dict[tuple[str, str], list[tuple[str, list[Document]]]]:
        return {}

    def are_together(self, one: Document, other: Document) -> bool:
        """Whether both are notes of the same note folder."""
        both = isinstance(one, Note) and isinstance(other, Note)
        return both and self.folder_of(one).pattern == self.folder_of(other).pattern

    @cached_property
    def folders_with_notes(self) -> frozenset[str]:
        """The folders in which at least one note stands."""
        return frozenset(note.folder for note in self.notes)

    @cached_property
    def file_names(self) -> dict[str, str]:
        """Each document's file name, by its path."""
        return {
            path: path.rpartition("/")[2]
            for path, document in self.documents.items()
            if document.stem.casefold() not in _NAMELESS
        }
