"""Fixes, applied until there are no more: what is found, what is fixed, and what may not be.

Every fix is checked against the parsed document: a safe one that would change more than it may is
dropped and reported as `internal-error`, and so is one that does not settle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from listlint.config.tables import Config
from listlint.core.diagnostic import Diagnostic, Edit
from listlint.core.document import Document
from listlint.core.result import Result
from listlint.core.source import Source, Span
from listlint.engine import bisect, fidelity, fix
from listlint.engine.fidelity import DocumentText
from listlint.engine.loading import reload
from listlint.project.project import Project
from listlint.rules import INTERNAL_ERROR

ROUNDS = 10
"""Rounds in which fixes are applied, each to what the last one has made."""
_BUG = "this is a bug in listlint: please report it with the file"

Lint = Callable[[Project, Sequence[Diagnostic]], Result]
"""Finds what is to be reported in a project, and adds what else there is to say."""


@dataclass(frozen=True, slots=True)
class FixedProject:
    """What has become of a project."""

    result: Result
    """What is still found, and places in the texts as they are now."""
    project: Project
    """The project that these are."""
    changed: Mapping[str, tuple[str, str]]
    """By path, the text before and after, of the files that are not as they were."""
    fixed: int
    """How many fixes were applied."""


def fix_all(project: Project, config: Config, lint: Lint, *, unsafe: bool = False) -> FixedProject:
    """Apply the fixes of what is found, in memory, until nothing changes."""
    work = _Work(project, config, unsafe=unsafe)
    result = lint(work.project, ())
    for _ in range(ROUNDS):
        if not work.apply(result.diagnostics):
            break
        result = lint(work.project, ())
    else:
        work.revert(result.diagnostics)
    if work.failures:
        result = lint(work.project, work.failures)
    changed = {
        path: (project.sources[path].text, source.text)
        for path, source in work.project.sources.items()
        if source.text != project.sources[path].text
    }
    return FixedProject(result, work.project, changed, work.fixed)


@dataclass(slots=True)
class _Work:
    """A project between one round and the next."""

    project: Project
    config: Config
    unsafe: bool
    fixed: int = 0
    failures: list[Diagnostic] = field(default_factory=list)
    _original: Project = field(init=False)
    _refused: set[tuple[str, str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._original = self.project

    def wanted(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings that have a fix to apply, as far as their fixes go together."""
        return fix.fitting(
            each
            for each in found
            if each.fix and (each.fix.safe or self.unsafe) and self._key(each) not in self._refused
        )

    def apply(self, found: Iterable[Diagnostic]) -> bool:
        """Apply the fixes of findings, and say whether there were any."""
        wanted = self.wanted(found)
        safe = [each for each in wanted if each.fix and each.fix.safe]
        accepted, refused = bisect.partition(safe, self._complaint)
        for each, complaint in refused:
            self._refuse(each, complaint)
        accepted += [each for each in wanted if each.fix and not each.fix.safe]
        if accepted:
            self.project, _ = self._changed(accepted)
            self.fixed += len(accepted)
        return bool(accepted)

    def _complaint(self, fixes: Sequence[Diagnostic]) -> str | None:
        after, edits = self._changed(fixes)
        complaints = (
            fidelity.complaint(_text(self.project, path), _text(after, path), edits[path])
            for path in edits
        )
        return next(filter(None, complaints), None)

    def _changed(self, fixes: Iterable[Diagnostic]) -> tuple[Project, dict[str, list[Edit]]]:
        texts = {path: source.text for path, source in self.project.sources.items()}
        edits = fix.edits(fixes, texts)
        sources = [Source(path, fix.edited(texts[path], edits[path])) for path in edits]
        return reload(self.project, sources, self.config), edits

    def revert(self, found: Iterable[Diagnostic]) -> None:
        """Give files back their first texts whose fixes do not come to an end."""
        restless = self.wanted(found)
        if not restless:
            return
        for rule, path in sorted({(each.rule, each.span.path) for each in restless}):
            message = f"the fixes of `{rule}` change this file again and again, so it is left alone"
            self.failures.append(_failure(path, message))
        paths = {edit.span.path for each in restless if each.fix for edit in each.fix.edits}
        sources = [self._original.sources[path] for path in sorted(paths)]
        self.project = reload(self.project, sources, self.config)

    def _refuse(self, found: Diagnostic, complaint: str) -> None:
        self._refused.add(self._key(found))
        place = self.project.sources[found.span.path].position(found.span.start)
        message = (
            f"a fix of `{found.rule}` is dropped: on line {place.line} it would change {complaint}"
        )
        self.failures.append(_failure(found.span.path, message))

    def _key(self, found: Diagnostic) -> tuple[str, str, str]:
        """What stays of a finding when the lines around it move."""
        source = self.project.sources[found.span.path]
        line = source.line(source.position(found.span.start).line)
        return found.rule, found.message, line


def _text(project: Project, path: str) -> DocumentText:
    document = project.documents.get(path) or Document(path=path)
    return DocumentText(project.sources[path], document)


def _failure(path: str, message: str) -> Diagnostic:
    return Diagnostic(
        span=Span(path, 0, 0),
        message=message,
        help=_BUG,
        rule=INTERNAL_ERROR.name,
        severity=INTERNAL_ERROR.severity,
    )
