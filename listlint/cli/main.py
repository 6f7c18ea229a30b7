"""The command line: reads arguments, runs a command and exits.

Nothing is imported before it is needed: `listlint --version` costs little more than Python.
"""
# ruff: noqa: PLC0415 - see above

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from listlint.cli.console import CLEAN, FAILED, FINDINGS, complain, show
from listlint.core.errors import UsageError, described
from listlint.core.version import __version__

TYPE_CHECKING = False  # as `typing` has it, whose import takes longer than `--version`
if TYPE_CHECKING:
    import logging
    from argparse import Namespace
    from typing import NoReturn


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and exit: 0 clean, 1 findings, 2 wrong usage, configuration or a bug."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        status = _run(given)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough
        status = _silenced(FINDINGS)
    except KeyboardInterrupt:
        status = 130
    except UsageError as error:
        complain(*error.complaints)
        status = FAILED
    except OSError as error:
        complain(_named(error))
        status = _silenced(FAILED)
    except Exception as error:  # noqa: BLE001 - a traceback helps no user
        _log(given).debug("", exc_info=error)
        complain(f"this is a bug in listlint, please report it: {described(error)}")
        status = FAILED
    sys.exit(status)


def _run(given: Sequence[str]) -> int:
    if sys.stdout is None:
        raise UsageError("standard output is closed")
    if given in (["--version"], ["-V"]):
        show([f"listlint {__version__}"])
        return CLEAN
    # A run makes millions of objects and hardly a cycle, and the process ends soon: looking for
    # cycles would take a sixth of the time.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    from listlint.cli import arguments as command_line

    if not given:
        show([command_line.parsers()[0].format_help().rstrip()])
        return FAILED
    options = command_line.parse(given)
    _log(given)
    if options.module == "check":
        from listlint.cli import replay

        return replay.or_run(_command, options)
    return _command(options)


def _command(options: Namespace) -> int:
    """Run the command that is asked for."""
    import importlib

    command = importlib.import_module(f"listlint.cli.commands.{options.module}")
    status: int = command.run(options)
    return status


def _named(error: OSError) -> str:
    """What the system refuses, and of which file."""
    why = str(error.strerror or error).lower()
    if error.filename:
        return f"`{os.fsdecode(error.filename)}`: {why}"
    # What names no file has been asked of the working directory, or of what is printed to.
    is_gone = isinstance(error, FileNotFoundError)
    return f"{'the working directory' if is_gone else 'standard output'}: {why}"


def _log(given: Sequence[str]) -> logging.Logger:
    """What `--debug` shows: the traceback of each bug, also of those that do not end the run."""
    import logging

    log = logging.getLogger("listlint")
    log.handlers[:] = [logging.StreamHandler()]
    is_debug = "--debug" in given or bool(os.environ.get("LISTLINT_DEBUG"))
    log.setLevel(logging.DEBUG if is_debug else logging.WARNING)
    return log


def _silenced(status: int) -> int:
    """Let Python flush standard output into nothing when it ends, since it would fail again."""
    from contextlib import suppress

    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status
