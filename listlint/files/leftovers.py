"""The files that are written beside others before they replace them, and what is left of them.

A run that is killed while it writes leaves such a file behind, hidden; the next one that writes
removes it. So that no other file is taken for one, its name has the process that wrote it.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from listlint.core.lazy_pattern import pattern
from listlint.files.discover import repository
from listlint.files.git.tracking import tracked

_NAME = pattern(r"\..+\.([0-9]{1,9})-[0-9a-f]{16}\.new")
_LONGEST = 50
"""Characters of a file's name that are in the other's: both fit what file systems allow."""


def beside(file: Path) -> Path:
    """A new name beside a file."""
    name = f".{file.name[:_LONGEST]}.{os.getpid()}-{secrets.token_hex(8)}.new"
    return file.with_name(name)


def remove(folders: Iterable[Path]) -> None:
    """Remove what killed runs have left in some folders; what cannot be removed stays."""
    for folder in folders:
        for file in _left_in(folder):
            with suppress(OSError):
                file.unlink()


def _left_in(folder: Path) -> Iterator[Path]:
    with suppress(OSError), os.scandir(folder) as entries:
        found = [each.name for each in entries if _is_left(each)]
        top = repository(folder.resolve()) if found else None
        known = tracked(top, folder.resolve()) if top else {}
        yield from (folder / name for name in found if name not in known)


def _is_left(entry: os.DirEntry[str]) -> bool:
    """Whether a file was written by a process that has ended."""
    name = _NAME.fullmatch(entry.name)
    return name is not None and entry.is_file(follow_symlinks=False) and not _runs(int(name[1]))


def _runs(process: int) -> bool:
    """Whether a process is still there. Windows removes no file that one has open anyway."""
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # somebody else's
        return True
    return True
