"""One defect, one finding: of findings about one place, the one that tells most.

A broken link is an entry out of form as well, and a bracket too many is both. Whoever reads two
findings looks for two defects, and two fixes for one defect may undo each other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from listlint.core.diagnostic import Diagnostic, Edit, Related, Severity
from listlint.core.document import Document, List
from listlint.core.source import Source, Span
from listlint.engine import copied_sections, reader_check
from listlint.project.project import Project

_FARTHEST = 300
"""So many characters of a word, such as an address, are looked at: longer ones are no words."""
_MOST = 50
"""So many findings of one entry are compared with each other: what has more is no entry."""
_FORM = "malformed-entry"
_BRACKET = "unbalanced-bracket"
_SPACING = "odd-spacing"
_BRACKETS = frozenset("()[]\uff08\uff09\u3010\u3011")
_GIVES_WAY_TO: Mapping[str, frozenset[str]] = {
    _FORM: frozenset(
        {
            _BRACKET,
            "broken-link",
            "malformed-link",
            "missing-scheme",
            "placeholder-link",
            "undefined-reference",
            "unreadable-entry",
        }
    ),
    _BRACKET: frozenset({_FORM, "broken-link", "malformed-link", "missing-scheme"}),
    "drifted-copy": frozenset({_FORM, "malformed-link", "missing-scheme"}),
    "malformed-link": frozenset({"missing-scheme"}),
    "insecure-url": frozenset({"placeholder-link", "shortened-url"}),
    _SPACING: frozenset({_FORM, "malformed-link"}),
    "repeated-link": frozenset({"mislabelled-link", "placeholder-link"}),
}
"""What is more special, or would make the other go away, by rule. Of a bracket, the format knows
best where it belongs, if it knows how to put it right."""


def once(project: Project, found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings but for those that another one about the same place makes needless."""
    found = copied_sections.told_once(project, _with_one_fix(found))
    by_path: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for each in found:
        if each.rule in _GIVES_WAY_TO or any(
            each.rule in rules for rules in _GIVES_WAY_TO.values()
        ):
            by_path[each.span.path].append(each)
    needless: set[int] = set()
    pages = reader_check.PageContexts(project)
    for path, here in by_path.items():
        document = project.documents.get(path)
        if document is not None and len(here) > 1:
            places = _Places(document, project.sources[path])
            needless.update(_needless(here, places, pages))
    yield from (each for each in found if id(each) not in needless)


def _with_one_fix(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings, but of those side by side that the very same edits put right only the first; it
    points to what the others of its rule say.
    """
    groups: defaultdict[frozenset[Edit], list[Diagnostic]] = defaultdict(list)
    for each in found:
        if each.fix and each.fix.edits:
            groups[frozenset(each.fix.edits)].append(each)
    told: dict[int, Diagnostic | None] = {}
    for group in (each for each in groups.values() if len(each) > 1):
        group.sort(key=lambda each: (each.span.start, each.rule == _FORM, each.sort_key))
        told.update(_side_by_side(group))
    settled = (told.get(id(each), each) for each in found)
    return [each for each in settled if each is not None]


def _side_by_side(found: Iterable[Diagnostic]) -> Iterator[tuple[int, Diagnostic | None]]:
    """Of findings in order, by identity, those that are said otherwise, or by one before."""
    first: Diagnostic | None = None
    end = 0
    for each in found:
        is_less = first and each.severity in (first.severity, Severity.WARNING)
        is_beside = is_less and each.span.start <= end + 1
        end = max(end, each.span.end) if is_beside else each.span.end
        if not first or not is_beside:
            first, key = each, id(each)
            continue
        yield id(each), None
        if each.rule == first.rule:
            related = Related(each.span, each.message)
            first = replace(first, related=(*first.related, related))
        if each.fix and each.fix.safe:  # what one of them is certain of is certain
            first = replace(first, fix=each.fix)
        yield key, first


def _needless(
    found: Sequence[Diagnostic], places: _Places, pages: reader_check.PageContexts
) -> Iterator[int]:
    """The findings, by identity, that others of the same block make needless, if these are said
    themselves.
    """
    groups: defaultdict[int, list[Diagnostic]] = defaultdict(list)
    for each in found:
        groups[places.block(each.span.start)].append(each)
    for group in (group for group in groups.values() if len(group) <= _MOST):
        rules = {each.rule for each in group}
        for each in group:
            winners = _GIVES_WAY_TO.get(each.rule, frozenset()) & rules
            if winners and _is_said(each, group, winners, places, pages):
                yield id(each)


def _is_said(
    found: Diagnostic,
    group: Iterable[Diagnostic],
    winners: Collection[str],
    places: _Places,
    pages: reader_check.PageContexts,
) -> bool:
    place = places.around(found.span)
    return any(
        _goes_first(other, found)
        and (_touch(places.around(other.span), place) or _puts_bracket(other, found))
        and (other.rule != _FORM or found.rule != _SPACING or _edit_one_place(other, found))
        and not reader_check.is_none(other, pages)
        for other in group
        if other.rule in winners
    )


def _puts_bracket(form: Diagnostic, bracket: Diagnostic) -> bool:
    """Whether the format puts a bracket into the entry, and so the partner of one that has none."""
    if form.rule != _FORM or bracket.rule != _BRACKET or form.fix is None:
        return False
    return any(edit.text.strip() in _BRACKETS for edit in form.fix.edits)


def _edit_one_place(one: Diagnostic, other: Diagnostic) -> bool:
    """Whether the fixes of both change the same characters, or insert the same."""
    if one.fix is None or other.fix is None:
        return False
    pairs = product(one.fix.edits, other.fix.edits)
    return any(
        first == second
        or (first.span.start < second.span.end and second.span.start < first.span.end)
        for first, second in pairs
    )


def _goes_first(one: Diagnostic, other: Diagnostic) -> bool:
    """Whether the one of two findings is said. Form and brackets give way where they have no fix
    themselves, brackets to the form where that has one.
    """
    if other.rule in (_FORM, _BRACKET) and one.rule != _FORM:
        return other.fix is None
    return one.fix is not None or one.rule != _FORM


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


class _Places:
    """What belongs together in a document: its entries, its links, and what has no space in it."""

    def __init__(self, document: Document, source: Source) -> None:
        self._source = source
        entries = document.entries if isinstance(document, List) else ()
        self._blocks = [entry.span for entry in entries]
        self._links = sorted({link.span for link in document.links})

    def block(self, at: int) -> int:
        """What an offset lies in: an entry, by where it begins, or else a line."""
        n = bisect_right(self._blocks, at, key=lambda span: span.start) - 1
        if n >= 0 and at <= self._blocks[n].end:
            return self._blocks[n].start
        return -self._source.position(at).line

    def around(self, span: Span) -> Span:
        """A place with the links and the words that it touches."""
        start, end = span.start, span.end
        n = bisect_right(self._links, end, key=lambda link: link.start)
        for link in self._links[max(0, n - 3) : n]:
            if link.end >= span.start:
                start, end = min(start, link.start), max(end, link.end)
        text = self._source.text
        first, last = max(0, start - _FARTHEST), min(len(text), end + _FARTHEST)
        while start > first and not text[start - 1].isspace():
            start -= 1
        while end < last and not text[end].isspace():
            end += 1
        return Span(span.path, start, end)
