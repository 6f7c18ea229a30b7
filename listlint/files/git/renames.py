"""Which files git has seen renamed, read from its history when a broken link asks."""

from __future__ import annotations

import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from listlint.files.listing import ANYWHERE, Move

_COMMIT = re.compile(r"\n?commit ([0-9a-f]+)")
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
        found, seen = None, {path}
        while move := self._moves.get(path):
            if move.path in seen:
                break
            found, path = move, move.path
            seen.add(path)
        return found

    @cached_property
    def _named(self) -> Mapping[str, str]:
        """The one path at which a file of a name was, by the name in lower case."""
        paths: defaultdict[str, list[str]] = defaultdict(list)
        for path in self._moves:
            paths[path.rpartition("/")[2].casefold()].append(path)
        return {name: found[0] for name, found in paths.items() if len(found) == 1}

    @cached_property
    def _moves(self) -> Mapping[str, Move]:
        """The newest move from each path, by the path."""
        moves: dict[str, Move] = {}
        uncommitted = self._git("diff", "HEAD")
        for commit, old, new in (*_renames(uncommitted), *_renames(self._git("log", "HEAD"))):
            moves.setdefault(old, Move(new, commit))
        return moves

    def _git(self, command: str, revision: str) -> str:
        """What git says of renames; nothing where it cannot."""
        # A hook's variables name the repository that it runs for, which need not be this one.
        own = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_PREFIX")
        env = {key: value for key, value in os.environ.items() if key not in own}
        env |= {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
        shape = ("--format=commit %h",) if command == "log" else ()
        try:
            done = subprocess.run(  # noqa: S603 - git with words of ours
                (
                    *("git", "-c", "diff.renameLimit=3000", command, *shape, revision),
                    *("--relative", "--find-renames", "--diff-filter=R", "--name-status", "-z"),
                    *("--no-ext-diff", "--no-textconv", "--"),
                ),
                cwd=self._root,
                env={**env, "LC_ALL": "C"},
                capture_output=True,
                timeout=_SECONDS,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            return ""
        return os.fsdecode(done.stdout)


def _renames(text: str) -> Iterator[tuple[str, str, str]]:
    """Of each rename, newest first: the commit, the old path and the new one."""
    commit = ""
    fields = iter(text.split("\0"))
    for field in fields:
        if found := _COMMIT.fullmatch(field):
            commit = found[1]
        elif field.lstrip("\n").startswith("R"):
            yield commit, next(fields, ""), next(fields, "")
