"""Files that are written: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from listlint.core.errors import UsageError
from listlint.files import leftovers

MARK = b"\xef\xbb\xbf"
"""The byte order mark that a text may begin with."""


def replace(file: Path, data: bytes, within: Path | None = None) -> None:
    """Put `data` in the place of a file, or of none, keeping its mode. `within` is the project if
    the file is named by it or its conventions and not by the user: then it is no file elsewhere,
    not even through a link, and none of git's. Raises `UsageError`.
    """
    if within and (why := _astray(file, within)):
        raise UsageError(f"`{file}` cannot be written: {why}")
    file = file.resolve()
    file.parent.mkdir(parents=True, exist_ok=True)
    leftovers.remove([file.parent])
    old = file.read_bytes() if file.exists() else None
    try:
        _swap(file, old, data)
    except OSError as error:
        raise UsageError(f"`{file}` cannot be written: {error.strerror}") from None


def _astray(file: Path, project: Path) -> str:
    """Why a file is none of a project's; empty where it is one."""
    try:
        place, root = file.resolve(), project.resolve()
    except (OSError, RuntimeError):  # a loop of links
        return "it is a link to itself"
    if not place.is_relative_to(root):
        return "a link leads out of the project"
    is_of_git = any(part.lower() == ".git" for part in place.relative_to(root).parts)
    return "it lies in a folder of git" if is_of_git else ""


def rewrite(root: Path, path: str, before: str, after: str) -> str | None:
    """Put one text in the place of another, keeping mode and byte order mark.

    Where that cannot be done the file stays as it is, and why is returned. No symbolic link is
    followed, neither to a file nor to a folder: what was read was none.
    """
    file = root / path
    try:
        old = read_exactly(file, before)
        if old is None or file.resolve() != root.resolve() / path:
            return "it has changed since it was read"
        mark = MARK if old.startswith(MARK) else b""
        _swap(file, old, mark + after.encode())
    except OSError as error:
        return _why(error)
    return None


def read_exactly(file: Path, text: str) -> bytes | None:
    """What is in a file, if it is just this text. Raises `OSError`."""
    if file.is_symlink():
        return None
    data = file.read_bytes()
    return data if data.removeprefix(MARK) == text.encode() else None


def _swap(file: Path, old: bytes | None, new: bytes) -> None:
    """Write a file beside the old one, and put it there in one step. Raises `OSError`."""
    if old is not None and not os.access(file, os.W_OK):
        raise PermissionError(0, "it is read-only")
    beside = leftovers.beside(file)
    try:
        with beside.open("xb") as out:
            out.write(new)
            out.flush()
            os.fsync(out.fileno())
        if old is not None:
            _take_after(file, beside)
            if file.is_symlink() or file.read_bytes() != old:
                raise BlockingIOError(0, "it has changed since it was read")
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def _take_after(file: Path, beside: Path) -> None:
    """Give a file the mode of another and, where that is allowed, its owner."""
    was = file.stat()
    with suppress(OSError):
        os.chown(beside, was.st_uid, was.st_gid)
    beside.chmod(was.st_mode & 0o7777)


def _why(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


@contextmanager
def opened(name: str) -> Iterator[TextIO]:
    """A file to write text to. Raises `UsageError`, also where the disk is full."""
    try:
        with Path(name).open(
            "w", encoding="utf-8", errors="backslashreplace", newline="\n"
        ) as file:
            yield file
    except OSError as error:
        raise UsageError(f"`{name}` cannot be written: {error.strerror}") from None
