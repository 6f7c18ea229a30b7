"""Prints once more what a run has printed, where nothing that it looked at has changed since.

Nothing heavy is imported for that, and no file of the project is read.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from listlint.cli.console import CLEAN, FINDINGS
from listlint.files.cache import Cache, cache_folder

TYPE_CHECKING = False  # as `typing` has it, whose import takes long
if TYPE_CHECKING:
    from typing import TextIO

    from listlint.files.state import State

MOST_CHARACTERS = 4_000_000
"""A longer report is not kept."""
_CONFIGURATIONS = ("listlint.toml", "pyproject.toml", ".git")
"""What decides which folder is the project."""
_UNIMPORTANT = frozenset({"OLDPWD", "PWD", "SHLVL", "_"})
"""Variables that differ from run to run and say nothing."""
_CHANGING = (
    *("new_since", "only_new", "fix", "fix_only", "diff", "add_ignores", "stdin_filename"),
    *("output", "output_file", "debug", "plugins"),
)
"""Options with which a run asks git for a revision, writes files, is looked at closely or runs what
may look at anything.
"""


def or_run(run: Callable[[Namespace], int], options: Namespace) -> int:
    """The exit status of a run, or of one before that printed what this would print."""
    if options.no_cache or any(getattr(options, name, False) for name in _CHANGING):
        return run(options)
    from listlint.files.state import state_of_code  # noqa: PLC0415 - see above

    folder = cache_folder(options.cache_dir)
    code, state = state_of_code(), _state(options, folder)
    if not code or not state:
        return run(options)
    cache, key, digest = Cache(folder), _key(options, code), state.digest
    if (status := _replayed(cache, key, digest)) is not None:
        return status
    options.state, options.variables = state, _variables()
    return _recorded(run, options, cache, (key, digest))


def _key(options: Namespace, code: bytes) -> bytes:
    """What is asked, by whom and where it is shown."""
    shown = [shutil.get_terminal_size() if stream.isatty() else None for stream in _streams()]
    asked = {name: value for name, value in vars(options).items() if name != "cache_dir"}
    about = [code, str(Path.cwd()), asked, shown, _variables()]
    return blake2b(repr(about).encode("utf-8", "surrogateescape"), digest_size=16).digest()


def _variables() -> list[tuple[str, str]]:
    """The variables that may say something."""
    return sorted(each for each in os.environ.items() if each[0] not in _UNIMPORTANT)


def _streams() -> tuple[TextIO, TextIO]:
    return sys.stdout, sys.stderr


def _state(options: Namespace, cache: Path) -> State | None:
    """The state of all that a run may look at: the project, what decides where it begins, and files
    that were named.
    """
    from listlint.files.state import state_of  # noqa: PLC0415 - see above

    cwd = Path.cwd()
    named = [cwd / path for path in options.paths]
    given = [cwd / path for path in (options.config, options.baseline) if path]
    starts = [cwd, Path(os.path.commonpath(named))] if named else [cwd]
    beside = [
        folder / name
        for start in starts
        for folder in (start, *start.parents)
        for name in _CONFIGURATIONS
    ]
    return state_of(_tops(starts), [*beside, *given, *named], without=cache)


def _tops(starts: Iterable[Path]) -> list[Path]:
    """The highest folders that may be the project, none of them within another."""
    tops = {_top(start) for start in starts}
    return [each for each in tops if tops.isdisjoint(each.parents)]


def _top(start: Path) -> Path:
    found = [each for each in (start, *start.parents) if _may_be_top(each)]
    return found[-1] if found else start


def _may_be_top(folder: Path) -> bool:
    if any(os.path.lexists(folder / name) for name in (".git", "listlint.toml")):
        return True
    file = folder / "pyproject.toml"
    with suppress(OSError):
        if file.is_symlink():  # which is not followed before it is known where it leads
            return True
        return file.is_file() and b"listlint" in file.read_bytes()
    return False


def _replayed(cache: Cache, key: bytes, state: bytes) -> int | None:
    """Print what was printed, if the state is the same; the exit status of that run."""
    try:
        before, status, printed = json.loads(cache.get([key])[key])
        if before != state.hex():
            return None
        for stream, text in printed:
            _streams()[stream].write(text)
    except (KeyError, ValueError, TypeError, IndexError):  # not there, or not ours
        return None
    return int(status)


def _recorded(
    run: Callable[[Namespace], int], options: Namespace, cache: Cache, place: tuple[bytes, bytes]
) -> int:
    """Run, and write down what is printed."""
    key, state = place
    printed: list[tuple[int, str]] = []
    before = _streams()
    recorders = [_Recorder(stream, printed, number) for number, stream in enumerate(before)]
    sys.stdout, sys.stderr = recorders
    try:
        status = run(options)
    finally:
        sys.stdout, sys.stderr = before
    if status in (CLEAN, FINDINGS) and sum(len(text) for _, text in printed) <= MOST_CHARACTERS:
        value = json.dumps([state.hex(), status, [*_joined(printed)]])
        cache.put({key: value.encode()})
    return status


def _joined(printed: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """What was printed, in one piece as long as it goes to one stream."""
    pieces: list[str] = []
    for number, (stream, text) in enumerate(printed):
        pieces.append(text)
        if number + 1 == len(printed) or printed[number + 1][0] != stream:
            yield stream, "".join(pieces)
            pieces = []


class _Recorder:
    """A stream that remembers what is written to it."""

    def __init__(self, stream: TextIO, printed: list[tuple[int, str]], number: int) -> None:
        self._stream, self._printed, self._number = stream, printed, number

    def write(self, text: str) -> int:
        self._printed.append((self._number, text))
        return self._stream.write(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)
