"""A section that is there twice is told once, and not again for each entry that is in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from listlint.core.conventions import ALIKE
from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.source import Span
from listlint.project.project import Project

_SECTIONS = "duplicate-section"
_COPIES = frozenset({"duplicate-work", "duplicate-url", "conflicting-title", "similar-title"})


@dataclass
class _Pair:
    """Two sections of one name, and what is found of entries of the later one."""

    finding: Diagnostic
    first: Span
    second: Span
    copies: list[Diagnostic] = field(default_factory=list)

    def holds(self, copy: Diagnostic) -> bool:
        """Whether an entry of the second section is told to be in the first one."""
        return _is_in(copy.span, self.second) and _is_in(copy.related[0].span, self.first)

    def told(self) -> Diagnostic:
        """The finding on the sections, with how many entries are in both."""
        is_error = any(copy.severity is Severity.ERROR for copy in self.copies)
        return replace(
            self.finding,
            message=f"{self.finding.message}, and {len(self.copies)} entries are in both",
            help="keep one of the two, with all entries",
            severity=Severity.ERROR if is_error else self.finding.severity,
        )


def told_once(project: Project, found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """The findings, those on sections with the copies that they explain; a few are told alone."""
    pairs = [*_pairs(project, found)]
    for each in found if pairs else ():
        if each.rule in _COPIES and each.related:
            pair = next((one for one in pairs if one.holds(each)), None)
            if pair:
                pair.copies.append(each)
    explaining = {id(one.finding): one for one in pairs if len(one.copies) >= ALIKE}
    explained = {id(copy) for one in explaining.values() for copy in one.copies}
    return [
        explaining[id(each)].told() if id(each) in explaining else each
        for each in found
        if id(each) not in explained
    ]


def _pairs(project: Project, found: Iterable[Diagnostic]) -> Iterator[_Pair]:
    for each in found:
        if each.rule == _SECTIONS and each.related:
            first, second = each.related[0].span, each.span
            yield _Pair(each, _section(project, first), _section(project, second))


def _section(project: Project, heading: Span) -> Span:
    """A heading with all that is below it."""
    headings = project.documents[heading.path].headings
    level = next(one.level for one in headings if one.span == heading)
    ends = (
        one.span.start for one in headings if one.span.start > heading.start and one.level <= level
    )
    whole = len(project.sources[heading.path].text)
    return Span(heading.path, heading.start, next(ends, whole))


def _is_in(span: Span, section: Span) -> bool:
    return span.path == section.path and section.start <= span.start < section.end
