"""Which files git has seen renamed, read from its history when a broken link asks."""

from __future__ import annotations

import math
import os
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from listlint.core.lazy_pattern import pattern
from listlint.files.discover import repository
from listlint.files.git.command import run_git
from listlint.files.listing import ANYWHERE, Move

_COMMIT = pattern(r"\n?commit ([0-9a-f]+)")
_RENAMES = ("--find-renames", "-l3000", "--diff-filter=R", "--name-status", "-z")
_SECONDS = 30
"""A history that takes longer is done without, as is one that git cannot read."""


class History:
    """The renames in the history of the repository that a folder lies in."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def moved(self, path: str) -> Move | None:
        """Where the file that was at a path has gone, and the commit that moved it there last.

        `**/name` asks for a file of that name, in any case, wherever it was; there is no answer
        where several had it.
        """
        if path.startswith(ANYWHERE):
            path = self._named.get(path.removeprefix(ANYWHERE).casefold(), "")
        found, age = None, math.inf
        while (move := self._moves.get(path)) and move[0] < age:  # else it was another file's
            age, found = move
            path = found.path
        return found

    @cached_property
    def _named(self) -> Mapping[str, str]:
        """The one path at which a file of a name was, by the name in lower case."""
        paths: defaultdict[str, list[str]] = defaultdict(list)
        for path in self._moves:
            paths[path.rpartition("/")[2].casefold()].append(path)
        return {name: found[0] for name, found in paths.items() if len(found) == 1}

    @cached_property
    def _moves(self) -> Mapping[str, tuple[int, Move]]:
        """The newest move from each path, by the path, with how many such commits came after it."""
        moves: dict[str, tuple[int, Move]] = {}
        ages: dict[str, int] = {}
        staged = self._git("diff-index", *_RENAMES, self._relative, "HEAD", "--")
        commits = self._git("rev-list", "HEAD", "--")
        each = ("diff-tree", "--stdin", "-r", "--abbrev", "--format=commit %h")
        committed = self._git(*each, *_RENAMES, self._relative, given=commits)
        for commit, old, new in (*_renames(staged), *_renames(committed)):
            moves.setdefault(old, (ages.setdefault(commit, len(ages)), Move(new, commit)))
        return moves

    @cached_property
    def _top(self) -> Path | None:
        return repository(self._root)

    @property
    def _relative(self) -> str:
        """Asks for what is in the folder, by paths that count from it."""
        lead = self._root.relative_to(self._top).as_posix() if self._top else "."
        return "--relative" if lead == "." else f"--relative={lead}/"

    def _git(self, *arguments: str, given: bytes = b"") -> bytes:
        """What git says; nothing where it cannot."""
        if self._top is None:
            return b""
        try:
            done = run_git(self._top, *arguments, given=given, seconds=_SECONDS)
        except (OSError, subprocess.SubprocessError):
            return b""
        return b"" if done.returncode else done.stdout


def _renames(out: bytes) -> Iterator[tuple[str, str, str]]:
    """Of each rename, newest first: the commit, the old path and the new one."""
    commit = ""
    fields = iter(os.fsdecode(out).split("\0"))
    for field in fields:
        if found := _COMMIT.fullmatch(field):
            commit = found[1]
        elif field.lstrip("\n").startswith("R"):
            yield commit, next(fields, ""), next(fields, "")
