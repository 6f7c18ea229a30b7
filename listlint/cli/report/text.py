"""Findings for people: `full` shows each place in its line, `concise` gives a line to each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from listlint.cli.report import unwritten_notes
from listlint.cli.report.drawn_finding import BOLD, YELLOW, advice, drawn, hue_of, painted, place_of
from listlint.cli.report.grouping import Block, in_order, shown
from listlint.cli.report.layout import PLAIN, Layout
from listlint.cli.report.rule_pages import linked
from listlint.cli.report.shown_paths import from_here
from listlint.cli.report.terminal_text import visible, visible_path
from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.result import Result


def full(result: Result, layout: Layout) -> Iterator[str]:
    """The lines of the report for a terminal: first the errors, then the warnings, file by file,
    then what many links want. What has one cause is one block.
    """
    found = shown(result, layout, by_cause=True)
    groups = [[*group] for _, group in groupby(in_order(found.blocks), key=_severity_and_file)]
    parts = [
        part
        for group in groups
        for part in (*_heading(group, groups, result, layout), *_drawn(group, result, layout))
    ]
    parts += [[line] for line in found.left_out]
    if found.unwritten:
        parts.append([*_unwritten(found.unwritten, layout)])
    for number, part in enumerate(parts):
        if number:
            yield ""
        yield from part


def _severity_and_file(block: Block) -> tuple[Severity | None, str]:
    return block[0].severity, block[0].span.path


def _heading(
    group: list[Block], groups: list[list[Block]], result: Result, layout: Layout
) -> Iterator[list[str]]:
    """The file that findings are in, and how many, where there are several files."""
    if len(groups) > 1:
        first = group[0][0]
        number = sum(each.span.path == first.span.path for block in group for each in block)
        path = visible_path(from_here(result, first.span.path))
        yield [painted(f"{path}: {number} {first.severity}{'s' * (number > 1)}", BOLD, layout)]


def _drawn(group: list[Block], result: Result, layout: Layout) -> Iterator[list[str]]:
    return ([*drawn(block, result, layout)] for block in group)


def _unwritten(found: list[Diagnostic], layout: Layout) -> Iterator[str]:
    severity = painted("warning", YELLOW, layout)
    rule = painted(linked(f"[{found[0].rule}]", found[0].rule, layout), BOLD, layout)
    yield f"{severity}{rule}: {unwritten_notes.headline(found)}"
    yield from unwritten_notes.lines(found)


def concise(result: Result, layout: Layout) -> Iterator[str]:
    """The lines of the report with one line for each finding, in the order of their places."""
    found = shown(result, layout, by_cause=False)
    for (each,) in found.blocks:
        yield concise_line(each, result, layout)
    yield from found.left_out
    if found.unwritten:
        names = unwritten_notes.wanted(found.unwritten)[: unwritten_notes.MOST_WANTED]
        words = ", ".join(f"{visible(name)} ({number})" for name, number in names)
        head = f"warning: {found.unwritten[0].rule}: {unwritten_notes.headline(found.unwritten)}"
        yield f"{head}: {words} (`--show-unwritten` shows each)"


def concise_line(diagnostic: Diagnostic, result: Result, layout: Layout = PLAIN) -> str:
    """One finding as `path:line:column: severity: rule: message`, and whether a fix is known."""
    where = painted(place_of(diagnostic.span, result, layout), BOLD, layout)
    severity = painted(str(diagnostic.severity), hue_of(diagnostic), layout)
    fix = diagnostic.fix
    mark = "" if fix is None else " [fix]" if fix.safe else " [unsafe fix]"
    rule = linked(diagnostic.rule, diagnostic.rule, layout)
    return f"{where}: {severity}: {rule}: {visible(diagnostic.message)}{mark}"


def example_lines(diagnostic: Diagnostic, result: Result) -> Iterator[str]:
    """One finding as in a rule's documentation: its place, then help, fix and related places."""
    where = place_of(diagnostic.span, result, PLAIN)
    yield f"{where}: {diagnostic.rule}: {visible(diagnostic.message)}"
    for label, text in advice(diagnostic):
        yield f"  {label}: {visible(text)}"
    for other in diagnostic.related:
        yield f"  {place_of(other.span, result, PLAIN)}: {visible(other.message)}"
