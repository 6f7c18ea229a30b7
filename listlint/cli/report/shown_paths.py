"""Paths of a project as the readers of a report open them."""

from __future__ import annotations

import os
from pathlib import Path

from listlint.core.result import Result


def from_here(result: Result, path: str) -> str:
    """A path from the working directory, so that it can be opened from there; absolute where the
    project and the working directory have nothing to do with each other.
    """
    folder, here = result.folder, result.cwd
    if folder == here:
        return path
    whole = os.path.normpath(Path(folder, path))
    is_near = Path(folder).is_relative_to(here) or Path(here).is_relative_to(folder)
    shown = os.path.relpath(whole, here) if is_near else whole
    return shown.replace(os.sep, "/")


def from_top(result: Result, path: str) -> str:
    """A path from the top of the repository, as the sites that host it want it."""
    return f"{result.prefix}{path}"
