"""The only place that prints: findings to standard output, what is said of the run beside it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

TYPE_CHECKING = False  # as `typing` has it, whose import takes longer than `--version`
if TYPE_CHECKING:
    from typing import TextIO

CLEAN, FINDINGS, FAILED = 0, 1, 2
"""Exit statuses; the last is wrong usage, configuration or a bug."""


def show(lines: Iterable[str], file: TextIO | None = None) -> None:
    """Print lines, to standard output unless a file is given."""
    for line in lines:
        print(line, file=file or sys.stdout)


def tell(lines: Iterable[str]) -> None:
    """Print lines to standard error."""
    show(lines, sys.stderr)


def complain(*complaints: str) -> None:
    """Say on standard error what a user has to know."""
    from listlint.cli.report.terminal_text import visible  # noqa: PLC0415 - not before it is needed

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


def terminal_width(stream: TextIO) -> int | None:
    """How many cells a line of the terminal has; `None` where the stream goes elsewhere."""
    if not stream.isatty():
        return None
    import shutil  # noqa: PLC0415 - not before it is needed

    return shutil.get_terminal_size().columns


def has_hyperlinks(stream: TextIO) -> bool:
    """Whether a terminal shows links, as far as its variables tell. `FORCE_HYPERLINK` decides."""
    if "FORCE_HYPERLINK" in os.environ:
        return os.environ["FORCE_HYPERLINK"] not in ("", "0")
    return stream.isatty() and any(os.environ.get(name) for name in _WITH_HYPERLINKS)


_WITH_HYPERLINKS = ("KITTY_WINDOW_ID", "WEZTERM_PANE", "WT_SESSION", "ITERM_SESSION_ID")
"""What terminals set that know the escape sequence OSC 8, and that pass through no multiplexer."""
