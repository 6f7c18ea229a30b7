"""From a working directory and paths to a project: its root, its configuration and its files."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pathspec import GitIgnoreSpec

from listlint import patterns
from listlint.model import Fault
from listlint.source import Source, Span

MARKDOWN = (".md", ".markdown")
PACKAGES = ("node_modules", "__pycache__", "site-packages")
HIDDEN_BUT_READ = ".github"


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
        while path:
            if path in self.left_out:
                return self.left_out[path]
            path = path.rpartition("/")[0]
        return None


def project_root(cwd: Path, paths: Iterable[Path], names: Iterable[str]) -> Path:
    """The folder that is the project: where the configuration stands, upwards from `cwd`, else the
    top of the git repository.

    Where `cwd` has neither, or they do not hold all `paths`, the same is asked of the folder that
    the paths have in common, and whether a folder from there up to `cwd` looks like the top of a
    project. Where nothing answers it is `cwd`, unless that is somebody's home or the top of the
    file system, or does not hold the paths: then it is their common folder.
    """
    given = [path if path.is_dir() else path.parent for path in paths]
    common = Path(os.path.commonpath(given)) if given else cwd
    for start in (cwd, common):
        root = _configured(start, names) or repository(start)
        if root and common.is_relative_to(root):
            return root
    between = (each for each in (common, *common.parents) if each.is_relative_to(cwd))
    if top := next(filter(_looks_like_a_top, between), None):
        return top
    is_fit = cwd not in (Path.home(), Path(cwd.anchor)) and common.is_relative_to(cwd)
    return cwd if is_fit else common


def _looks_like_a_top(folder: Path) -> bool:
    """Whether a folder has what stands at the top of a repository or vault, copied without git."""
    names = {name.lower() for name in listing(folder)("")}
    return bool(names & {".github", ".obsidian", "license", "license.md", "license.txt"})


def _configured(start: Path, names: Iterable[str]) -> Path | None:
    return next(
        (
            folder
            for folder in (start, *start.parents)
            for name in names
            if (folder / name).is_file() and speaks_of_listlint(folder / name)
        ),
        None,
    )


def speaks_of_listlint(path: Path) -> bool:
    """Whether a file configures listlint: a `pyproject.toml` does if it has its table."""
    if path.name != "pyproject.toml":
        return True
    text = path.read_text(encoding="utf-8", errors="replace")
    try:
        tool = tomllib.loads(text).get("tool")
    except (ValueError, RecursionError):  # the complaint comes when it is read
        return "[tool.listlint" in text
    return isinstance(tool, dict) and "listlint" in tool


def repository(start: Path) -> Path | None:
    """The top of the git repository that a folder lies in."""
    return next((folder for folder in (start, *start.parents) if (folder / ".git").exists()), None)


def listing(root: Path) -> Callable[[str], Iterable[str]]:
    """What `Files` asks for: the names in a folder that really lies inside the project."""
    real = os.path.realpath(root)

    def names(folder: str) -> Iterable[str]:
        place = os.path.join(root, folder) if folder else str(root)  # noqa: PTH118 - asked often
        if os.path.commonpath((real, os.path.realpath(place))) != real:
            return ()
        try:
            return os.listdir(place)  # noqa: PTH208 - as above
        except OSError:
            return ()

    return names


def beyond(root: Path) -> Callable[[str], bool]:
    """What `Files` asks of paths outside the project: whether they exist. They are never read."""
    return lambda path: os.path.lexists(os.path.normpath(os.path.join(root, path)))  # noqa: PTH118 - as above


def walk(root: Path, exclude: Iterable[str]) -> Found:
    """Find the Markdown files of a project.

    Left out are hidden files and folders (but `.github`), folders of packages, what `exclude` or a
    `.gitignore` matches, and symbolic links: what they lead to is read where it really stands.
    """
    excluded = patterns.compiled(exclude)
    paths: list[str] = []
    left_out: dict[str, str] = {}
    oddities: list[str] = []
    pending = [("", [ignore for above in _above(root) for ignore in _ignores(above, root)])]
    while pending:
        folder, ignores = pending.pop()
        place = root / folder
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as error:
            left_out[folder] = f"it cannot be read: {error.strerror}"
            continue
        own = [*_ignores(place, root)]
        oddities += [odd for ignore in own for odd in ignore.oddities()]
        ignores = [*ignores, *own]
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and not entry.name.lower().endswith(MARKDOWN):
                continue
            if reason := _reason(entry, path, is_folder, excluded, ignores):
                left_out[path] = reason
            elif is_folder:
                pending.append((path, ignores))
            elif entry.is_file():
                paths.append(path)
            else:
                left_out[path] = "it is no regular file"
    return Found(tuple(sorted(paths)), left_out, tuple(oddities))


def _is_environment(folder: str) -> bool:
    """Whether a folder is a virtual environment of Python."""
    return os.path.exists(f"{folder}/pyvenv.cfg")  # noqa: PTH110 - Path raises on a long name


class _Ignore(NamedTuple):
    """A `.gitignore`, and the folder, from the top of the file system, that it stands in."""

    folder: str
    name: str
    """How to call it: its path relative to the project."""
    lines: list[str]
    spec: GitIgnoreSpec

    def oddities(self) -> Iterator[str]:
        """What is said of lines that cannot be used."""
        for number, line in enumerate(self.lines, 1):
            if why := patterns.complaint(line):
                yield f"{self.name}:{number}: `{line}` {why}"


def _ignores(place: Path, root: Path) -> Iterator[_Ignore]:
    file = place / ".gitignore"
    if file.is_symlink() or not file.is_file():  # git does not follow it either
        return
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    name = Path(os.path.relpath(place, root), ".gitignore").as_posix()
    yield _Ignore(str(place), name, lines, patterns.compiled(lines))


def _above(root: Path) -> list[Path]:
    """The folders from the top of the git repository down to the one above the project."""
    top = repository(root)
    above = [folder for folder in root.parents if top and folder.is_relative_to(top)]
    return above[::-1]


def _reason(
    entry: os.DirEntry[str],
    path: str,
    is_folder: bool,  # noqa: FBT001 - a fact of the entry, asked once
    excluded: GitIgnoreSpec,
    ignores: list[_Ignore],
) -> str | None:
    """Why a file or folder is left out, to be read after its name; `None` where it is not."""
    if entry.is_symlink():
        return "it is a symbolic link"
    if entry.name.startswith(".") and entry.name != HIDDEN_BUT_READ:
        return "it is hidden"
    if is_folder and (entry.name in PACKAGES or _is_environment(entry.path)):
        return "it holds installed packages"
    slash = "/" if is_folder else ""
    if excluded.match_file(path + slash):
        return "`exclude` matches it"
    for ignore in reversed(ignores):  # the nearest file that speaks of it decides
        verdict = ignore.spec.check_file(entry.path[len(ignore.folder) + 1 :] + slash).include
        if verdict is not None:
            return f"`{ignore.name}` ignores it" if verdict else None
    return None


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of files, and what is wrong with those that could not be read."""

    sources: tuple[Source, ...]
    faults: Mapping[str, Fault]
    """By path. Such a file's source shows replacement characters, or nothing."""


