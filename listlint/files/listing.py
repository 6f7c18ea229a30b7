"""Which files a project has, asked folder by folder and exactly by case on every file system."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern
from listlint.files.skipped import INSTALLED_PACKAGES

Listing = Callable[[str], Iterable[str]]
"""The names in a folder, given relative to the project with `/`; none where there is no folder."""


Read = Callable[[str], str | None]
"""Gives the text of a file by its path, or `None` where there is none that can be read."""


ANYWHERE = "**/"
"""Before a name: a file of that name in any folder."""


class Move(NamedTuple):
    """Where a file has gone."""

    path: str
    commit: str
    """The abbreviated name of the commit that moved it; empty where none has yet."""


_SURELY_A_FILE = pattern(
    r"\.(?:md|markdown|html?|txt|pdf|png|jpe?g|gif|svg|webp|py|ipynb|js|ts|json|ya?ml|toml|css)$",
    re.IGNORECASE,
)


class Match(NamedTuple):
    """A file or folder, as its path is really spelled."""

    path: str
    exact: bool
    """Whether it was asked for with just these letters."""


class Files:
    """The files of a project, also those that are not checked: hidden, ignored, not Markdown.

    `beyond` says whether something stands at a path outside the project, which begins with `..`;
    `read` gives the text of a file, for the few that say how links are looked up; `moved` says
    where a file that was at a path has gone.
    """

    def __init__(
        self,
        listing: Listing,
        beyond: Callable[[str], bool] = lambda path: True,  # noqa: ARG005 - nothing is known of it
        read: Read = lambda path: None,  # noqa: ARG005 - as above
        moved: Callable[[str], Move | None] = lambda path: None,  # noqa: ARG005 - as above
    ) -> None:
        self._listing, self._beyond = listing, beyond
        self._read, self._moved = read, moved
        self.were_read: set[str] = set()
        """The paths of the files whose texts somebody has asked for."""
        self._folders: dict[str, dict[str, list[str]]] = {}

    @classmethod
    def of(cls, paths: Iterable[str]) -> Files:
        """The files at these paths and no others; a mapping has their texts too."""
        folders: dict[str, set[str]] = defaultdict(set)
        for path in paths:
            rest = path
            while rest:
                folder, _, name = rest.rpartition("/")
                folders[folder].add(name)
                rest = folder
        texts = paths if isinstance(paths, Mapping) else {}
        return cls(lambda folder: folders.get(folder, ()), read=texts.get)

    def read(self, path: str) -> str | None:
        """The text of a file; `None` where there is none that can be read."""
        self.were_read.add(path)
        return self._read(path)

    def find(self, path: str) -> Match | None:
        """The file or folder at a path without `.` and `..`; empty for the project itself."""
        if path.startswith("../") or path == "..":
            return Match(path, exact=True) if self._beyond(path) else None
        found, exact = "", True
        for name in path.split("/") if path else ():
            spellings = self._names(found).get(_key(name))
            if not spellings:
                return None
            same = [each for each in spellings if _composed(each) == _composed(name)]
            spelling = name if name in spellings else (same or spellings)[0]
            exact = exact and bool(same)
            found = f"{found}/{spelling}" if found else spelling
        return Match(found, exact)

    def moved(self, path: str) -> Move | None:
        """Where the file that was at a path is now, if it is still there; `**/name` asks for the
        only one that had a name.
        """
        move = self._moved(path)
        found = move and self.find(move.path)
        return move if found and found.exact else None

    def names(self, folder: str) -> list[str]:
        """Every name in a folder, in alphabetical order."""
        return sorted(name for spellings in self._names(folder).values() for name in spellings)

    def folders(self, folder: str) -> Iterator[str]:
        """The folders in a folder, by path, but for hidden ones and those of what others wrote."""
        for name in self.names(folder):
            path = f"{folder}/{name}" if folder else name
            is_passed_over = name.startswith(".") or name in INSTALLED_PACKAGES
            if not is_passed_over and not _SURELY_A_FILE.search(name) and self._names(path):
                yield path

    def walk(self, folder: str) -> Iterator[str]:
        """Every file below a folder that is not hidden, ignored ones too, in no certain order."""
        pending: list[tuple[str, tuple[list[str], ...]]] = [(folder, ())]
        while pending:
            here, above = pending.pop()
            names = self.names(here)
            # A link to a folder above lists the same once more, and would do so for ever.
            if len(names) > 1 and names in above:
                continue
            for name in names:
                path = f"{here}/{name}" if here else name
                if name.startswith(".") or name in INSTALLED_PACKAGES:
                    continue
                if _SURELY_A_FILE.search(name) or not self._names(path):
                    yield path
                else:
                    pending.append((path, (*above, names)))

    def is_only(self, path: str) -> bool:
        """Whether no other file or folder differs from this one in case alone."""
        folder, _, name = path.rpartition("/")
        return len(self._names(folder).get(_key(name), ())) == 1

    def _names(self, folder: str) -> dict[str, list[str]]:
        if folder not in self._folders:
            names: dict[str, list[str]] = defaultdict(list)
            for name in sorted(self._listing(folder)):
                names[_key(name)].append(name)
            self._folders[folder] = dict(names)
        return self._folders[folder]


def _composed(name: str) -> str:
    """File systems differ in how they store accents; readers do not see it."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _key(name: str) -> str:
    return _composed(name).casefold()
