"""What git tracks: the files of the next commit, whatever a `.gitignore` says of them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from listlint.files.git.command import run_git

LINK, COMMIT = "120000", "160000"
"""The modes of a symbolic link, and of a submodule."""


class TrackedFile(NamedTuple):
    """A file as git's index has it."""

    mode: str
    id: str


def tracked(top: Path, folder: Path) -> Mapping[str, TrackedFile]:
    """The files below a folder, by paths that count from it; none where git cannot say."""
    lead = folder.relative_to(top).as_posix()
    lead = "" if lead == "." else f"{lead}/"
    try:
        done = run_git(top, "ls-files", "--stage", "-z", "--", lead or ".")
    except OSError:
        return {}
    found = {}
    for line in filter(None, os.fsdecode(done.stdout).split("\0")) if not done.returncode else ():
        facts, _, path = line.partition("\t")
        mode, name, _ = facts.split(" ")
        found[path.removeprefix(lead)] = TrackedFile(mode, name)
    return found


def with_folders(paths: Mapping[str, TrackedFile]) -> frozenset[str]:
    """These paths, and the folders that they lie in."""
    found = set()
    for path in paths:
        while path and path not in found:
            found.add(path)
            path = path.rpartition("/")[0]  # noqa: PLW2901 - upwards
    return frozenset(found)