def read(root: Path, paths: Iterable[str]) -> Texts:
    """Read files as UTF-8, with or without a byte order mark."""
    sources, faults = [], {}
    for path in paths:
        try:
            source, fault = decode(path, (root / path).read_bytes())
        except OSError as error:
            message = f"this file cannot be read: {error.strerror}"
            source, fault = Source(path, ""), Fault(Span(path, 0, 0), message)
        sources.append(source)
        if fault:
            faults[path] = fault
    return Texts(tuple(sources), faults)


def decode(path: str, data: bytes) -> tuple[Source, Fault | None]:
    """The text of a file, and what is wrong with it if it is not UTF-8."""
    try:
        return Source(path, data.decode("utf-8-sig")), None
    except UnicodeDecodeError as error:
        text = data.decode("utf-8-sig", errors="replace")
        return Source(path, text), _undecodable(path, data, error)


def _undecodable(path: str, data: bytes, error: UnicodeDecodeError) -> Fault:
    advice = "save it as UTF-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Fault(Span(path, 0, 0), "this file is UTF-16, not UTF-8", advice)
    at = len(data[: error.start].decode("utf-8-sig", errors="replace"))
    message = f"byte 0x{data[error.start]:02x} is not UTF-8"
    return Fault(Span(path, at, at + 1), message, advice)
