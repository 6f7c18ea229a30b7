"""What a run of the engine gives: findings in order, and what was looked at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.source import Source


class InForce(NamedTuple):
    """An entry format that is in effect."""

    path: str
    section: str | None
    """Of which part of the list: the columns of a table; `None` for all entries but rows."""
    template: str | None
    """`None` where the entries share none that could be held against others."""
    origin: str
    """`configured`, `stated` or `learnt`."""
    entries: int
    conforming: int


class Tally(NamedTuple):
    """What is counted of documents, of which all others must be known."""

    unwritten: tuple[str, ...]
    """For each link to a note that nobody has written yet, the document that it is in."""
    unjudged: tuple[tuple[str, str], ...]
    """For each link that seems broken and of which nobody can say it, its document and why."""
    formats: tuple[InForce, ...]
    sizes: tuple[tuple[str, int, int], ...]
    """How many references and links each document has."""

    def within(self, paths: Collection[str]) -> Tally:
        """What is counted of some documents."""
        return Tally(
            tuple(path for path in self.unwritten if path in paths),
            tuple(each for each in self.unjudged if each[0] in paths),
            tuple(each for each in self.formats if each.path in paths),
            tuple(each for each in self.sizes if each[0] in paths),
        )

    def with_more(self, other: Tally) -> Tally:
        """The same with what is counted of other documents."""
        return Tally(
            self.unwritten + other.unwritten,
            self.unjudged + other.unjudged,
            self.formats + other.formats,
            self.sizes + other.sizes,
        )


class NotRead(NamedTuple):
    """Pieces of a list that are not read as entries."""

    path: str
    reason: str
    items: int
    sections: int


class Added(NamedTuple):
    """A suppression that the change brings which is looked at."""

    path: str
    line: int
    """From 1."""
    rules: tuple[str, ...]
    reason: str


class Unchecked(NamedTuple):
    """What a change brings and no rule looks at."""

    path: str
    """Of a file, or of the folder that hides some."""
    line: int | None
    """From 1; `None` where all of it is meant."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What was checked, and how it went. Counts are of the files that are reported on."""

    files: int = 0
    lists: int = 0
    entries: int = 0
    notes: int = 0
    references: int = 0
    links: int = 0
    unwritten: int = 0
    """Links to notes that nobody has written yet, whether that is reported or not."""
    errors: int = 0
    warnings: int = 0
    suppressed: int = 0
    baselined: int = 0
    fixable: int = 0
    """Findings with a safe fix."""
    schemas: tuple[tuple[str, int], ...] = ()
    """Each schema's name and how many notes it checked."""
    formats: tuple[InForce, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    """What was not taken for an entry, where it is more than a few pieces of a list."""
    templates: int = 0
    """Files of which a program makes others: their frontmatter and entries are not read."""
    unjudged: int = 0
    """Links that seem broken, and of which nobody can say it."""
    not_judged: tuple[tuple[str, int], ...] = ()
    """Why, to be read after "because", and how many of them; the most frequent reason first."""
    added_suppressions: tuple[Added, ...] = ()
    """What a change suppresses by itself, for whoever reviews it."""
    unchecked: tuple[Unchecked, ...] = ()
    """What a change brings that is not checked, for the same."""
    since: str = ""
    """The revision that the project was compared with, as the user named it; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Sorted findings with all that a report needs to show them."""

    diagnostics: tuple[Diagnostic, ...]
    fingerprints: tuple[str, ...]
    """One for each finding, in the same order."""
    sources: Mapping[str, Source]
    prefix: str = ""
    """What the project's folder is called from the top of its repository, with `/` at the end."""
    folder: str = ""
    """The project's folder as an absolute path; empty where paths are shown as they are."""
    cwd: str = ""
    """The working directory, likewise."""
    summary: Summary = field(default_factory=Summary)

    def count(self, severity: Severity) -> int:
        return sum(found.severity is severity for found in self.diagnostics)
