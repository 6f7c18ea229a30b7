"""Which Markdown files of a project are checked, and why others are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import NamedTuple

from listlint.core.markdown_paths import is_markdown
from listlint.files.patterns import PathPatterns, complaints
from listlint.files.skipped import INSTALLED_PACKAGES, is_hidden
from listlint.files.tree import ItemKind, Tree, TreeItem

_IGNORES = ".gitignore"
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

    def including(self, paths: Iterable[str]) -> Found:
        """The same with these paths, though they are left out."""
        return replace(self, paths=tuple(sorted({*self.paths, *paths})))

    def why_not(self, path: str) -> str | None:
        """Why a file or folder is not read: it, or a folder above it, is left out."""
        while path:
            if path in self.left_out:
                return self.left_out[path]
            path = path.rpartition("/")[0]
        return None


def walk_tree(tree: Tree, exclude: Iterable[str]) -> Found:
    """Find the Markdown files of a project.

    Left out are hidden files and folders (but `.github`), folders of packages, what `exclude` or a
    `.gitignore` matches, and symbolic links: what they lead to is read where it really stands.
    """
    excluded = PathPatterns(exclude)
    paths: list[str] = []
    left_out: dict[str, str] = {}
    oddities: list[str] = []
    pending = [("", [*_above(tree)])]
    while pending:
        folder, ignores = pending.pop()
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
            if reason := _reason(tree, item, path, excluded, ignores):
                left_out[path] = reason
            elif is_folder:
                pending.append((path, ignores))
            else:
                paths.append(path)
    return Found(tuple(sorted(paths)), left_out, tuple(oddities))


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

    def verdict(self, path: str) -> bool | None:
        """Whether a path is ignored; `None` where nothing is said of it."""
        if self.lead and self.spec.match(self.lead):
            return True
        return self.spec.verdict(self.lead + path[self.cut :])

    def oddities(self) -> Iterator[str]:
        """What is said of lines that cannot be used."""
        for number, why in complaints(self.lines):
            yield f"{self.name}:{number}: `{self.lines[number - 1]}` {why}"


def _above(tree: Tree) -> Iterator[_Ignore]:
    """What is ignored by the folders from the top of the repository down to the project."""
    for number, lead in enumerate(tree.leads):
        name = "../" * (len(tree.leads) - number) + _IGNORES
        if (data := tree.read(name)) is not None:
            yield _ignore(data, name, f"{lead}/", 0)


def _ignores(tree: Tree, folder: str, items: Iterable[TreeItem]) -> Iterator[_Ignore]:
    if TreeItem(_IGNORES, ItemKind.FILE) not in items:  # git does not follow a link either
        return
    name = f"{folder}/{_IGNORES}" if folder else _IGNORES
    if (data := tree.read(name)) is not None:
        yield _ignore(data, name, "", len(folder) + 1 if folder else 0)


def _ignore(data: bytes, name: str, lead: str, cut: int) -> _Ignore:
    text = data.removeprefix(_MARK).decode("utf-8", errors="surrogateescape")
    lines = text.split("\n")  # git knows no other end of a line, so nothing can hide behind one
    return _Ignore(name, lead, cut, lines, PathPatterns(lines))


def _reason(
    tree: Tree,
    item: TreeItem,
    path: str,
    excluded: PathPatterns,
    ignores: list[_Ignore],
) -> str | None:
    """Why a file or folder is left out, to be read after its name; `None` where it is not."""
    if item.kind is ItemKind.LINK:
        return "it is a symbolic link"
    if is_hidden(item.name):
        return "it is hidden"
    is_folder = item.kind is ItemKind.FOLDER
    if is_folder and (item.name in INSTALLED_PACKAGES or _is_environment(tree, path)):
        return "it holds installed packages"
    slash = "/" if is_folder else ""
    if excluded.match(path + slash):
        return "`exclude` matches it"
    for ignore in reversed(ignores):  # the nearest file that speaks of it decides
        verdict = ignore.verdict(path + slash)
        if verdict is not None:
            return f"`{ignore.name}` ignores it" if verdict else None
    return "it is no regular file" if item.kind is ItemKind.OTHER else None


def _is_environment(tree: Tree, folder: str) -> bool:
    """Whether a folder is a virtual environment of Python."""
    return tree.read(f"{folder}/pyvenv.cfg") is not None
