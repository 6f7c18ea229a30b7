"""Names of files, notes and headings, in which one near that of a missing target is looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import cache, cached_property
from itertools import chain

from listlint.core import conventions
from listlint.core.did_you_mean import KnownNames
from listlint.core.document import Document
from listlint.core.markdown_paths import FOLDER_PAGES, without_suffix
from listlint.files.listing import Files
from listlint.links.anchors import spoken
from listlint.links.vault.follow import Follower


class NearNames:
    """The names that a project has, each table made when it is first asked for."""

    def __init__(self, documents: Collection[Document], files: Files, follower: Follower) -> None:
        self._documents, self._files, self._follower = documents, files, follower
        self.files_in = cache(self._files_in)
        self.notes_in = cache(self._notes_in)

    def _files_in(self, folder: str) -> KnownNames:
        """The names of the files of a folder, by path."""
        return KnownNames(
            {f"{folder}/{name}".lstrip("/"): name for name in self._files.names(folder)}
        )

    def _notes_in(self, folder: str) -> KnownNames:
        """The stems of the documents that stand in a folder, by path."""
        return KnownNames(
            {
                each.path: each.stem
                for each in self._by_folder.get(folder, ())
                if each.stem.casefold() not in FOLDER_PAGES
            }
        )

    @cached_property
    def _by_folder(self) -> dict[str, list[Document]]:
        found: defaultdict[str, list[Document]] = defaultdict(list)
        for document in self._documents:
            found[document.folder].append(document)
        return dict(found)

    def files_called(self, name: str) -> list[str]:
        """The first two files of a name, in whatever folder but those of git and of packages."""
        return self._files_by_name.get(name, [])

    @cached_property
    def _files_by_name(self) -> dict[str, list[str]]:
        hidden = (name for name in self._files.names("") if name.startswith("."))
        tops = ["", *(name for name in hidden if name != ".git")]
        found: defaultdict[str, list[str]] = defaultdict(list)
        for path in chain.from_iterable(map(self._files.walk, tops)):
            if len(named := found[path.rpartition("/")[2]]) <= 1:
                named.append(path)
        return dict(found)

    def with_heading(self, text: str, asking: Document) -> Document | None:
        """The only document of the same vault that has a heading of these words."""
        found = self._by_heading.get((self._follower.vault(asking).folder, spoken(text)), [])
        return found[0] if len(found) == 1 else None

    @cached_property
    def _by_heading(self) -> dict[tuple[str, str], list[Document]]:
        """The documents that are shown by each of their headings, as the folder of a vault has
        them, two of each: that is enough to see that there is not one alone.
        """
        is_silent = self._follower.visibility.is_silent
        found: defaultdict[tuple[str, str], list[Document]] = defaultdict(list)
        for document in self._documents:
            if is_silent(document):
                continue
            folder = self._follower.vault(document).folder
            for heading in filter(None, {spoken(each.text) for each in document.headings}):
                if len(bearers := found[folder, heading]) <= 1:
                    bearers.append(document)
        return dict(found)

    def names_many(self, text: str) -> bool:
        """Whether a text stands on links to several targets, each of another name: it says how one
        gets there, and not where.
        """
        return text.casefold() in self._texts_of_many

    @cached_property
    def _texts_of_many(self) -> frozenset[str]:
        called: defaultdict[str, set[str]] = defaultdict(set)
        for document in self._documents:
            for link in document.links:
                name = without_suffix(link.target.partition("#")[0].rstrip("/").rpartition("/")[2])
                named = called[link.text.casefold()]
                if link.text != link.target and len(named) < conventions.ALIKE:
                    named.add(name.casefold())
        return frozenset(
            text for text, named in called.items() if text and len(named) >= conventions.ALIKE
        )
