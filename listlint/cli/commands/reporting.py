"""Says what `listlint check` has found: on standard output, in files, and in a summary."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from functools import partial

from listlint.cli import report
from listlint.cli.console import PLAIN, is_colored, show, tell
from listlint.core.errors import UsageError
from listlint.core.result import Result
from listlint.files import writing


def write_reports(result: Result, options: Namespace) -> None:
    """Print the findings, write the other reports that were asked for, and say how it went."""
    for form, file in _files(options):
        with writing.opened(file) as out:
            show(_lines(result, form, options)(PLAIN), out)
    if not options.output_file:
        lines = _lines(result, options.output_format, options)
        show(lines(is_colored(sys.stdout, options.color)))
    if options.statistics:
        tell(report.statistics(result))
    if options.output_format in report.WITH_SUMMARY and not options.quiet:
        tell(report.summary(result))


def _files(options: Namespace) -> list[tuple[str, str]]:
    """The formats that are written into files, with these. Raises `UsageError`."""
    files = [*options.output]
    if options.output_file:
        files.append((options.output_format, options.output_file))
    names = [name for _, name in files]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise UsageError(f"two reports cannot be written into one file, `{twice}`")
    return files


def _lines(result: Result, form: str, options: Namespace) -> Callable[[bool], Iterator[str]]:
    """The lines of a report, coloured or not, without what people have read often enough."""
    written = report.FORMATS[form]
    if options.show_all or form not in report.FOR_PEOPLE:
        return partial(written, result)

    def lines(color: bool) -> Iterator[str]:  # noqa: FBT001 - as all formats
        yield from written(report.capped(result), color)
        yield from report.left_out(result)

    return lines
