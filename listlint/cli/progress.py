"""Says on a terminal that a run which takes longer than a second goes on."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

SECONDS = 1.0
"""After which something is said, and how often."""
_CLEARED = "\r\x1b[K"


@contextmanager
def shown(doing: str) -> Iterator[None]:
    """Show what is being done and for how long, until it is done; then nothing of it is left.

    Only where somebody looks on: on a terminal that can clear a line, and in no CI.
    """
    # Not `sys.stderr`, which may remember what is written to it for the next run.
    stream = sys.__stderr__
    if not stream or not stream.isatty() or os.environ.get("TERM") == "dumb" or _is_ci():
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=_show, args=(stream, doing, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _is_ci() -> bool:
    return os.environ.get("CI", "") not in ("", "0", "false")


def _show(stream: TextIO, doing: str, done: threading.Event) -> None:
    start, is_shown = time.monotonic(), False
    with suppress(OSError, ValueError):  # the terminal has gone, which ends no run
        while not done.wait(SECONDS):
            is_shown = True
            stream.write(f"{_CLEARED}listlint: {doing}, {time.monotonic() - start:.0f} s")
            stream.flush()
        if is_shown:
            stream.write(_CLEARED)
            stream.flush()
