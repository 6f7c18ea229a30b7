"""Folders that settings speak of, relative to the project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from posixpath import normpath


def join(folder: str, path: str) -> str:
    """A path below a folder, without `.` and `..`; empty for the project itself."""
    joined = normpath(f"{folder}/{path}".strip("/")) if folder or path else ""
    return "" if joined == "." else joined


def inside(folder: str, *paths: str) -> tuple[str, ...]:
    """Paths below a folder, each once."""
    return tuple(dict.fromkeys(join(folder, each) for each in paths))


def common(folders: Iterable[str]) -> str:
    """The folder that holds all of these."""
    first, *others = [each.split("/") for each in folders]
    for other in others:
        kept = 0
        while kept < min(len(first), len(other)) and first[kept] == other[kept]:
            kept += 1
        first = first[:kept]
    return "/".join(first)


def upwards(folder: str) -> Iterator[str]:
    """A folder and those above it, the innermost first."""
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
    yield ""


def is_below(folder: str, above: str) -> bool:
    """Whether a folder is another one, or stands in it."""
    return not above or folder == above or folder.startswith(f"{above}/")


def is_language(name: str) -> bool:
    """Whether a folder is called as a language is: `de`, `pt_br`, `zh-hans`."""
    return re.fullmatch(r"[a-z]{2}(?:[-_][a-z]{2,4})?", name.lower()) is not None


def is_of_other_language(path: str, other: str) -> bool:
    """Whether two paths first differ in the folder of a language: `de/a.md` and `fr/b.md`."""
    for one, two in zip(path.split("/")[:-1], other.split("/")[:-1], strict=False):
        if one != two:
            return is_language(one) and is_language(two)
    return False
