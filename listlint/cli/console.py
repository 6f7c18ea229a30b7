"""The only place that prints: findings to standard output, what is said of the run beside it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

CLEAN, FINDINGS, FAILED = 0, 1, 2
"""Exit statuses; the last is wrong usage, configuration or a bug."""

PLAIN = False
"""No colour."""


def show(lines: Iterable[str], file: TextIO | None = None) -> None:
    """Print lines, to standard output unless a file is given."""
    for line in lines:
        print(line, file=file or sys.stdout)


def tell(lines: Iterable[str]) -> None:
    """Print lines to standard error."""
    show(lines, sys.stderr)


def complain(*complaints: str) -> None:
    """Say on standard error what a user has to know."""
    from listlint.cli.report.cells import visible  # noqa: PLC0415 - not before it is needed

    tell(f"listlint: {visible(complaint)}" for complaint in complaints)


def is_colored(stream: TextIO) -> bool:
    """`NO_COLOR` and `FORCE_COLOR` (no-color.org, force-color.org) before the terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()
