"""What people read together: findings with one cause, the files that they are in, and what is left
out because it was said often enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from listlint.cli.report.layout import Layout
from listlint.cli.report.shown_paths import from_here
from listlint.cli.report.terminal_text import visible
from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.lazy_pattern import pattern
from listlint.core.result import Result
from listlint.core.source import Source

MOST_ALIKE = 5
"""So many findings of one rule that say the same are shown of one file."""
_FENCES = ("---", "+++")
"""What is above and below the head of a note."""
_NAMES = pattern(r"`[^`]*`|\d+")

Block = tuple[Diagnostic, ...]
"""Findings with one cause, in the order of their places."""


class Shown(NamedTuple):
    """What is shown of a result."""

    blocks: list[Block]
    """Errors before warnings, and of one severity by file."""
    left_out: list[str]
    """A line for each kind of finding of which there are more than are shown."""
    unwritten: list[Diagnostic]
    """Links to unwritten notes, which are said together at the end."""


def shown(result: Result, layout: Layout, *, by_cause: bool) -> Shown:
    """Sort findings into what is shown. What a change brings is always said one by one."""
    unwritten = [] if layout.show_unwritten else said_together(result)
    others = {id(each) for each in unwritten}
    found = [each for each in result.diagnostics if id(each) not in others]
    if layout.show_all:
        return Shown([(each,) for each in found], [], unwritten)
    blocks = _by_cause(found, result) if by_cause else [(each,) for each in found]
    few, left_out = _capped(blocks, result)
    return Shown(few, left_out, unwritten)


def in_order(blocks: Iterable[Block]) -> list[Block]:
    """Errors first, and of one severity by file."""
    return sorted(
        blocks, key=lambda each: (each[0].severity is Severity.WARNING, each[0].span.path)
    )


def said_together(result: Result) -> list[Diagnostic]:
    """Several warnings about notes that are not there yet, unless a change brings them."""
    wanted = [
        each
        for each in result.diagnostics
        if each.unwritten and each.severity is Severity.WARNING and not result.summary.since
    ]
    return wanted if len(wanted) > 1 else []


def _by_cause(found: Iterable[Diagnostic], result: Result) -> list[Block]:
    """Findings that say the same of the same text are one block, at the first of them; so are those
    that say the same of the heads of notes, which a program or a template has written.
    """
    groups: defaultdict[tuple[object, ...], list[Diagnostic]] = defaultdict(list)
    for each in found:
        source = result.sources[each.span.path]
        text = None if _is_in_head(source, each) else _without_place(source.text_of(each.span))
        alone = id(each) if text == "" or each.related else None
        groups[each.severity, each.rule, each.message, text, alone].append(each)
    return [(*group,) for group in groups.values()]


def _without_place(text: str) -> str:
    """The file that a link points to, wherever in it: `refs.bib` of `refs.bib#L10`."""
    return text.partition("#")[0] or text


def _is_in_head(source: Source, found: Diagnostic) -> bool:
    """Whether a finding is about the head of a note."""
    fence = source.text[:3]
    return fence in _FENCES and found.span.start < source.text.find(f"\n{fence}", len(fence))


_Kind = tuple[str, str, str]
"""The file, none for the heads of notes; the rule; and what is said."""


def _capped(blocks: Iterable[Block], result: Result) -> tuple[list[Block], list[str]]:
    """No more than a few blocks that are alike, and what is said of the others."""
    kinds: defaultdict[_Kind, list[Block]] = defaultdict(list)
    for block in blocks:
        kinds[_kind(block[0], result)].append(block)
    few = [block for alike in kinds.values() for block in alike[:MOST_ALIKE]]
    place = {id(block): at for at, block in enumerate(blocks)} if isinstance(blocks, list) else {}
    few.sort(key=lambda block: place.get(id(block), 0))
    return few, [*_left_out(kinds.values(), result)]


def _left_out(kinds: Iterable[Sequence[Block]], result: Result) -> Iterator[str]:
    for alike in kinds:
        if (more := sum(map(len, alike[MOST_ALIKE:]))) > 0:
            first = alike[0][0]
            files = {each.span.path for block in alike[MOST_ALIKE:] for each in block}
            path = visible(from_here(result, first.span.path))
            where = f"{len(files)} other files" if len(files) > 1 else path
            yield (
                f'{where}: {first.rule}: {more} more like "{visible(first.message)}"'
                f" (`--show-all` shows {'them' if more > 1 else 'it'})"
            )


def _kind(found: Diagnostic, result: Result) -> _Kind:
    """What alike findings have in common: names and numbers aside, they say the same, of one file
    or of the heads of notes, which one program has written.
    """
    is_in_head = _is_in_head(result.sources[found.span.path], found)
    path = "" if is_in_head else found.span.path
    return path, found.rule, _NAMES.sub("`", found.message)
