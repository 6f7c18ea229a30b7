"""Draws one finding for a terminal: a headline, places as they stand in their lines, advice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from listlint.cli.report.layout import NARROWEST, Layout
from listlint.cli.report.rule_pages import linked
from listlint.cli.report.shown_paths import from_here
from listlint.cli.report.terminal_text import cell_count, excerpt, visible, visible_path
from listlint.core.diagnostic import Diagnostic, Related, Severity
from listlint.core.result import Result
from listlint.core.source import Span

BOLD, BLUE, RED, YELLOW = "1", "1;34", "1;31", "1;33"
_HUES = {Severity.WARNING: YELLOW}

MOST_RELATED = 8
"""How many related places are shown of one finding."""
MOST_ALIKE = 4
"""How many of them that say the same."""
MOST_PLACES = 20
"""How many more places are named of findings with one cause."""


def hue_of(diagnostic: Diagnostic) -> str:
    """The colour of a severity."""
    return _HUES.get(diagnostic.severity or Severity.ERROR, RED)


def painted(text: str, hue: str, layout: Layout) -> str:
    """The text in a colour, if there are any."""
    return f"\x1b[{hue}m{text}\x1b[0m" if layout.color else text


def place_of(span: Span, result: Result, layout: Layout) -> str:
    """A place as `path:line:column`, which is a link where the terminal knows links."""
    line, column = result.sources[span.path].position(span.start)
    shown = f"{visible_path(from_here(result, span.path))}:{line}:{column}"
    if not (layout.hyperlinks and result.folder):
        return shown
    file = quote(Path(result.folder, span.path).as_posix(), errors="replace")
    return f"\x1b]8;;file://{file}\x1b\\{shown}\x1b]8;;\x1b\\"


def advice(diagnostic: Diagnostic) -> Iterator[tuple[str, str]]:
    """What to do about a finding, each with its label."""
    if diagnostic.help:
        yield "help", diagnostic.help
    if diagnostic.fix:
        yield "fix" if diagnostic.fix.safe else "unsafe fix", diagnostic.fix.title


def drawn(found: Sequence[Diagnostic], result: Result, layout: Layout) -> Iterator[str]:
    """The lines of a finding with its places, its help and its fix. Of several with one cause the
    first is drawn, and the others say where they are.
    """
    first, others = found[0], found[1:]
    related = first.related if layout.show_all else [*_few(first.related)]
    spans = [first.span, *(other.span for other in related)]
    last_line = max(result.sources[span.path].position(span.start).line for span in spans)
    sheet = _Sheet(result, layout, len(str(last_line)))
    yield sheet.headline(first, f" ({len(found)} places)" if others else "")
    yield from sheet.place("-->", first.span, "^", hue_of(first))
    for other in related:
        yield from sheet.place(":::", other.span, "-", BLUE, visible(other.message))
    yield from sheet.more(len(first.related) - len(related))
    for each in others[:MOST_PLACES]:
        yield sheet.aside(":::", place_of(each.span, result, layout))
    yield from sheet.more(len(others) - MOST_PLACES)
    for label, text in advice(first):
        yield sheet.note(label, text)


def _few(related: Sequence[Related]) -> Iterator[Related]:
    """The first of the related places, and not too many that say the same."""
    seen: Counter[str] = Counter()
    for each in related:
        seen[each.message] += 1
        if seen[each.message] <= MOST_ALIKE and seen.total() <= MOST_RELATED:
            yield each


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What one finding is drawn on."""

    result: Result
    layout: Layout
    gutter: int
    """The width of the largest line number."""

    def paint(self, text: str, hue: str) -> str:
        return painted(text, hue, self.layout)

    def headline(self, diagnostic: Diagnostic, more: str) -> str:
        severity = self.paint(str(diagnostic.severity), hue_of(diagnostic))
        rule = self.paint(linked(f"[{diagnostic.rule}]", diagnostic.rule, self.layout), BOLD)
        return f"{severity}{rule}: {visible(diagnostic.message)}{more}"

    def place(self, arrow: str, span: Span, mark: str, hue: str, label: str = "") -> Iterator[str]:
        source = self.result.sources[span.path]
        yield self.aside(arrow, place_of(span, self.result, self.layout))
        if not source.text:
            return
        line, column = source.position(span.start)
        room = max(self.layout.width - self.gutter - len(" | "), NARROWEST)
        shown = excerpt(source.line(line), column - 1, column - 1 + span.end - span.start, room)
        yield self.row("")
        yield self.row(str(line), shown.text)
        has_room = not label or shown.start + shown.width + 1 + cell_count(label) <= room
        underline = f"{mark * shown.width} {label if has_room else ''}".rstrip()
        yield self.row("", " " * shown.start + self.paint(underline, hue))
        if not has_room:
            yield self.row("", " " * max(0, room - cell_count(label)) + self.paint(label, hue))

    def more(self, number: int) -> Iterator[str]:
        if number > 0:
            yield self.aside(":::", f"and {number} more place{'s' * (number > 1)}")

    def row(self, number: str, text: str = "") -> str:
        gutter = self.paint(f"{number:>{self.gutter}} |", BLUE)
        return f"{gutter} {text}" if text else gutter

    def aside(self, arrow: str, text: str) -> str:
        return f"{' ' * self.gutter}{self.paint(arrow, BLUE)} {text}"

    def note(self, label: str, text: str) -> str:
        margin = " " * (self.gutter + 1)
        label = self.paint(f"{label}:", BOLD)
        return f"{margin}{self.paint('=', BLUE)} {label} {visible(text)}"
