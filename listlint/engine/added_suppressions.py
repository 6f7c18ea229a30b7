"""What a change suppresses by itself: by its comments, and by tables of the configuration."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

from listlint.config.tables import Config
from listlint.core.diagnostic import Diagnostic
from listlint.core.document import WHOLE_FILE, Document, Suppression
from listlint.core.result import Added
from listlint.core.source import Source, comparable
from listlint.engine.suppress import RULES_OF_DUPLICATES, line_of_review, line_of_table
from listlint.project.project import Project

_Words = tuple[tuple[str, ...], str]
"""What a comment says: the names of rules, and why."""


def added(
    project: Project, config: Config, paths: Iterable[str], silenced: Iterable[Diagnostic]
) -> Iterator[Added]:
    """What the change that is looked at suppresses; `silenced` is what is not reported for it."""
    lines: defaultdict[str, set[tuple[int, str]]] = defaultdict(set)
    for each in silenced:
        path, start, _ = each.span
        if path in project.sources:
            lines[path].add((project.sources[path].position(start).line, each.rule))
    for path in paths:
        if project.documents[path].suppressions:
            yield from _in_document(project, path, lines[path])
    if config.source is None:
        return
    for table in config.suppress_added:
        line = line_of_table(config.source, config.suppress.index(table))
        yield Added(config.source.path, line, table.rules, table.reason)
    for judged in config.not_duplicates_added:
        line = line_of_review(config.source, config.not_duplicates.index(judged))
        yield Added(config.source.path, line, RULES_OF_DUPLICATES, judged.reason)


def _in_document(
    project: Project, path: str, silenced: Collection[tuple[int, str]]
) -> Iterator[Added]:
    """The comments of a document that were not there, or speak now for something else."""
    before = _Comments.of_base(project, path)
    now = _Comments(project.documents[path], project.sources[path])
    others = [
        each for each in now.document.suppressions if not before.take(_words(each), now.reach(each))
    ]
    for each in others:
        if not before.take_like(_words(each), now.silenced(each, silenced)):
            line = now.source.position(each.span.start).line
            yield Added(path, line, *_words(each))


def _words(suppression: Suppression) -> _Words:
    return tuple(name.text for name in suppression.names), suppression.reason


class _Comments:
    """The comments of a document, and what each speaks for."""

    def __init__(self, document: Document, source: Source) -> None:
        self.document, self.source = document, source
        self._headings = [source.position(each.span.start).line for each in document.headings]
        self._left: defaultdict[_Words, Counter[tuple[str, ...]]] = defaultdict(Counter)
        for each in document.suppressions:
            self._left[_words(each)][self.reach(each)] += 1
        self._lines: defaultdict[_Words, set[str]] = defaultdict(set)
        for each in document.suppressions:
            if self._is_block(each):
                self._lines[_words(each)].update(self._lines_of(each))

    @classmethod
    def of_base(cls, project: Project, path: str) -> _Comments:
        document = project.changes.base_document(path)
        if document is None or project.base is None:
            return cls(Document(path=path), Source(path, ""))
        return cls(document, project.base.project.sources[document.path])

    def take(self, words: _Words, reach: tuple[str, ...]) -> bool:
        """Whether a comment speaks so for just that; each counts once."""
        left = self._left[words]
        if not left[reach]:
            return False
        left[reach] -= 1
        return True

    def take_like(self, words: _Words, lines: Collection[str] | None) -> bool:
        """Whether a comment that nobody has taken speaks so, and such comments for single blocks
        spoke for all of these lines.
        """
        if lines is None or not self._lines[words].issuperset(lines):
            return False
        left = +self._left[words]  # without what has been taken
        if not left:
            return False
        self._left[words] = left - Counter([next(iter(left))])
        return True

    def reach(self, each: Suppression) -> tuple[str, ...]:
        """What a comment speaks for: the file, a section by its heading, else what stands there."""
        if each.first_line == 1 and each.last_line == WHOLE_FILE:
            return ("file",)
        if self._is_block(each):
            return ("block", *self._lines_of(each))
        return ("section", self._heading(each.first_line), self._heading(each.last_line))

    def silenced(self, each: Suppression, found: Collection[tuple[int, str]]) -> set[str] | None:
        """The lines in which a comment for a block silences something; `None` for another."""
        if not self._is_block(each):
            return None
        names = {name.text for name in each.names}
        return {
            comparable(self.source.line(line))
            for line, rule in found
            if rule in names and each.first_line <= line <= each.last_line
        }

    def _is_block(self, each: Suppression) -> bool:
        """Whether a comment speaks for one block: neither from heading to heading nor for what
        another comment ends.
        """
        is_section = each.last_line == WHOLE_FILE or each.first_line in self._headings
        return not (is_section or each.is_for_other)

    def _lines_of(self, each: Suppression) -> list[str]:
        last = min(each.last_line, len(self.source.starts))
        lines = range(each.first_line, last + 1)
        return [text for line in lines if (text := comparable(self.source.line(line)))]

    def _heading(self, line: int) -> str:
        """The heading above a line, or in it; of the end of the file none."""
        number = bisect_right(self._headings, line) if line < WHOLE_FILE else 0
        return self.document.headings[number - 1].text if number else ""
