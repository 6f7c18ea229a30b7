"""Whether anything has changed in a project, told from what the file system says of its files.

No file is read. That of which nobody can be sure, such as a file that has been written to a moment
ago and might be written to again with the same time, has no state: then nothing is the same.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from stat import S_ISDIR

from listlint.core.version import __version__

MOST_FILES = 300_000
"""Files and folders that are looked at; they take a second."""
_TICK = 50_000_000
"""Nanoseconds within which two changes may have one time."""
_COARSE_TICK = 2_000_000_000
"""The same where times are in whole seconds, on file systems that know no finer ones."""
_SECOND = 1_000_000_000
"""Nanoseconds."""
_GIT, _COMPILED = ".git", "__pycache__"

_Stamp = tuple[str, int, int, int, int, int]
"""A path, and of what stands there the kind, size, times and number."""


class State:
    """What the file system says of some files and folders."""

    def __init__(self, stamps: Iterable[_Stamp]) -> None:
        self._stamps = stamps

    @property
    def digest(self) -> bytes:
        """Another one as soon as something has changed."""
        return _digest(self._stamps)

    def around(self, files: Collection[str]) -> bytes:
        """A digest that stays the same when these files are written to, by absolute paths, as long
        as they are there, and for whatever of the project was named.
        """
        there = (stamp for stamp in self._stamps if stamp[1])
        return _digest(
            sorted(
                {stamp[:2] if S_ISDIR(stamp[1]) or stamp[0] in files else stamp for stamp in there}
            )
        )

    def stamps(self, files: Collection[str]) -> dict[str, tuple[int, ...]]:
        """What is said of each of these files, by its path."""
        return {stamp[0]: stamp[1:] for stamp in self._stamps if stamp[0] in files}


def _digest(stamps: Iterable[tuple[str | int, ...]]) -> bytes:
    digest = blake2b(digest_size=16)
    for stamp in stamps:
        digest.update(repr(stamp).encode("utf-8", "surrogateescape"))
    return digest.digest()


def state_of_code() -> bytes | None:
    """The state of listlint itself and of what it uses: where it is installed, and which Python."""
    own = Path(__file__).parents[1]
    installed = [Path(each) for each in sys.path if each and Path(each) != Path.cwd()]
    found = state_of([own], installed)
    about = f"{__version__} {sys.version}".encode()
    return blake2b(about, key=found.digest, digest_size=16).digest() if found else None


def state_of(
    tops: Iterable[Path], places: Iterable[Path] = (), without: Path | None = None
) -> State | None:
    """The state of folders, but not of their folder `without`, nor of what git stores or Python
    compiles there; and of places, which may be missing. `None` where that cannot be told.
    """
    now = time.time_ns()
    found: list[_Stamp] = []
    try:
        for stamp in _stamps(tops, places, str(without)):
            if len(found) == MOST_FILES or _is_fresh(stamp, now):
                return None
            found.append(stamp)
    except OSError:  # what cannot be looked at, or has gone meanwhile
        return None
    return State(found)


def _is_fresh(stamp: _Stamp, now: int) -> bool:
    """Whether something may change once more without another time."""
    changed = stamp[3]
    return changed > now - (_TICK if changed % _SECOND else _COARSE_TICK)


def _stamps(tops: Iterable[Path], places: Iterable[Path], without: str) -> Iterator[_Stamp]:
    for top in tops:
        yield from _inside(str(top), without)
    for place in places:
        if os.path.lexists(place):
            yield _stamp(str(place), os.lstat(place))
        else:
            yield str(place), 0, 0, 0, 0, 0


def _stamp(path: str, found: os.stat_result) -> _Stamp:
    times = found.st_mtime_ns, found.st_ctime_ns
    return path, found.st_mode, found.st_size, *times, found.st_ino


def _inside(top: str, without: str = "") -> Iterator[_Stamp]:
    """What is in a folder and below."""
    pending = [top]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.name == _COMPILED or entry.path == without:
                    continue
                if entry.name == _GIT:
                    yield from _of_git(entry.path)
                    continue
                found = entry.stat(follow_symlinks=False)
                yield _stamp(entry.path, found)
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)


def _of_git(path: str) -> Iterator[_Stamp]:
    """What git says of the work tree: its index, its branches, where it is."""
    folders = [path]
    if not os.path.isdir(path):  # noqa: PTH112 - as all paths here
        yield _stamp(path, os.lstat(path))
        if not os.path.isfile(path):  # noqa: PTH113 - as above
            return
        text = Path(path).read_text(encoding="utf-8", errors="surrogateescape")
        folder = os.path.join(os.path.dirname(path), text.removeprefix("gitdir:").strip())  # noqa: PTH118, PTH120 - as above
        folders = [folder, os.path.join(folder, "..", "..")]  # noqa: PTH118 - as above
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_file(follow_symlinks=False):
                    yield _stamp(entry.path, entry.stat(follow_symlinks=False))
        refs = os.path.join(folder, "refs")  # noqa: PTH118 - as above
        if os.path.isdir(refs):  # noqa: PTH112 - as above
            yield from _inside(refs)
