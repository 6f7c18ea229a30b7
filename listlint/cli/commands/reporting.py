"""Says what `listlint check` has found: on standard output, in files, and in a summary."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace

from listlint.cli import report
from listlint.cli.console import has_hyperlinks, is_colored, show, tell, terminal_width
from listlint.cli.report.layout import Layout
from listlint.core.errors import UsageError
from listlint.core.result import Result
from listlint.files import writing


def write_reports(result: Result, options: Namespace) -> None:
    """Print the findings, write the other reports that were asked for, and say how it went."""
    wanted = Layout(show_all=options.show_all, show_unwritten=options.show_unwritten)
    for form, file in _files(options):
        with writing.opened(file) as out:
            show(report.FORMATS[form](result, wanted), out)
    if not options.output_file:
        layout = _on_terminal(wanted, options)
        show(report.FORMATS[options.output_format](result, layout))
    if options.statistics:
        tell(report.statistics(result))
    if options.output_format in report.WITH_SUMMARY and not options.quiet:
        tell(report.summary(result))
    elif options.output_format in report.WITHOUT_REVIEW:  # whatever is asked for, this is said
        tell(each.text for each in report.for_review(result))


def _on_terminal(wanted: Layout, options: Namespace) -> Layout:
    """The same as the terminal can show it, if standard output is one."""
    color = is_colored(sys.stdout, options.color)
    width = terminal_width(sys.stdout) or wanted.width
    links = color and has_hyperlinks(sys.stdout)
    return replace(wanted, color=color, width=width, hyperlinks=links)


def _files(options: Namespace) -> list[tuple[str, str]]:
    """The formats that are written into files, with these. Raises `UsageError`."""
    files = [*options.output]
    if options.output_file:
        files.append((options.output_format, options.output_file))
    names = [name for _, name in files]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise UsageError(f"two reports cannot be written into one file, `{twice}`")
    return files
