"""Findings as Markdown, for the summary of a GitHub job and for a comment on a pull request: what
is wrong and why, and the lines to write instead.

It stays below the 65,536 characters that a comment may have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from listlint.cli.report import unwritten_notes
from listlint.cli.report.grouping import said_together
from listlint.cli.report.layout import Layout
from listlint.cli.report.rule_pages import page_of
from listlint.cli.report.shown_paths import from_top
from listlint.cli.report.suggestion import new_lines
from listlint.cli.report.summary_line import checked, for_review, found
from listlint.cli.report.terminal_text import outside_code, visible
from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.lazy_pattern import pattern
from listlint.core.result import Result
from listlint.rules import ENGINE_FINDINGS, rules

MOST_ROWS = 50
"""Findings that the table has; nobody reads more in a browser."""
MOST_LINES = 20
"""Fixes that are shown as lines to paste."""
LONGEST_CELL = 400
"""Characters of a message or of advice that are shown."""
LONGEST_PASTE = 1_000
"""Characters that lines to paste may have: longer ones are a table or a paragraph, not an entry."""

_SIGNS = {Severity.ERROR: "❌ error", Severity.WARNING: "⚠️ warning"}
_MARKUP = pattern(r"[\\`*_\[\]<>#|@~&$]")
"""What could begin markup, mention a person or end the cell, outside of code."""
_MENTIONS = "@#"
"""What GitHub looks for once the page is made, so that it counts however it is written: only what
follows can keep it from a name or a number."""
_APART = "&#8203;"
"""A space that has no width."""


def markdown(result: Result, layout: Layout) -> Iterator[str]:  # noqa: ARG001 - as all formats
    """The lines of the report: a heading, a table, lines to paste, what the rules are for."""
    unwritten = said_together(result)
    others = {id(each) for each in unwritten}
    first = [each for each in result.diagnostics if id(each) not in others]
    first.sort(key=lambda each: each.severity is Severity.WARNING)
    yield f"### listlint: {_text(found(result))}"
    yield ""
    yield f"Checked {_text(checked(result.summary))}."
    if held := result.summary.baselined:
        yield f"Not shown, since they were there before: {held}."
    if first:
        yield from _table(first[:MOST_ROWS], result)
        if (more := len(first) - MOST_ROWS) > 0:
            yield f"\n… and {more} more, which `listlint check` shows."
        yield from _pastes(first, result)
        yield from _reasons(first)
    if unwritten:
        yield f"\n**{unwritten_notes.headline(unwritten)}**\n"
        for name, number in unwritten_notes.wanted(unwritten)[: unwritten_notes.MOST_WANTED]:
            yield f"- {_text(name)} ({number})"
    review = [*for_review(result)]
    if review:
        yield "\n**For whoever reviews this**\n"
        yield from (f"- {_text(each.text)}" for each in review[:MOST_ROWS])


def _table(shown: Iterable[Diagnostic], result: Result) -> Iterator[str]:
    yield "\n| | where | what is wrong | what to do |\n| --- | --- | --- | --- |"
    for each in shown:
        sign = _SIGNS[each.severity or Severity.ERROR]
        advice = each.help or (each.fix.title if each.fix else "")
        yield f"| {sign} | {_place(each, result)} | {_text(each.message)} | {_text(advice)} |"


def _place(diagnostic: Diagnostic, result: Result) -> str:
    line, column = result.sources[diagnostic.span.path].position(diagnostic.span.start)
    return _text(f"{from_top(result, diagnostic.span.path)}:{line}:{column}")


def _pastes(every: Iterable[Diagnostic], result: Result) -> Iterator[str]:
    """The lines that would be right, for findings whose fix is known."""
    shown = islice(_with_new_lines(every, result), MOST_LINES)
    for number, (diagnostic, text) in enumerate(shown):
        if not number:
            yield "\n**Write instead**"
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
        yield f"\n{_place(diagnostic, result)}\n\n{fence}markdown"
        yield from map(visible, text.split("\n"))
        yield fence


def _with_new_lines(
    every: Iterable[Diagnostic], result: Result
) -> Iterator[tuple[Diagnostic, str]]:
    seen = set()
    for each in every:
        new = new_lines(each.fix, result.sources)
        if new and len(new.text) <= LONGEST_PASTE and new not in seen:
            seen.add(new)
            yield each, new.text


def _reasons(every: Sequence[Diagnostic]) -> Iterator[str]:
    """What each rule is about."""
    known = {**rules(), **ENGINE_FINDINGS}
    yield "\n**What these rules are for**\n"
    for name in dict.fromkeys(each.rule for each in every):
        page = page_of(name)
        label = f"[`{name}`]({page})" if page else f"`{name}`"
        yield f"- {label}: {_text(known[name].summary)}" if name in known else f"- {label}"


def _text(text: str) -> str:
    """Words for a cell of a table: code stays code, all else of a file is no markup."""
    short = visible(text)
    if len(short) > LONGEST_CELL:
        short = f"{short[:LONGEST_CELL]}…"
    return outside_code(short, _plain, lambda code: code.replace("|", "\\|"))


def _plain(text: str) -> str:
    return _MARKUP.sub(_harmless, text)


def _harmless(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};{_APART if found[0] in _MENTIONS else ''}"
