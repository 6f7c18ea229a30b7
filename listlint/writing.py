"""Files that are written: whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TextIO

from listlint.errors import UsageError


def replace(file: Path, data: bytes) -> None:
    """Put `data` in the place of a file, or of none, keeping its mode. Raises `UsageError`."""
    file = file.resolve()
    if file.exists() and not os.access(file, os.W_OK):
        raise UsageError(f"`{file}` cannot be written: it is read-only")
    new = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with new.open("xb") as out:
            out.write(data)
        if file.exists():
            shutil.copymode(file, new)
        new.replace(file)
    except OSError as error:
        raise UsageError(f"`{file}` cannot be written: {error.strerror}") from None
    finally:
        new.unlink(missing_ok=True)


def opened(name: str) -> TextIO:
    """A file to write text to. Raises `UsageError`."""
    try:
        return Path(name).open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise UsageError(f"`{name}` cannot be written: {error.strerror}") from None
