"""What the last run over a whole project has found, so that only documents that have changed are
looked at again.

That is enough where all that may matter to others is as it was: the files around them, the
configuration, and what the changed documents say to others. Else everything is looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from listlint.config.tables import Setting
from listlint.core.diagnostic import Diagnostic
from listlint.core.result import Tally
from listlint.core.source import Span
from listlint.engine.kept_facts import KeptFacts, read, written
from listlint.project.project import Project
from listlint.rules import INTERNAL_ERROR, rules
from listlint.works.linkage import Works


class Unchanged(NamedTuple):
    """What is known of the documents that are as they were."""

    found: list[Diagnostic]
    tally: Tally
    changed: frozenset[str]
    """The other documents."""


class _LastRun(NamedTuple):
    """What is written down."""

    around: bytes
    """The state of all other files."""
    keys: Mapping[str, bytes]
    """Of each document, by path."""
    found: list[Diagnostic]
    tally: Tally
    were_read: frozenset[str]
    """The documents whose texts were asked for as those of files."""


@dataclass(frozen=True, slots=True)
class KeptFindings:
    """What is found in a project, in the cache of its facts."""

    facts: KeptFacts

    def unchanged(self, project: Project, enabled: Mapping[str, Setting]) -> Unchanged | None:
        """What the last run says of this one, if anything."""
        last = self._last(enabled)
        if last is None or last.around != self.facts.around:
            return None
        now = self._keys(project)
        before = {path: key for path, key in last.keys.items() if now.get(path) != key}
        if (
            now.keys() != last.keys.keys()
            or before.keys() & last.were_read
            or _speak_of(last.found, before.keys())
            or not self.facts.are_as_before(project.documents, before)
        ):
            return None
        project.files.were_read.update(last.were_read)
        found = [each for each in last.found if each.span.path not in before]
        same = last.keys.keys() - before.keys()
        return Unchanged(found, last.tally.within(same), frozenset(before))

    def keep(
        self,
        project: Project,
        enabled: Mapping[str, Setting],
        found: Iterable[Diagnostic],
        tally: Tally,
    ) -> None:
        """Write down what all rules have found in all documents."""
        were_read = frozenset(project.files.were_read & project.documents.keys())
        run = (self.facts.around, self._keys(project), [*found], tally, were_read)
        self.facts.cache.put({self.facts.key_of(enabled): written(run)})

    def _last(self, enabled: Mapping[str, Setting]) -> _LastRun | None:
        key = self.facts.key_of(enabled)
        match read(self.facts.cache.get([key]).get(key)):
            case (
                bytes() as around,
                dict() as keys,
                list() as found,
                Tally() as tally,
                frozenset() as were_read,
            ):
                return _LastRun(around, keys, found, tally, were_read)
        return None

    def _keys(self, project: Project) -> dict[str, bytes]:
        """Of each document another one for each text; what has a fault was not parsed."""
        known = self.facts.keys
        return {path: known.get(path) or _digest(project, path) for path in project.documents}


def _digest(project: Project, path: str) -> bytes:
    text = project.sources[path].text.encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=16).digest()


def is_of_one(rule: str) -> bool:
    """Whether a rule finds things in one document after the other, so that it can be run on some
    of them.
    """
    known = rules().get(rule)
    return known is None or known.subject_type not in (Project, Works)


def _speak_of(found: Iterable[Diagnostic], changed: Collection[str]) -> bool:
    """Whether findings depend on places in changed documents: those of rules that look at all
    documents at once, and those in other documents that name these or point at them.
    """
    for each in found:
        if each.rule == INTERNAL_ERROR.name:
            return True
        if each.span.path in changed:
            if not is_of_one(each.rule):
                return True
        elif any(span.path in changed for span in _beside(each)) or any(
            path in text for path in changed for text in (each.message, each.help or "")
        ):
            return True
    return False


def _beside(found: Diagnostic) -> Iterator[Span]:
    yield from (each.span for each in found.related)
    yield from (each.span for each in (found.fix.edits if found.fix else ()))
