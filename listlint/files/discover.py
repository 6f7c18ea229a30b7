"""From a working directory and paths to a project: its root, and the texts of its files."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from listlint.core.document import Fault
from listlint.core.source import Source, Span


def project_root(cwd: Path, paths: Iterable[Path], is_configured: Callable[[Path], bool]) -> Path:
    """The folder that is the project: where the configuration stands, upwards from the folder that
    the paths have in common, or from `cwd` without any; else the top of the git repository. So the
    same configuration decides for a file wherever listlint is run.

    Where nothing is configured and `cwd` is in no repository that holds all `paths`, the same is
    asked of their common folder, and whether a folder from there up to `cwd` looks like the top of
    a project. Where nothing answers it is `cwd`, unless that is somebody's home or the top of the
    file system, or does not hold the paths: then it is their common folder.
    """
    common = common_folder(cwd, paths)
    if root := _configured(common, is_configured):
        return root
    for start in (cwd, common):
        root = repository(start)
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


def _configured(start: Path, is_configured: Callable[[Path], bool]) -> Path | None:
    return next(filter(is_configured, (start, *start.parents)), None)


def common_folder(cwd: Path, paths: Iterable[Path]) -> Path:
    """The folder that paths have in common; the working directory where there are none."""
    given = [path if path.is_dir() else path.parent for path in paths]
    return Path(os.path.commonpath(given)) if given else cwd


def repository(start: Path) -> Path | None:
    """The top of the git repository that a folder lies in."""
    return next((folder for folder in (start, *start.parents) if (folder / ".git").exists()), None)


def listing(root: Path) -> Callable[[str], Iterable[str]]:
    """What `Files` asks for: the names in a folder that really lies inside the project, but for
    symbolic links to nothing.
    """
    real = os.path.realpath(root)
    top = os.path.realpath(repository(root) or root)

    def names(folder: str) -> Iterable[str]:
        place = os.path.join(root, folder) if folder else str(root)  # noqa: PTH118 - asked often
        if not is_within(real, place):
            return ()
        try:
            with os.scandir(place) as entries:
                return [e.name for e in entries if not (e.is_symlink() and _dangles(e.path, top))]
        except OSError:
            return ()

    return names


def _dangles(link: str, top: str) -> bool:
    """Whether a symbolic link points to nothing in its repository. What lies outside of it is not
    looked for.
    """
    target = os.path.realpath(link)
    return is_within(top, target) and not os.path.exists(target)  # noqa: PTH110 - as above


def beyond(root: Path) -> Callable[[str], bool]:
    """What `Files` asks of paths outside the project: whether they exist in its repository.
    They are never read.

    What lies outside of the repository is not even looked for, so that no finding tells what is on
    this machine: nobody who has the repository alone has it, so it does not exist; without a
    repository nobody knows, so it does.
    """
    top = repository(root)

    def exists(path: str) -> bool:
        place = os.path.normpath(os.path.join(root, path))  # noqa: PTH118 - as above
        if top is None or place == str(top):
            return True
        return is_within(os.path.realpath(top), os.path.dirname(place)) and os.path.lexists(place)  # noqa: PTH120 - as above

    return exists


_ENCRYPTED = b"\0GITCRYPT\0"
"""How a file begins that git-crypt keeps from all who lack the key."""


def is_within(folder: str, path: str) -> bool:
    """Whether a path really lies in a folder, or is it, whatever links are on the way. `folder` is
    a real path.
    """
    try:
        return os.path.commonpath((folder, os.path.realpath(path))) == folder
    except ValueError:  # another drive, or a NUL
        return False


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of files, and what is wrong with those that could not be read."""

    sources: tuple[Source, ...]
    faults: Mapping[str, Fault]
    """By path. Such a file's source shows replacement characters, or nothing."""

    def with_file(self, path: str, data: bytes) -> Texts:
        """These and one more."""
        source, fault = decode(path, data)
        faults = {**self.faults, path: fault} if fault else self.faults
        return Texts((*self.sources, source), faults)


def read(root: Path, paths: Iterable[str], later: Collection[str] = ()) -> Texts:
    """Read files as UTF-8, with or without a byte order mark; those that are known to be that,
    `later`, when their texts are asked for.
    """
    sources, faults = [], {}
    for path in paths:
        if path in later:
            sources.append(Source.later(path, partial(_text, root / path)))
            continue
        try:
            source, fault = decode(path, (root / path).read_bytes())
        except OSError as error:
            message = f"this file cannot be read: {error.strerror}"
            source, fault = Source(path, ""), Fault(Span(path, 0, 0), message)
        sources.append(source)
        if fault:
            faults[path] = fault
    return Texts(tuple(sources), faults)


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8-sig", errors="replace")


def decode(path: str, data: bytes) -> tuple[Source, Fault | None]:
    """The text of a file, and what is wrong with it if it is not UTF-8; none of one that is
    encrypted, which whoever has the key reads.
    """
    if data.startswith(_ENCRYPTED):
        return Source(path, ""), None
    try:
        return Source(path, data.decode("utf-8-sig")), None
    except UnicodeDecodeError as error:
        text = data.decode("utf-8-sig", errors="replace")
        return Source(path, text), _undecodable(path, data, error)


def _undecodable(path: str, data: bytes, error: UnicodeDecodeError) -> Fault:
    advice = "save it as UTF-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Fault(Span(path, 0, 0), "this file is UTF-16, not UTF-8", advice)
    read = error.object  # without a byte order mark, as the text is
    at = len(read[: error.start].decode("utf-8", errors="replace"))
    message = f"byte 0x{read[error.start]:02x} is not UTF-8"
    return Fault(Span(path, at, at + 1), message, advice)
