"""By which names documents are known: titles, aliases, stems of titles, file names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, TypeVar

from listlint.core.conventions import ALIKE, MIRRORED
from listlint.core.did_you_mean import KnownNames
from listlint.core.document import Document
from listlint.core.lazy_pattern import pattern
from listlint.core.markdown_paths import FOLDER_PAGES, without_suffix
from listlint.works import titles

K = TypeVar("K")


_SIGNS = pattern(r"[+#*]")
"""Signs that tell `C++` and `C#` from `C`."""


def _key(name: str) -> str:
    """A name as it is compared; empty for one without letters."""
    plain = titles.normalise(name)
    return plain + "".join(_SIGNS.findall(name)) if plain else ""


_Marks = tuple[str, str]
_LETTERS, _DIGITS = pattern(r"[^\W\d_]++"), pattern(r"\d++")


def _in_marks(path: str) -> tuple[str, _Marks]:
    """The name of a document's file without the marks around it, and these."""
    stem = without_suffix(path.rpartition("/")[2]).casefold()
    inner = stem.strip(_marks_of(stem))
    before, _, behind = stem.partition(inner) if inner else (stem, "", "")
    return inner, (before, behind)


def _marks_of(stem: str) -> str:
    return "".join({each for each in stem if not each.isalnum()})


def _shape(name: str) -> str:
    """A name with any word for each of its words, and any number for each number."""
    return _DIGITS.sub("0", _LETTERS.sub("a", name))


class Namesakes(NamedTuple):
    """The documents that answer to a name."""

    everywhere: list[Document]
    together: list[Document]
    """Those of them that are notes of the same note folder as whoever asks."""

    def without(self, document: Document) -> Namesakes:
        """The first two others of each, which is enough to see whether there is just one."""
        return Namesakes(*([d for d in found[:3] if d is not document][:2] for found in self))


class NameKind(StrEnum):
    """By what a document answers to a name; to be read after "the note `…`"."""

    TITLE = "has this title"
    ALIAS = "has this alias"
    STEMS = "has the same words in its title"
    FILE_NAME = "has this file name"


class Meaning(NamedTuple):
    """What a link may mean."""

    by: NameKind
    found: Namesakes


_Index = dict[tuple[str | None, K], list[Document]]
"""All documents by some name of theirs, and those of each note folder by its pattern too."""


def _found(index: _Index[K], folder: str | None, name: K) -> Namesakes:
    together = index.get((folder, name), []) if folder is not None else []
    return Namesakes(index.get((None, name), []), together)


class DocumentNames:
    """Which of some documents answer to a name.

    `folder_of` gives the pattern of the note folder that a document belongs to, if it is a note,
    and `title_of` what is its title for sure.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        folder_of: Callable[[Document], str | None],
        title_of: Callable[[Document], str],
    ) -> None:
        self._documents = [*documents]
        self._folder_of, self._title_of = folder_of, title_of

    def titled(self, title: str, asking: Document) -> Meaning:
        """The other documents whose title, or else an alias, equals this one after normalisation,
        and which of the two it is.
        """
        folder, name = self._folder_of(asking), _key(title)
        for kind, index in (NameKind.TITLE, self._by_title), (NameKind.ALIAS, self._by_alias):
            found = _found(index, folder, name).without(asking)
            if found.everywhere:
                return Meaning(kind, found)
        return Meaning(NameKind.TITLE, Namesakes([], []))

    def meant(self, text: str, stem: str, asking: Document) -> list[Meaning]:
        """The other documents that answer to a link's text or to its target's stem, and how they
        do. Looked up once, since vaults repeat them.
        """
        folder = self._folder_of(asking)
        key = (text, stem, folder)
        if key not in self._meanings:
            name = _key(text)
            answers = (
                Meaning(NameKind.TITLE, _found(self._by_title, folder, name)),
                Meaning(NameKind.ALIAS, _found(self._by_alias, folder, name)),
                Meaning(NameKind.STEMS, _found(self._by_stems, folder, titles.stems(text))),
                Meaning(NameKind.FILE_NAME, _found(self._by_name, folder, stem.casefold())),
            )
            self._meanings[key] = [each for each in answers if each.found.everywhere]
        return [Meaning(kind, found.without(asking)) for kind, found in self._meanings[key]]

    def are_of_two_trees(self, one: str, other: str) -> bool:
        """Whether two paths are in folders beside each other that mostly have the same documents,
        as two versions have: what is missing in the one is not meant to be in the other.
        """
        mine, theirs = one.split("/"), other.split("/")
        pairs = zip(mine[:-1], theirs[:-1], strict=False)
        at = next((n for n, (a, b) in enumerate(pairs) if a != b), None)
        if at is None:
            return False
        first, second = (self._below["/".join(each[: at + 1])] for each in (mine, theirs))
        return MIRRORED.holds(len(first & second), min(len(first), len(second)))

    def are_of_two_series(self, one: str, other: str) -> bool:
        """Whether two names of files differ only in marks around them, and others of this shape are
        there with both: `2020-05-01` and `@2020-05-01` are days of two journals.
        """
        (mine, form), (theirs, other_form) = map(_in_marks, (one, other))
        if mine != theirs or form == other_form:
            return False
        shape = _shape(mine)
        both = self._marked[form, shape] & self._marked[other_form, shape]
        return len(both) >= ALIKE

    @cached_property
    def _marked(self) -> defaultdict[tuple[_Marks, str], set[str]]:
        """The names without marks around them, by these and by their shape."""
        found: defaultdict[tuple[_Marks, str], set[str]] = defaultdict(set)
        for document in self._documents:
            name, marks = _in_marks(document.path)
            found[marks, _shape(name)].add(name)
        return found

    @cached_property
    def _below(self) -> defaultdict[str, set[str]]:
        """What documents are below each folder, at which paths from there."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for document in self._documents:
            parts = document.path.split("/")
            for depth in range(1, len(parts)):
                found["/".join(parts[:depth])].add("/".join(parts[depth:]))
        return found

    @cached_property
    def _meanings(self) -> dict[tuple[str, str, str | None], list[Meaning]]:
        return {}

    @cached_property
    def _by_title(self) -> _Index[str]:
        return self._index(lambda document: [_key(self._title_of(document))])

    @cached_property
    def _by_alias(self) -> _Index[str]:
        return self._index(lambda document: map(_key, document.aliases))

    @cached_property
    def _by_stems(self) -> _Index[tuple[str, ...]]:
        return self._index(lambda document: [titles.stems(self._title_of(document))])

    @cached_property
    def _by_name(self) -> _Index[str]:
        index = self._index(lambda document: [document.stem.casefold()])
        return {key: found for key, found in index.items() if key[1] not in FOLDER_PAGES}

    def _index(self, names: Callable[[Document], Iterable[K]]) -> _Index[K]:
        index: defaultdict[tuple[str | None, K], list[Document]] = defaultdict(list)
        for document in self._documents:
            folders = {None, self._folder_of(document)}
            for name in dict.fromkeys(names(document)):
                for folder in folders if name else ():
                    index[folder, name].append(document)
        return dict(index)

    @cached_property
    def of_files(self) -> KnownNames:
        """Each document's file name, by its path."""
        names = {
            document.path: document.path.rpartition("/")[2]
            for document in self._documents
            if document.stem.casefold() not in FOLDER_PAGES
        }
        return KnownNames(names)
