"""From a working directory and paths to a project: its root, its configuration and its files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pathspec import GitIgnoreSpec

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

    def why_not(self, path: str) -> str | None:
        """Why a file or folder is not read: it, or a folder above it, is left out."""
        while path:
            if path in self.left_out:
                return self.left_out[path]
            path = path.rpartition("/")[0]
        return None


def project_root(cwd: Path, paths: Iterable[Path], names: Iterable[str]) -> Path:
    """The folder that is the project: where the configuration stands, upwards from `cwd`.

    Without one it is the top of the git repository, else `cwd`. Where that does not hold all
    `paths`, or is somebody's home or the top of the file system, the search starts from the
    folder that all paths have in common.
    """
    given = [path if path.is_dir() else path.parent for path in paths]
    for start in (cwd, Path(os.path.commonpath(given)) if given else cwd):
        root = _configured(start, names) or _repository(start) or start
        unfit = root in (Path.home(), Path(root.anchor)) and _configured(start, names) is None
        if not (unfit and given) and all(path.is_relative_to(root) for path in given):
            return root
    return start


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
    return "[tool.listlint" in path.read_text(encoding="utf-8", errors="replace")


def _repository(start: Path) -> Path | None:
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
    excluded = GitIgnoreSpec.from_lines(exclude)
    paths: list[str] = []
    left_out: dict[str, str] = {}
    pending = [("", [ignore for above in _above(root) for ignore in _ignores(above, root)])]
    while pending:
        folder, ignores = pending.pop()
        place = root / folder
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as error:
            left_out[folder] = f"it cannot be read: {error.strerror}"
            continue
        ignores = [*ignores, *_ignores(place, root)]
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
    return Found(tuple(sorted(paths)), left_out)


class _Ignore(NamedTuple):
    """A `.gitignore`, and the folder, from the top of the file system, that it stands in."""

    folder: str
    name: str
    """How to call it: its path relative to the project."""
    spec: GitIgnoreSpec


def _ignores(place: Path, root: Path) -> Iterator[_Ignore]:
    try:
        text = (place / ".gitignore").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    name = Path(os.path.relpath(place, root), ".gitignore").as_posix()
    yield _Ignore(str(place), name, GitIgnoreSpec.from_lines(text.splitlines()))


def _above(root: Path) -> list[Path]:
    """The folders from the top of the git repository down to the one above the project."""
    top = _repository(root)
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
    if is_folder and (entry.name in PACKAGES or Path(entry.path, "pyvenv.cfg").exists()):
        return "it holds installed packages"
    slash = "/" if is_folder else ""
    if excluded.match_file(path + slash):
        return "`exclude` matches it"
    for folder, name, spec in reversed(ignores):  # the nearest file that speaks of it decides
        verdict = spec.check_file(entry.path[len(folder) + 1 :] + slash).include
        if verdict is not None:
            return f"`{name}` ignores it" if verdict else None
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
            data = (root / path).read_bytes()
        except OSError as error:
            sources.append(Source(path, ""))
            faults[path] = Fault(Span(path, 0, 0), f"this file cannot be read: {error.strerror}")
            continue
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            text = data.decode("utf-8-sig", errors="replace")
            faults[path] = _undecodable(path, data, error)
        sources.append(Source(path, text))
    return Texts(tuple(sources), faults)


def _undecodable(path: str, data: bytes, error: UnicodeDecodeError) -> Fault:
    advice = "save it as UTF-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Fault(Span(path, 0, 0), "this file is UTF-16, not UTF-8", advice)
    at = len(data[: error.start].decode("utf-8-sig", errors="replace"))
    message = f"byte 0x{data[error.start]:02x} is not UTF-8"
    return Fault(Span(path, at, at + 1), message, advice)
