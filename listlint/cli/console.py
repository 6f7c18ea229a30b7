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


def is_colored(stream: TextIO, wish: str = "auto") -> bool:
    """Whether to use colour: as was asked for, else as `NO_COLOR` and `FORCE_COLOR` say
    (no-color.org, force-color.org), else on a terminal that knows colours.
    """
    if wish != "auto":
        return wish == "always"
    if os.environ.get("NO_COLOR"):
        return False
    is_able = stream.isatty() and os.environ.get("TERM") != "dumb"
    return bool(os.environ.get("FORCE_COLOR")) or is_able
