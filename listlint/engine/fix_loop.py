"""Fixes, applied until there are no more: what is found, what is fixed, and what may not be.

Every safe fix is checked against the parsed documents. One that would change more than it may, or
whose file never comes to rest, is not applied: it is reported as one that has to be asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from listlint.config.tables import Config
from listlint.core.diagnostic import Diagnostic, Edit
from listlint.core.document import Document
from listlint.core.result import Result
from listlint.core.source import Source
from listlint.engine import fidelity, fix, reader_check, split_bad
from listlint.engine.fidelity import DocumentText
from listlint.engine.loading import reload
from listlint.project.project import Project

ROUNDS = 10
"""Rounds in which fixes are applied, each to what the last one has made: an entry takes some three,
and what has not come to rest by then goes back and forth."""
_RESTARTS = 5
"""Times that fixes which do not come to rest are given up and the others tried without them."""

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
    held: tuple[str, ...] = ()
    """Why safe fixes were not applied, a sentence each."""


def fix_all(project: Project, config: Config, lint: Lint, *, unsafe: bool = False) -> FixedProject:
    """Apply the fixes of what is found, in memory, until nothing changes."""
    work = _Work(project, config, unsafe=unsafe)
    result = lint(project, ())
    for _ in range(_RESTARTS):
        for _ in range(ROUNDS):
            if not work.apply(result.diagnostics):
                break
            result = lint(work.project, ())
        else:
            work.give_up(result.diagnostics)
            result = lint(work.project, ())
            continue
        break
    else:
        work.project, work.applied = project, []
        result = lint(project, ())
    changed = {
        path: (project.sources[path].text, source.text)
        for path, source in work.project.sources.items()
        if source.text != project.sources[path].text
    }
    result = work.without_held(result)
    return FixedProject(result, work.project, changed, len(work.applied), tuple(work.held))


@dataclass(slots=True)
class _Work:
    """A project between one round and the next."""

    project: Project
    config: Config
    unsafe: bool
    applied: list[frozenset[str]] = field(default_factory=list)
    """The paths that each fix has changed."""
    held: list[str] = field(default_factory=list)
    _original: Project = field(init=False)
    _refused: set[tuple[str, str, str]] = field(default_factory=set)
    _restless: set[tuple[str, str]] = field(default_factory=set)
    """Rules and paths."""
    _tried: tuple[Project, list[Diagnostic]] | None = None
    _outcome: tuple[Project, dict[str, list[Edit]]] = field(init=False)
    """What came of the fixes that were tried last: mostly these are then applied."""

    def __post_init__(self) -> None:
        self._original = self.project

    def wanted(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings that have a fix to apply, as far as their fixes go together."""
        return fix.fitting(
            each
            for each in found
            if each.fix and (each.fix.safe or self.unsafe) and not self._is_held(each)
        )

    def apply(self, found: Iterable[Diagnostic]) -> bool:
        """Apply the fixes of findings, and say whether there were any."""
        wanted = self.wanted(found)
        safe = [each for each in wanted if each.fix and each.fix.safe]
        accepted, refused = split_bad.partition(safe, self._complaint)
        for each, complaint in refused:
            self._refuse(each, complaint)
        accepted += [each for each in wanted if each.fix and not each.fix.safe]
        if accepted:
            self.project, _ = self._changed(accepted)
            self.applied += map(_paths, accepted)
        return bool(accepted)

    def _complaint(self, fixes: Sequence[Diagnostic]) -> str | None:
        after, edits = self._changed(fixes)
        complaints = (
            fidelity.complaint(_text(self.project, path), _text(after, path), edits[path])
            for path in edits
        )
        return next(filter(None, complaints), None)

    def _changed(self, fixes: Iterable[Diagnostic]) -> tuple[Project, dict[str, list[Edit]]]:
        asked = self.project, [*fixes]
        if self._tried != asked:
            texts = {path: source.text for path, source in self.project.sources.items()}
            edits = fix.edits(fixes, texts)
            sources = [Source(path, fix.edited(texts[path], edits[path])) for path in edits]
            self._tried = asked
            self._outcome = reload(self.project, sources, self.config), edits
        return self._outcome

    def give_up(self, found: Iterable[Diagnostic]) -> None:
        """Give files back their first texts whose fixes do not come to an end, and hold these."""
        restless = self.wanted(found)
        for rule, path in sorted({(each.rule, each.span.path) for each in restless}):
            self._restless.add((rule, path))
            self.held.append(f"the fixes of `{rule}` change `{path}` again and again")
        paths = {path for each in restless for path in _paths(each)}
        sources = [self._original.sources[path] for path in sorted(paths)]
        self.project = reload(self.project, sources, self.config)
        self.applied = [each for each in self.applied if not each & paths]

    def without_held(self, result: Result) -> Result:
        """A result in which what was not applied is no safe fix."""
        found = [reader_check.unsafe(d) if self._is_held(d) else d for d in result.diagnostics]
        fixable = sum(d.fix is not None and d.fix.safe for d in found)
        summary = replace(result.summary, fixable=fixable)
        return replace(result, diagnostics=tuple(found), summary=summary)

    def _refuse(self, found: Diagnostic, complaint: str) -> None:
        self._refused.add(self._key(found))
        place = self.project.sources[found.span.path].position(found.span.start)
        where = f"`{found.span.path}`:{place.line}"
        self.held.append(f"{where}: the fix of `{found.rule}` would change {complaint}")

    def _is_held(self, found: Diagnostic) -> bool:
        return (found.rule, found.span.path) in self._restless or (
            bool(self._refused) and self._key(found) in self._refused
        )

    def _key(self, found: Diagnostic) -> tuple[str, str, str]:
        """What stays of a finding when the lines around it move."""
        source = self.project.sources[found.span.path]
        line = source.line(source.position(found.span.start).line)
        return found.rule, found.message, line


def _paths(found: Diagnostic) -> frozenset[str]:
    """The files that a fix changes."""
    return frozenset(edit.span.path for edit in found.fix.edits) if found.fix else frozenset()


def _text(project: Project, path: str) -> DocumentText:
    document = project.documents.get(path) or Document(path=path)
    return DocumentText(project.sources[path], document)
