"""Which Markdown files of a project are checked, and why others are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from listlint.core.markdown_paths import is_markdown
from listlint.files.patterns import PathPatterns, complaints
from listlint.files.skipped import INSTALLED_PACKAGES, is_hidden
from listlint.files.tree import ItemKind, Tree, TreeItem

_IGNORES = ".gitignore"
_PACKAGES = "it holds installed packages"
_VENDORED = frozenset({"vendor", "third_party", "third-party"})
"""What folders of packages of others are called, as GitHub's own count of languages has it."""
_DOCUMENTS = frozenset({"docs", "doc", "content", "pages"})
"""Below these it may be a chapter."""
_BACKUPS = frozenset({"bak", "version-files", ".recycle"})
"""Where Logseq keeps what pages were, in the folder of its settings."""
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Found:
    """What a walk over a project has found, with paths relative to it, in alphabetical order."""

    paths: tuple[str, ...]
    """The Markdown files to check."""
    left_out: dict[str, str] = field(default_factory=dict)
    """Folders and Markdown files that are not read, and why, to be read after "is not checked:"."""

    oddities: tuple[str, ...] = ()
    """What a user would want to know of the files that say what to ignore."""

    def why_not(self, path: str) -> str | None:
        """Why a file or folder is not read: it, or a folder above it, is left out."""
        return self.left_out.get(self.left_out_above(path))

    def left_out_above(self, path: str) -> str:
        """What is left out of a file or folder and those above it; empty where nothing is."""
        while path and path not in self.left_out:
            path = path.rpartition("/")[0]
        return path


def walk_tree(tree: Tree, exclude: Iterable[str]) -> Found:
    """Find the Markdown files of a project.

    Left out are hidden files and folders (but `.github`), folders of packages, what `exclude`
    matches, and symbolic links: what they lead to is read where it really stands. Of what git does
    not track, also what a `.gitignore` matches and virtual environments.
    """
    excluded = PathPatterns(exclude)
    paths: list[str] = []
    left_out: dict[str, str] = {}
    above = [*_above(tree)]
    oddities = [odd for ignore in above for odd in ignore.oddities()]
    pending: list[_Folder] = [_Folder("", above, None)]
    while pending:
        folder, ignores, untracked = pending.pop()
        try:
            items = sorted(tree.items(folder), key=attrgetter("name"))
        except OSError as error:
            left_out[folder] = f"it cannot be read: {error.strerror}"
            continue
        own = [*_ignores(tree, folder, items)]
        oddities += [odd for ignore in own for odd in ignore.oddities()]
        ignores = [*ignores, *own]
        for item in items:
            path = f"{folder}/{item.name}" if folder else item.name
            is_folder = item.kind is ItemKind.FOLDER
            if not is_folder and not is_markdown(item.name):
                continue
            reason = _reason(item, path, excluded)
            if is_folder and item.name in _VENDORED and not _is_of_pages(tree, path):
                reason = reason or _PACKAGES
            if is_folder and item.name in _BACKUPS and _is_of_logseq(tree, folder):
                reason = "it holds old versions of pages"
            ignored = None if reason else untracked or _ignored(tree, item, path, ignores)
            if reason or (ignored and not tree.is_tracked(path)):
                left_out[path] = reason or ignored or ""
            elif is_folder:
                pending.append(_Folder(path, ignores, ignored))
            else:
                paths.append(path)
    return Found(tuple(sorted(paths)), left_out, tuple(oddities))


class _Folder(NamedTuple):
    """A folder to be looked into."""

    path: str
    ignores: list[_Ignore]
    """What is ignored by those above it."""
    untracked: str | None
    """Why nothing of it is read that git does not track, if so."""


