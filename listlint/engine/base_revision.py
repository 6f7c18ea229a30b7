"""The project as it was in a revision, for a change to be compared with."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from listlint.config.config_file import NAMES, speaks_of_listlint
from listlint.config.tables import Config
from listlint.core.document import Fault
from listlint.core.errors import UsageError
from listlint.core.source import Source
from listlint.engine import unchecked
from listlint.engine.kept_facts import KeptFacts
from listlint.engine.loading import load
from listlint.engine.own_rules import RuleFiles
from listlint.files import discover
from listlint.files.discover import Texts
from listlint.files.git.revision import (
    Revision,
    RevisionTree,
    open_revision,
)
from listlint.files.git.tracking import TrackedFile, with_folders
from listlint.files.listing import Files
from listlint.files.walk import Found, walk_tree
from listlint.project.project import Base


@dataclass(frozen=True, slots=True)
class Past:
    """A revision of the repository that a project lies in."""

    revision: Revision

    @property
    def name(self) -> str:
        return self.revision.name

    def is_configured(self, folder: Path) -> bool:
        """Whether a folder held a configuration."""
        return folder.is_relative_to(self.revision.top) and bool(self.config_of(folder)[0])

    def config_of(self, root: Path) -> tuple[str, str]:
        """The name and the text of the configuration in a folder; both empty where there is none.

        Raises `UsageError` where it cannot be read.
        """
        tree = self.tree(root)
        for name in NAMES:
            data = tree.read(name)
            text = "" if data is None else data.decode("utf-8-sig", errors="replace")
            if data is not None and speaks_of_listlint(name, text):
                return f"{self.name}:{name}", text
        return "", ""

    def tree(self, root: Path) -> RevisionTree:
        """A folder of the repository. Raises `UsageError` where it is none."""
        if not root.is_relative_to(self.revision.top):
            raise UsageError(f"`{root}` is more than the repository that has `{self.name}`")
        return self.revision.at(root)

    def reader(self, root: Path) -> Callable[[str], str | None]:
        """Reads files of the project, and no others, such as schemas."""
        return partial(_text_of, self.tree(root))

    def rule_files(self, root: Path) -> RuleFiles:
        """The files that rules of the project's own stood in."""
        return RuleFiles(self.tree(root).names, self.reader(root))

    def walk(self, root: Path, exclude: Iterable[str]) -> Walked:
        """The files that were checked in a project."""
        tree = self.tree(root)
        return Walked(root, tree, walk_tree(tree, exclude))


def _text_of(tree: RevisionTree, path: str) -> str | None:
    full = posixpath.normpath(path)
    data = None if full.startswith("../") else tree.read(full)
    try:
        return None if data is None else data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


@dataclass(frozen=True, slots=True)
class Walked:
    """A project of a revision, with its files."""

    root: Path
    tree: RevisionTree
    found: Found

    def load(
        self,
        now: Texts,
        config: Config,
        tracked: Mapping[str, TrackedFile],
        found: Found,
        facts: KeptFacts | None = None,
    ) -> Base:
        """The project as it was. What is as it was is the same source in both.

        `tracked` is what git tracks now, and `found` what of the project is checked.
        """
        current = {each.path: each for each in now.sources if each.path not in now.faults}
        same = {
            path: source
            for path in self.found.paths
            if (source := current.get(path)) and self._is_same(path, source)
        }
        sources, faults = self._read(path for path in self.found.paths if path not in same)
        files = Files(self.tree.names, self._beyond, partial(_text_of, self.tree))
        project = load([*same.values(), *sources], config, files, faults, facts=facts)
        moved = self._moved({each.path: each for each in now.sources})
        brought = (path for path in with_folders(tracked) if not self.tree.has(path))
        unread = unchecked.files(tracked, self.tree, found, discover.listing(self.root))
        lost = unchecked.gone(project, moved, (each.path for each in now.sources))
        name = self.tree.revision.name
        return Base(project, moved, frozenset(brought), (*unread, *lost), name)

    def _is_same(self, path: str, source: Source) -> bool:
        return self.tree.revision.is_same(self.tree.path(path), source.text)

    def _read(self, paths: Iterable[str]) -> tuple[list[Source], dict[str, Fault]]:
        full = {self.tree.path(path): path for path in paths}
        read = [
            discover.decode(full[name], data)
            for name, data in self.tree.revision.fetch(full).items()
        ]
        return [source for source, _ in read], {s.path: fault for s, fault in read if fault}

    def _beyond(self, path: str) -> bool:
        """What `Files` asks of paths outside the project: whether they existed, as far as the
        repository goes, and whether they exist beyond that.
        """
        full = self.tree.path(path)
        return discover.beyond(self.root)(path) if full.startswith("../") else self.tree.has(path)

    def _moved(self, current: dict[str, Source]) -> dict[str, str]:
        """The old paths of files that have another path now, by the new ones."""
        gone = [path for path in self.found.paths if path not in current]
        fresh = set(current).difference(self.found.paths)
        if not gone or not fresh:
            return {}
        lead = self.tree.lead
        renamed = {
            new.removeprefix(lead): old.removeprefix(lead)
            for new, old in self.tree.revision.moved().items()
            if new.startswith(lead) and old.startswith(lead)
        }
        return {**dict(self._equal(current, gone, fresh)), **renamed}

    def _equal(
        self, current: dict[str, Source], gone: Iterable[str], fresh: Iterable[str]
    ) -> Iterator[tuple[str, str]]:
        """What moved as it was, also where git does not know the new file yet."""
        was = {self.tree.revision.blobs[self.tree.path(path)].id: path for path in gone}
        for path in fresh:
            for blob in self.tree.revision.ids(current[path].text):
                if blob in was:
                    yield path, was[blob]


def find(cwd: Path, paths: Iterable[Path], name: str) -> Past:
    """The revision of the repository that the paths lie in, else of the working directory's.

    Raises `UsageError` where there is no such revision or repository.
    """
    common = discover.common_folder(cwd, paths)
    tops = [discover.repository(start) for start in (cwd, common)]
    top = next((top for top in tops if top and common.is_relative_to(top)), None)
    return Past(open_revision(common, top, name))
