"""Folders that have something beside each of many notes, such as questions on them.

Their files are called as the notes are, for a program that puts the two together. Nobody links to
them, and they link to nothing: a wikilink with such a name means the note.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache, cached_property

from listlint.core import conventions
from listlint.core.document import WIKILINKS, Document
from listlint.links.resolve import Outcome
from listlint.links.vault.folders import upwards
from listlint.links.vault.follow import ResolvedLink


class Companions:
    """Which files of a project are companions of others of the same name."""

    def __init__(
        self, documents: Iterable[Document], resolved: Callable[[], Iterable[ResolvedLink]]
    ) -> None:
        """`resolved` gives all links of the documents that point to something in the project."""
        self._documents, self._resolved = documents, resolved
        self._is_companion = cache(self._is_companion_folder)

    def is_one(self, path: str, note: str) -> bool:
        """Whether a file is a companion of a note: what stands beside each other in their two
        folders is so as a whole.
        """
        own, main = path.split("/"), note.split("/")
        pairs = zip(own[:-1], main[:-1], strict=False)
        at = next((n for n, (one, other) in enumerate(pairs) if one != other), None)
        if at is None:
            return False
        return self._is_companion("/".join(own[: at + 1]), "/".join(main[: at + 1]))

    def _is_companion_folder(self, folder: str, main: str) -> bool:
        names, others = self._names[folder], self._names[main]
        has_fewer = len(names) < len(others)  # of two with the same ones nobody can say which it is
        if not has_fewer or not conventions.COMPANIONS.holds(len(names & others), len(names)):
            return False
        return folder not in self._linked

    @cached_property
    def _names(self) -> defaultdict[str, set[str]]:
        """What the documents below each folder are called."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for document in self._documents:
            for folder in upwards(document.folder):
                found[folder].add(document.stem.casefold())
        return found

    @cached_property
    def _linked(self) -> frozenset[str]:
        """The folders with a file that a link names for sure, or that has wikilinks itself."""
        found: set[str] = set()
        for document, link, to in self._resolved():
            if link.kind in WIKILINKS:
                found.add(document.folder)
            if to.outcome is Outcome.FOUND and to.path != document.path and not to.others:
                found.add(to.path.rpartition("/")[0])
        return frozenset(above for folder in found for above in upwards(folder))