class _Ignore(NamedTuple):
    """A `.gitignore`: how its folder leads to the project, or the other way round."""

    name: str
    """How to call it: its path relative to the project."""
    lead: str
    """What to put before a path so that it counts from the folder, which is above the project."""
    cut: int
    """How many characters to take from a path so that it counts from the folder, within it."""
    lines: list[str]
    spec: PathPatterns
    fault: str = ""
    """Why it cannot be read."""

    def verdict(self, path: str) -> bool | None:
        """Whether a path is ignored; `None` where nothing is said of it."""
        if self.lead and self.spec.match(self.lead):
            return True
        return self.spec.verdict(self.lead + path[self.cut :])

    def oddities(self) -> Iterator[str]:
        """What is said of one that cannot be read, and of lines that cannot be used."""
        if self.fault:
            yield f"`{self.name}` cannot be read, so it ignores nothing: {self.fault}"
        for number, why in complaints(self.lines):
            yield f"{self.name}:{number}: `{self.lines[number - 1]}` {why}"


def _above(tree: Tree) -> Iterator[_Ignore]:
    """What is ignored by the folders from the top of the repository down to the project."""
    for number, lead in enumerate(tree.leads):
        yield from _ignore(tree, "../" * (len(tree.leads) - number) + _IGNORES, f"{lead}/", 0)


def _ignores(tree: Tree, folder: str, items: Iterable[TreeItem]) -> Iterator[_Ignore]:
    if TreeItem(_IGNORES, ItemKind.FILE) not in items:  # git does not follow a link either
        return
    name = f"{folder}/{_IGNORES}" if folder else _IGNORES
    yield from _ignore(tree, name, "", len(folder) + 1 if folder else 0)


def _ignore(tree: Tree, name: str, lead: str, cut: int) -> Iterator[_Ignore]:
    try:
        data, fault = tree.read(name), ""
    except OSError as error:
        data, fault = b"", error.strerror or str(error)
    if data is not None:
        text = data.removeprefix(_MARK).decode("utf-8", errors="surrogateescape")
        lines = text.split("\n")  # git knows no other end of a line: nothing can hide behind one
        yield _Ignore(name, lead, cut, lines, PathPatterns(lines), fault)


def _reason(item: TreeItem, path: str, excluded: PathPatterns) -> str | None:
    """Why a file or folder is left out, to be read after its name; `None` where it is not."""
    is_folder = item.kind is ItemKind.FOLDER
    if item.kind is ItemKind.LINK:
        return "it is a symbolic link"
    if is_hidden(item.name):
        return "it is hidden"
    if is_folder and item.name in INSTALLED_PACKAGES:
        return _PACKAGES
    if excluded.match(f"{path}/" if is_folder else path):
        return "`exclude` matches it"
    return "it is no regular file" if item.kind is ItemKind.OTHER else None


def _ignored(tree: Tree, item: TreeItem, path: str, ignores: list[_Ignore]) -> str | None:
    """Why a file or folder is left out if git does not track it."""
    is_folder = item.kind is ItemKind.FOLDER
    if is_folder and _is_environment(tree, path):
        return _PACKAGES
    for ignore in reversed(ignores):  # the nearest file that speaks of it decides
        verdict = ignore.verdict(f"{path}/" if is_folder else path)
        if verdict is not None:
            return f"`{ignore.name}` ignores it" if verdict else None
    return None


def _is_of_logseq(tree: Tree, folder: str) -> bool:
    """Whether a folder holds the settings of Logseq."""
    name = folder.rpartition("/")[2]
    return name == "logseq" and tree.read(f"{folder}/config.edn") is not None


def _is_of_pages(tree: Tree, path: str) -> bool:
    """Whether a folder of such a name holds pages: some stand in it, or it stands among some."""
    if not _DOCUMENTS.isdisjoint(path.split("/")):
        return True
    try:
        return any(is_markdown(item.name) for item in tree.items(path))
    except OSError:
        return False


def _is_environment(tree: Tree, folder: str) -> bool:
    """Whether a folder is a virtual environment of Python."""
    return tree.read(f"{folder}/pyvenv.cfg") is not None
