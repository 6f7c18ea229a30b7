"""Comments that silence what is found today, written where their readers look for them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from listlint.config.tables import Config
from listlint.core.diagnostic import Diagnostic, Edit, Fix
from listlint.core.document import WHOLE_FILE, Document, Form
from listlint.core.source import Source, Span
from listlint.engine import fidelity, fix, split_bad
from listlint.engine.fidelity import DocumentText
from listlint.engine.loading import reload
from listlint.engine.rule_findings import run_rules
from listlint.project.project import Project


class Ignored(NamedTuple):
    """What has become of findings that were to be silenced."""

    project: Project
    """With the comments."""
    silenced: int
    left: list[Diagnostic]
    """The findings for which no comment can be written."""


def ignore(
    project: Project, config: Config, found: Iterable[Diagnostic], rules: Collection[str]
) -> Ignored:
    """Write a comment for each finding of the rules; several in one place share one.

    What is written is read again: every finding must be silent then and nothing else new, and
    entries, links and keys must be what they were.
    """
    wanted = [each for each in found if each.rule in rules]
    places: defaultdict[_Place, list[Diagnostic]] = defaultdict(list)
    left = []
    for each in wanted:
        place = _place(project, each.span)
        if place is None:
            left.append(each)
        else:
            places[place].append(each)
    before = _counts(project, config)

    def complaint(groups: Sequence[tuple[_Place, list[Diagnostic]]]) -> str | None:
        after, edits = _commented(project, config, groups)
        targets = [each for _, group in groups for each in group]
        return _complaint(project, after, edits) or _speaks(before, _counts(after, config), targets)

    good, bad = split_bad.partition([*places.items()], complaint)
    left += [each for (_, group), _ in bad for each in group]
    return Ignored(_commented(project, config, good)[0], len(wanted) - len(left), left)


class _Place(NamedTuple):
    """Where a comment, or one more name in a comment, is to be written."""

    span: Span
    before: str
    behind: str


def _place(project: Project, span: Span) -> _Place | None:
    document = project.documents.get(span.path)
    if document is None:
        return None
    source, entry = project.sources[span.path], project.entry_at(span)
    block = entry.span if entry else source.span(*_line(source, span.start))
    for each in document.suppressions:
        is_here = block.start <= each.span.start < block.end and each.last_line < WHOLE_FILE
        if is_here and each.names:
            end = each.names[-1].span.end
            return _Place(source.span(end, end), ", ", "")
    head = document.frontmatter
    if head and head.span.start <= span.start < head.span.end:
        return _in_head(source, document, span)
    at = _last(source, block)
    if entry and entry.form is Form.ROW and source.text[at - 1] == "|":
        at = len(source.text[: at - 1].rstrip(" \t"))
    return _Place(source.span(at, at), " <!-- listlint: ignore[", "] -->")


def _in_head(source: Source, document: Document, span: Span) -> _Place:
    """At the end of a line of the frontmatter; for the opening, in a line behind it."""
    assert document.frontmatter is not None
    line = source.position(span.start).line
    if line == source.position(document.frontmatter.span.start).line:
        at = source.offset(line + 1)
        return _Place(source.span(at, at), "# listlint: ignore[", "]\n")
    at = _last(source, source.span(*_line(source, span.start)))
    return _Place(source.span(at, at), " # listlint: ignore[", "]")


def _line(source: Source, offset: int) -> tuple[int, int]:
    number = source.position(offset).line
    start = source.offset(number)
    return start, start + len(source.line(number))


def _last(source: Source, block: Span) -> int:
    """The end of a block's words: what a line ends with may break it."""
    return block.start + len(source.text_of(block).rstrip().rstrip("\\"))


def _commented(
    project: Project, config: Config, groups: Iterable[tuple[_Place, list[Diagnostic]]]
) -> tuple[Project, dict[str, list[Edit]]]:
    """The project with comments."""
    texts = {path: source.text for path, source in project.sources.items()}
    fixes = [
        Diagnostic(span=place.span, message="", fix=Fix("", (_edit(place, group),)))
        for place, group in groups
    ]
    edits = fix.edits(fixes, texts)
    sources = [Source(path, fix.edited(texts[path], every)) for path, every in edits.items()]
    return reload(project, sources, config), edits


def _edit(place: _Place, group: Iterable[Diagnostic]) -> Edit:
    names = ", ".join(sorted({each.rule for each in group}))
    return Edit(place.span, f"{place.before}{names}{place.behind}")


def _counts(project: Project, config: Config) -> Counter[tuple[str, str]]:
    """How many findings there are of each rule in each file."""
    return Counter((each.span.path, each.rule) for each in run_rules(project, config).unsuppressed)


def _complaint(before: Project, after: Project, edits: dict[str, list[Edit]]) -> str | None:
    def text(of: Project, path: str) -> DocumentText:
        return DocumentText(of.sources[path], of.documents[path])

    may = ("words", "comments")
    complaints = (
        fidelity.complaint(text(before, path), text(after, path), edits[path], may)
        for path in edits
    )
    return next(filter(None, complaints), None)


def _speaks(
    before: Counter[tuple[str, str]],
    after: Counter[tuple[str, str]],
    silenced: Iterable[Diagnostic],
) -> str | None:
    """Whether something is found that should be silent, or was not found before."""
    allowed = before - Counter((each.span.path, each.rule) for each in silenced)
    return "what is found" if after - allowed else None
