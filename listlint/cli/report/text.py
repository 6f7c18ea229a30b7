"""Findings for people: `full` shows each place in its line, `concise` gives a line to each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from listlint.cli.report.cells import excerpt, visible, visible_path
from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.result import Result
from listlint.core.source import Source, Span

MOST_RELATED = 8
"""How many related places `full` shows of one finding."""
MOST_PLACES = 20
"""How many more places `full` names of findings about one thing."""

_BOLD, _BLUE, _RED, _YELLOW = "1", "1;34", "1;31", "1;33"
_HUES = {Severity.WARNING: _YELLOW}


def full(result: Result, color: bool) -> Iterator[str]:  # noqa: FBT001 - as all formats
    """The lines of the report for a terminal, a space one between findings. Those that are about
    the same thing are one block at the end, the largest first.
    """
    groups: defaultdict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for diagnostic in result.diagnostics:
        groups[diagnostic.rule, diagnostic.about].append(diagnostic)
    folded = [found for (_, about), found in groups.items() if about and found[1:]]
    together = {id(diagnostic) for found in folded for diagnostic in found}
    alone = [each for each in result.diagnostics if id(each) not in together]
    blocks = [full_lines(each, result.sources, color=color) for each in alone]
    folded.sort(key=len, reverse=True)
    blocks += [_folded_lines(found, result.sources, color=color) for found in folded]
    for number, block in enumerate(blocks):
        if number:
            yield ""
        yield from block


def _folded_lines(
    found: Sequence[Diagnostic], sources: Mapping[str, Source], *, color: bool
) -> Iterator[str]:
    """Findings about one thing: the first as it stands in its line, then where the others are."""
    first, *others = found
    last_line = sources[first.span.path].position(first.span.start).line
    sheet = _Sheet(sources, len(str(last_line)), color)
    hue = _HUES.get(first.severity or Severity.ERROR, _RED)
    yield sheet.headline(replace(first, message=f"{first.message} ({len(found)} places)"), hue)
    yield from sheet.place("-->", first.span, "^", hue)
    for other in others[:MOST_PLACES]:
        yield sheet.aside(":::", _where(other.span, sources))
    if (more := len(others) - MOST_PLACES) > 0:
        yield sheet.aside(":::", f"and {more} more place{'s' * (more > 1)}")
    for label, text in _advice(first):
        yield sheet.note(label, text)


def full_lines(
    diagnostic: Diagnostic, sources: Mapping[str, Source], *, color: bool = False
) -> Iterator[str]:
    """One finding with its places as they stand in their lines, its help and its fix."""
    related = diagnostic.related[:MOST_RELATED]
    spans = [diagnostic.span, *(other.span for other in related)]
    last_line = max(sources[span.path].position(span.start).line for span in spans)
    sheet = _Sheet(sources, len(str(last_line)), color)
    hue = _HUES.get(diagnostic.severity or Severity.ERROR, _RED)
    yield sheet.headline(diagnostic, hue)
    yield from sheet.place("-->", diagnostic.span, "^", hue)
    for other in related:
        yield from sheet.place(":::", other.span, "-", _BLUE, visible(other.message))
    if more := len(diagnostic.related) - len(related):
        yield sheet.aside(":::", f"and {more} more place{'s' * (more > 1)}")
    for label, text in _advice(diagnostic):
        yield sheet.note(label, text)


def concise(result: Result, color: bool) -> Iterator[str]:  # noqa: FBT001 - as all formats
    """The lines of the report with one line for each finding."""
    for diagnostic in result.diagnostics:
        yield from concise_lines(diagnostic, result.sources, color=color)


def concise_lines(
    diagnostic: Diagnostic, sources: Mapping[str, Source], *, color: bool = False
) -> Iterator[str]:
    """One finding as `path:line:column: rule: message`."""
    where = _paint(_where(diagnostic.span, sources), _BOLD, color=color)
    hue = _HUES.get(diagnostic.severity or Severity.ERROR, _RED)
    rule = _paint(diagnostic.rule, hue, color=color)
    yield f"{where}: {rule}: {visible(diagnostic.message)}"


def example_lines(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> Iterator[str]:
    """One finding as in a rule's documentation: concise, then help, fix and related places."""
    yield from concise_lines(diagnostic, sources)
    for label, text in _advice(diagnostic):
        yield f"  {label}: {visible(text)}"
    for other in diagnostic.related:
        yield f"  {_where(other.span, sources)}: {visible(other.message)}"


def _advice(diagnostic: Diagnostic) -> Iterator[tuple[str, str]]:
    if diagnostic.help:
        yield "help", diagnostic.help
    if diagnostic.fix:
        yield "fix" if diagnostic.fix.safe else "unsafe fix", diagnostic.fix.title


def _where(span: Span, sources: Mapping[str, Source]) -> str:
    line, column = sources[span.path].position(span.start)
    return f"{visible_path(span.path)}:{line}:{column}"


def _paint(text: str, hue: str, *, color: bool) -> str:
    return f"\x1b[{hue}m{text}\x1b[0m" if color else text


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What one finding is drawn on."""

    sources: Mapping[str, Source]
    gutter: int
    """The width of the largest line number."""
    color: bool

    def paint(self, text: str, hue: str) -> str:
        return _paint(text, hue, color=self.color)

    def headline(self, diagnostic: Diagnostic, hue: str) -> str:
        severity = self.paint(str(diagnostic.severity), hue)
        rule = self.paint(f"[{diagnostic.rule}]", _BOLD)
        return f"{severity}{rule}: {visible(diagnostic.message)}"

    def place(self, arrow: str, span: Span, mark: str, hue: str, label: str = "") -> Iterator[str]:
        source = self.sources[span.path]
        yield self.aside(arrow, _where(span, self.sources))
        if not source.text:
            return
        line, column = source.position(span.start)
        shown = excerpt(source.line(line), column - 1, column - 1 + span.end - span.start)
        underline = f"{mark * shown.width} {label}".rstrip()
        yield self.row("")
        yield self.row(str(line), shown.text)
        yield self.row("", " " * shown.start + self.paint(underline, hue))

    def row(self, number: str, text: str = "") -> str:
        gutter = self.paint(f"{number:>{self.gutter}} |", _BLUE)
        return f"{gutter} {text}" if text else gutter

    def aside(self, arrow: str, text: str) -> str:
        return f"{' ' * self.gutter}{self.paint(arrow, _BLUE)} {text}"

    def note(self, label: str, text: str) -> str:
        margin = " " * (self.gutter + 1)
        label = self.paint(f"{label}:", _BOLD)
        return f"{margin}{self.paint('=', _BLUE)} {label} {visible(text)}"
