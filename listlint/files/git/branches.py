"""Which branch of a repository is its main one."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from listlint.files.git.command import run_git

_USUAL = ("main", "master")
_LONGEST = 10.0
"""Seconds that git may take for an answer."""


def main_branch(top: Path) -> str:
    """What the remote repository says, else which of the usual names there is, else the branch that
    is checked out; without any the first of the usual names.
    """
    remote = "refs/remotes/origin/"
    if said := _asked(top, "symbolic-ref", "--quiet", f"{remote}HEAD"):
        return said.removeprefix(remote)
    for name in _USUAL:
        for folder in (remote, "refs/heads/"):
            if _asked(top, "rev-parse", "--verify", "--quiet", f"{folder}{name}"):
                return name
    here = _asked(top, "symbolic-ref", "--quiet", "HEAD") or ""
    return here.removeprefix("refs/heads/") or _USUAL[0]


def _asked(top: Path, *question: str) -> str:
    """What git prints; empty where it says no, or is not there."""
    try:
        done = run_git(top, *question, seconds=_LONGEST)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return os.fsdecode(done.stdout).strip() if done.returncode == 0 else ""
