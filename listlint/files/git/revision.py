"""A revision of the project, read from git's objects: nothing is checked out or written."""

from __future__ import annotations

import hashlib
import os
import posixpath
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NoReturn

from listlint.core.errors import UsageError
from listlint.core.source import lines_of
from listlint.files.git.command import run_git
from listlint.files.git.tracking import COMMIT, LINK, TrackedFile
from listlint.files.tree import ItemKind, TreeItem

_KINDS = {"040000": ItemKind.FOLDER, LINK: ItemKind.LINK, COMMIT: ItemKind.FOLDER}
_MARK = b"\xef\xbb\xbf"
_SHA1 = 40
"""So many digits has a name by SHA-1; repositories may have SHA-256."""
_SHALLOW = "this is a shallow clone"
_DEEPEN = "fetch all of it (`git fetch --unshallow`, or `fetch-depth: 0` for GitHub's checkout)"


@dataclass(frozen=True)
class Revision:
    """All files of a revision, by paths from the top of the repository."""

    top: Path
    name: str
    """As the user wrote it."""
    tree: str
    """The object that holds its files; empty before the first commit."""
    blobs: Mapping[str, TrackedFile] = field(repr=False)

    def at(self, root: Path) -> RevisionTree:
        """The project in a folder of the repository, as it was."""
        lead = root.relative_to(self.top).as_posix()
        return RevisionTree(self, "" if lead == "." else f"{lead}/")

    @cached_property
    def folders(self) -> Mapping[str, set[TreeItem]]:
        """What is in each folder."""
        folders: defaultdict[str, set[TreeItem]] = defaultdict(set)
        for path, blob in self.blobs.items():
            folder, _, name = path.rpartition("/")
            folders[folder].add(TreeItem(name, _KINDS.get(blob.mode, ItemKind.FILE)))
            while folder:
                folder, _, name = folder.rpartition("/")
                if (item := TreeItem(name, ItemKind.FOLDER)) in folders[folder]:
                    break
                folders[folder].add(item)
        return folders

    def fetch(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The files among these paths, all at once. Raises `UsageError`."""
        return self._contents(filter(self._is_file, paths))

    @cached_property
    def _targets(self) -> Mapping[str, str]:
        """Where the symbolic links point, as they are written, by their paths."""
        links = (path for path, blob in self.blobs.items() if blob.mode == LINK)
        return {path: os.fsdecode(target) for path, target in self._contents(links).items()}

    def dangles(self, path: str) -> bool:
        """Whether a symbolic link points to nothing in the repository."""
        passed: set[str] = set()
        while path in self._targets and path not in passed:
            passed.add(path)
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), self._targets[path]))
        is_outside = path.startswith(("/", ".."))
        is_there = path in self.folders or path in self.blobs or path == "."
        on_the_way = any(path.startswith(f"{link}/") for link in self._targets)
        return path in passed or not (is_outside or is_there or on_the_way)

    def _contents(self, paths: Iterable[str]) -> dict[str, bytes]:
        """What is in blobs, all at once. Raises `UsageError`."""
        wanted = {path: self.blobs[path].id for path in paths}
        if not wanted:
            return {}
        ids = "\n".join([*wanted.values(), ""])
        out = _git(self.top, "cat-file", "--batch", given=ids.encode())
        found, at = {}, 0
        for path in wanted:
            end = out.index(b"\n", at)
            _, kind, *size = out[at:end].split()
            if kind != b"blob":
                message = f"git does not have `{path}` of `{self.name}`: fetch it (`git fetch`)"
                raise UsageError(message)
            at = end + 1 + int(size[0])
            found[path] = out[end + 1 : at]
            at += 1
        return found

    def _is_file(self, path: str) -> bool:
        return path in self.blobs and self.blobs[path].mode not in _KINDS

    def moved(self) -> dict[str, str]:
        """Of files that git takes for renamed since, the old path by the new one."""
        if not self.tree:
            return {}
        out = _git(
            self.top,
            *("diff-index", "--find-renames", "--name-status", "--diff-filter=R", "-z"),
            self.tree,
        )
        fields = iter(os.fsdecode(out).split("\0"))
        return {new: old for _, old, new in zip(fields, fields, fields, strict=False)}

    def is_same(self, path: str, text: str) -> bool:
        """Whether a file had this text, with or without a byte order mark."""
        return self._is_file(path) and self.blobs[path].id in self.ids(text)

    def ids(self, text: str) -> Iterator[str]:
        """The names that git gives to a file with this text, without and with a byte order mark."""
        data = text.encode()
        length = len(self.tree)
        yield _blob_id(data, length)
        yield _blob_id(_MARK + data, length)


@dataclass(frozen=True)
class RevisionTree:
    """A project as it was in a revision."""

    revision: Revision
    lead: str
    """What to put before a path of the project so that it counts from the top, with `/`."""

    @property
    def leads(self) -> list[str]:
        parts = self.lead.split("/")[:-1]
        return ["/".join(parts[number:]) for number in range(len(parts))]

    def items(self, folder: str) -> Iterator[TreeItem]:
        yield from self.revision.folders.get(self.path(folder), ())

    def names(self, folder: str) -> Iterator[str]:
        """The names in a folder, but for symbolic links to nothing."""
        lead = f"{folder}/" if folder else ""
        return (
            item.name
            for item in self.items(folder)
            if item.kind is not ItemKind.LINK
            or not self.revision.dangles(self.path(lead + item.name))
        )

    def read(self, path: str) -> bytes | None:
        full = self.path(path)
        return self.revision.fetch([full]).get(full)

    def is_tracked(self, path: str) -> bool:  # noqa: ARG002 - as all of a revision is
        return True

    def path(self, path: str) -> str:
        """A path of the project, also one above it, from the top of the repository."""
        full = posixpath.normpath(self.lead + path)
        return "" if full == "." else full

    def has_same(self, path: str, file: TrackedFile) -> bool:
        """Whether a file was the same as git tracks it now."""
        return self.revision.blobs.get(self.path(path)) == file

    def is_folder(self, path: str) -> bool:
        return self.path(path) in self.revision.folders

    def has(self, path: str) -> bool:
        """Whether a file or folder stands at a path, as far as the repository goes."""
        full = self.path(path)
        return full in self.revision.blobs or full in self.revision.folders


def open_revision(start: Path, top: Path | None, name: str) -> Revision:
    """Read what files a revision has, or the merge base of two: `A...B`. Raises `UsageError`."""
    if top is None:
        raise UsageError(f"`{start}` is in no git repository, so it has no revision `{name}`")
    if name == "HEAD" and _is_unborn(top):
        return Revision(top, name, "", {})
    tree = _tree(top, name)
    out = os.fsdecode(_git(top, "ls-tree", "-r", "-z", tree))
    blobs = {}
    for line in filter(None, out.split("\0")):
        facts, _, path = line.partition("\t")
        mode, _, blob = facts.split(" ")
        blobs[path] = TrackedFile(mode, blob)
    return Revision(top, name, tree, blobs)


def has_base(top: Path, name: str) -> bool:
    """Whether a revision is here, or the merge base of two: `A...B`."""
    try:
        return bool(_tree(top, name))
    except UsageError:
        return False


def is_changed_since(top: Path, name: str) -> bool:
    """Whether the index has other files than a revision that is here: they have been committed
    since, or are to be.
    """
    if name == "HEAD" and _is_unborn(top):
        return True
    return _run(top, ("diff-index", "--quiet", _tree(top, name)), b"").returncode == 1


def _tree(top: Path, name: str) -> str:
    """The tree that a revision is, or the merge base of two of them."""
    left, dots, right = name.partition("...")
    if dots and not left:
        raise UsageError(f"`{name}` names no revision before its dots")
    if dots:
        commits = [_parsed(top, each or "HEAD", "commit") for each in (left, right)]
        base = _tried(top, "merge-base", *commits)
        if base is None:
            shallow = _is_shallow(top)
            why = f"{_SHALLOW}: {_DEEPEN}" if shallow else "name one revision that is older"
            raise UsageError(f"`{name}` has no merge base here; {why}")
        name = base
    elif ".." in name:
        raise UsageError(f"`{name}` is a range: name one revision, or `A...B` for the merge base")
    return _parsed(top, name, "tree")


def _parsed(top: Path, name: str, kind: str) -> str:
    found = _tried(
        top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{{kind}}}"
    )
    if found:
        return found
    if _is_shallow(top):
        raise UsageError(f"git has no revision `{name}`, and {_SHALLOW}: {_DEEPEN}")
    raise UsageError(f"git has no revision `{name}`: name a branch, a tag or a commit, or fetch it")


def _is_shallow(top: Path) -> bool:
    return _tried(top, "rev-parse", "--is-shallow-repository") == "true"


def _is_unborn(top: Path) -> bool:
    """Whether the repository has no commit yet, so that all of the first one is new."""
    is_branch = _tried(top, "symbolic-ref", "--quiet", "HEAD") is not None
    return is_branch and _tried(top, "rev-parse", "--verify", "--quiet", "HEAD") is None


def _blob_id(data: bytes, length: int) -> str:
    """The name that git gives to a file's content, in hexadecimal digits."""
    kind = "sha1" if length == _SHA1 else "sha256"
    return hashlib.new(kind, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _tried(top: Path, *arguments: str) -> str | None:
    """What git prints, or `None` where it says no."""
    done = _run(top, arguments, b"")
    if done.returncode > 1:
        _fail(arguments, done)
    return os.fsdecode(done.stdout).strip() if done.returncode == 0 else None


def _git(top: Path, *arguments: str, given: bytes = b"") -> bytes:
    done = _run(top, arguments, given)
    if done.returncode:
        _fail(arguments, done)
    return done.stdout


def _run(top: Path, arguments: Iterable[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    try:
        return run_git(top, *arguments, given=given)
    except OSError as error:
        raise UsageError(
            f"git cannot be run, which `--new-since` needs: {error.strerror}"
        ) from None


def _fail(arguments: Sequence[str], done: subprocess.CompletedProcess[bytes]) -> NoReturn:
    lines = lines_of(os.fsdecode(done.stderr).strip())
    raise UsageError(f"git {arguments[0]} failed: {lines[0] if lines else done.returncode}")
